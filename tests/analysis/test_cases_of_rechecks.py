"""Printed numbers that look alike and are not of one another: none of them is said to be wrong."""

from __future__ import annotations

import pytest
from analysis.tiny_tables import ARMS, findings, rich
from hivcells.analysis.changes import changes
from hivcells.analysis.contrasts import contrasts
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.folds import check_folds
from hivcells.analysis.rechecks.p_values import check_p_values
from hivcells.analysis.rechecks.sums_of_arms import check_sums_of_arms
from hivcells.analysis.rechecks.verdicts import DOES_NOT_FOLLOW

ARMS_COMPARED = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}


def verdicts(rows: list[dict[str, str]]) -> dict[str, str]:
    return {row["value_id"]: row["verdict"] for row in rows if row.get("verdict")}


def ratio(name: str, value: str, low: str, high: str, p: str, analysis: str) -> list[dict[str, str]]:
    """A hazard ratio with its P value."""
    common = ARMS_COMPARED | {"outcome_id": "headache", "analysis": analysis}
    limits = {"value": value, "low": low, "high": high, "interval": "95% CI", "unit": "ratio"}
    return [
        common | limits | {"finding_id": f"tea.{name}", "statistic": "hazard_ratio"},
        common | {"finding_id": f"tea.{name}_p", "statistic": "p_value", "unit": "p", "value": p},
    ]


def test_an_adjusted_p_value_is_held_against_the_adjusted_ratio() -> None:
    crude = ratio("crude", "0.60", "0.40", "0.90", "0.013", "unadjusted")
    adjusted = ratio("adjusted", "0.80", "0.50", "1.28", "0.35", "adjusted")
    rows = check_p_values(rich(*crude, *adjusted))
    assert DOES_NOT_FOLLOW not in verdicts(rows).values()


def test_a_fold_of_one_measure_is_not_held_against_the_logarithm_of_another() -> None:
    """Both are of one outcome, arm and week; the words alone say what was measured."""
    common = {"arm_id": "tea.x1", "outcome_id": "headache", "time_value": "4", "time_unit": "week"}
    fold = (
        common
        | {"finding_id": "tea.spots.fold", "statistic": "fold", "value": "10", "unit": "fold"}
        | {"as_printed": "spots rose tenfold"}
    )
    log = (
        common
        | {"finding_id": "tea.titre.log", "statistic": "log_change", "value": "0.3", "unit": "log10"}
        | {"as_printed": "titres rose by 0.3 log"}
    )
    assert DOES_NOT_FOLLOW not in verdicts(check_folds(findings(fold, log))).values()


def averages(arm: str, *by_month: tuple[str, str]) -> list[dict[str, str]]:
    """The averages of an arm in the order of their months, from baseline to the last visit."""
    visits = ["baseline", *["other"] * (len(by_month) - 2), "last"]
    return [
        {
            "finding_id": f"tea.{arm}.{month}", "arm_id": arm, "outcome_id": "white_cells", "statistic": "mean",
            "unit": "cells", "time_value": month, "time_unit": "month", "visit": visit, "value": value,
        }
        for (month, value), visit in zip(by_month, visits)
    ]  # fmt: skip


def test_a_difference_of_month_six_is_not_held_against_that_of_month_24() -> None:
    green = averages("tea.x1", ("0", "200"), ("6", "250"), ("24", "320"))
    water = averages("tea.x3", ("0", "200"), ("6", "210"), ("24", "220"))
    printed = ARMS_COMPARED | {
        "finding_id": "tea.difference", "outcome_id": "white_cells", "statistic": "difference", "unit": "cells",
        "time_value": "6", "time_unit": "month", "value": "40",
    }  # fmt: skip
    table = findings(*green, *water, printed)
    changed = changes(table, ARMS)
    assert DOES_NOT_FOLLOW not in verdicts(check_differences(table, contrasts(table, ARMS, changed))).values()


@pytest.mark.parametrize("part", [{"scope": "women"}, {"analysis": "adjusted"}])
def test_a_difference_of_a_part_or_after_adjustment_is_not_held_against_the_averages_of_all(
    part: dict[str, str],
) -> None:
    green = averages("tea.x1", ("0", "200"), ("6", "250"))
    water = averages("tea.x3", ("0", "200"), ("6", "210"))
    printed = ARMS_COMPARED | part | {
        "finding_id": "tea.difference", "outcome_id": "white_cells", "statistic": "difference", "unit": "cells",
        "time_value": "6", "time_unit": "month", "value": "55",
    }  # fmt: skip
    table = findings(*green, *water, printed)
    assert check_differences(table, contrasts(table, ARMS, changes(table, ARMS))) == []


def test_people_of_an_arm_given_as_a_range_leave_the_sum_unchecked() -> None:
    common = {"outcome_id": "people", "unit": "people", "statistic": "count"}
    rows = findings(
        common | {"finding_id": "tea.people", "scope": "enrolled", "value": "40"},
        common | {"finding_id": "tea.people.x1", "arm_id": "tea.x1", "scope": "allocated", "low": "18", "high": "20"},
        common | {"finding_id": "tea.people.x3", "arm_id": "tea.x3", "scope": "allocated", "value": "20"},
    )
    [row] = check_sums_of_arms(rows.assign(role="people"))
    assert row["verdict"] == "cannot be checked"
