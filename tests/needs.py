"""Which tests look at the built report: a run of others need not build it first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parent
# How a file of tests comes by what is built: the folder, a copy of the project, a fixture, a reader of built tables.
READS_RESULTS = re.compile(
    r"""BUILT|copy_of_project|RESULTS|["'/]results|\bbuilt\(|[(,]\s*(?:values|html|ledger|project|built)\s*[:,)]"""
)
IMPORTED = re.compile(r"^(?:from|import) ([\w.]+)", re.MULTILINE)


def need_results(arguments: Iterable[str], folder: Path) -> bool:
    """Whether any of the files and folders of a command line, relative to a folder, holds tests of what is built."""
    paths = [folder / argument.partition("::")[0] for argument in arguments]
    files = [file for path in paths for file in (path.rglob("test_*.py") if path.is_dir() else [path])]
    return any(reads_results(file.resolve()) for file in files)


@cache
def reads_results(file: Path) -> bool:
    """Whether a file reads what is built, by itself, by another of the tests that it imports, or by the fixtures beside it."""
    if file == TESTS / "conftest.py" or not file.is_file():
        return False
    text = file.read_text(encoding="utf-8")
    others = {TESTS.joinpath(*name.split(".")).with_suffix(".py") for name in IMPORTED.findall(text)}
    fixtures = file.with_name("conftest.py")
    return bool(READS_RESULTS.search(text)) or any(map(reads_results, (others | {fixtures}) - {file}))
