"""The workflow tells the truth: what a step reads is what its rule names."""

from __future__ import annotations

import ast
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import ROOT, copy_of_project, snakemake, table

# Programs that people run by hand, by way of make.
FOR_CURATORS = {"scripts/new_study.py", "scripts/verify_sources.py", "scripts/explain.py"}
AUDIT = ROOT / "tests" / "audit"


def inputs_by_script(folder: Path) -> dict[str, set[str]]:
    """Inputs of each rule under the script that it runs, from Snakemake's own summary."""
    lines = snakemake(folder, "--detailed-summary").stdout.splitlines()
    header = next(line for line in lines if line.startswith("output_file")).split("\t")
    inputs: dict[str, set[str]] = defaultdict(set)
    for line in lines[lines.index("\t".join(header)) + 1 :]:
        row = dict(zip(header, line.split("\t")))
        script = re.search(r"scripts/\w+\.py", row.get("shellcmd", ""))
        if script:
            inputs[script.group()] |= set(row["input-file(s)"].split(","))
    return inputs


def imported(script: Path, seen: set[Path] | None = None) -> set[str]:
    """Modules of the project that a script imports, and those that they import."""
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


def test_each_rule_names_its_script_and_every_module_that_the_script_imports(project: Path) -> None:
    inputs = inputs_by_script(project)
    assert set(inputs) == {f"scripts/{path.name}" for path in (ROOT / "scripts").glob("*.py")} - FOR_CURATORS
    for script, named in inputs.items():
        missing = ({script} | imported(ROOT / script)) - named
        assert not missing, f"the rule of {script} does not name {sorted(missing)}"


def test_each_rule_names_every_file_that_its_program_opens(tmp_path: Path) -> None:
    copy = copy_of_project(tmp_path, with_results=False)
    log = tmp_path / "opened"
    done = snakemake(
        copy, PYTHONPATH=str(AUDIT), AUDIT_LOG=str(log), AUDIT_PROJECT=str(copy), PYTHONDONTWRITEBYTECODE="1"
    )
    assert done.returncode == 0, done.stderr[-2000:]
    inputs = inputs_by_script(copy)
    opened: dict[str, set[str]] = defaultdict(set)
    for line in log.read_text().splitlines():
        script, path = line.split("\t")
        opened[script].add(path)
    assert set(opened) == set(inputs)
    # What a rule updates it may read first.
    updated = set(re.findall(r'update\("(results/draft/.+?)"\)', (ROOT / "Snakefile").read_text(encoding="utf-8")))
    for script, paths in opened.items():
        undeclared = {
            path
            for path in paths
            if path not in inputs[script] | updated and (copy / path).is_file() and "__pycache__" not in path
        }
        assert not undeclared, f"the rule of {script} does not name {sorted(undeclared)}"


@pytest.mark.parametrize(
    ("path", "addition", "rule"),
    [
        ("data/findings.csv", "\n", "check_evidence"),
        ("scripts/hivcells/quantities.py", "\n# an edit\n", "analyse_changes"),
        ("scripts/hivcells/statistics/clopper_pearson.py", "\n# an edit\n", "analyse_proportions"),
        ("report/sections/safety.qmd", "\nAnother sentence.\n", "check_prose"),
        ("report/styles/review.css", "\n/* an edit */\n", "render_html"),
        ("report/filters/numbers.lua", "\n-- an edit\n", "render_pdf"),
        ("report/references.csl", "\n<!-- an edit -->\n", "render_html"),
        ("CITATION.cff", "\n# an edit\n", "quote_values"),
        ("config.yaml", "\n# an edit\n", "render_html"),
    ],
)
def test_an_edit_of_a_file_reruns_the_step_that_reads_it(project: Path, path: str, addition: str, rule: str) -> None:
    edited = project / path
    before, stat = edited.read_text(encoding="utf-8"), edited.stat()
    try:
        edited.write_text(before + addition, encoding="utf-8")
        plan = snakemake(project, "-n", "--quiet", "host")
        assert plan.returncode == 0
        assert re.search(rf"^(localrule|rule) {rule}:", plan.stdout + plan.stderr, re.MULTILINE)
    finally:
        edited.write_text(before, encoding="utf-8")
        os.utime(edited, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_the_workflow_knows_each_kind_of_therapy() -> None:
    named = re.search(r"^MODALITIES = (\[.+\])$", (ROOT / "Snakefile").read_text(encoding="utf-8"), re.MULTILINE).group(
        1
    )
    assert ast.literal_eval(named) == [row["modality_id"] for row in table("data/vocabulary/modalities.csv")]


def test_nothing_is_left_to_do_after_a_build(project: Path) -> None:
    plan = snakemake(project, "-n")
    assert plan.returncode == 0
    assert "Nothing to be done" in plan.stdout + plan.stderr


def test_list_tells_each_rule_in_a_sentence(project: Path) -> None:
    told = snakemake(project, "--list").stdout.splitlines()
    rules = set(re.findall(r"^rule (\w+):", (ROOT / "Snakefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {line.split()[0] for line in told if " (" in line} == rules
    for line in told:
        assert re.fullmatch(r"\w+ \([A-Z].*\.\)", line), f"no sentence: {line}"


def test_a_report_is_not_done_until_its_numbers_are_verified(project: Path) -> None:
    plan = snakemake(project, "-n", "--forceall", "--quiet", "host")
    text = plan.stdout + plan.stderr
    assert text.index("rule verify_numbers:") < text.index("rule publish:")


def test_each_figure_has_its_data_beside_it(project: Path) -> None:
    drawings = sorted((project / "results" / "figures").glob("*.svg"))
    assert len(drawings) >= 3
    assert all(drawing.with_suffix(".csv").is_file() for drawing in drawings)
