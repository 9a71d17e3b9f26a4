"""Who sponsored and paid for each study, and which companies had a part in it, as far as texts show it."""

from __future__ import annotations

from hivcells.report.tables.labels import by_alphabet, cells_of, labelled, rows_of, study
from hivcells.report.tables.pieces import Column, Table
from hivcells.tables import Tables

COLUMNS = (Column("Study", 18), Column("Who", 46), Column("As what", 16), Column("Kind of body", 20))


def table(tables: Tables) -> Table:
    """One row per body and study, those of a study in the order of the curated rows."""
    rows = []
    for row in rows_of(by_alphabet(labelled(tables["funders"], tables), "study")):
        of = cells_of("funders", row.funder_id, row)
        rows.append((study(row), of("name"), of("role"), of("kind")))
    return Table("funders", "Who paid, and which companies had a part", COLUMNS, rows)
