"""Replace what was printed by what is used in its place, where data/corrections.csv says so."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

from hivcells.complaints import Complaint
from hivcells.evidence.package import keys_of
from hivcells.evidence.rows import each_row
from hivcells.evidence.schema import faults_of_text, references_of
from hivcells.tables import Tables


def corrected(tables: Tables, package: dict, folder: Path) -> tuple[Tables, list[Complaint]]:
    """The tables with their corrections, and a complaint for each row that does not hold what was printed.

    A row of corrections that names no row or column, or what a column may not hold, is complained of too.
    """
    named = set(tables["corrections"].table)
    tables, complaints = {name: table.copy() if name in named else table for name, table in tables.items()}, []
    lines = {name: dict(zip(tables[name][keys_of(package)[name]], tables[name].index)) for name in named}
    for correction in each_row(tables["corrections"]):
        line, fault = _place(tables, lines[correction.table], package, correction)
        if fault:
            problem, remedy, column, value = fault
            file = str(folder / "corrections.csv")
            complaints.append(Complaint(file, correction.Index, problem, remedy, column, value))
        else:
            tables[correction.table].at[line, correction.column] = correction.used
    return tables, complaints


def _place(
    tables: Tables, lines: dict[str, Hashable], package: dict, correction: Any
) -> tuple[Hashable | None, tuple[str, str, str, str] | None]:
    """The line of the row to be corrected, of those by key, or what is wrong: problem, remedy, column and value."""
    table, column, line = tables[correction.table], correction.column, lines.get(correction.row_id)
    if line is None or column not in table.columns:
        remedy = "Name the row and column as the table does."
        return None, (
            f"{correction.table} has no such row and column",
            remedy,
            "row_id",
            f"{correction.row_id} {column}",
        )
    if column == keys_of(package)[correction.table]:
        return None, ("a key is no number of the print", "Correct the row itself.", "column", column)
    resource = next(resource for resource in package["resources"] if resource["name"] == correction.table)
    # The keys of a table are gone through for a correction of what names them alone.
    if any(column == of and correction.used not in {"", *keys} for of, _, keys in references_of(resource, tables)):
        remedy = "Enter the key of a row that is there."
        return None, (f"{correction.table}, column '{column}', would lead to no row", remedy, "used", correction.used)
    held = table.at[line, column]
    if held != correction.printed:
        remedy = "Check the source again, then adapt or remove the correction."
        return None, (f"the row now holds '{held}'", remedy, "printed", correction.printed)
    if fault := faults_of_text(package, correction.table, column, correction.used):
        problem = f"{correction.table}, column '{column}', may not hold this: {fault}"
        return None, (problem, "Enter what the data package allows there.", "used", correction.used)
    return line, None
