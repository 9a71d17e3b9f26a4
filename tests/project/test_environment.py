"""The environments that the project can be built in: the lock, conda, and what they may disagree about."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s\\;]+)")
# What `uv pip compile` says by its exit code; all else but 0 is a registry that cannot be reached.
NO_SOLUTION = 1


def normal(name: str) -> str:
    """The name of a package as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: list[str]) -> dict[str, str]:
    """The version of each package in lines like 'pandas==3.1.1  # tables'."""
    return {normal(found.group(1)): found.group(2) for line in lines if (found := PIN.match(line.strip()))}


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def conda() -> tuple[list[str], list[str]]:
    """What environment.yml asks of conda, and what of pip."""
    entries = yaml.safe_load(text("environment.yml"))["dependencies"]
    of_pip = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    return [entry for entry in entries if isinstance(entry, str)], of_pip


def run(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a module of this environment; never raises."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"UV_HTTP_RETRIES": "1"},
    )


LOCK = pins(text("requirements.lock").splitlines())
ASKED = pins(text("requirements.in").splitlines())


def test_the_lock_holds_what_is_asked_for() -> None:
    assert ASKED and ASKED.items() <= LOCK.items()


def test_each_package_of_the_lock_has_one_version_with_hashes_and_no_address() -> None:
    packages = re.split(r"\n(?=\S)", text("requirements.lock").strip())
    assert len(packages) == len(LOCK)
    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text("requirements.lock") and "index-url" not in text("requirements.lock")


def test_each_request_has_a_reason() -> None:
    requests = [line for line in text("requirements.in").splitlines() if PIN.match(line)]
    assert [line for line in requests if not re.search(r" # \w", line)] == []


def test_conda_and_the_lock_pin_the_same() -> None:
    of_conda, of_pip = conda()
    assert pins(of_pip) == ASKED and len(of_pip) == len(ASKED)
    assert {"python=3.11", "quarto=1.9"} <= set(of_conda)


def test_what_conda_gives_to_pip_can_be_resolved(tmp_path: Path) -> None:
    (tmp_path / "of_pip.txt").write_text("\n".join(conda()[1]) + "\n", encoding="utf-8")
    # For each Python at once that pyproject.toml names, not only for the one that runs this.
    done = run("uv", "pip", "compile", "--universal", "--python-version", "3.11", "of_pip.txt", folder=tmp_path)
    if done.returncode not in (0, NO_SOLUTION):
        pytest.skip("no registry answers: " + " ".join(done.stderr.split()))
    assert done.returncode == 0, done.stderr
    assert ASKED.items() <= pins(done.stdout.splitlines()).items()


def test_the_environment_is_that_of_the_lock() -> None:
    assert {name: version(name) for name in ASKED} == ASKED


def test_no_package_of_the_environment_lacks_what_it_needs() -> None:
    done = run("pip", "check", "--disable-pip-version-check")
    assert done.returncode == 0, done.stdout


def test_the_code_imports_nothing_but_what_is_asked_for() -> None:
    sources = [
        path for folder in ("scripts", "tests", "benchmarks", "report") for path in (ROOT / folder).rglob("*.py")
    ]
    here = {path.stem for path in sources} | {path.parent.name for path in sources}
    packages = packages_distributions()
    others = {name for path in sources for name in imported_by(path)} - sys.stdlib_module_names - here
    assert "pandas" in others
    assert {name for name in others if not {normal(of) for of in packages.get(name, [])} & set(ASKED)} == set()


def imported_by(path: Path) -> set[str]:
    """The first part of each name that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in modules}


def test_the_oldest_python_is_the_same_everywhere() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    assert project["project"]["requires-python"] == ">=3.11,<3.14"
    assert project["tool"]["ruff"]["target-version"] == "py311"
    assert project["tool"]["mypy"]["python_version"] == "3.11"
    assert "--universal --fork-strategy fewest --python-version 3.11" in text("Makefile")


def test_the_citation_file_is_valid() -> None:
    done = run("check_jsonschema", "--builtin-schema", "vendor.citation-file-format", "CITATION.cff")
    assert done.returncode == 0, done.stdout + done.stderr
