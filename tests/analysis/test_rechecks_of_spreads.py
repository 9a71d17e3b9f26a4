"""Spreads beside means against the largest there can be, and against whole numbers."""

from __future__ import annotations

from typing import Any

from analysis.tiny_tables import UNITS, of_people, people
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.spreads import check_spreads
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW


def spread(n: str, mean: str, spread: str, kind: str = "", unit: str = "cells", **other: str) -> list[dict[str, Any]]:
    row = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "unit": unit, "value": mean}
    return check_spreads(of_people(n, row | {"spread": spread, "spread_kind": kind} | other), UNITS)


def test_a_spread_too_large_for_an_error_can_only_be_a_deviation() -> None:
    """By hand: 15 people with a mean of 962 deviate by 962.5 x 3.873 = 3728 at most, and their error is 962.5 at most."""
    [found] = spread("15", "962", "2183")
    assert found["verdict"] == AGREES
    assert found["detail"] == "with 15 people none below zero it can only be a standard deviation"
    assert (found["printed"], found["value_id"]) == ("962 ± 2183", "tea.m.recheck.spread")


def test_a_spread_that_is_not_named_agrees_where_it_can_be_either() -> None:
    [found] = spread("15", "150", "11")
    assert (found["verdict"], found["value_id"]) == (AGREES, "tea.m.recheck.spread")
    assert found["detail"] == "15 people none below zero can have this standard deviation or standard error"
    # By hand: four with a mean of 10 deviate by 21 at most; 30 is neither.
    [found] = spread("4", "10", "30")
    assert found["detail"] == (
        "4 people none below zero cannot have this standard deviation or standard error; "
        "another spread or other people would have to stand behind"
    )


def test_a_spread_that_nobody_can_have_does_not_follow_whatever_it_is_called() -> None:
    assert spread("4", "10", "30")[0]["verdict"] == DOES_NOT_FOLLOW
    assert spread("15", "962", "2183", kind="SE")[0]["verdict"] == DOES_NOT_FOLLOW
    assert (
        spread("15", "962", "2183", kind="SD")[0]["detail"]
        == "15 people none below zero can have this standard deviation"
    )
    # NRICH: three numbers with mean 1 deviate by the square root of 2 over n, 1.732 over n - 1.
    assert spread("3", "1.00", "1.74", kind="SD")[0]["verdict"] == AGREES  # 1.00 may be 1.005
    assert spread("3", "1.00", "1.76", kind="SD")[0]["verdict"] == DOES_NOT_FOLLOW


def test_spreads_of_what_may_be_negative_or_of_unknown_people_are_not_judged() -> None:
    assert spread("4", "10", "") == spread("4", "", "30") == spread("4", "10", "30", unit="percent") == []
    assert spread("4", "10", "30", statistic="median") == []
    assert spread("1", "10", "30")[0]["verdict"] == CANNOT_BE_CHECKED


def test_a_deviation_that_whole_numbers_cannot_have_does_not_follow() -> None:
    """https://resaikit.com/indicators/S4: mean 3.0 with 1.07 of five."""
    row = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "unit": "cells", "value": "3.0", "spread_kind": "SD"}  # fmt: skip
    for deviation, verdict in (("1.07", DOES_NOT_FOLLOW), ("1.22", AGREES)):
        [found] = check_means_of_whole_numbers(of_people("5", row | {"spread": deviation}), UNITS)
        assert found["verdict"] == verdict
    enrolled = people("9", scope="enrolled")
    [found] = check_means_of_whole_numbers(of_people("5", enrolled, row | {"spread": "1.22"}), UNITS)
    assert found["inputs"] == "tea.m tea.n"  # of several numbers of people the nearest
