"""The first rows of a study, written for a curator, add to the tables and spoil nothing."""

from __future__ import annotations

import csv
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

WRITTEN = ["sources", "studies", "arms", "findings", "participants", "screening"]
Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]
Run = Callable[..., Any]  # of a program with its arguments; how it ended, and what it said


@pytest.fixture
def new_study(run: Run, data: Path) -> Run:
    def add(study: str = "new2026", label: str = "New 2026", arms: str = "nk art", modality: str = "nk") -> Any:
        options = ["--label", label, "--modality", modality, "--arms", *arms.split(), "--data", data]
        return run("new_study", study, *options)

    return add


def checksums(data: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(data.rglob("*")) if path.is_file()
    }


def rows(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_the_first_rows_of_a_study_only_lack_what_the_text_must_give(
    data: Path, complaints: Check, new_study: Run
) -> None:
    done = new_study()
    assert done.status == 0, done.err
    said = complaints()
    assert any(
        "arms.csv" in fault and "column 'cell_product', value '': constraint \"required\"" in fault for fault in said
    )
    assert all('constraint "required"' in fault for fault in said), said
    assert f"{data / 'arms.csv'}: 2 row(s) added from line 4 on" in done.out


def test_the_rows_that_stand_there_keep_their_bytes(data: Path, new_study: Run) -> None:
    before = {name: (data / f"{name}.csv").read_bytes() for name in WRITTEN}
    assert new_study().status == 0
    for name, content in before.items():
        after = (data / f"{name}.csv").read_bytes()
        assert after.startswith(content) and len(after) > len(content), name


def test_a_table_saved_with_quotation_marks_around_each_cell_loses_nothing(
    data: Path, complaints: Check, new_study: Run
) -> None:
    for name in WRITTEN:
        old = rows(data / f"{name}.csv")
        with (data / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(old)
    assert complaints() == []
    before = {name: rows(data / f"{name}.csv") for name in WRITTEN}
    assert new_study().status == 0
    for name, old in before.items():
        assert rows(data / f"{name}.csv")[: len(old)] == old, name
    assert (data / "arms.csv").read_bytes().count(b"\r\n") == len(rows(data / "arms.csv"))


def test_a_label_may_hold_quotation_marks_and_commas(data: Path, new_study: Run) -> None:
    assert new_study(label='The "new", one').status == 0
    assert rows(data / "studies.csv")[-1][1] == 'The "new", one'


def test_a_last_line_without_an_end_gets_one(data: Path, new_study: Run) -> None:
    path = data / "findings.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    before = rows(path)
    assert new_study().status == 0
    assert len(rows(path)) == len(before) + 1


@pytest.mark.parametrize("name", WRITTEN)
def test_where_one_table_is_unfit_none_is_written(data: Path, append: Append, name: str, new_study: Run) -> None:
    append(f"{name}.csv", "short,row")
    before = checksums(data)
    done = new_study()
    assert done.status == 1
    assert f"{name}.csv:" in done.err and "the row has fewer cells" in done.err
    assert checksums(data) == before


def test_where_a_column_is_not_that_of_the_data_package_nothing_is_written(
    data: Path, edit: Edit, new_study: Run
) -> None:
    edit("participants.csv", ",reason", ",why")
    before = checksums(data)
    done = new_study()
    assert done.status == 1 and "column 'reason': the column is missing" in done.err
    assert checksums(data) == before


def test_where_a_table_is_in_another_encoding_nothing_is_written(data: Path, new_study: Run) -> None:
    path = data / "studies.csv"
    path.write_bytes(path.read_bytes().replace(b"China", "Türkiye".encode("latin-1")))
    before = checksums(data)
    done = new_study()
    assert done.status == 1 and "studies.csv:2: the file is not UTF-8. Save it as UTF-8." in done.err
    assert checksums(data) == before


def test_a_study_is_not_added_again(data: Path, new_study: Run) -> None:
    before = checksums(data)
    done = new_study(study="xia2020")
    assert done.status == 1
    assert "studies.csv:2, column 'study_id', value 'xia2020': the key is there already" in done.err
    assert checksums(data) == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"arms": "nk nk"}, "column 'arm_id', value 'new2026.nk': the key is there already"),
        ({"modality": "nonsense"}, "column 'modality_id', value 'nonsense': no such kind of therapy"),
    ],
)
def test_an_arm_named_twice_and_an_unknown_therapy_are_refused(
    data: Path, asked: dict[str, str], said: str, new_study: Run
) -> None:
    before = checksums(data)
    done = new_study(**asked)
    assert done.status == 1 and said in done.err
    assert checksums(data) == before


@pytest.mark.parametrize(("study", "arms"), [("New 2026", "nk"), ("new2026", "N/K"), ("", "nk")])
def test_a_key_that_is_none_is_refused(data: Path, study: str, arms: str, new_study: Run) -> None:
    before = checksums(data)
    done = new_study(study=study, arms=arms)
    assert done.status == 1 and "nothing was added" in done.err
    assert checksums(data) == before


@pytest.mark.parametrize("label", ["Tea\x01", "Tea\u202e", "=1+1", " Tea", "\u0422ea"])
def test_a_label_that_no_table_can_keep_is_refused_before_anything_is_written(
    data: Path, new_study: Run, label: str
) -> None:
    before = checksums(data)
    done = new_study(label=label)
    assert done.status == 1 and "column 'label'" in done.err
    assert checksums(data) == before


def test_a_label_arrives_as_typed_where_the_system_names_no_encoding(data: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [
        sys.executable,
        "scripts/new_study.py",
        "new2026",
        "--label",
        "Tée 茶",
        "--modality",
        "nk",
        "--data",
        data,
    ]
    done = subprocess.run(
        [str(part) for part in command], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert any("Tée 茶" in row for row in rows(data / "studies.csv"))
