"""The database with everything in it: checked evidence, what was computed of it, views, and a search of the words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing

import pandas as pd

from hivcells.complaints import Complaint, Complaints
from hivcells.export.sql import views
from hivcells.tables import Tables

WHOLE, DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)"), re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
COMPUTED = "computed_"  # before the name of a table that people did not curate
Reference = tuple[str, str]  # table and column


def whole_database(evidence: bytes, computed: Tables, package: dict) -> bytes:
    """The content of a SQLite file, the same for the same tables and SQLite.

    evidence is the database of the curated tables, which stay as they are. Raises Complaints where this SQLite has
    no full-text search.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(evidence)
        present = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        resources = [resource for resource in package["resources"] if resource["name"] in present]
        known = {column: leads for column, leads in columns_that_lead_on(resources).items() if leads[0] in present}
        for name, table in computed.items():
            _add_table(database, COMPUTED + name, table, known)
        for view in views():
            database.execute(f'CREATE VIEW "{view.name}" AS {view.statement}')
        for resource in resources:
            _add_search(database, resource["name"], searched_columns(resource))
        database.commit()
        return database.serialize()


def columns_that_lead_on(resources: Iterable[dict]) -> dict[str, Reference]:
    """What a column of a name leads to in the curated tables: its own table, or what its foreign keys agree on."""
    found: dict[str, set[Reference]] = {}
    for resource in resources:
        schema = resource["schema"]
        found.setdefault(schema["primaryKey"][0], set()).add((resource["name"], schema["primaryKey"][0]))
        for foreign in schema.get("foreignKeys", []):
            [column], [referred] = foreign["fields"], foreign["reference"]["fields"]
            found.setdefault(column, set()).add((foreign["reference"]["resource"] or resource["name"], referred))
    return {column: next(iter(leads)) for column, leads in found.items() if len(leads) == 1}


def searched_columns(resource: dict) -> list[str]:
    """The key of a table and its columns of free text; none where it has no such text."""
    schema = resource["schema"]
    foreign = {column for key in schema.get("foreignKeys", []) for column in key["fields"]}
    texts = [
        field["name"]
        for field in schema["fields"]
        if field["type"] == "string" and field["name"] not in foreign and not _is_coded(field)
    ]
    keys = [key for key in schema["primaryKey"] if key not in texts]
    return keys + texts if texts else []


def _is_coded(field: dict) -> bool:
    return bool({"enum", "pattern"} & field.get("constraints", {}).keys())


def _add_table(database: sqlite3.Connection, name: str, table: pd.DataFrame, known: dict[str, Reference]) -> None:
    """A computed table; a blank cell is NULL. A column that names rows of a curated table refers to them."""
    parts = [f'"{column}" {type_of(table[column])}' for column in table.columns]
    for column in table.columns:
        if column in known and _is_found(database, table[column], known[column]):
            parts.append('FOREIGN KEY ("{}") REFERENCES "{}" ("{}")'.format(column, *known[column]))
    database.execute(f'CREATE TABLE "{name}" ({", ".join(parts)})')
    rows = [[cell or None for cell in row] for row in table.itertuples(index=False, name=None)]
    database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(table.columns))})', rows)


def type_of(cells: Iterable[str]) -> str:
    """The type of SQL that all cells have which are not blank."""
    filled = [cell for cell in cells if cell]
    if filled and all(WHOLE.fullmatch(cell) for cell in filled):
        return "INTEGER"
    return "REAL" if filled and all(DECIMAL.fullmatch(cell) for cell in filled) else "TEXT"


def _is_found(database: sqlite3.Connection, cells: Iterable[str], reference: Reference) -> bool:
    table, column = reference
    keys = {key for (key,) in database.execute(f'SELECT "{column}" FROM "{table}"')}
    return {cell for cell in cells if cell} <= keys


def _add_search(database: sqlite3.Connection, table: str, columns: list[str]) -> None:
    """An index of the words of a table, without another copy of them; Datasette finds it by its content."""
    if not columns:
        return
    listed = ", ".join(f'"{column}"' for column in columns)
    try:
        database.execute(f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ({listed}, content="{table}")')
    except sqlite3.OperationalError as error:
        remedy = "Build with a Python whose SQLite has FTS5."
        raise Complaints(
            [Complaint("results/evidence.sqlite", 1, f"no search can be made ({error})", remedy)]
        ) from None
    database.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')
