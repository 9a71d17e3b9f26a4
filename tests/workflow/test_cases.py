"""What is typed on a command line is text: quotation marks and backquotes in it run nothing and end nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

# A shell's script, since the path of a Python may hold a blank, which no first line of a script can.
SHOWS_ARGUMENTS = f"""#!/bin/sh
exec "{sys.executable}" -c 'import json, sys; print(json.dumps(sys.argv[1:]))' "$@"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The Makefile with an environment that is set up and whose Python shows its arguments."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.lock").write_text("")
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").write_text(SHOWS_ARGUMENTS)
    (programs / "python").chmod(0o755)
    (tmp_path / ".venv" / ".ready").write_text("")
    return tmp_path


def arguments_of(folder: Path, *words: str) -> list[str]:
    done = subprocess.run(["make", "-s", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    arguments: list[str] = json.loads(done.stdout)
    return arguments


@pytest.mark.parametrize("label", ['The "green" trial', "`touch spoilt`", "Tea; touch spoilt", "It's tea", "*"])
def test_a_label_is_text_whatever_stands_in_it(folder: Path, label: str) -> None:
    arguments = arguments_of(folder, "new-study", "study=tea2020", f"label={label}", "modality=nk", "arms=tea water")
    expected = ["scripts/new_study.py", "tea2020", "--label", label, "--modality", "nk", "--arms", "tea", "water"]
    assert arguments == expected
    assert not (folder / "spoilt").exists()


def test_a_folder_and_a_number_are_text_too(folder: Path) -> None:
    assert arguments_of(folder, "verify-sources", 'texts=my "texts"')[-1] == 'my "texts"'
    assert arguments_of(folder, "explain", "number=`touch spoilt`")[-1] == "`touch spoilt`"


def said_of(folder: Path, *words: str) -> str:
    """What make says where it refuses."""
    done = subprocess.run(["make", "-s", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    return done.stderr


def test_a_study_without_arms_has_those_that_the_program_gives_it(folder: Path) -> None:
    arguments = arguments_of(folder, "new-study", "study=tea2020", "label=Tea", "modality=nk")
    assert arguments == ["scripts/new_study.py", "tea2020", "--label", "Tea", "--modality", "nk"]


@pytest.mark.parametrize(
    "words, missing",
    [
        (["new-study", "label=Tea", "modality=nk"], "study"),
        (["new-study", "study=tea2020", "modality=nk"], "label"),
        (["new-study", "study=tea2020", "label=Tea"], "modality"),
        (["explain"], "number"),
        (["verify-sources"], "texts"),
        (["release"], "version"),
        (["verify-release"], "version"),
        (["changes", "to=1.0.0"], "from"),
    ],
)
def test_a_variable_that_is_missing_is_named_with_the_command(folder: Path, words: list[str], missing: str) -> None:
    said = said_of(folder, *words)
    assert f"'{missing}=' is missing. Write: make {words[0]} " in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("words", [["version=1.2.3", "archive=a.zip"], ["VERSION=1.2.3", "ARCHIVE=a.zip"]])
def test_variables_of_earlier_versions_in_upper_case_still_work(folder: Path, words: list[str]) -> None:
    assert arguments_of(folder, "verify-release", *words)[1:] == ["verify", "1.2.3", "--archive", "a.zip"]


def test_help_names_every_target(folder: Path) -> None:
    done = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=folder, capture_output=True, text=True, check=True
    )
    named = {line.split()[1] for line in done.stdout.splitlines()}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", "")
    [phony] = [line for line in makefile.splitlines() if line.startswith(".PHONY:")]
    assert named == set(phony.split()[1:])
