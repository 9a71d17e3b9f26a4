"""Registered trials whose results were not found."""

from __future__ import annotations

import pandas as pd

from hivcells.report.references import Work, works_of
from hivcells.report.tables.labels import Row, by_alphabet, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free, joined, number, quoted
from hivcells.tables import Tables

COLUMNS = (
    Column("Trial", 20),
    Column("Therapy", 15),
    Column("Who", 25),
    Column("Status (updated)", 14),
    Column("Began", 8),
    Column("People", 8, is_number=True),
    Column("Country", 10),
)
NOT_SEEN = free("not seen")
OPEN = ("recruiting", "not yet recruiting", "enrolling by invitation", "active, not recruiting")


def table(tables: Tables) -> Table:
    """One row per trial, those that a record calls open first, then by status and kind of therapy."""
    works, studies = works_of(tables["sources"]), tables["studies"]
    registered = studies[studies["inclusion"] == "registered"]
    modalities = tables["modalities"].set_index("modality_id")["label"]
    people = tables["participants"].drop_duplicates("study_id", keep="last").set_index("study_id")["people_finding_id"]
    records = tables["registrations"]
    rows = []
    last = records.drop_duplicates("study_id", keep="last")
    status = dict(zip(last["study_id"], last["status"]))
    ordered = registered.assign(status=[_place(status.get(study_id, "")) for study_id in registered["study_id"]])
    for study in rows_of(by_alphabet(ordered, "modality_id", "study_id").sort_values("status", kind="stable")):
        of = cells_of("studies", study.study_id, study)
        rows.append(
            (
                _name(study, works[study.source_id]),
                quoted("modalities", study.modality_id, "label", modalities[study.modality_id]),
                of("population"),
                _states(records[records["study_id"] == study.study_id]),
                of("recruitment_start") or NOTHING,
                number(people.get(study.study_id, "")) or NOTHING,
                of("country"),
            )
        )
    return Table("underway", "Trials without results", COLUMNS, rows, is_in_article=True)


def _name(study: Row, work: Work) -> Cell:
    """The trial, which leads to its reference; beside it the citation, unless that is nothing but the same name."""
    if work.label.startswith(f"[{study.label}]"):
        return quoted("studies", study.study_id, "label", study.label, work.work_id)
    return quoted("studies", study.study_id, "label", study.label) + citation(*work, "beside")


def _place(status: str) -> tuple[int, str]:
    """Open trials first, those without a status last, the others by the alphabet."""
    return (0 if status in OPEN else 1 if status else 2), status


def _states(records: pd.DataFrame) -> Cell:
    """What the registries say of a trial, each with the day of the record's last update in brackets."""
    return joined("; ", map(_state, rows_of(records))) or NOT_SEEN


def _state(record: Row) -> Cell:
    """'recruiting (2023-05-24)'; 'undated' where the copy prints no day, 'not seen' without a state."""
    of = cells_of("registrations", record.registry_id, record)
    if not record.status:
        return NOT_SEEN
    return of("status") + free(" (") + (of("record_updated") or free("undated")) + free(")")
