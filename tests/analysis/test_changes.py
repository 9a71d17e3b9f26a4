"""The change of a cell count is the last printed average of an arm less that at its start."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from analysis.tiny_tables import ARMS, findings, records
from hivcells.analysis.changes import changes
from hivcells.complaints import Complaints


def visit(number: str, name: str, **other: str) -> dict[str, str]:
    """An average of white cells in the green arm, at a visit of this name."""
    average = {"arm_id": "tea.x1", "outcome_id": "white_cells", "statistic": "mean", "unit": "cells", "value": number}
    return average | {"finding_id": f"tea.{name}", "visit": name} | other


def changes_of(*rows: dict[str, str]) -> pd.DataFrame:
    return changes(findings(*rows), ARMS)


def test_a_change_is_the_last_less_the_first_average_with_all_that_it_is_made_of() -> None:
    frame = changes_of(visit("210", "baseline"), visit("230", "other"), visit("250.5", "last"))
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
            "inputs": "tea.last tea.baseline",
            "method": "250.5 - 210",
            "rounding": Decimal("0.55"),
            "baseline_id": "tea.baseline",
            "last_id": "tea.last",
            "average": "mean",
        }
    ]


def test_each_arm_and_each_count_has_a_change_of_its_own() -> None:
    rows = []
    for arm in ("tea.x1", "tea.x3"):
        for outcome in ("white_cells", "red_cells"):
            rows += [
                visit(value, name, arm_id=arm, outcome_id=outcome, finding_id=f"{arm}.{outcome}.{name}")
                for value, name in (("5", "baseline"), ("8", "last"))
            ]
    assert list(changes_of(*rows).value_id) == [
        "tea.red_cells.green.change",
        "tea.red_cells.water.change",
        "tea.white_cells.green.change",
        "tea.white_cells.water.change",
    ]


def test_of_two_averages_of_one_visit_the_first_and_the_last_by_their_ids_are_taken() -> None:
    twice = [visit("9", "last", finding_id=f"tea.{name}") for name in ("z", "y")]
    frame = changes_of(*twice, *(visit("5", "baseline", finding_id=f"tea.{name}") for name in ("b", "a")))
    assert list(zip(frame.baseline_id, frame.last_id)) == [("tea.a", "tea.z")]


def test_a_change_has_a_baseline_and_a_last_visit() -> None:
    assert changes_of(visit("5", "other"), visit("7", "last")).empty
    assert changes_of(visit("5", "baseline"), visit("7", "other")).empty
    assert changes_of(visit("5", "baseline"), visit("6", "baseline", finding_id="tea.again")).empty


MEDIANS = [
    visit(value, name, statistic="median", finding_id=f"tea.{name}.median")
    for value, name in (("200", "baseline"), ("260", "last"))
]


def test_an_arm_with_means_and_medians_has_the_change_of_its_means() -> None:
    found = records(changes_of(*MEDIANS, visit("210", "baseline"), visit("250", "last")))
    assert [(row["value"], row["statistic"], row["average"]) for row in found] == [(40, "change of means", "mean")]


def test_means_without_a_baseline_leave_the_change_to_the_medians() -> None:
    found = records(changes_of(*MEDIANS, visit("250", "last")))
    assert [(row["value"], row["statistic"], row["average"]) for row in found] == [(60, "change of medians", "median")]


def test_what_has_no_visit_is_not_compared_over_time() -> None:
    """The visit is blank for parts of an arm, bounds of a range and outcomes that are not followed; a rule sees to it."""
    whole = [visit("5", "baseline"), visit("7", "last")]
    assert list(changes_of(*whole, visit("90", "last", visit="", finding_id="tea.z")).last_id) == ["tea.last"]
    assert changes_of(visit("5", "baseline", visit=""), visit("7", "last", visit="")).empty


def test_a_count_in_another_unit_is_refused_with_its_line() -> None:
    with pytest.raises(Complaints) as raised:
        changes_of(visit("7", "last"), visit("6", "other"), visit("5", "baseline", unit="kilograms"))
    [complaint] = raised.value.complaints
    assert (complaint.file, complaint.line, complaint.value) == ("data/findings.csv", 2, "tea.last")


@pytest.mark.parametrize(("at_first", "at_last"), [("<", ">"), ("<", "="), ("=", ">"), ("=", "≥"), ("about", "=")])
def test_a_bound_at_either_end_gives_no_change(at_first: str, at_last: str) -> None:
    """From "<50" to ">200" is more than 150, not 150."""
    assert changes_of(visit("50", "baseline", relation=at_first), visit("200", "last", relation=at_last)).empty


def test_a_bound_between_the_ends_does_not_matter() -> None:
    rows = [visit("50", "baseline"), visit("100", "other", relation="<"), visit("200", "last")]
    assert list(changes_of(*rows).value) == [Decimal(150)]


def test_averages_of_two_texts_make_no_change() -> None:
    first, last = visit("210", "baseline", source_id="tea_2020"), visit("250.5", "last", source_id="tea_news")
    assert changes_of(first, last).empty
    assert len(changes_of(first, last | {"source_id": "tea_2020"})) == 1


def test_a_text_that_has_both_ends_is_found_among_others() -> None:
    """Where two texts print a baseline, and one of them the last visit too, that one gives the change."""
    ends = [visit("210", "baseline", source_id="tea_news"), visit("250", "last", source_id="tea_news")]
    frame = changes_of(visit("210", "baseline", source_id="a_text", finding_id="tea.a"), *ends)
    assert list(zip(frame.baseline_id, frame.last_id)) == [("tea.baseline", "tea.last")]
