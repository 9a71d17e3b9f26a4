"""Ways to spoil a copy of a review, and what must be said of each fault; what was published stays as it is."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import forked

KEPT = [f"report/{name}" for name in ("review.html", "review.pdf", "supplement.pdf", "ledger.html")]
KEPT += ["values.json", "claims.json", "verification.json"]

# Spoils a copy of the project; returns the line of the fault. A complaint has LINE where it must name that line.
Spoil = Callable[[Path], int]


def edit(path: str, old: str, new: str) -> Spoil:
    def apply(folder: Path) -> int:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, f"'{old}' no longer stands in {path}"
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return apply


def append(path: str, line: str) -> Spoil:
    def apply(folder: Path) -> int:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        return (folder / path).read_text(encoding="utf-8").count("\n")

    return apply


def add(path: str, text: str, and_then: Spoil) -> Spoil:
    def apply(folder: Path) -> int:
        (folder / path).write_text(text, encoding="utf-8")
        return and_then(folder)

    return apply


def rewrite(path: str, change: Callable[[bytes], bytes]) -> Spoil:
    def apply(folder: Path) -> int:
        (folder / path).write_bytes(change((folder / path).read_bytes()))
        return 1

    return apply


def spoiled_by_another(folder: Path) -> int:
    """For a fault that another of the same build makes as well."""
    return 1


def remove(path: str) -> Spoil:
    def apply(folder: Path) -> int:
        (folder / path).unlink()
        return 1

    return apply


def checksums(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / "results" / name).read_bytes()).hexdigest() for name in KEPT}


# Faults that are made together, so that few runs show them all: how each is made, and what is said of it.
Faults = Mapping[str, tuple[Spoil, str]]


def spoilt(copy: Path, faults: Faults) -> dict[str, str]:
    """The complaint that each fault must get, after all of them were made."""
    lines = {case: spoil(copy) for case, (spoil, _) in faults.items()}
    return {case: complaint.replace("LINE", str(lines[case])) for case, (_, complaint) in faults.items()}


def not_said(expected: Mapping[str, str], said: str) -> set[str]:
    """The faults that nobody complained of, or not at their line."""
    return {case for case, complaint in expected.items() if not re.search(complaint, said)}


def program(copy: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A program run as its rule runs it."""
    script, *arguments = command.split()
    return forked.run(f"scripts/{script}", *arguments, folder=copy)


def assert_refused(copy: Path, faults: Faults, *commands: str, passing: tuple[str, ...] = ()) -> None:
    """With these faults the programs stop, after others passed, say what is wrong with its place, and publish nothing."""
    before, expected = checksums(copy), spoilt(copy, faults)
    for command in passing:
        done = program(copy, command)
        assert done.returncode == 0, done.stderr[-2000:]
    ended = [program(copy, command) for command in commands]
    said = "".join(done.stderr for done in ended)
    assert [done.returncode for done in ended] == [1] * len(ended), said[-2000:]
    assert not_said(expected, said) == set(), said[-6000:]
    assert "Traceback" not in said
    assert checksums(copy) == before


def assert_build_refused(
    build: Callable[[], subprocess.CompletedProcess[str]], copy: Path, expected: Mapping[str, str]
) -> None:
    """A build with faults stops, says each of them, and publishes nothing."""
    before = checksums(copy)
    done = build()
    assert done.returncode == 1, done.stderr[-2000:]
    assert not_said(expected, done.stderr) == set(), done.stderr[-6000:]
    assert "Traceback" not in done.stderr
    assert checksums(copy) == before
