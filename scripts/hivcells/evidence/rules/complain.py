"""How a rule words what it found."""

from __future__ import annotations

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row


def complain(table: str, row: Row, column: str, problem: str, remedy: str) -> Complaint:
    """A complaint about a cell of a row; where the file should stand, the table is named."""
    return Complaint(table, row.Index, problem, remedy, column, getattr(row, column))
