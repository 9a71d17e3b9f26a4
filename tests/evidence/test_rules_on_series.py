"""Averages of which a change is made are of one group, one time and one kind."""

from __future__ import annotations

import pandas as pd
from hivcells.evidence.rules.of_series import averages_are_those_of_one_group, series_are_of_one_kind

AVERAGE = {
    "finding_id": "tea.start", "study_id": "tea", "arm_id": "tea.green", "outcome_id": "sips", "statistic": "mean",
    "time_value": "0", "time_unit": "month", "time_since": "", "analysis": "", "value": "3", "unit": "cups", "scope": "",
}  # fmt: skip
LAST = {"finding_id": "tea.end", "time_value": "12", "value": "9"}


def tables(*rows: dict[str, str]) -> dict[str, pd.DataFrame]:
    return {
        "findings": pd.DataFrame([AVERAGE | row for row in rows], index=range(2, 2 + len(rows))),
        "outcomes": pd.DataFrame([{"outcome_id": "sips", "role": "cell count"}]),
    }


def test_a_year_and_twelve_months_are_one_time() -> None:
    year = LAST | {"finding_id": "tea.year", "time_value": "1", "time_unit": "year", "value": "8"}
    [found] = averages_are_those_of_one_group(tables({}, LAST, year))
    assert (found.line, found.column) == (4, "scope")
    assert list(averages_are_those_of_one_group(tables({}, LAST, year | {"value": "9"}))) == []


def test_a_series_begins_at_one_event() -> None:
    assert list(series_are_of_one_kind(tables({"time_since": "transplant"}, LAST | {"time_since": "transplant"}))) == []
    [found] = series_are_of_one_kind(tables({}, LAST | {"time_since": "stop of treatment"}))
    assert (found.line, found.column) == (3, "time_since")


def test_a_series_is_adjusted_or_not() -> None:
    assert list(series_are_of_one_kind(tables({}, LAST | {"analysis": "unadjusted"}))) == []
    [found] = series_are_of_one_kind(tables({}, LAST | {"analysis": "adjusted"}))
    assert (found.line, found.column) == (3, "analysis")
    assert list(series_are_of_one_kind(tables({}, LAST | {"analysis": "adjusted", "scope": "model"}))) == []


def test_a_time_without_its_unit_ends_no_program() -> None:
    assert list(averages_are_those_of_one_group(tables({}, LAST | {"time_unit": ""}))) == []
