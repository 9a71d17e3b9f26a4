"""A build from nothing: what a step reads is what its rule declares, it keeps a log, and leaves nothing to do."""

from __future__ import annotations

import ast
import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import ROOT, snakemake
from workflow.planning import PROGRAMS, RULES, planned

# Programs that people run by hand, by way of make.
FOR_CURATORS = {f"scripts/{name}.py" for name in ("new_study", "check_sources", "explain", "release")}
# Folders of which a rule declares all that one step reads or writes.
WHOLE = ("scripts/hivcells/", "report/templates/", "results/tables/")
# lxml opens the drawings by itself, and pandoc the style of references, unseen by Python.
READ_OUTSIDE_OF_PYTHON = {
    "scripts/compose_report.py": {"results/figures"},
    "scripts/write_tables.py": {"report/references.csl", "results/draft/references.json"},
}


@pytest.fixture(scope="module")
def inputs(fresh_build) -> dict[str, set[str]]:
    """Inputs of each rule under the program that it runs, from Snakemake's own summary."""
    summary = snakemake(fresh_build.folder, "--detailed-summary").stdout
    rows = csv.DictReader(summary[summary.index("output_file") :].splitlines(), delimiter="\t")
    by_program: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        [program] = re.findall(r"scripts/\w+\.py", row["shellcmd"])
        by_program[program] |= set(row["input-file(s)"].split(","))
    return by_program


def imported(script: Path, seen: set[Path] | None = None) -> set[str]:
    """Modules of the project that a program imports, and those that they import."""
    seen = seen if seen is not None else set()
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            path = ROOT / "scripts" / name.replace(".", "/")
            for module in (path.with_suffix(".py"), path / "__init__.py"):
                if module.is_file() and module not in seen:
                    seen.add(module)
                    imported(module, seen)
    return {str(module.relative_to(ROOT)) for module in seen}


def test_each_program_has_a_rule_but_those_that_people_run_by_hand(inputs: dict[str, set[str]]) -> None:
    assert set(inputs) == {f"scripts/{path.name}" for path in PROGRAMS} - FOR_CURATORS


def test_each_rule_declares_its_program_and_every_module_that_it_imports(inputs: dict[str, set[str]]) -> None:
    undeclared = {script: ({script} | imported(ROOT / script)) - declared for script, declared in inputs.items()}
    assert undeclared == {script: set() for script in inputs}


def test_each_rule_declares_every_file_that_its_program_opens(fresh_build, inputs: dict[str, set[str]]) -> None:
    assert set(fresh_build.opened) == set(inputs)
    undeclared = {}
    for script, paths in fresh_build.opened.items():
        folders = {folder for folder in inputs[script] if (fresh_build.folder / folder).is_dir()}
        undeclared[script] = {
            path for path in paths - inputs[script] if not folders & {str(parent) for parent in Path(path).parents}
        }
    assert undeclared == {script: set() for script in inputs}


def test_no_rule_declares_what_its_program_does_not_open(fresh_build, inputs: dict[str, set[str]]) -> None:
    """But for the library, the templates and the tables, of which a rule declares whole folders."""
    needless = {}
    for script, declared in inputs.items():
        opened = fresh_build.opened[script]
        opened |= READ_OUTSIDE_OF_PYTHON.get(script, set())
        opened |= {str(parent) for path in opened for parent in Path(path).parents}
        needless[script] = {path for path in declared - opened if not path.startswith(WHOLE)}
    assert needless == {script: set() for script in inputs}


def test_each_rule_keeps_a_log(fresh_build) -> None:
    logs = {path.stem for path in (fresh_build.folder / "results" / "logs").glob("*.log")}
    of_documents = {"compose_review", "compose_supplement"}
    of_documents |= {"render_review_html", "render_review_pdf", "render_supplement_pdf"}
    of_documents |= {f"verify_{file}" for file in ("review.html", "review.pdf", "supplement.pdf", "ledger.html")}
    assert logs == set(RULES) - {"compose_report", "render_report", "verify_report"} | of_documents


def test_nothing_is_left_to_do_after_a_build_or_for_what_tools_leave_behind(fresh_build) -> None:
    for left in ("report/.quarto/xref/index", "report/sections/.harms.qmd.swp", "scripts/hivcells/__pycache__/x.pyc"):
        (fresh_build.folder / left).parent.mkdir(parents=True, exist_ok=True)
        (fresh_build.folder / left).write_text("left behind", encoding="utf-8")
    assert planned(fresh_build.folder) == {}
    assert "/report/.quarto/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_each_figure_has_its_data_beside_it(fresh_build) -> None:
    """The drawing for a phone shows what that for a desk shows, and has no data of its own."""
    figures = fresh_build.folder / "results" / "figures"
    drawn = {path.stem.removesuffix("-narrow") for path in figures.glob("*.svg")}
    assert len(drawn) >= 3
    assert {path.stem for path in figures.glob("*.csv")} == drawn
