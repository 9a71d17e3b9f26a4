"""People enrolled against the sum of people allocated to the arms."""

from __future__ import annotations

import pytest
from analysis.tiny_tables import OUTCOMES, UNITS, findings
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.sums_of_arms import check_sums_of_arms
from hivcells.analysis.rechecks.verdicts import CANNOT_BE_CHECKED, with_roles

MEAN = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "unit": "cells", "value": "3.45"}

DRINKERS = {"finding_id": "tea.people", "arm_id": "tea.x1", "outcome_id": "drinkers", "unit": "people", "value": "20"}


def means_of(*rows: dict[str, str]) -> list[dict]:
    return check_means_of_whole_numbers(with_roles(findings(*rows), OUTCOMES), UNITS)


ENROLLED = {"finding_id": "tea.enrolled", "outcome_id": "drinkers", "scope": "enrolled", "unit": "people", "value": "20"}  # fmt: skip


def allocated(arm: str, people: str, **other: str) -> dict[str, str]:
    """People allocated to an arm."""
    return ENROLLED | {"finding_id": f"{arm}.people", "arm_id": arm, "scope": "allocated", "value": people} | other


def sums_of(*rows: dict[str, str]) -> list[dict]:
    return check_sums_of_arms(with_roles(findings(*rows), OUTCOMES))


ARMS = [allocated("tea.x1", "12"), allocated("tea.x3", "8")]


def test_the_people_of_the_arms_must_add_up_to_those_enrolled() -> None:
    [found] = sums_of(ENROLLED, *ARMS)
    expected = {
        "value_id": "tea.people.recheck.sum_of_arms",
        "study_id": "tea",
        "arm_id": "",
        "comparator_arm_id": "",
        "outcome_id": "drinkers",
        "statistic": "sum of the arms",
        "check": "sum of the arms",
        "printed_id": "tea.enrolled",
        "printed": "20",
        "verdict": "agrees",
        "detail": "the arms add up to 20",
        "inputs": "tea.enrolled tea.x1.people tea.x3.people",
        "check_id": "tea.people.recheck.sum_of_arms",
        "value": 20,
        "unit": "people",
        "decimals": 0,
        "method": "12 + 8",
    }
    assert found == expected
    [found] = sums_of(ENROLLED | {"value": "21"}, *ARMS)
    assert found == expected | {"printed": "21", "verdict": "does not follow from what is printed"}


def test_an_arm_of_unknown_size_leaves_the_sum_open() -> None:
    counted_only = [{"finding_id": f"tea.cells.{arm}", "arm_id": arm, "value": "200"} for arm in ("tea.x2", "tea.x4")]
    [found] = sums_of(ENROLLED, *ARMS, counted_only[0])
    assert (found["verdict"], found["detail"]) == (CANNOT_BE_CHECKED, "the size of an arm is not printed")
    assert not {"value", "unit", "decimals", "method"} & set(found)
    [found] = sums_of(ENROLLED, *ARMS, *counted_only)
    assert found["detail"] == "the size of some arms is not printed"


@pytest.mark.parametrize("place", [0, 1])
def test_a_number_that_a_curator_worked_out_is_not_held_against_itself(place: int) -> None:
    rows = [ENROLLED, *ARMS]
    rows[place] = rows[place] | {"how_obtained": "computed"}
    [found] = sums_of(*rows)
    assert (found["verdict"], found["detail"]) == (CANNOT_BE_CHECKED, "a number was itself worked out from the others")


RANGE = {"value": "", "low": "150", "high": "160"}


def test_a_range_of_means_or_of_people_enrolled_is_not_rechecked() -> None:
    assert means_of(DRINKERS, MEAN | RANGE) == []
    assert sums_of(ENROLLED | RANGE, *ARMS) == []


@pytest.mark.parametrize(
    "other",
    [{"outcome_id": "headache"}, {"unit": "percent"}, {"scope": "treated"}, {"study_id": "mate"}],
)
def test_only_people_allocated_in_the_same_study_are_added_up(other: dict[str, str]) -> None:
    assert sums_of(ENROLLED, *(arm | other for arm in ARMS)) == []
    [found] = sums_of(ENROLLED, *ARMS, allocated("tea.x1", "5", finding_id="tea.other", **other))
    assert found["inputs"] == "tea.enrolled tea.x1.people tea.x3.people"


def test_people_allocated_to_no_arm_are_not_added_up() -> None:
    assert sums_of(ENROLLED, allocated("", "20")) == []


@pytest.mark.parametrize("other", [{"scope": "treated"}, {"arm_id": "tea.x1"}, {"unit": "percent"}, {"outcome_id": "headache"}])  # fmt: skip
def test_only_people_enrolled_in_a_study_are_held_against_the_sum(other: dict[str, str]) -> None:
    assert sums_of(ENROLLED | other, *ARMS) == []


def test_each_study_has_its_own_sum() -> None:
    other = [row | {"study_id": "mate", "finding_id": f"mate.{place}"} for place, row in enumerate((ENROLLED, *ARMS))]
    alone = [allocated("mate.y1", "3", study_id="milk", finding_id="milk.a")]
    found = sums_of(*alone, ENROLLED, ENROLLED | {"study_id": "water", "finding_id": "water.enrolled"}, *ARMS, *other)
    assert [(row["value_id"], row["value"]) for row in found] == [
        ("tea.people.recheck.sum_of_arms", 20),
        ("mate.people.recheck.sum_of_arms", 20),
    ]
