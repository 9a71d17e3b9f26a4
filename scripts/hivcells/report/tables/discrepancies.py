"""Texts that disagree: what each prints, which is followed and why."""

from __future__ import annotations

from hivcells.report.references import works_of
from hivcells.report.tables.labels import by_study, cells_of, rows_of, study
from hivcells.report.tables.pieces import Column, Table, citation, free
from hivcells.tables import Tables

# What the column follows may hold, in the order in which the table shows the two texts.
FOLLOWED = {"source_a": "the former", "source_b": "the latter"}
COLUMNS = (
    Column("Study", 14),
    Column("About", 15),
    Column("A text prints", 24),
    Column("Another prints", 24),
    Column("Followed", 9),
    Column("Why", 28),
)
NO_STUDY = free("Texts on no study of this review")


def table(tables: Tables) -> Table:
    """One row per disagreement, by study in alphabetical order, and at the end those of texts on no included study."""
    works = works_of(tables["sources"])
    rows = []
    for row in rows_of(by_study(tables["discrepancies"], tables)):
        of = cells_of("discrepancies", row.discrepancy_id, row)
        rows.append(
            (
                study(row) if row.study_id else NO_STUDY,
                of("topic"),
                of("printed_a") + free(" ") + citation(*works[row.source_a]),
                of("printed_b") + free(" ") + citation(*works[row.source_b]),
                free(FOLLOWED.get(row.follows) or row.follows),
                of("reason"),
            )
        )
    return Table("discrepancies", "Where reports disagree", COLUMNS, rows, headings=(0,))
