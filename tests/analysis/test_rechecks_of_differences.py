"""Printed differences of arms against the averages printed beside them."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.tiny_tables import findings
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, WITH_ROUNDING

COMMON = {
    "study_id": "tea",
    "arm_id": "tea.x1",
    "comparator_arm_id": "tea.x3",
    "outcome_id": "white_cells",
    "printed_id": "tea.d",
}

PRINTED = {"finding_id": "tea.d", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "statistic": "difference", "value": "67", "unit": "cells"}  # fmt: skip


def verdicts(rows: list[dict]) -> list[str]:
    return [row["verdict"] for row in rows]


def contrast(kind: str, value: str = "67", **other: str) -> dict[str, str]:
    """A difference of the arms as it is recomputed."""
    arms = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "white_cells"}
    number = {"value": value, "unit": "cells", "decimals": "0", "method": "304 - 237", "rounding": "1.0"}
    return {"value_id": f"tea.{kind}", "contrast_of": kind, "inputs": ""} | arms | number | other


def test_a_printed_difference_is_held_against_that_of_last_values_and_that_of_changes() -> None:
    contrasts = pd.DataFrame([contrast("changes", "72", method="104 - 32", rounding="2.0"), contrast("last values")])
    of_changes, of_last_values = check_differences(findings(PRINTED), contrasts)
    assert of_last_values == COMMON | {
        "value_id": "tea.d.recheck.last",
        "statistic": "difference of last values",
        "check": "difference of last values",
        "printed": "67",
        "verdict": "agrees",
        "detail": "the last values differ by 67; printed is 67",
        "inputs": "tea.d tea.last values",
        "check_id": "tea.d.recheck.last",
        "value": "67",
        "unit": "cells",
        "decimals": "0",
        "method": "304 - 237",
    }
    assert of_changes == of_last_values | {
        "value_id": "tea.d.recheck.change",
        "statistic": "difference of changes from baseline",
        "check": "difference of changes from baseline",
        "verdict": "does not follow from what is printed",
        "detail": "the changes from baseline differ by 72; printed is 67",
        "inputs": "tea.d tea.changes",
        "check_id": "tea.d.recheck.change",
        "value": "72",
        "method": "104 - 32",
    }


@pytest.mark.parametrize(
    ("rounding", "computed", "verdict"),
    [
        # Two averages, each off by half a unit at most: what is printed as 67 may be anything from 66 to 68.5.
        ("1.0", "67", AGREES), ("1.0", "68", WITH_ROUNDING), ("1.0", "68.5", WITH_ROUNDING), ("1.0", "69", DOES_NOT_FOLLOW),
        ("1.0", "65.5", WITH_ROUNDING), ("1.0", "65", DOES_NOT_FOLLOW),
        # Four averages: to 69.5.
        ("2.0", "69", WITH_ROUNDING), ("2.0", "69.5", WITH_ROUNDING), ("2.0", "70", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_difference_follows_from_averages_as_far_as_rounding_allows(
    rounding: str, computed: str, verdict: str
) -> None:
    contrasts = pd.DataFrame([contrast("last values", computed, rounding=rounding)])
    assert verdicts(check_differences(findings(PRINTED), contrasts)) == [verdict]


@pytest.mark.parametrize(
    "other", [{"arm_id": "tea.x2"}, {"comparator_arm_id": "tea.x2"}, {"outcome_id": "red_cells"}]
)  # fmt: skip
def test_a_difference_of_other_arms_or_counts_is_no_check(other: dict[str, str]) -> None:
    assert check_differences(findings(PRINTED), pd.DataFrame([contrast("last values", **other)])) == []


def test_a_number_that_is_no_difference_of_arms_is_not_held_against_one() -> None:
    contrasts = pd.DataFrame([contrast("last values"), contrast("last values", comparator_arm_id="")])
    for other in ({"statistic": "mean"}, {"comparator_arm_id": ""}):
        assert check_differences(findings(PRINTED | other), contrasts) == []


@pytest.mark.parametrize("other", [{"value": ""}, {"relation": ">", "value": "40"}, {"unit": "percent"}])
def test_limits_alone_a_bound_and_another_unit_are_held_against_nothing(other: dict[str, str]) -> None:
    assert check_differences(findings(PRINTED | other), pd.DataFrame([contrast("last values")])) == []
