"""The workflow is short and says what it does, and is run where it stands, with the Python that is asked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, copy_of_project, snakemake
from workflow.planning import RULES


def test_quarto_started_where_nothing_is_staged_says_what_to_type() -> None:
    done = subprocess.run(
        [sys.executable, "staged.py"], cwd=ROOT / "report", capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "`make`" in line and "`snakemake`" in line


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


def test_list_says_of_each_rule_in_a_sentence_what_it_makes(copy: Path) -> None:
    listed = snakemake(copy, "--list").stdout.splitlines()
    assert {line.split()[0] for line in listed} == {*RULES, "all"}
    for line in listed:
        assert re.fullmatch(r"\w+ \([A-Z].*\.\)", line), f"no sentence: {line}"


def test_lint_says_nothing(copy: Path) -> None:
    done = snakemake(copy, "--lint")
    assert done.returncode == 0
    assert done.stdout.strip() in ("", "Congratulations, your workflow is in a good condition!")


def test_the_snakefile_is_a_table_of_contents() -> None:
    text = (ROOT / "Snakefile").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    assert re.findall(r'^include: "rules/(\w+)\.smk"$', text, re.M) == ["evidence", "analysis", "figures", "report"]
    assert re.findall(r"^rule (\w+):", text, re.M) == ["all"]


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
