"""Summary of findings: what was found, beside what happens otherwise, and how certain it is."""

from __future__ import annotations

from hivcells.report.tables.labels import rows_of
from hivcells.report.tables.pieces import Column, Table, free, number, with_ids
from hivcells.tables import Tables

COLUMNS = (
    Column("Outcome", 17),
    Column("Studies", 8, is_number=True),
    Column("People", 7, is_number=True),
    Column("What was found", 36),
    Column("Yardstick", 22),
    Column("Certainty", 10),
)


def table(tables: Tables) -> Table:
    """One row per outcome, in the order of the data."""
    rows = [
        (
            free(row.label),
            number(f"certainty.{row.outcome}.studies"),
            number(f"certainty.{row.outcome}.people"),
            with_ids(row.found),
            with_ids(row.without_cells),
            number(f"certainty.{row.outcome}"),
        )
        for row in rows_of(tables["certainty_rated"])
    ]
    return Table("certainty", "Certainty of the evidence", COLUMNS, rows)
