"""What the tests share: where things are, and the built report as evidence."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import forked
import pytest
from needs import need_results
from other_review.building import build_in
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "results"
# What a copy of the project needs to build: everything that git would clone.
NOT_CLONED = (".git", ".venv", ".snakemake", ".pytest_cache", ".ruff_cache", ".mypy_cache", "results")
BYTECODE = "__pycache__"


def table(path: str) -> list[dict[str, str]]:
    """A CSV of the project, read with nothing of the project."""
    with (ROOT / path).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def copy_of_project(folder: Path, with_results: bool = True) -> Path:
    """A private copy of the project; its results, if copied, are up to date, with what Snakemake knows of them.

    Modules are as good as compiled in a copy with results; without them it is as it would be cloned.
    """
    copy = folder / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_CLONED, *([] if with_results else [BYTECODE])))
    if with_results:
        shutil.copytree(BUILT, copy / "results")
        shutil.copytree(ROOT / ".snakemake" / "metadata", copy / ".snakemake" / "metadata")
    return copy


def snakemake(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the workflow in a folder, without the time that Snakemake takes to load; never raises."""
    return forked.run(forked.SNAKEMAKE, *arguments, folder=folder, **environment)


def snakemake_anew(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the workflow in a folder as a person does, by a Python that begins in this environment; never raises."""
    return subprocess.run(
        [sys.executable, "-m", "snakemake", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


# What takes longest begins first, so that no process is left alone at the end.
LONGEST_FIRST = ("workflow", "report", "pdf", "browser", "release", "other_review", "project", "evidence", "claims")
# These share a build from nothing.
OF_THE_FRESH_BUILD = ("test_fresh_build.py", "test_reproducible.py")
# These share the build of the other review, of tea for headache.
OF_THE_OTHER_REVIEW = (
    "test_tea_for_headache.py",
    "test_absent_tables.py",
    "test_subject.py",
    "test_bad_evidence.py",
    "test_bad_text.py",
    "test_bad_settings.py",
    "test_verification_of_tea.py",
    "test_torture.py",
    "test_circumstances.py",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders with the longest tests come first, and the build from nothing before all."""
    items.sort(
        key=lambda item: (place_in(LONGEST_FIRST, item.path.parent.name), item.path.name not in OF_THE_FRESH_BUILD)
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Groups of tests each run in one process; xdist's own groups go unseen by this pytest."""
    scheduling = LoadScopeScheduling(config, log)
    scheduling._split_scope = group_of
    return scheduling


def group_of(test: str) -> str:
    """What runs in one process: a file, or the users of the same build."""
    path = test.partition("::")[0]
    name = path.rpartition("/")[2]
    builds = {"fresh build": OF_THE_FRESH_BUILD, "other review": OF_THE_OTHER_REVIEW}
    return next((build for build, users in builds.items() if name in users), path)


def place_in(names: tuple[str, ...], name: str) -> int:
    """The place of a name among others, after the last where it is none of them."""
    return names.index(name) if name in names else len(names)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Every test looks at the report as the sources stand now; workers find it built, `make mutate` spoils it.

    Where no test of the run looks at it, it is not built, and to open it is a fault.
    """
    if os.environ.get("RESULTS_AS_THEY_ARE"):
        return
    if not need_results(session.config.args, session.config.invocation_params.dir):
        sys.addaudithook(refuse_results)
        return
    if hasattr(session.config, "workerinput"):
        return
    done = snakemake_anew(ROOT)
    if done.returncode != 0:
        pytest.exit(
            f"the report cannot be built; `snakemake` says:\n{done.stdout[-3000:]}{done.stderr[-3000:]}", returncode=1
        )


def refuse_results(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise where a file of the results is opened that this run has not brought up to date."""
    if event == "open" and str(arguments[0]).startswith(f"{BUILT}{os.sep}"):
        raise AssertionError(f"{arguments[0]} is read, though tests/needs.py finds no test here that does")


@pytest.fixture(scope="session")
def values() -> dict[str, dict]:
    return json.loads((BUILT / "values.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def html() -> str:
    return (BUILT / "report" / "review.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def ledger() -> str:
    """The page with the evidence, beside the page of the review."""
    return (BUILT / "report" / "ledger.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the project that tests may not change."""
    return copy_of_project(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def other_review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small review of tea, built by the programs and rules of this project; tests may not change it."""
    built = os.environ.get("OTHER_REVIEW")  # where it stands already
    return Path(built) if built else build_in(tmp_path_factory.mktemp("other"))


@pytest.fixture
def other_copy(other_review: Path, tmp_path: Path) -> Path:
    """A built copy of the review of tea that a test may spoil; dates are kept, so that it is up to date."""
    return Path(shutil.copytree(other_review, tmp_path / "tea"))
