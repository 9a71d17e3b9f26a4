"""The table of registered trials without results, on a made-up review."""

from __future__ import annotations

import pandas as pd
from absent import ABSENT
from hivcells.report.tables import underway
from report_tables.tiny_review import addresses, frame, shown, tea_for_headache

STUDIES = frame(
    "study_id | label | source_id | modality_id | population | recruitment_start | country | inclusion",
    "zest | Zest trial | trial7 | green | All | 2020-01 | Norway | registered",
    "ase | Åse 2020 | ase2020 | green | Students | | Norway | included",
)
PEOPLE = frame("cohort_id | study_id | people_finding_id", "zest | zest | zest.people")
HEADER = "registry_id | study_id | status | record_updated"


def status_of(*records: str) -> str:
    """The cell of the status of the only registered trial."""
    [row] = shown(underway.table(_review(frame(HEADER, *records))))
    return row[[column.name for column in underway.COLUMNS].index("Status (updated)")]


def _review(records: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return dict(tea_for_headache(studies=STUDIES, participants=PEOPLE, registrations=records))


def test_a_status_stands_with_the_day_of_its_record() -> None:
    assert status_of("N1 | zest | recruiting | 2025-08-12") == "recruiting (2025-08-12)"


def test_a_status_without_a_day_is_undated() -> None:
    assert status_of("N1 | zest | completed |") == "completed (undated)"


def test_a_trial_without_a_status_is_not_seen() -> None:
    assert status_of("N1 | zest | |") == "not seen"


def test_a_trial_without_a_record_is_not_seen() -> None:
    assert status_of("N9 | ase | completed |") == "not seen"


def test_a_trial_with_two_numbers_has_both_states() -> None:
    assert status_of("N1 | zest | completed |", "N2 | zest | unknown | 2020") == "completed (undated); unknown (2020)"


def test_a_review_may_do_without_registrations() -> None:
    [row] = shown(underway.table(_review(ABSENT["registrations"])))
    assert "not seen" in row


def test_a_trial_whose_citation_says_no_more_than_its_name_leads_to_its_reference_itself() -> None:
    records, studies = frame(HEADER), STUDIES.assign(label=["Registry", "Åse 2020"])
    named = dict(tea_for_headache(studies=studies, participants=PEOPLE, registrations=records))
    named["sources"] = named["sources"].assign(authors="[Registry]")
    [row] = underway.table(named).rows
    assert [(piece.kind, piece.text, piece.work) for piece in row[0]] == [("cell", "Registry", "trial7")]
    [other] = underway.table(_review(records)).rows
    assert [piece.kind for piece in other[0]] == ["cell", "beside"]


def test_a_status_leads_to_its_cell() -> None:
    table = underway.table(_review(frame(HEADER, "N1 | zest | recruiting | 2025-08-12")))
    assert {"registrations#N1#status", "registrations#N1#record_updated"} <= addresses(table)
