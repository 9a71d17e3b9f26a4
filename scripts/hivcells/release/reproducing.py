"""Build twice under other circumstances and compare every byte."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hivcells.complaints import Complaint, raise_if_any
from hivcells.release.building import build, interpreter, run, without_ours
from hivcells.release.git import git
from hivcells.release.places import described

# Places, languages, orders of sets and numbers of cores that differ; each must leave the bytes alone.
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {
    **{"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"},
    **{"USER": "somebody", "LOGNAME": "somebody"},
}
CORES_HERE, CORES_ELSEWHERE = "2", "1"
UMASK_HERE, UMASK_ELSEWHERE = 0o022, 0o077
# ASSUME: a year and a day ahead is another year, month, week day and side of each daylight saving.
LATER = "+367d"
FOLDERS_REVERSED = Path(__file__).parent / "folders_reversed"  # in another order than here
# What was run, and when Snakemake looked: neither is a result.
NO_RESULTS = (".snakemake_timestamp",)


def copy_sources(project: Path, folder: Path) -> None:
    """The files of the working tree that git knows, in a new folder."""
    for name in git(project, "ls-files", "-z").decode().split("\0"):
        if name and (project / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project / name, folder / name)


def results_below(folder: Path) -> dict[str, bytes]:
    """The content of each result, by its path; logs are no results."""
    paths = [path for path in sorted((folder / "results").rglob("*")) if path.is_file() and path.suffix != ".log"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.name not in NO_RESULTS}


def differences_of_builds(first: dict[str, bytes], second: dict[str, bytes]) -> Iterator[Complaint]:
    """Each result that two builds give otherwise, with the first byte that differs."""
    for name in sorted(first.keys() | second.keys()):
        found = described(name, first.get(name), second.get(name))
        if found:
            remedy = "Look for a clock, a path, an order of a set or a locale in the program that writes it."
            yield Complaint(name, 1, found.removeprefix(f"{name}: "), remedy)


def reproduce(project: Path, other: Path | None) -> str:
    """Build twice, the second time elsewhere and otherwise; what was varied, in words. Raises Complaints.

    `other` is an environment with another Python for the second build, or None for the same.
    """
    ours = Path(sys.prefix)
    interpreter(other or ours)
    clock = shutil.which("faketime")
    with tempfile.TemporaryDirectory(prefix="reproducible-") as folder:
        here, elsewhere = Path(folder) / "here", Path(folder) / "a folder elsewhere" / "project"
        for copy in (here, elsewhere):
            copy.mkdir(parents=True)
            copy_sources(project, copy)
        home = Path(folder) / "another home"
        home.mkdir()
        _build_with_umask(UMASK_HERE, here, ours, CORES_HERE, HERE)
        varied = ELSEWHERE | {"HOME": str(home), "PYTHONPATH": str(FOLDERS_REVERSED)}
        _build_with_umask(UMASK_ELSEWHERE, elsewhere, other or ours, CORES_ELSEWHERE, varied, clock)
        first, second = results_below(here), results_below(elsewhere)
        raise_if_any(differences_of_builds(first, second))
    return in_words(len(first), clock is not None, other)


def _build_with_umask(
    umask: int, project: Path, environment: Path, cores: str, variables: dict[str, str], clock: str | None = None
) -> None:
    before = os.umask(umask)
    try:
        if clock:
            python = interpreter(environment)
            # Threads that wait by a monotonic clock would wait for a year, and for ever.
            command = [
                clock,
                "-m",
                "--exclude-monotonic",
                "-f",
                LATER,
                str(python),
                "-m",
                "snakemake",
                "--config",
                "renderer=embedded",
            ]
            path = f"{python.parent}:{os.environ['PATH']}"
            run([*command, "--cores", cores], project, without_ours() | {"PATH": path} | variables)
        else:
            build(project, environment, "--cores", cores, **variables)
    finally:
        os.umask(before)


def in_words(number: int, has_clock: bool, other: Path | None) -> str:
    """What was compared and varied, and what could not be varied here."""
    varied = "folder, home, user's name, order of files, time zone, locale, umask, hash seed, number of cores"
    clock = ", clock" if has_clock else "; not the clock, since faketime is not installed"
    python = ", Python" if other else "; not Python, since --environment names no other"
    return f"{number} results, the same bytes twice. Varied: {varied}{clock}{python}"
