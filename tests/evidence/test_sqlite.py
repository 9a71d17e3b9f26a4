"""The database holds what the tables hold, with types, keys and references, and is the same file each time."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource["schema"] for resource in PACKAGE["resources"]}


@pytest.fixture
def database(checked: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(checked / "evidence.sqlite")) as connection:
        yield connection


def test_the_file_is_sound_and_each_reference_leads_to_a_row(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_there_is_a_table_for_each_resource_and_no_other(database: sqlite3.Connection) -> None:
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == set(RESOURCES)


@pytest.mark.parametrize("name", RESOURCES)
def test_the_rows_are_those_of_the_csv_with_nothing_for_a_blank(
    database: sqlite3.Connection, checked: Path, name: str
) -> None:
    with (checked / "evidence" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        columns, *rows = csv.reader(file)
    types = {field["name"]: field["type"] for field in RESOURCES[name]["fields"]}
    as_python = {"number": float, "integer": int}
    expected = [
        tuple(as_python.get(types[column], str)(cell) if cell else None for column, cell in zip(columns, row))
        for row in rows
    ]
    cursor = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
    assert [column for column, *_ in cursor.description] == columns
    assert cursor.fetchall() == expected


@pytest.mark.parametrize("name", RESOURCES)
def test_types_keys_and_references_are_those_of_the_data_package(database: sqlite3.Connection, name: str) -> None:
    sql_type = {"number": "REAL", "integer": "INTEGER"}
    schema = RESOURCES[name]
    columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
    assert [(column[1], column[2]) for column in columns] == [
        (field["name"], sql_type.get(field["type"], "TEXT")) for field in schema["fields"]
    ]
    assert [column[1] for column in columns if column[5]] == schema["primaryKey"]
    references = {(row[3], row[2], row[4]) for row in database.execute(f'PRAGMA foreign_key_list("{name}")')}
    assert references == {
        (key["fields"][0], key["reference"]["resource"] or name, key["reference"]["fields"][0])
        for key in schema.get("foreignKeys", [])
    }


def test_numbers_are_compared_as_numbers(database: sqlite3.Connection) -> None:
    largest = "SELECT value FROM findings WHERE study_id = 'xia2020' AND outcome_id = 'cd4' ORDER BY value DESC LIMIT 1"
    assert database.execute(largest).fetchone() == (243.0,)


def test_arms_and_studies_can_be_joined(database: sqlite3.Connection) -> None:
    join = """
        SELECT studies.label, arms.label, events.n_events, events.n_assessed
        FROM events JOIN arms USING (arm_id) JOIN studies ON studies.study_id = arms.study_id
        WHERE events.event = 'fever' AND studies.study_id = 'xia2020'
    """
    assert database.execute(join).fetchall() == [("Xia 2020", "Natural killer cells + HIV medicines", 2, 10)]


def test_a_second_run_writes_the_same_bytes(checked: Path, tmp_path: Path) -> None:
    command = [sys.executable, "scripts/check_evidence.py", "data", tmp_path / "evidence", tmp_path / "again.sqlite"]
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)
    assert (tmp_path / "again.sqlite").read_bytes() == (checked / "evidence.sqlite").read_bytes()
    for path in sorted((checked / "evidence").iterdir()):
        assert (tmp_path / "evidence" / path.name).read_bytes() == path.read_bytes(), path.name
