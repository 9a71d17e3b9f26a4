"""People who stopped treatment, study by study, and what became of them."""

from __future__ import annotations

from hivcells.report.tables.labels import labels_of, rows_of
from hivcells.report.tables.pieces import Column, Table, free, number, quoted
from hivcells.stops import UNREPORTED
from hivcells.tables import Tables

OUTCOMES = {
    "stopped": "Stopped",
    "ever": "Came back",
    "away": "Away at the last report",
    UNREPORTED: "Not reported",
}
COLUMNS = (
    Column("Study", 22),
    Column("Therapy", 20),
    *(Column(head, 11, is_number=True) for head in OUTCOMES.values()),
    Column("Note", 40),
)


def table(tables: Tables) -> Table:
    """One row per study that reports how many stopped, in the order of the curated rows."""
    studies, therapies = labels_of(tables, "studies", "study_id"), labels_of(tables, "modalities", "modality_id")
    rows = [
        (
            quoted("studies", row.study_id, "label", studies[row.study_id]),
            quoted("modalities", row.modality_id, "label", therapies[row.modality_id]),
            *(number(f"interrupted.study.{row.interruption_id}.{outcome}") for outcome in OUTCOMES),
            quoted("interruptions", row.interruption_id, "reason", row.reason) or free("–"),
        )
        for row in rows_of(tables["interruptions"])
    ]
    return Table("interruptions", "People who stopped treatment", COLUMNS, rows)
