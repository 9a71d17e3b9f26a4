"""Evidence profile: for each outcome its studies, where certainty begins, each domain with its reason, and the rating."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from hivcells.report.tables.labels import Row, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, free, joined, number, quoted
from hivcells.tables import Tables, words

COLUMNS = (
    Column("Outcome", 22),
    Column("What is judged", 16),
    Column("Judgement", 14),
    Column("Studies, or reason", 48),
)
Line = tuple[Cell, ...]


def table(tables: Tables) -> Table:
    """Lines of an outcome stand together, in the order of the data; what could not be rated has a single line."""
    lines = [line for outcome in rows_of(tables["certainty_outcomes"]) for line in _lines(outcome, tables)]
    return Table("certainty_profile", "Certainty, judgement by judgement", COLUMNS, lines, headings=(0,))


def _lines(outcome: Row, tables: Tables) -> Iterator[Line]:
    label = quoted("certainty_outcomes", outcome.outcome, "label", outcome.label)
    begins = free(f"begins {outcome.begins}" if outcome.studies else "")
    yield label, free("Studies"), begins or NOTHING, _studies(outcome, tables) or NOTHING
    judgements = tables["certainty"]
    for row in rows_of(judgements[judgements.outcome == outcome.outcome]):
        cells = [quoted("certainty", row.judgement_id, name, getattr(row, name)) for name in ("judgement", "support")]
        yield label, free(row.domain.capitalize()), *cells
    yield label, free("Certainty"), number(f"certainty.{outcome.outcome}"), NOTHING


def _studies(outcome: Row, tables: Tables) -> Cell:
    """Each study with what was read of it and, where rows count its people, their number."""
    studies, sources = (
        tables[name].set_index(key) for name, key in (("studies", "study_id"), ("sources", "source_id"))
    )
    people = _people(words(outcome.people_ids), tables)
    cells = []
    for study_id in words(outcome.studies):
        source_id = studies.source_id[study_id]
        read = quoted("sources", source_id, "text_read", sources.text_read[source_id])
        counted = joined(" and ", people.get(study_id, []))
        about = joined("; ", [read, counted + free(" people") if counted else ()])
        cells.append(quoted("studies", study_id, "label", studies.label[study_id]) + free(" (") + about + free(")"))
    return joined(", ", cells)


def _people(ids: list[str], tables: Tables) -> dict[str, list[Cell]]:
    """The numbers of people behind an outcome, by study; single cases and single people have none."""
    interruptions = tables["interruptions"]
    of_rows: dict[str, list[str]] = {f"interruptions.{row.modality_id}": [] for row in rows_of(interruptions)}
    for row in rows_of(interruptions):
        of_rows[f"interruptions.{row.modality_id}"] += words(row.people_ids)
    study_of = _studies_of_counts(tables)
    found: dict[str, list[Cell]] = {}
    for value_id in (value_id for row_id in ids for value_id in of_rows.get(row_id, [row_id])):
        event = f"{value_id}.assessed"
        counted = value_id if value_id in study_of else event if event in study_of else ""
        if counted:
            found.setdefault(study_of[counted], []).append(number(counted))
    return found


def _studies_of_counts(tables: Tables) -> dict[str, str]:
    """The study of each quotable number of people: counts of people, and those assessed of an event."""
    findings, events = tables["findings"], tables["events"]
    counts: pd.DataFrame = findings[findings.unit == "people"]
    of_events = dict(zip(events.event_id + ".assessed", events.study_id))
    return of_events | dict(zip(counts.finding_id, counts.study_id))
