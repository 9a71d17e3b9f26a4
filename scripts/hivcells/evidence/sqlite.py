"""The checked evidence as one SQLite file, with types and keys from the data package."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from hivcells.tables import Tables

SQL_TYPE = {"integer": "INTEGER", "number": "REAL"}


def database_of(package: dict, tables: Tables) -> bytes:
    """The content of a SQLite file: the same bytes for the same tables. A blank cell is NULL."""
    with closing(sqlite3.connect(":memory:")) as database:
        for resource in package["resources"]:
            table = tables[resource["name"]]
            database.execute(_create_statement(resource))
            places = ", ".join("?" * len(table.columns))
            rows = [[cell or None for cell in row] for row in table.itertuples(index=False, name=None)]
            database.executemany(f'INSERT INTO "{resource["name"]}" VALUES ({places})', rows)
        database.commit()
        return database.serialize()


def _create_statement(resource: dict) -> str:
    """CREATE TABLE with primary and foreign keys; descriptions stay in the data package."""
    schema = resource["schema"]
    parts = [f'"{field["name"]}" {SQL_TYPE.get(field["type"], "TEXT")}' for field in schema["fields"]]
    parts.append(f'PRIMARY KEY ("{schema["primaryKey"][0]}")')
    for foreign in schema.get("foreignKeys", []):
        [column], [referred] = foreign["fields"], foreign["reference"]["fields"]
        table = foreign["reference"]["resource"] or resource["name"]
        parts.append(f'FOREIGN KEY ("{column}") REFERENCES "{table}" ("{referred}")')
    return f'CREATE TABLE "{resource["name"]}" ({", ".join(parts)})'
