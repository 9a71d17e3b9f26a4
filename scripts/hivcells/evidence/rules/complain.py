"""How a rule words what it found."""

from __future__ import annotations

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row


def complain(table: str, row: Row, column: str, problem: str, remedy: str) -> Complaint:
    """A complaint about one cell; its file is the name of the table, which complaints_across_tables replaces by the path."""
    return Complaint(table, row.Index, problem, remedy, column, getattr(row, column))
