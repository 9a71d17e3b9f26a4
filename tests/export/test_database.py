"""The database holds computed tables beside the curated ones, names in views, and a search of the words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pandas as pd
import pytest
from conftest import BUILT, ROOT
from hivcells.analysis.changes import changes
from hivcells.evidence.sqlite import database_of
from hivcells.export.database import _add_table, columns_that_lead_on, searched_columns, type_of, whole_database
from hivcells.export.metadata import column_of, table_of
from hivcells.export.sql import queries, views
from hivcells.tables import read_tables

PACKAGE = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
KEY = {"name": "cup_id", "type": "string", "description": "Key", "constraints": {"pattern": "[a-z]+"}}
CUPS = {
    "name": "cups",
    "path": "cups.csv",
    "title": "Cups",
    "schema": {
        "primaryKey": ["cup_id"],
        "fields": [
            KEY,
            {"name": "title", "type": "string", "description": "Name"},
            {"name": "n_full", "type": "integer", "description": "Full ones", "unit": "cups"},
            {
                "name": "size",
                "type": "string",
                "description": "Size",
                "constraints": {"enum": ["S"]},
                "categories": [{"value": "S", "label": "small"}],
            },
        ],
    },
}


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    """The database of the real review, as built."""
    with closing(sqlite3.connect(BUILT / "evidence.sqlite")) as connection:
        yield connection


def test_types_are_those_that_all_cells_have() -> None:
    assert type_of(["1", "", "-20"]) == "INTEGER"
    assert type_of(["1", "0.50", "1e-05"]) == "REAL"
    assert type_of(["1", "<0.5"]) == type_of(["", ""]) == type_of(["007", "x"]) == "TEXT"


def test_a_computed_column_leads_to_the_curated_row_that_it_names() -> None:
    package = {"resources": [CUPS]}
    with closing(sqlite3.connect(":memory:")) as cups:
        curated = pd.DataFrame([["a", "Blue", "3", "S"]], columns=["cup_id", "title", "n_full", "size"])
        cups.deserialize(database_of(package, {"cups": curated}))
        for name, cell in (("known", "a"), ("unknown", "z")):
            _add_table(
                cups,
                name,
                pd.DataFrame({"cup_id": [cell, ""], "n": ["1", ""]}),
                columns_that_lead_on(package["resources"]),
            )
        assert [row[2:5] for row in cups.execute("PRAGMA foreign_key_list(known)")] == [("cups", "cup_id", "cup_id")]
        assert cups.execute("PRAGMA foreign_key_list(unknown)").fetchall() == []
        assert cups.execute("SELECT * FROM known").fetchall() == [("a", 1), (None, None)]


def test_keys_and_free_text_are_searched_and_codes_are_not() -> None:
    assert searched_columns(CUPS) == ["cup_id", "title"]
    assert searched_columns(CUPS | {"schema": {"primaryKey": ["cup_id"], "fields": [KEY]}}) == []


def test_a_table_is_told_of_with_its_units_codes_and_label() -> None:
    about = table_of(CUPS, {"resources": [CUPS]})
    assert (about["description"], about["label_column"]) == ("Cups", "title")
    assert about["columns"]["n_full"] == "Full ones (unit: cups)"
    assert about["columns"]["size"] == column_of(CUPS["schema"]["fields"][3]) == "Size. Codes: S: small"


def test_it_holds_each_computed_table_whole(database: sqlite3.Connection) -> None:
    for name, table in read_tables(BUILT / "tables").items():
        assert database.execute(f"SELECT count(*) FROM computed_{name}").fetchone() == (len(table),), name


def test_each_reference_leads_to_a_row(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_each_view_answers_and_each_question_too(database: sqlite3.Connection) -> None:
    asked = {"study": "Xia", "id": "xia2020", "words": "placebo"}
    assert len(views()) >= 5 and len(queries()) >= 5
    for view in views():
        assert database.execute(f"SELECT * FROM {view.name} LIMIT 1").fetchone(), view.name
    for query in queries():
        assert database.execute(query.statement, asked).fetchone(), query.name


def test_the_numbers_of_a_study_are_found_by_its_name_and_by_its_key(database: sqlite3.Connection) -> None:
    [asked] = [query.statement for query in queries() if query.name == "numbers_of_a_study"]
    by_name, by_key = (database.execute(asked, {"study": said}).fetchall() for said in ("Xia 2020", "xia2020"))
    [(rows,)] = database.execute("SELECT count(*) FROM findings WHERE study_id = 'xia2020'")
    assert by_key == by_name and len(by_key) == rows > 0
    assert database.execute(asked, {"study": "nobody1900"}).fetchall() == []


def test_a_key_is_found_whole_by_the_search(database: sqlite3.Connection) -> None:
    found = "SELECT finding_id FROM findings_fts WHERE findings_fts MATCH '\"xia2020.cd4.nk.month24.mean\"'"
    assert database.execute(found).fetchall() == [("xia2020.cd4.nk.month24.mean",)]


def test_the_view_of_changes_has_each_row_of_the_analysis_with_its_numbers(database: sqlite3.Connection) -> None:
    of_analysis = database.execute("SELECT baseline_id, last_id, CAST(value AS REAL) FROM computed_changes ORDER BY 1")
    of_view = database.execute(
        "SELECT baseline_id, last_id, change, round(last - baseline, 6) FROM changes_over_time ORDER BY 1"
    )
    rows = of_view.fetchall()
    assert [row[:3] for row in rows] == of_analysis.fetchall() != []
    assert [row[2] for row in rows] == [row[3] for row in rows]


@pytest.mark.parametrize(("source_of_last", "seen"), [("one_text", [(210.0, 250.0, 40)]), ("another_text", [])])
def test_the_view_has_no_change_from_one_text_to_another(source_of_last: str, seen: list[tuple]) -> None:
    first = {
        "finding_id": "tea.start", "study_id": "tea", "arm_id": "tea.green", "outcome_id": "sips", "statistic": "mean",
        "relation": "=", "value": "210", "unit": "cups", "visit": "baseline", "source_id": "one_text",
    }  # fmt: skip
    last = first | {"finding_id": "tea.end", "value": "250", "visit": "last", "source_id": source_of_last}
    rows = {
        "sources": [{"source_id": "one_text"}, {"source_id": "another_text"}],
        "studies": [{"study_id": "tea"}], "outcomes": [{"outcome_id": "sips"}], "units": [{"unit_id": "cups"}],
        "arms": [{"arm_id": "tea.green", "short_name": "green"}], "findings": [first, last],
    }  # fmt: skip
    columns = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in PACKAGE["resources"]}
    tables = {name: pd.DataFrame(rows.get(name, []), columns=of, dtype=str).fillna("") for name, of in columns.items()}
    computed = {"changes": changes(tables["findings"], tables["arms"]).astype(str)}
    with closing(sqlite3.connect(":memory:")) as tiny:
        tiny.deserialize(whole_database(database_of(PACKAGE, tables), computed, PACKAGE))
        assert tiny.execute("SELECT baseline, last, change FROM changes_over_time").fetchall() == seen


def test_numbers_have_names_in_place_of_keys(database: sqlite3.Connection) -> None:
    asked = "SELECT study, arm, value, unit FROM numbers WHERE finding_id = 'xia2020.cd4.nk.month24.mean'"
    assert database.execute(asked).fetchall() == [
        ("Xia 2020", "Natural killer cells + HIV medicines", 243.0, "cells/µL")
    ]


def test_datasette_is_told_of_every_table_view_and_computed_column(database: sqlite3.Connection) -> None:
    metadata = json.loads((BUILT / "metadata.json").read_text(encoding="utf-8"))
    told = metadata["databases"]["evidence"]["tables"]
    there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    assert set(told) == {name for name in there if "_fts" not in name}
    for name in told:
        if name.startswith("computed_"):
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
            assert columns - set(told[name]["columns"]) == set(), name
    assert (metadata["license"], metadata["title"]) == (PACKAGE["licenses"][0]["title"], PACKAGE["title"])
