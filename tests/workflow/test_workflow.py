"""The workflow is what it says: what a step reads is what its rule declares, and what has changed is built again."""

from __future__ import annotations

import ast
import csv
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT, copy_of_project, snakemake

# Programs that people run by hand, by way of make.
FOR_CURATORS = {f"scripts/{name}.py" for name in ("new_study", "check_sources", "explain", "release")}
# Folders of which a rule declares all that one step reads or writes.
WHOLE = ("scripts/hivcells/", "report/templates/", "results/tables/")
PROGRAMS = sorted((ROOT / "scripts").glob("*.py"))
MODULES = sorted((ROOT / "scripts").rglob("*.py"))
# lxml opens the drawings by itself, and pandoc the style of references, unseen by Python.
READ_OUTSIDE_OF_PYTHON = {
    "scripts/compose_report.py": {"results/figures"},
    "scripts/write_tables.py": {"report/references.csl", "results/draft/references.json"},
}
RULES = re.findall(
    r"^rule (\w+):", "".join(path.read_text(encoding="utf-8") for path in (ROOT / "rules").glob("*.smk")), re.MULTILINE
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy in which a test may edit what it restores."""
    return copy_of_project(tmp_path_factory.mktemp("workflow"))


@contextmanager
def edited(*paths: Path, edit: Callable[[str], str]) -> Iterator[None]:
    """Files with another content, as an editor leaves them; afterwards they are as before, with their dates."""
    before = {path: (path.read_bytes(), path.stat()) for path in paths}
    try:
        for path in paths:
            path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
        yield
    finally:
        for path, (content, stat) in before.items():
            path.write_bytes(content)
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def planned(folder: Path, *arguments: str, **environment: str) -> dict[str, str]:
    """The rules that a build would run, in order, each with the reasons that Snakemake gives for its jobs."""
    plan = snakemake(folder, "-n", "--quiet", "host", *arguments, **environment)
    assert plan.returncode == 0, plan.stdout + plan.stderr
    found = re.findall(
        r"^(?:local)?rule (\w+):\n(?:    .+\n)*?    reason: (.+)$", plan.stdout + plan.stderr, re.MULTILINE
    )
    reasons: dict[str, str] = {}
    for rule, reason in found:
        reasons[rule] = f"{reasons.get(rule, '')}{reason}; "
    return reasons


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


def test_quarto_started_where_nothing_is_staged_says_what_to_type() -> None:
    done = subprocess.run(
        [sys.executable, "staged.py"], cwd=ROOT / "report", capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "`make`" in line and "`snakemake`" in line


# Each edit with the rules that read the file themselves; edits of one dict do not run into one another.
EDITS = {
    "the evidence": {"data/findings.csv": ["check_evidence"], "data/vocabulary/units.csv": ["check_evidence"]},
    "the analyses": {"scripts/hivcells/analysis/statistics/clopper_pearson.py": ["analyse"]},
    "what is made of tables": {
        "scripts/hivcells/figures/style.py": ["draw_figures"],
        "scripts/hivcells/figures/review.mplstyle": ["draw_figures"],
        "CITATION.cff": ["quote_values"],
        "tests/strength/score.csv": ["quote_values"],
        "report/claims/harms.py": ["judge_claims"],
    },
    "the text": {
        "report/sections/harms.qmd": ["compose_report"],
        "report/supplement/tables.qmd": ["compose_report"],
        "report/supplement.qmd": ["compose_report"],
        "report/filters/numbers.lua": ["compose_report"],
        "report/styles/review.css": ["write_evidence", "compose_report"],
        "report/references.csl": ["write_evidence", "compose_report"],
    },
    "the tables of the report": {"report/templates/table.typ.j2": ["write_tables"]},
    "the evidence in the page": {
        "scripts/hivcells/report/evidence_data.py": ["write_evidence"],
        "scripts/hivcells/report/packing.py": ["write_evidence"],
    },
    "the parts of the page": {"scripts/hivcells/report/page_parts.py": ["render_report"]},
    "the last steps": {"scripts/verify_report.py": ["verify_report"], "scripts/render_report.py": ["render_report"]},
}
DOWNSTREAM = ("compose_report", "render_report", "verify_report", "publish", "all")


@pytest.mark.parametrize("edits", EDITS)
def test_an_edit_of_a_file_reruns_the_step_that_reads_it(copy: Path, edits: str) -> None:
    with edited(*(copy / path for path in EDITS[edits]), edit=lambda text: text + "\n"):
        plan = planned(copy)
    for path, rules in EDITS[edits].items():
        assert all(path in plan[rule] or "updated by another job" in plan[rule] for rule in rules), (path, plan)
    assert set(DOWNSTREAM[-2:]) <= set(plan), "what follows is not built again"


def test_a_renderer_that_has_changed_renders_again(copy: Path, tmp_path: Path) -> None:
    """Here: Quarto appears on PATH, with `renderer: auto`."""
    quarto = tmp_path / "quarto"
    quarto.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    quarto.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    other = "embedded" if shutil.which("quarto") else "quarto"
    plan = planned(copy, "--config", f"renderer={other}", PATH=path)
    assert set(plan) == {"render_report", "verify_report", "publish", "all"}
    assert "Params have changed" in plan["render_report"]
    if other == "quarto":
        assert set(planned(copy, PATH=path)) == set(plan)  # as `renderer: auto` stands in the configuration
        assert planned(copy, "--config", "renderer=embedded", PATH=path) == {}


@pytest.mark.parametrize("asked", ["", "env-modules"])
def test_programs_run_with_this_python_unless_snakemake_is_asked_to_deploy_one(tmp_path: Path, asked: str) -> None:
    """As conda would deploy it, which needs conda; modules of the environment bring a python on PATH as well."""
    project, elsewhere = copy_of_project(tmp_path, with_results=False), tmp_path / "deployed"
    elsewhere.mkdir()
    python = elsewhere / "python"
    python.write_text("#!/bin/sh\necho the deployed python >&2\nexit 1\n", encoding="utf-8")
    python.chmod(0o755)
    (project / "data" / "studies.csv").write_text("no table\n", encoding="utf-8")
    deployment = ["--software-deployment-method", asked] if asked else []
    done = snakemake(project, "check_evidence", *deployment, PATH=f"{elsewhere}{os.pathsep}{os.environ['PATH']}")
    assert done.returncode == 1
    assert ("the deployed python" in done.stderr, "data/studies.csv:1" in done.stderr) == (bool(asked), not asked)


def test_a_report_is_published_only_after_its_verification(copy: Path) -> None:
    with edited(copy / "report" / "sections" / "harms.qmd", edit=lambda text: text + "\n"):
        steps = list(planned(copy))
    assert steps.index("verify_report") < steps.index("publish")
    rule = re.search(r"^rule publish:.+", (ROOT / "rules/report.smk").read_text(encoding="utf-8"), re.M | re.S)
    assert rule and 'verified=expand("results/draft/verified/{file}.json"' in rule.group()


def test_an_edit_of_the_article_leaves_the_supplement_as_it_is(copy: Path) -> None:
    with edited(copy / "report" / "sections" / "harms.qmd", edit=lambda text: text + "\n"):
        plan = snakemake(copy, "-n", "--quiet", "host").stdout
    assert "compose_review.log" in plan and "render_review_pdf.log" in plan
    assert "compose_supplement" not in plan and "render_supplement" not in plan


def test_list_says_of_each_rule_in_a_sentence_what_it_makes(copy: Path) -> None:
    listed = snakemake(copy, "--list").stdout.splitlines()
    assert {line.split()[0] for line in listed} == {*RULES, "all"}
    for line in listed:
        assert re.fullmatch(r"\w+ \([A-Z].*\.\)", line), f"no sentence: {line}"


def test_lint_says_nothing(copy: Path) -> None:
    done = snakemake(copy, "--lint")
    assert done.returncode == 0
    assert done.stdout.strip() in ("", "Congratulations, your workflow is in a good condition!")


def test_each_figure_has_its_data_beside_it(fresh_build) -> None:
    """The drawing for a phone shows what that for a desk shows, and has no data of its own."""
    figures = fresh_build.folder / "results" / "figures"
    drawn = {path.stem.removesuffix("-narrow") for path in figures.glob("*.svg")}
    assert len(drawn) >= 3
    assert {path.stem for path in figures.glob("*.csv")} == drawn


def test_the_snakefile_is_a_table_of_contents() -> None:
    text = (ROOT / "Snakefile").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert re.findall(r'^include: "rules/(\w+)\.smk"$', text, re.M) == ["evidence", "analysis", "figures", "report"]
    assert re.findall(r"^rule (\w+):", text, re.M) == ["all"]


def test_there_are_at_most_fourteen_programs() -> None:
    assert len(PROGRAMS) <= 14


def test_no_module_is_longer_than_two_hundred_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > 200} == {}


def test_half_of_the_functions_have_at_most_ten_lines() -> None:
    lengths = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert statistics.median(lengths) <= 10


def test_another_working_directory_and_a_module_are_told_where_to_run(tmp_path: Path) -> None:
    module = f'module review:\n    snakefile: "{ROOT}/Snakefile"\n\nuse rule * from review\n'
    (tmp_path / "Snakefile").write_text(module, encoding="utf-8")
    elsewhere = snakemake(ROOT, "--dry-run", "--directory", str(tmp_path))
    as_module = snakemake(tmp_path, "--dry-run", "--cores", "1")
    for done in (elsewhere, as_module):
        assert done.returncode == 1
        assert f"the working directory is {tmp_path}. Run `snakemake` in {ROOT}, without --directory" in (
            done.stdout + done.stderr
        )
