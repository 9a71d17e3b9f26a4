"""Check every curated table and write it, corrected, for the steps that follow.

    python scripts/check_evidence.py data results/evidence

Checks each table against data/datapackage.json, then the rules that span columns and
tables, and complains of everything at once. Printed values are replaced where
data/corrections.csv says so, and checked again; nothing else is changed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from hivcells.artefacts import write_table
from hivcells.complaints import Complaint, Complaints, exit_on_complaints, raise_if_any
from hivcells.rules import RULES_ON_WHAT_IS_USED, complaints_across_tables
from hivcells.schema import (
    HEADER_LINE,
    LINE_BREAK,
    NOT_UTF_8,
    WORDING,
    complaint_of_cell,
    complaints_of_schema,
    table_paths,
)
from hivcells.tables import Row, read_table

# A fault of a header, or of the shape of a row, leaves cells without meaning.
UNREADABLE = {WORDING[fault][0] for fault in ("extra-cell", "missing-cell", "blank-row")} | {NOT_UTF_8, LINE_BREAK}


def key_columns(package: dict) -> dict[str, str]:
    """The column of each table that names its rows."""
    return {resource["name"]: resource["schema"]["primaryKey"][0] for resource in package["resources"]}


def correct(tables: dict[str, list[Row]], package: dict, folder: Path) -> list[Complaint]:
    """Replace printed by used values in place; complain where a row no longer holds what was printed, or may not hold what is used."""
    key_of = key_columns(package)
    complaints = []
    for correction in tables["corrections"]:
        rows = {row[key_of[correction["table"]]]: row for row in tables[correction["table"]]}
        row, column = rows.get(correction["row_id"]), correction["column"]
        if row is None or column not in row:
            complaints.append(
                Complaint(
                    str(folder / "corrections.csv"),
                    int(correction["_line"]),
                    f"{correction['table']} has no such row and column",
                    "Name the row and column as the table does.",
                    "row_id",
                    f"{correction['row_id']} {column}",
                )
            )
        elif row[column] != correction["printed"]:
            complaints.append(
                Complaint(
                    str(folder / "corrections.csv"),
                    int(correction["_line"]),
                    f"the row now holds '{row[column]}'",
                    "Check the source again, then adapt or remove the correction.",
                    "printed",
                    correction["printed"],
                )
            )
        elif fault := complaint_of_cell(package, correction["table"], column, correction["used"]):
            complaints.append(
                Complaint(
                    str(folder / "corrections.csv"),
                    int(correction["_line"]),
                    f"{correction['table']}, column '{column}', may not hold this: {fault}",
                    "Enter what the data package allows there.",
                    "used",
                    correction["used"],
                )
            )
        else:
            row[column] = correction["used"]
    return complaints


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("evidence", type=Path)
    arguments = parser.parse_args()

    package = json.loads((arguments.data / "datapackage.json").read_text(encoding="utf-8"))
    paths = table_paths(package, arguments.data)
    complaints = complaints_of_schema(package, arguments.data)
    if any(fault.line == HEADER_LINE or fault.problem in UNREADABLE for fault in complaints):
        raise Complaints(complaints)
    tables = {name: read_table(path) for name, path in paths.items()}
    faulty = {(fault.file, fault.line) for fault in complaints}
    sound, hidden, key_of = {}, set(), key_columns(package)
    for name, rows in tables.items():
        is_faulty = [(str(paths[name]), int(row["_line"])) in faulty for row in rows]
        sound[name] = [row for row, out in zip(rows, is_faulty) if not out]
        # That other rows miss a faulty one is no fault of theirs.
        hidden |= {row[key_of[name]] for row, out in zip(rows, is_faulty) if out}
    across = complaints_across_tables(sound, arguments.data)
    complaints += [fault for fault in across if (fault.value or "").partition("#")[0] not in hidden]
    complaints += correct(sound, package, arguments.data)
    raise_if_any(complaints)
    # What is used in place of the print must fit its row as well.
    raise_if_any(complaints_across_tables(sound, arguments.data, RULES_ON_WHAT_IS_USED))
    for resource in package["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        rows = [{column: row[column] for column in columns} for row in tables[resource["name"]]]
        write_table(arguments.evidence / f"{resource['name']}.csv", columns, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
