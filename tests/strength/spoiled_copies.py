"""Copies of the project with one program changed, on which steps and tests run in child processes."""

from __future__ import annotations

import importlib
import os
import runpy
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from mutants import ROOT


@contextmanager
def spoiled_copy(path: Path, source: str) -> Iterator[Path]:
    """A folder with the project as it is built, in which the program at path has this source."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("data", "report", "CITATION.cff", "pyproject.toml", "README.md"):
            (project / name).symlink_to(ROOT / name)
        # With what Python has compiled of them, so that a mutant costs little more than its tests.
        shutil.copytree(ROOT / "scripts", project / "scripts")
        shutil.copytree(ROOT / "tests", project / "tests", ignore=shutil.ignore_patterns("audit"))
        unchanged = shutil.ignore_patterns("draft", "figures", "report", "*.sqlite")
        shutil.copytree(ROOT / "results", project / "results", ignore=unchanged)
        (project / "results" / "report").symlink_to(ROOT / "results" / "report")
        (project / "results" / "draft").mkdir()
        # What the prose quotes; no program of the analyses changes it.
        quotations = Path("results", "draft", "quotations.csv")
        (project / quotations).symlink_to(ROOT / quotations)
        (project / path.relative_to(ROOT)).write_text(source, encoding="utf-8")
        yield project


def runs(project: Path, command: list[str]) -> bool:
    """Whether a step of the copy ends well."""
    return status_in_child(project, partial(run_script, command)) == 0


def fails(project: Path, tests: list[str]) -> bool:
    """Whether one of these tests of the copy fails."""
    return status_in_child(project, partial(pytest.main, ["-q", "-x", "-p", "no:cacheprovider", *tests])) != 0


def run_script(command: list[str]) -> int:
    sys.argv = command
    runpy.run_path(command[0], run_name="__main__")
    return 0


def load_libraries() -> None:
    """Import what every mutant's tests need, once for each worker; loading them takes longer than most tests."""
    for library in ("pandas", "scipy.stats", "statsmodels.stats.inter_rater", "statsmodels.stats.proportion"):
        importlib.import_module(library)


def status_in_child(project: Path, action: Callable[[], int]) -> int:
    """Exit status of an action on the copy of the project, in a child process that has the libraries loaded already."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.chdir(project)
        os.environ["RESULTS_AS_THEY_ARE"] = "1"
        # The copy's own programs, not those that this process has imported from the original.
        own = {path.stem for path in (ROOT / "scripts").glob("*.py")} | {"hivcells", "conftest"}
        for name in [name for name in sys.modules if name.partition(".")[0] in own]:
            del sys.modules[name]
        sys.path[:] = [
            str(project / "scripts"),
            *(entry for entry in sys.path if not entry.startswith(str(ROOT / "scripts"))),
        ]
        status = int(action())
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        os._exit(status)
