"""Write the checked evidence as one SQLite file, with types and keys from the data package.

python scripts/export_sqlite.py data/datapackage.json results/evidence results/evidence.sqlite
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes
from hivcells.complaints import exit_on_complaints
from hivcells.tables import read_table

SQL_TYPE = {"integer": "INTEGER", "number": "REAL"}


def create_statement(resource: dict) -> str:
    """CREATE TABLE with primary and foreign keys; descriptions stay in the data package."""
    schema = resource["schema"]
    parts = [f'"{field["name"]}" {SQL_TYPE.get(field["type"], "TEXT")}' for field in schema["fields"]]
    parts.append(f'PRIMARY KEY ("{schema["primaryKey"][0]}")')
    for foreign in schema.get("foreignKeys", []):
        reference = foreign["reference"]
        parts.append(
            f'FOREIGN KEY ("{foreign["fields"][0]}") REFERENCES "{reference["resource"]}" ("{reference["fields"][0]}")'
        )
    return f'CREATE TABLE "{resource["name"]}" ({", ".join(parts)})'


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("package", "evidence", "database"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.sqlite"
        with sqlite3.connect(path) as database:
            for resource in read_json(arguments.package)["resources"]:
                columns = [field["name"] for field in resource["schema"]["fields"]]
                database.execute(create_statement(resource))
                database.executemany(
                    f'INSERT INTO "{resource["name"]}" VALUES ({", ".join("?" * len(columns))})',
                    [
                        [row[column] or None for column in columns]
                        for row in read_table(arguments.evidence / f"{resource['name']}.csv")
                    ],
                )
        database.close()
        write_bytes(arguments.database, path.read_bytes())


if __name__ == "__main__":
    exit_on_complaints(main)
