"""A small review to spoil: the vocabulary of the real one and the rows of one of its studies, with their lines."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from hivcells.complaints import Complaints, exit_on_complaints
from hivcells.evidence.check import checked_evidence
from hivcells.evidence.package import read_package

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
STUDY = "xia2020"


def rows_of(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="session")
def small_review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first row of each table is its header; of the others those stay whose key begins with the study."""
    folder = tmp_path_factory.mktemp("small") / "data"
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        header, *rows = rows_of(DATA / resource["path"])
        if "vocabulary/" not in resource["path"]:
            rows = [row for row in rows if row[0].startswith(STUDY)]
        target = folder / resource["path"]
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
    shutil.copy(DATA / "datapackage.json", folder)
    return folder


@pytest.fixture
def data(small_review: Path, tmp_path: Path) -> Path:
    """A copy of the small review that a test may spoil."""
    return Path(shutil.copytree(small_review, tmp_path / "data"))


@pytest.fixture
def edit(data: Path) -> Callable[[str, str, str], None]:
    """Replace the first of a text in a file that has it."""

    def replace(name: str, old: str, new: str) -> None:
        text = (data / name).read_text(encoding="utf-8")
        assert old in text, f"'{old}' does not stand in {name}"
        (data / name).write_bytes(text.replace(old, new, 1).encode())

    return replace


@pytest.fixture
def append(data: Path) -> Callable[[str, str], None]:
    """Add a line to the end of a file."""

    def add(name: str, line: str) -> None:
        with (data / name).open("a", encoding="utf-8", newline="") as file:
            file.write(line + "\n")

    return add


@pytest.fixture
def complaints(data: Path) -> Callable[[], list[str]]:
    """What the check says of the small review; file names begin with data/."""

    def check() -> list[str]:
        try:
            checked_evidence(read_package(data), data)
        except Complaints as found:
            return [str(complaint).replace(str(data), "data") for complaint in found.complaints]
        return []

    return check


@pytest.fixture
def is_found(edit: Callable[[str, str, str], None], complaints: Callable[[], list[str]]) -> Callable[..., None]:
    """Edit a table, and assert that what the check then says has these words."""

    def look_for(table: str, old: str, new: str, complaint: str) -> None:
        edit(f"{table}.csv", old, new)
        said = complaints()
        assert any(complaint in fault for fault in said), said
        assert all(fault.startswith("data/") and fault.endswith(".") for fault in said), said

    return look_for


@dataclass
class Done:
    """How a program ended, and what it said."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run a program of scripts/ with arguments, without the second that loading its libraries anew would take."""

    def run_program(program: str, *arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", [program, *map(str, arguments)])
        status = 0
        try:
            exit_on_complaints(import_module(program).main)
        except SystemExit as end:
            status = int(end.code or 0)
        return Done(status, *capsys.readouterr())

    return run_program


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program writes of the real review: a folder with evidence/ and evidence.sqlite."""
    folder = tmp_path_factory.mktemp("checked")
    command = [sys.executable, "scripts/check_evidence.py", "data", folder / "evidence", folder / "evidence.sqlite"]
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)
    return folder
