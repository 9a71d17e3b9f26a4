"""Nothing is lost and nothing stays old: what `make` sets up, and what an older date hides."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, copy_of_project, snakemake


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run `make` in a folder that has the project's Makefile and lock, and no more."""
    for name in ("Makefile", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    return subprocess.run(
        ["make", *arguments], cwd=folder, capture_output=True, text=True, env=os.environ | environment, check=False
    )


def python_that_says_it_is(version: tuple[int, int], folder: Path) -> Path:
    """A Python that answers as another version would; asked for a virtual environment it says so and fails."""
    code = f"import sys; sys.version_info = ({version[0]}, {version[1]}, 0); exec(sys.argv[1])"
    script = folder / "python3"
    script.write_text(
        '#!/bin/sh\n[ "$1" = -m ] && { echo "environment asked for"; exit 1; }\n'
        f'exec {shlex.quote(sys.executable)} -c {shlex.quote(code)} "$2"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    return script


@pytest.mark.parametrize("target", ["environment", "report", "test"])
def test_an_environment_behind_a_link_is_refused_before_anything_is_deleted(target: str, tmp_path: Path) -> None:
    shared, project = tmp_path / "shared", tmp_path / "project"
    (shared / "bin").mkdir(parents=True)
    (shared / "bin" / "tool").write_text("keep", encoding="utf-8")
    project.mkdir()
    (project / ".venv").symlink_to(shared)
    done = make(project, target)
    assert done.returncode != 0
    assert ".venv is a link; remove it" in done.stderr
    assert (shared / "bin" / "tool").read_text(encoding="utf-8") == "keep"
    assert (project / ".venv").is_symlink()


@pytest.mark.parametrize("version", [(3, 9), (3, 10), (3, 14)])
def test_another_python_is_refused_and_the_right_one_is_named(version: tuple[int, int], tmp_path: Path) -> None:
    python, project = python_that_says_it_is(version, tmp_path), tmp_path / "project"
    project.mkdir()
    done = make(project, "environment", f"PYTHON={python}")
    assert done.returncode != 0
    assert "Python 3.11, 3.12 or 3.13 is needed; name one with `make PYTHON=python3.11`." in done.stderr
    assert "Traceback" not in done.stderr and "environment asked for" not in done.stdout


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_the_pythons_that_the_readme_names_are_taken(version: tuple[int, int], tmp_path: Path) -> None:
    python, project = python_that_says_it_is(version, tmp_path), tmp_path / "project"
    project.mkdir()
    done = make(project, "environment", PATH=f"{python.parent}{os.pathsep}{os.environ['PATH']}")
    assert "environment asked for" in done.stdout and "is needed" not in done.stderr


def test_a_folder_in_which_no_environment_can_stand_is_refused_in_a_line(tmp_path: Path) -> None:
    project = tmp_path / "a clone: of it"
    project.mkdir()
    done = make(project, "report")
    assert done.returncode != 0
    assert done.stderr.startswith("The path of this folder has a colon, ") and "move or rename it." in done.stderr
    assert not (project / ".venv").exists()


def test_other_content_is_built_though_its_date_is_older(tmp_path: Path) -> None:
    """Copies, archives and synchronised folders bring files that are older than what was built."""
    copy = copy_of_project(tmp_path)
    for path, old, new in (
        ("data/findings.csv", "mean,=,243,,,,cells_per_ul,139 to 243", "mean,=,253,,,,cells_per_ul,139 to 253"),
        (
            "data/extraction/numbers.csv",
            "month24.mean,findings,243; ; ,243; ; ,139 to 243 cells/muL,139 to 243",
            "month24.mean,findings,253; ; ,253; ; ,139 to 253 cells/muL,139 to 253",
        ),
    ):
        file = copy / path
        text, date = file.read_text(encoding="utf-8"), file.stat().st_mtime - 3 * 24 * 3600
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        os.utime(file, (date, date))
    done = snakemake(copy, "results/tables/changes.csv")
    assert done.returncode == 0, done.stderr[-2000:]
    assert "243 - 139" not in (copy / "results/tables/changes.csv").read_text(encoding="utf-8")
    assert "253 - 139" in (copy / "results/tables/changes.csv").read_text(encoding="utf-8")
