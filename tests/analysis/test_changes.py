"""The change of a cell count is the last printed average of an arm less that at its start."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from analysis.tiny_tables import ARMS, OUTCOMES, findings, records
from hivcells.analysis.changes import changes
from hivcells.complaints import Complaints
from hivcells.quantities import days_of


def visit(number: str, time: str, time_unit: str = "week", **other: str) -> dict[str, str]:
    """An average of white cells in the green arm."""
    average = {"arm_id": "tea.x1", "outcome_id": "white_cells", "statistic": "mean", "unit": "cells", "value": number}
    when = {"finding_id": f"tea.{time or 'last'}", "time_value": time, "time_unit": time_unit if time else ""}
    return average | when | other


def changes_of(*rows: dict[str, str]) -> pd.DataFrame:
    return changes(findings(*rows), ARMS, OUTCOMES)


def test_a_change_is_the_last_less_the_first_average_with_all_that_it_is_made_of() -> None:
    frame = changes_of(visit("210", "0"), visit("230", "4"), visit("250.5", "12"))
    assert list(frame.columns[-4:]) == ["rounding", "baseline_id", "last_id", "average"]
    assert records(frame) == [
        {
            "value_id": "tea.white_cells.green.change",
            "study_id": "tea",
            "arm_id": "tea.x1",
            "comparator_arm_id": "",
            "outcome_id": "white_cells",
            "statistic": "change of means",
            "value": Decimal("40.5"),
            "low": "",
            "high": "",
            "unit": "cells",
            "decimals": 1,
            "inputs": "tea.12 tea.0",
            "method": "250.5 - 210",
            "rounding": Decimal("0.55"),
            "baseline_id": "tea.0",
            "last_id": "tea.12",
            "average": "mean",
        }
    ]


def test_each_arm_and_each_count_has_a_change_of_its_own() -> None:
    rows = []
    for arm in ("tea.x1", "tea.x3"):
        for outcome in ("white_cells", "red_cells"):
            rows += [
                visit(value, time, arm_id=arm, outcome_id=outcome, finding_id=f"{arm}.{outcome}.{time}")
                for value, time in (("5", "0"), ("8", "2"))
            ]
    assert list(changes_of(*rows).value_id) == [
        "tea.red_cells.green.change",
        "tea.red_cells.water.change",
        "tea.white_cells.green.change",
        "tea.white_cells.water.change",
    ]


def test_days_of_each_unit_of_time() -> None:
    for time, unit, days in (
        ("48", "hour", 2), ("3", "day", 3), ("2", "week", 14), ("1", "month", 30.4375), ("12", "month", 365.25), ("1", "year", 365.25), ("2", "year", 730.5), ("", "", float("inf")),
    ):  # fmt: skip
        assert days_of(time, unit) == pytest.approx(days)


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
        frame = changes_of(visit("5", *later, finding_id="tea.later"), visit("4", *earlier), visit("3", "0"))
        assert list(frame.last_id) == ["tea.later"], (earlier, later)


def test_an_average_without_a_time_is_the_last() -> None:
    frame = changes_of(visit("9", ""), visit("5", "0"), visit("7", "100", "year"))
    assert list(frame.last_id) == ["tea.last"]


def test_of_two_averages_of_one_day_the_last_by_its_id_is_taken() -> None:
    frame = changes_of(visit("9", "4", finding_id="tea.b"), visit("7", "4", finding_id="tea.a"), visit("5", "0"))
    assert list(frame.last_id) == ["tea.b"]


def test_a_change_without_a_baseline_is_none() -> None:
    assert changes_of(visit("5", "4"), visit("7", "12")).empty
    assert changes_of(visit("5", "")).empty


def test_a_series_of_one_day_has_no_change() -> None:
    assert changes_of(visit("5", "0")).empty
    assert changes_of(visit("5", "0"), visit("6", "0", finding_id="tea.again")).empty


def test_a_baseline_after_another_visit_is_none() -> None:
    """Where a count from before the start is printed, nobody can say which of the two is meant."""
    assert changes_of(visit("4", "-2"), visit("5", "0"), visit("7", "12")).empty


def test_an_arm_with_means_and_medians_has_the_change_of_its_means() -> None:
    medians = [visit("200", "0", statistic="median"), visit("260", "12", statistic="median")]
    means = [visit("210", "0"), visit("250", "12")]
    found = records(changes_of(*medians, *means))
    assert [(row["value"], row["statistic"], row["average"]) for row in found] == [(40, "change of means", "mean")]


def test_means_without_a_baseline_leave_the_change_to_the_medians() -> None:
    medians = [visit("200", "0", statistic="median"), visit("260", "12", statistic="median")]
    found = records(changes_of(*medians, visit("250", "12")))
    assert [(row["value"], row["statistic"], row["average"]) for row in found] == [(60, "change of medians", "median")]


@pytest.mark.parametrize(
    "other",
    [{"outcome_id": "weight"}, {"statistic": "maximum"}, {"value": "", "low": "1", "high": "9"}, {"arm_id": ""}, {"scope": "young"}],
)  # fmt: skip
def test_only_averages_of_cell_counts_in_a_whole_arm_are_compared_over_time(other: dict[str, str]) -> None:
    whole = [visit("5", "0"), visit("7", "4")]
    assert list(changes_of(*whole, visit("90", "12", finding_id="tea.z", **other)).last_id) == ["tea.4"]
    assert changes_of(visit("5", "0", **other), visit("7", "12", **other)).empty


def test_a_count_in_another_unit_is_refused_with_its_line() -> None:
    with pytest.raises(Complaints) as raised:
        changes_of(visit("7", "4"), visit("6", "1"), visit("5", "0", unit="kilograms"))
    [complaint] = raised.value.complaints
    assert (complaint.file, complaint.line, complaint.value) == ("data/findings.csv", 2, "tea.4")


@pytest.mark.parametrize(("at_first", "at_last"), [("<", ">"), ("<", "="), ("=", ">"), ("=", "≥"), ("about", "=")])
def test_a_bound_at_either_end_gives_no_change(at_first: str, at_last: str) -> None:
    """From "<50" to ">200" is more than 150, not 150."""
    assert changes_of(visit("50", "0", relation=at_first), visit("200", "12", relation=at_last)).empty


def test_a_bound_between_the_ends_does_not_matter() -> None:
    rows = [visit("50", "0"), visit("100", "4", relation="<"), visit("200", "12")]
    assert list(changes_of(*rows).value) == [Decimal(150)]


def test_averages_of_two_texts_make_no_change() -> None:
    assert changes_of(visit("210", "0", source_id="tea_2020"), visit("250.5", "12", source_id="tea_news")).empty
    assert len(changes_of(visit("210", "0", source_id="tea_2020"), visit("250.5", "12", source_id="tea_2020"))) == 1
