"""How a rule words what it found."""

from __future__ import annotations

from hivcells.complaints import Complaint
from hivcells.tables import Row


def complain(table: str, row: Row, column: str, problem: str, remedy: str) -> Complaint:
    """A complaint about a cell of a row; the file is named below the folder of the tables."""
    return Complaint(f"{table}.csv", int(row["_line"]), problem, remedy, column, row[column])
