"""What makes the recomputations count: they share nothing with scripts/, and no quoted number escapes them."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from independent.all_derived import derived
from independent.certainty import ratings
from independent.counts import counts
from independent.evidence import ROOT
from independent.quotations import quoted
from independent.reported import reported

HERE = Path(__file__).parent


def imported(path: Path) -> set[str]:
    """First names of the modules that a program imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add("." if node.level else str(node.module).split(".")[0])
    return names


def test_nothing_is_imported_but_the_standard_library_pytest_and_each_other() -> None:
    allowed = (set(sys.stdlib_module_names) | {"pytest", "independent"}) - {"importlib", "runpy", "subprocess"}
    for path in HERE.glob("**/*.py"):
        assert imported(path) <= allowed, path.name


def test_no_program_of_the_project_is_imported() -> None:
    programs = {path.stem for path in (ROOT / "scripts").glob("*.py")} | {"hivcells", "conftest"}
    assert len(programs) > 5
    for path in HERE.glob("**/*.py"):
        assert not imported(path) & programs, path.name


def test_each_number_that_the_text_quotes_is_recomputed() -> None:
    recomputed = set(reported()) | set(derived()) | set(counts()) | set(ratings())
    assert len(quoted()) > 300
    for value_id, name in quoted().items():
        assert value_id in recomputed or value_id.startswith("coverage."), (name, value_id)
