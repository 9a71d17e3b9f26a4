"""Printed percentages and means of whole numbers against the counts and people printed with them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from analysis.tiny_tables import OUTCOMES, UNITS, events, findings
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.percent_of_events import check_percentages
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, with_roles

EVENT = {"event_id": "tea.e", "arm_id": "tea.x1", "n_events": "2", "n_assessed": "9", "percent_printed": "22.2"}


def test_a_printed_percentage_is_held_against_its_counts() -> None:
    [found] = check_percentages(events(EVENT, EVENT | {"event_id": "tea.f", "percent_printed": ""}))
    assert found == {
        "value_id": "tea.e.recheck.percent",
        "study_id": "tea",
        "arm_id": "tea.x1",
        "outcome_id": "headache",
        "statistic": "percentage of counts",
        "check": "percentage of counts",
        "printed_id": "tea.e.percent_printed",
        "printed": "22.2%",
        "verdict": "agrees",
        "detail": "2 of 9",
        "check_id": "tea.e.recheck.percent",
        "inputs": "tea.e.events tea.e.assessed",
        "value": Decimal(200) / 9,
        "unit": "percent",
        "decimals": 1,
        "method": "2 of 9",
    }


def test_a_percentage_of_other_counts_does_not_follow() -> None:
    for printed, verdict in (("22", AGREES), ("22.3", DOES_NOT_FOLLOW), ("33", DOES_NOT_FOLLOW)):
        [found] = check_percentages(events(EVENT | {"percent_printed": printed}))
        assert found["verdict"] == verdict


MEAN = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "unit": "cells", "value": "3.45"}

DRINKERS = {"finding_id": "tea.people", "arm_id": "tea.x1", "outcome_id": "drinkers", "unit": "people", "value": "20"}


def means_of(*rows: dict[str, str]) -> list[dict]:
    return check_means_of_whole_numbers(with_roles(findings(*rows), OUTCOMES), UNITS)


def test_a_mean_of_whole_numbers_is_a_multiple_of_one_over_the_people_of_its_arm() -> None:
    """The die of the encyclopaedia's article on the GRIM test: of 20 throws a mean ends in 0 or 5."""
    [found] = means_of(DRINKERS, MEAN)
    assert found == {
        "value_id": "tea.m.recheck.whole",
        "study_id": "tea",
        "arm_id": "tea.x1",
        "comparator_arm_id": "",
        "outcome_id": "white_cells",
        "statistic": "mean of whole numbers",
        "check": "mean of whole numbers",
        "printed_id": "tea.m",
        "printed": "3.45",
        "verdict": "agrees",
        "detail": "whole numbers of 20 people can have this mean",
        "inputs": "tea.m tea.people",
        "check_id": "tea.m.recheck.whole",
    }
    [found] = means_of(DRINKERS, MEAN | {"value": "3.48"})
    assert (found["verdict"], found["detail"]) == (DOES_NOT_FOLLOW, "whole numbers of 20 people cannot have this mean")


def test_a_mean_needs_the_people_of_its_own_arm() -> None:
    for rows in ([DRINKERS | {"arm_id": "tea.x2"}, MEAN], [MEAN], [DRINKERS | {"value": "0"}, MEAN]):
        [found] = means_of(*rows)
        assert (found["verdict"], found["detail"]) == (
            CANNOT_BE_CHECKED,
            "the number of people behind it is not printed",
        )
    for arm in ("", "tea.x1"):  # of nobody's arm, or of the only one
        [found] = means_of(DRINKERS | {"arm_id": arm}, MEAN | {"arm_id": ""})
        assert (found["verdict"], found["inputs"]) == (AGREES, "tea.m tea.people")


def test_a_single_person_has_whole_numbers() -> None:
    [found] = means_of(DRINKERS | {"value": "1"}, MEAN | {"value": "3.5"})
    assert found["detail"] == "whole numbers of 1 people cannot have this mean"


def test_a_mean_with_so_few_decimals_that_every_mean_is_possible_is_no_check() -> None:
    """Tenths of nine people leave out some means, such as 3.5; tenths of ten people are all there."""
    found = [means_of(DRINKERS | {"value": n}, MEAN | {"value": "3.5"})[0] for n in ("9", "10")]
    assert [row["verdict"] for row in found] == [DOES_NOT_FOLLOW, CANNOT_BE_CHECKED]
    assert found[1]["detail"] == "with so few decimals whole numbers can have every mean"


@pytest.mark.parametrize("other", [{"statistic": "median"}, {"unit": "kilograms"}, {"how_obtained": "computed"}])
def test_only_printed_means_in_units_that_count_whole_things_are_checked(other: dict[str, str]) -> None:
    assert means_of(DRINKERS, MEAN | other) == []
