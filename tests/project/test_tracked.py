"""What lies in the project's own folder is there on purpose."""

from __future__ import annotations

import subprocess

import pytest
from conftest import ROOT

TOP = {
    *(".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml"),
    *(".snakemake-workflow-catalog.yml", ".zenodo.json", "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md"),
    *("LICENSE", "LICENSE-CONTENT", "Makefile", "README.md", "Snakefile", "benchmarks", "codecheck.yml"),
    *("config.yaml", "data", "docs", "environment.yml", "profiles", "pyproject.toml", "releases", "report"),
    *("requirements.in", "requirements.lock", "rules", "scripts", "tests"),
}


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The files that git holds; an archive of the project has no git."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git here")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.rstrip("\0").split("\0")


def test_no_file_is_committed_at_the_top_by_mistake(tracked: list[str]) -> None:
    assert {path.partition("/")[0] for path in tracked} <= TOP


def test_no_file_is_empty_but_those_that_make_a_package(tracked: list[str]) -> None:
    there = [path for path in tracked if (ROOT / path).is_file()]
    assert [path for path in there if not (ROOT / path).stat().st_size and not path.endswith("__init__.py")] == []
