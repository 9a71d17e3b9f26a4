"""The verdicts on printed statistics, on tiny tables written out here."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from hivcells.rechecks import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING
from hivcells.rechecks_of_counts import check_means_of_whole_numbers, check_p_from_counts
from recheck_statistics import check_differences, check_log_symmetry, check_p_values, is_symmetric

COLUMNS = [
    "finding_id", "study_id", "arm_id", "comparator_arm_id", "outcome_id", "time_value", "time_unit", "statistic",
    "relation", "value", "low", "high", "interval", "unit", "how_obtained", "source_id",
]  # fmt: skip


def findings(*rows: dict) -> pd.DataFrame:
    common = dict.fromkeys(COLUMNS, "") | {"study_id": "s", "outcome_id": "cd4", "relation": "=", "how_obtained": "printed", "source_id": "s"}
    return pd.DataFrame([common | row for row in rows], columns=COLUMNS)


def verdicts(rows: list[dict]) -> list[str]:
    return [row["verdict"] for row in rows if row["verdict"]]


PRINTED = {"finding_id": "s.d", "arm_id": "s.a", "comparator_arm_id": "s.b", "statistic": "difference", "value": "67"}


@pytest.mark.parametrize(
    ("kind", "computed", "verdict"),
    [
        # Two averages, each off by half a unit at most: what is printed as 67 may be anything from 66 to 68.5.
        ("last", "67", AGREES), ("last", "68", WITH_ROUNDING), ("last", "68.5", WITH_ROUNDING), ("last", "69", DOES_NOT_FOLLOW),
        # Four averages: to 69.5.
        ("change", "69", WITH_ROUNDING), ("change", "69.5", WITH_ROUNDING), ("change", "70", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_difference_follows_from_averages_as_far_as_rounding_allows(kind: str, computed: str, verdict: str) -> None:
    contrast = {"value_id": f"s.cd4.a_vs_b.{kind}", "arm_id": "s.a", "comparator_arm_id": "s.b", "outcome_id": "cd4", "value": computed, "unit": "cells_per_ul", "decimals": "0", "method": ""}
    assert verdicts(check_differences(findings(PRINTED), pd.DataFrame([contrast]))) == [verdict]


@pytest.mark.parametrize(
    ("statistic", "value", "low", "high", "symmetric"),
    [
        ("difference", "67", "10", "124", True), ("difference", "223", "79", "688", False),
        ("odds_ratio", "1.00", "0.50", "2.00", True), ("odds_ratio", "1.20", "0.0", "9.9", False),
        ("odds_ratio", "1.25", "0.50", "2.00", False),
    ],
)  # fmt: skip
def test_intervals_are_symmetric_on_the_scale_of_their_statistic(statistic: str, value: str, low: str, high: str, symmetric: bool) -> None:
    assert is_symmetric(SimpleNamespace(statistic=statistic, value=value, low=low, high=high)) is symmetric


def test_a_p_value_beside_a_lopsided_interval_cannot_be_checked() -> None:
    interval = PRINTED | {"value": "223", "low": "79", "high": "688", "interval": "95% CI"}
    p = PRINTED | {"finding_id": "s.p", "statistic": "p_value", "value": "0.02"}
    assert verdicts(check_p_values(findings(interval, p))) == [CANNOT_BE_CHECKED]


def test_a_ratio_lies_amid_its_interval_on_the_logarithmic_scale() -> None:
    for value, verdict in (("4.37", AGREES), ("4.36", WITH_ROUNDING), ("5.00", DOES_NOT_FOLLOW)):
        ratio = {"finding_id": "s.rr", "statistic": "risk_ratio", "value": value, "low": "1.01", "high": "18.89", "interval": "95% CI"}
        assert verdicts(check_log_symmetry(findings(ratio))) == [verdict]


def test_a_mean_of_whole_numbers_needs_the_people_of_its_arm() -> None:
    people = {"finding_id": "s.people.a", "arm_id": "s.a", "outcome_id": "people", "unit": "people", "statistic": "count", "value": "20"}
    mean = {"finding_id": "s.m", "arm_id": "s.a", "statistic": "mean", "unit": "cells_per_ul"}
    assert verdicts(check_means_of_whole_numbers(findings(people, mean | {"value": "3.45"}))) == [AGREES]
    assert verdicts(check_means_of_whole_numbers(findings(people, mean | {"value": "3.48"}))) == [DOES_NOT_FOLLOW]
    assert verdicts(check_means_of_whole_numbers(findings(people, mean | {"arm_id": "", "value": "3.48"}))) == [CANNOT_BE_CHECKED]


def test_a_p_value_is_checked_by_counts_only_where_each_arm_has_one_count() -> None:
    p = PRINTED | {"finding_id": "s.p", "statistic": "p_value", "value": "0.096", "outcome_id": "set_point"}
    event = {"outcome_id": "set_point", "source_id": "s", "counted": "people", "n_assessed": "13"}
    events = [event | {"event_id": f"s.e.{arm}", "arm_id": f"s.{arm}", "n_events": n} for arm, n in (("a", "4"), ("b", "0"))]
    assert verdicts(check_p_from_counts(findings(p), pd.DataFrame(events))) == [AGREES]  # Gandhi 2009, Fisher's test
    assert check_p_from_counts(findings(p), pd.DataFrame([*events, events[0] | {"event_id": "s.f.a"}])) == []
