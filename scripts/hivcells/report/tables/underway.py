"""Registered trials whose results were not found."""

from __future__ import annotations

from hivcells.report.references import works_of
from hivcells.report.tables.labels import by_alphabet, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Column, Table, citation, number, quoted
from hivcells.tables import Tables

COLUMNS = (
    Column("Trial", 28),
    Column("Therapy", 17),
    Column("Who", 31),
    Column("Began", 8),
    Column("People planned", 8, is_number=True),
    Column("Country", 8),
)


def table(tables: Tables) -> Table:
    """One row a trial, by kind of therapy."""
    works, studies = works_of(tables["sources"]), tables["studies"]
    registered = studies[studies["inclusion"] == "registered"]
    modalities = tables["modalities"].set_index("modality_id")["label"]
    people = tables["participants"].drop_duplicates("study_id", keep="last").set_index("study_id")["people_finding_id"]
    rows = []
    for study in rows_of(by_alphabet(registered, "modality_id", "study_id")):
        of = cells_of("studies", study.study_id, study)
        rows.append(
            (
                of("label") + citation(*works[study.source_id], "beside"),
                quoted("modalities", study.modality_id, "label", modalities[study.modality_id]),
                of("population"),
                of("recruitment_start") or NOTHING,
                number(people.get(study.study_id, "")) or NOTHING,
                of("country"),
            )
        )
    return Table("underway", "Trials without results", COLUMNS, rows)
