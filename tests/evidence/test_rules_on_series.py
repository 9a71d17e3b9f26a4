"""Averages of which a change is made are of one group, one time and one kind, and name the visit of their time."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_series import (
    averages_are_those_of_one_group,
    series_are_of_one_kind,
    visits_follow_from_times,
)

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


def visits_complained_of(*rows: dict[str, str]) -> list[tuple[int, str]]:
    weeks = ({"time_unit": "week"} | row for row in rows)
    return [(found.line, found.remedy) for found in visits_follow_from_times(tables(*weeks))]


def test_visits_that_follow_from_the_times_are_right() -> None:
    times = (("0", "baseline"), ("4", "other"), ("12", "last"))
    assert visits_complained_of(*({"time_value": time, "visit": visit} for time, visit in times)) == []


def test_a_visit_at_odds_with_the_times_is_named_with_what_to_write() -> None:
    times = (("0", ""), ("4", "last"), ("12", "other"))
    found = visits_complained_of(*({"time_value": time, "visit": visit} for time, visit in times))
    assert found == [(2, "Write baseline."), (3, "Write other."), (4, "Write last.")]


def test_the_last_visit_is_the_last_whatever_the_units_of_time() -> None:
    """Four weeks come before a month, a month before thirty-one days, a year before 366 days and after 365."""
    for earlier, later in (
        (("4", "week"), ("1", "month")),
        (("30", "day"), ("1", "month")),
        (("1", "month"), ("30.6", "day")),
        (("1", "year"), ("366", "day")),
        (("365", "day"), ("1", "year")),
        (("23", "hour"), ("1", "day")),
    ):
        rows = [
            {"time_value": time, "time_unit": unit, "visit": visit}
            for (time, unit), visit in ((later, "last"), (earlier, "other"), (("0", "week"), "baseline"))
        ]
        assert visits_complained_of(*rows) == [], (earlier, later)


def test_a_number_without_a_time_is_the_last() -> None:
    rows = (
        {"time_value": "0", "visit": "baseline"},
        {"time_value": "4", "visit": "last"},
        {"time_value": "", "time_unit": "", "visit": "last"},
    )
    assert visits_complained_of(*rows) == [(3, "Write other.")]


def test_a_time_without_its_unit_is_left_to_its_own_rule() -> None:
    rows = ({"time_value": "0", "visit": "baseline"}, {"time_value": "4", "time_unit": "", "visit": ""})
    assert visits_complained_of(*rows) == []


@pytest.mark.parametrize(
    "other", [{"outcome_id": "weight"}, {"statistic": "maximum"}, {"scope": "young"}, {"arm_id": ""}, {"value": ""}]
)
def test_what_is_not_followed_in_time_has_no_visit(other: dict[str, str]) -> None:
    row = {"time_value": "0", "visit": "baseline"}
    assert visits_complained_of(row | other) == [(2, "Leave it blank.")]
