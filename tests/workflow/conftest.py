"""What the tests of the workflow share: a build from nothing, elsewhere, with what each program opened, and a copy."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT, copy_of_project, snakemake_anew

AUDIT = ROOT / "tests" / "workflow" / "audit"
# Another time zone, locale and order of sets than anybody has who runs the tests.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}


class FreshBuild(NamedTuple):
    """The folder that was built, and the files in it that each program opened, by the path of the program."""

    folder: Path
    opened: dict[str, set[str]]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy in which a test may edit what it restores."""
    return copy_of_project(tmp_path_factory.mktemp("workflow"))


@pytest.fixture(scope="session")
def fresh_build(tmp_path_factory: pytest.TempPathFactory) -> FreshBuild:
    """The project built from nothing in another folder and environment, with an eye on the files that it opens."""
    parent = tmp_path_factory.mktemp("fresh") / "a folder elsewhere"
    parent.mkdir()
    copy, log = copy_of_project(parent, with_results=False), parent / "opened.tsv"
    audit = {"PYTHONPATH": str(AUDIT), "AUDIT_LOG": str(log), "AUDIT_PROJECT": str(copy)}
    # Bytecode would be opened in place of the modules.
    done = snakemake_anew(copy, PYTHONDONTWRITEBYTECODE="1", **audit, **ELSEWHERE)
    assert done.returncode == 0, done.stderr[-2000:]
    opened: dict[str, set[str]] = defaultdict(set)
    for line in log.read_text(encoding="utf-8").splitlines():
        script, path = line.split("\t")
        if (copy / path).is_file():
            opened[script].add(path)
    return FreshBuild(copy, opened)
