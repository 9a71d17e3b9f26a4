"""Counts of people with an event: adverse events and deaths, responses and other events."""

from __future__ import annotations

import pandas as pd

from hivcells.report.tables.labels import Row, arm, by_alphabet, cells_of, labelled, outcome, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, free, number, quoted
from hivcells.tables import Tables, words

# Kinds of event that are harms, and the role of outcomes that say themselves that people died.
HARMS = ("adverse event", "serious adverse event", "death")
DEATH = "death"
PEOPLE = "people"  # what is counted, where a count names nothing else
# What the column severity may say that is no severity, or that the event itself says.
NO_SEVERITY = ("", "not applicable", "not reported", DEATH)
COLUMNS = (
    Column("Study, arm", 20),
    Column("Therapy", 14),
    Column("Kind", 6),
    Column("Event", 56),
    Column("Count", 17, is_number=True),
    Column("Share (exact interval)", 18, is_number=True),
)


def table(tables: Tables) -> Table:
    """One row per event whose count can be read, by study and arm in alphabetical order."""
    return Table("events", "Events: harms, deaths, responses", COLUMNS, _rows(all_events(tables)), headings=(0, 1))


def all_events(tables: Tables) -> pd.DataFrame:
    """All events in the order of their studies, with labels, the kind of therapy, the outcome's role, and the share."""
    proportions = tables["proportions"].set_index("event_id")
    modalities = tables["modalities"].set_index("modality_id")["label"]
    events = labelled(tables["events"], tables).assign(
        modality_id=tables["events"]["study_id"].map(tables["studies"].set_index("study_id")["modality_id"]),
        role=tables["events"]["outcome_id"].map(tables["outcomes"].set_index("outcome_id")["role"]),
        percent_id=tables["events"]["event_id"].map(proportions["value_id"]),
        count_ids=tables["events"]["event_id"].map(proportions["inputs"]),
    )
    return by_alphabet(events.assign(modality=events["modality_id"].map(modalities)), "study", "arm", "event_id")


def _rows(events: pd.DataFrame) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for row in rows_of(events):
        rows.append(
            (
                arm(row),
                quoted("modalities", row.modality_id, "label", row.modality),
                free("harm" if row.kind in HARMS else "other"),
                _what_happened(row),
                count_of(row) + (free(f" {row.counted}") if row.counted != PEOPLE else ()),
                _share(row),
            )
        )
    return rows


def count_of(row: Row) -> Cell:
    """How many had the event, of how many."""
    n_events, n_assessed = map(number, words(row.count_ids))
    return n_events + free(" of ") + n_assessed


def _share(row: Row) -> Cell:
    """The share of those assessed with its exact interval.

    ASSUME: a share of a single person says nothing that the count does not say.
    """
    if row.n_assessed == "1":
        return NOTHING
    return number(row.percent_id, "quantity") + free(" (") + number(row.percent_id, "interval") + free(")")


def _what_happened(row: Row) -> Cell:
    """The outcome, that it was a death where it does not say so, how severe it was, and the note."""
    of = cells_of("events", row.event_id, row)
    what = outcome(row)
    if row.kind == DEATH and row.role != DEATH:
        what = free("Death by cause, ") + what
    if row.severity not in NO_SEVERITY:
        what += free(", ") + of("severity")
    return what + free(": ") + of("note") if row.note else what
