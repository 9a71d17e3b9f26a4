"""Claims about one study, and claims that would turn false without one."""

from __future__ import annotations

from hivcells.report.tables.labels import labels_of, rows_of
from hivcells.report.tables.pieces import Column, Table, free, joined, quoted
from hivcells.tables import Tables, words

COLUMNS = (Column("What must be true", 56), Column("About", 16), Column("Rests on", 28))


def table(tables: Tables) -> Table:
    """One row per claim, with the studies on which it rests."""
    labels = labels_of(tables, "studies", "study_id")
    claims = tables["fragile_claims"]
    rows = [
        (
            quoted("fragile_claims", claim.claim_id, "meaning", claim.meaning),
            free(claim.about),
            joined(", ", (quoted("studies", study, "label", labels[study]) for study in words(claim.flipped_by))),
        )
        for claim in rows_of(claims[claims["flipped_by"] != ""])
    ]
    return Table("fragile_claims", "Sentences that rest on a single study", COLUMNS, rows)
