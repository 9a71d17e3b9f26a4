"""Rules on what must not be missing: a result of each included study, a primary outcome of each randomised trial, and one that a row tells of."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_results import (
    included_studies_have_a_result,
    primary_outcomes_that_are_named_are_marked,
    randomised_trials_name_their_primary_outcome,
)

STUDY = {"study_id": "tea", "inclusion": "included", "design": "randomised trial", "control": "water", "note": ""}
OUTCOMES = [
    {"outcome_id": "people", "is_plan": "yes", "is_at_entry": ""},
    {"outcome_id": "age", "is_plan": "", "is_at_entry": "yes"},
    {"outcome_id": "relief", "is_plan": "", "is_at_entry": ""},
]


def tables(study: dict[str, str], findings: list[str], events: int = 0, primary: str = "") -> dict[str, pd.DataFrame]:
    def frame(rows: list[dict[str, str]], *columns: str) -> pd.DataFrame:
        return pd.DataFrame(rows, columns=list(columns), index=pd.RangeIndex(2, 2 + len(rows)), dtype=object)

    of_tea = {"study_id": "tea", "is_primary": primary}
    return {
        "studies": frame([{**STUDY, **study}], *STUDY),
        "outcomes": frame(OUTCOMES, "outcome_id", "is_plan", "is_at_entry"),
        "findings": frame(
            [{**of_tea, "outcome_id": name} for name in findings], "study_id", "outcome_id", "is_primary"
        ),
        "events": frame([of_tea] * events, "study_id", "is_primary"),
    }


def without_result(study: dict[str, str], findings: list[str], events: int = 0) -> list[tuple[int | None, str]]:
    return [(one.line, one.problem) for one in included_studies_have_a_result(tables(study, findings, events))]


def test_people_and_their_age_are_no_result() -> None:
    assert without_result({}, ["people", "age"]) == [(2, "an included study without a result")]


def test_a_number_or_an_event_is_a_result() -> None:
    assert without_result({}, ["people", "relief"]) == []
    assert without_result({}, ["people"], events=1) == []


def test_a_study_without_a_result_says_why_or_is_not_included() -> None:
    assert without_result({"note": "By post. No result entered: the page was torn."}, ["people"]) == []
    assert without_result({"inclusion": "registered"}, ["people"]) == []


def without_primary(study: dict[str, str], events: int, primary: str) -> list[tuple[int | None, str]]:
    of_tea = tables(study, ["relief"], events, primary)
    return [(one.line, one.problem) for one in randomised_trials_name_their_primary_outcome(of_tea)]


@pytest.mark.parametrize("events", [0, 1])
def test_a_randomised_trial_has_a_row_of_its_primary_outcome(events: int) -> None:
    assert without_primary({}, events, "") == [(2, "a primary outcome that no row carries")]
    assert without_primary({}, events, "yes") == []


@pytest.mark.parametrize(
    "other",
    [
        {"note": "No primary outcome entered: none is named."}, {"control": "none"}, {"design": "cohort"},
        {"inclusion": "mentioned"},
    ],
)  # fmt: skip
def test_other_studies_and_those_that_say_why_need_none(other: dict[str, str]) -> None:
    assert without_primary(other, 0, "") == []


TOLD = {"study_id": "tea", "is_primary": "", "as_printed": "2 of 10", "locator": "abstract", "note": ""}


def unmarked(study: dict[str, str], support: str = "", **cells: str) -> list[tuple[str, str | None]]:
    """Of a study with one finding, one event and one judgement."""
    found = primary_outcomes_that_are_named_are_marked(
        {
            "studies": pd.DataFrame([{**STUDY, "design": "cohort", **study}]),
            "findings": pd.DataFrame([{**TOLD, **cells}]),
            "events": pd.DataFrame([TOLD]),
            "risk_of_bias": pd.DataFrame([{"study_id": "tea", "support": support}]),
        }
    )
    return [(one.file, one.column) for one in found]


@pytest.mark.parametrize("words", ["The primary end point.", "Primary outcomes", "primary endpoint, by week 4"])
def test_a_primary_outcome_that_a_row_tells_of_is_marked(words: str) -> None:
    assert unmarked({}, note=words) == [("findings", "note")]
    assert unmarked({}, locator=words) == [("findings", "locator")]
    assert unmarked({}, support=words) == [("risk_of_bias", "support")]
    assert unmarked({}, note=words, is_primary="yes") == []


def test_of_a_primary_outcome_that_is_not_entered_the_study_says_why() -> None:
    assert unmarked({"note": "No primary outcome entered: no number."}, note="The primary outcome.") == []
    assert unmarked({"inclusion": "registered"}, note="The primary outcome.") == []
    assert unmarked({}, note="Primary causes of death.") == []
