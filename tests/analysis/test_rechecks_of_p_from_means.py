"""Printed P values against the means printed with them."""

from __future__ import annotations

from typing import Any

import pytest
from analysis.tiny_tables import people, rich
from hivcells.analysis.rechecks.p_of_means import check_p_from_means
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
)
from independent.definitions import welch

TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}


def means(first: str, second: str, kind: str = "SD", spread: str = "9", **other: str) -> list[dict[str, str]]:
    """Means of two arms of 20 with a spread."""
    both = {"tea.x1": first, "tea.x3": second}
    mean = {"statistic": "mean", "unit": "kilograms", "outcome_id": "weight", "spread_kind": kind, "spread": spread}
    numbers = [mean | {"finding_id": f"m.{arm}", "arm_id": arm, "value": value} | other for arm, value in both.items()]
    return [people("20"), people("20", arm="tea.x3"), *numbers]


P_OF_MEANS = TWO | {"finding_id": "tea.p", "statistic": "p_value", "outcome_id": "weight", "value": "0.087"}


def by_means(*rows: dict[str, str]) -> list[dict[str, Any]]:
    return check_p_from_means(rich(*rows))


def test_a_p_value_follows_from_two_means_with_deviations() -> None:
    check, t, of_welch = by_means(*means("70.0", "75.0", spread="9.0"), P_OF_MEANS)
    assert (check["verdict"], check["check"]) == (AGREES, "P value from the means")
    assert float(of_welch["value"]) == pytest.approx(welch([(70, 9, 20), (75, 9, 20)]), rel=1e-6)
    assert t["low"] < float(t["value"]) < t["high"]
    assert t["method"] == "70.0 (SD 9.0, 20 people); 75.0 (SD 9.0, 20 people), t test"


def test_a_standard_error_is_a_deviation_over_the_root_of_the_people() -> None:
    as_errors = by_means(*means("70.0", "75.0", kind="SE", spread="2.012461"), P_OF_MEANS)
    assert float(as_errors[1]["value"]) == pytest.approx(welch([(70, 9, 20), (75, 9, 20)]), rel=1e-4)
    assert by_means(*means("70.0", "75.0", kind="SE", spread="9.0"), P_OF_MEANS)[0]["verdict"] == DOES_NOT_FOLLOW


def test_rounding_of_means_and_spreads_leaves_p_values_open() -> None:
    assert by_means(*means("70", "75"), P_OF_MEANS | {"value": "0.05"})[0]["verdict"] == WITH_ROUNDING
    far = by_means(*means("70", "75"), P_OF_MEANS | {"value": "0.001"})[0]
    assert far["verdict"] == DOES_NOT_FOLLOW


def test_all_groups_of_a_p_value_without_arms_are_compared_by_the_analysis_of_variance() -> None:
    third = [people("20", arm="tea.x2"), means("72", "0")[2] | {"finding_id": "m.x2", "arm_id": "tea.x2"}]
    of_all = P_OF_MEANS | {"arm_id": "", "comparator_arm_id": "", "value": "0.2"}
    rows = by_means(*means("70", "75"), *third, of_all)
    assert [row["value_id"] for row in rows] == ["tea.p.recheck.means", "tea.p.recheck.means.f"]


@pytest.mark.parametrize(
    "other", [{"spread": ""}, {"spread_kind": "not named"}, {"statistic": "median"}, {"source_id": "x"}, {"scope": "men"}, {"analysis": "b"}]
)  # fmt: skip
def test_means_without_a_named_spread_or_of_something_else_are_no_check(other: dict[str, str]) -> None:
    assert by_means(*means("70", "75", **other), P_OF_MEANS) == []


def test_where_an_arm_has_two_numbers_it_is_not_known_which_the_p_value_is_about() -> None:
    later = means("70", "75")[2] | {"finding_id": "m.later", "time_value": "4", "time_unit": "week"}
    assert by_means(*means("70", "75"), later, P_OF_MEANS) == []
    at_start = {"time_value": "0", "time_unit": "week"}
    assert by_means(*means("70", "75", **at_start), later, P_OF_MEANS | at_start) != []


@pytest.mark.parametrize("other", [{"unit": "percent"}, {"statistic": "mean_change"}])
def test_means_in_two_units_and_a_level_beside_a_change_are_no_check(other: dict[str, str]) -> None:
    *rows, last = means("70", "75")
    assert by_means(*rows, last | other, P_OF_MEANS) == []
