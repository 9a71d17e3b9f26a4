"""Claims that no longer hold for a stricter reader, perspective by perspective."""

from __future__ import annotations

from hivcells.report.tables.labels import rows_of
from hivcells.report.tables.pieces import Column, Table, free, quoted
from hivcells.tables import Tables

COLUMNS = (Column("Read", 26), Column("What must be true", 54), Column("Why it falls", 20))


def table(tables: Tables) -> Table:
    """One row per claim that falls."""
    judged, meaning = tables["perspectives"], tables["fragile_claims"].set_index("claim_id")["meaning"]
    fallen = judged[judged["still_holds"] == "no"]
    rows = [
        (
            free(row.label.capitalize()),
            quoted("fragile_claims", row.claim_id, "meaning", meaning[row.claim_id]),
            free(row.why_not),
        )
        for row in rows_of(fallen)
    ]
    return Table("perspectives", "The review read from other perspectives", COLUMNS, rows, headings=(0,))
