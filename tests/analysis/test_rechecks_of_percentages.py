"""Printed percentages against their people."""

from __future__ import annotations

import pytest
from analysis.tiny_tables import OUTCOMES, of_people, rich
from hivcells.analysis.rechecks.percent_of_people import check_shares
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW

SHARE = {"finding_id": "tea.s", "statistic": "percent", "unit": "percent", "outcome_id": "headache", "arm_id": "tea.x1"}


# The package lhdjung/scrutiny, README, its data pigs2: percentages of 150, possible or not.
@pytest.mark.parametrize(
    ("percent", "verdict"),
    [("67.4", DOES_NOT_FOLLOW), ("54.2", DOES_NOT_FOLLOW), ("54.0", AGREES), ("69.8", DOES_NOT_FOLLOW)],
)
def test_a_percentage_of_people_is_a_whole_number_of_them(percent: str, verdict: str) -> None:
    [found] = check_shares(of_people("150", SHARE | {"value": percent}), OUTCOMES)
    assert (found["check"], found["verdict"]) == ("percentage of people", verdict)


def test_where_it_is_none_the_numbers_of_people_are_named_of_whom_it_would_be() -> None:
    """By hand: 19 of 23 are 82.6%, and of fewer than 40 no other share is."""
    [found] = check_shares(of_people("40", SHARE | {"value": "82.6"}), OUTCOMES)
    assert found["detail"] == "no whole number of 40 people; of 23 it would be one"
    [found] = check_shares(of_people("22", SHARE | {"value": "68"}), OUTCOMES)
    assert (found["detail"], found["inputs"]) == ("15 of 22", "tea.s tea.n")
    [found] = check_shares(of_people("2", SHARE | {"value": "33"}), OUTCOMES)
    assert found["detail"] == "no whole number of 2 people; nor of fewer"


def test_shares_whose_people_are_many_unknown_or_lost_cannot_be_checked() -> None:
    for frame, detail in (
        (of_people("100", SHARE | {"value": "33"}), "of so many people every percentage is possible"),
        (of_people("1000", SHARE | {"value": "33.3"}), "of so many people every percentage is possible"),
        (rich(SHARE | {"value": "33"}), "the number of people behind it is not printed"),
        (
            of_people("9", SHARE | {"value": "33", "outcome_id": "relief"}),
            "people at risk and censored are not printed",
        ),
    ):
        [found] = check_shares(frame, OUTCOMES)
        assert (found["verdict"], found["detail"]) == (CANNOT_BE_CHECKED, detail)
    [found] = check_shares(of_people("99", SHARE | {"value": "33"}), OUTCOMES)
    assert found["verdict"] == AGREES


def test_people_printed_with_a_percentage_make_it_a_share_whatever_its_outcome() -> None:
    for outcome in ("weight", "relief"):
        [found] = check_shares(rich(SHARE | {"value": "33", "outcome_id": outcome, "n_assessed": "10"}), OUTCOMES)
        assert found["verdict"] == DOES_NOT_FOLLOW
    assert check_shares(of_people("10", SHARE | {"value": "33", "outcome_id": "weight"}), OUTCOMES) == []


@pytest.mark.parametrize(
    "other", [{"relation": "about"}, {"interval": "95% CI"}, {"value": ""}, {"how_obtained": "computed"}]
)
def test_bounds_ranges_and_computed_percentages_are_no_plain_shares(other: dict[str, str]) -> None:
    assert check_shares(of_people("10", SHARE | {"value": "33"} | other), OUTCOMES) == []
