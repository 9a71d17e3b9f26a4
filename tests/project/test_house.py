"""The house stays one to find one's way in: few programs, short modules, short functions."""

from __future__ import annotations

import ast
import statistics

import pytest
from conftest import ROOT

MOST_PROGRAMS, MOST_LINES, LINES_OF_MOST_FUNCTIONS = 14, 200, 10
PLACES = ("scripts", "tests", "report", "benchmarks")


@pytest.mark.parametrize("place", PLACES)
def test_no_module_is_longer_than_a_reader_keeps_in_mind(place: str) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / place).rglob("*.py")}
    assert lengths
    assert {str(path.relative_to(ROOT)): n for path, n in lengths.items() if n > MOST_LINES} == {}


def test_there_are_few_programs() -> None:
    assert 0 < len(list((ROOT / "scripts").glob("*.py"))) <= MOST_PROGRAMS


def test_most_functions_of_the_library_are_short() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "scripts").rglob("*.py")]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert statistics.median(map(lines_of, functions)) <= LINES_OF_MOST_FUNCTIONS


def lines_of(function: ast.FunctionDef) -> int:
    """Lines from 'def' to the end, with those of the docstring."""
    return (function.end_lineno or function.lineno) - function.lineno + 1
