"""Printed percentages against their people, their limits and each other; spreads beside means; which checks count."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from analysis.tiny_tables import OUTCOMES, UNITS, findings
from hivcells.analysis.rechecks.event_free import check_event_free
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.shares import check_shares
from hivcells.analysis.rechecks.spreads import check_spreads
from hivcells.analysis.rechecks.survival import check_survival_percentages
from hivcells.analysis.rechecks.tally import in_tally
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
    with_roles,
)

PEOPLE = {"finding_id": "tea.n", "outcome_id": "drinkers", "scope": "infused", "unit": "people", "arm_id": "tea.x1"}


def rich(*rows: dict[str, str]) -> pd.DataFrame:
    """Findings as the checks take them."""
    return with_roles(findings(*rows), OUTCOMES)


def of_people(n: str, *rows: dict[str, str]) -> pd.DataFrame:
    """Findings of an arm of so many people."""
    return rich(PEOPLE | {"value": n}, *rows)


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


def test_shares_whose_people_are_many_unknown_or_lost_cannot_be_checked() -> None:
    for frame, detail in (
        (of_people("100", SHARE | {"value": "33"}), "of so many people every percentage is possible"),
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


CURVE = {"finding_id": "tea.c", "statistic": "survival_percent", "unit": "percent", "outcome_id": "awake", "arm_id": "tea.x1", "interval": "95% CI"}  # fmt: skip


def limits(n: str, value: str, low: str, high: str, **other: str) -> list[dict[str, Any]]:
    return check_survival_percentages(of_people(n, CURVE | {"value": value, "low": low, "high": high} | other))


# Stata's data on cancer drugs (Statalist 2007-11, msg00486), 48 people, as percentages with one decimal.
@pytest.mark.parametrize(
    ("value", "low", "high"), [("95.8", "84.4", "98.9"), ("83.3", "69.4", "91.3"), ("70.6", "55.5", "81.4")]
)
def test_limits_of_stata_follow_from_the_people_at_the_start(value: str, low: str, high: str) -> None:
    check, implied = limits("48", value, low, high)
    assert check["verdict"] in (AGREES, WITH_ROUNDING)
    assert "log-log scale" in check["detail"] and check["detail"].endswith("; 48 people are printed")
    assert (implied["value_id"], implied["check_id"]) == ("tea.c.recheck.effective_people", "tea.c.recheck")
    assert implied["low"] < float(implied["value"]) < implied["high"]


def test_limits_closer_than_all_the_people_allow_do_not_follow() -> None:
    check, _ = limits("29", "76", "62", "85")
    assert check["verdict"] == DOES_NOT_FOLLOW
    assert check["detail"].startswith(
        "on the log-log scale the limits are those of 55 people all followed, at least 49"
    )
    # Of 24 people the same limits as Stata's 48 are too close.
    assert limits("24", "83.3", "69.4", "91.3")[0]["verdict"] == DOES_NOT_FOLLOW


def test_a_percentage_far_off_the_middle_of_its_limits_on_every_scale_does_not_follow() -> None:
    assert limits("48", "60", "55", "95")[0]["verdict"] == DOES_NOT_FOLLOW
    assert limits("60", "73.0", "55.5", "81.4")[0]["verdict"] == AGREES  # a tenth of the width is allowed


def test_limits_without_people_are_held_against_the_middle_alone() -> None:
    check, _ = check_survival_percentages(rich(CURVE | {"value": "83.3", "low": "69.4", "high": "91.3"}))
    assert check["verdict"] in (AGREES, WITH_ROUNDING)
    assert check["detail"].endswith("; the number of people is not printed")


def test_limits_at_the_end_of_the_scale_or_without_width_say_nothing() -> None:
    for value, low, high in (("90", "70", "100"), ("10", "0", "30"), ("50", "50", "60")):
        [found] = limits("20", value, low, high)
        assert (found["verdict"], found["value_id"]) == (CANNOT_BE_CHECKED, "tea.c.recheck")


def test_a_curve_without_limits_cannot_be_checked_and_a_bare_percentage_is_none() -> None:
    [found] = check_survival_percentages(rich(CURVE | {"value": "80", "interval": ""}))
    assert found["detail"] == "people at risk and censored are not printed"
    assert check_survival_percentages(rich(SHARE | {"value": "80"})) == []


def free_and_alive(free: str, alive: str, **other: str) -> list[dict[str, Any]]:
    part = CURVE | {"finding_id": "tea.f", "outcome_id": "cheerful", "value": free, "interval": ""} | other
    return check_event_free(rich(part, CURVE | {"value": alive, "interval": ""}), OUTCOMES)


def test_nobody_is_free_of_an_event_who_is_not_alive() -> None:
    for free, alive, verdict in (
        ("48.9", "49.8", AGREES), ("46", "46", AGREES), ("76", "75", WITH_ROUNDING), ("75.9", "74.6", DOES_NOT_FOLLOW),
    ):  # fmt: skip
        [found] = free_and_alive(free, alive)
        assert (found["verdict"], found["printed_id"]) == (verdict, "tea.f")
    assert "other times or people" in free_and_alive("68", "53")[0]["detail"]


@pytest.mark.parametrize(
    "other",
    [{"arm_id": "tea.x3"}, {"scope": "men"}, {"time_value": "2"}, {"source_id": "x"}, {"study_id": "mate"}, {"analysis": "b"}, {"relation": "about"}, {"statistic": "percent"}],
)  # fmt: skip
def test_only_curves_of_the_same_people_time_and_text_are_compared(other: dict[str, str]) -> None:
    assert free_and_alive("68", "53", **other) == []


def spread(n: str, mean: str, spread: str, kind: str = "", unit: str = "cells", **other: str) -> list[dict[str, Any]]:
    row = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "unit": unit, "value": mean}
    return check_spreads(of_people(n, row | {"spread": spread, "spread_kind": kind} | other), UNITS)


def test_a_spread_too_large_for_an_error_can_only_be_a_deviation() -> None:
    """By hand: 15 people with a mean of 962 deviate by 962.5 x 3.873 = 3728 at most, and their error is 962.5 at most."""
    [found] = spread("15", "962", "2183")
    assert found["verdict"] == AGREES
    assert found["detail"] == "with 15 people none below zero it can only be a standard deviation"
    assert (found["printed"], found["value_id"]) == ("962 ± 2183", "tea.m.recheck.spread")
    [found] = spread("15", "150", "11")
    assert (found["verdict"], found["value_id"]) == (CANNOT_BE_CHECKED, "tea.m.recheck.spread")
    assert found["detail"] == "with 15 people it can be a standard deviation or standard error"


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
    assert spread("4", "10", "30", unit="percent") == []
    assert spread("4", "10", "30", statistic="median") == []
    assert spread("1", "10", "30")[0]["verdict"] == CANNOT_BE_CHECKED


def test_a_deviation_that_whole_numbers_cannot_have_does_not_follow() -> None:
    """https://resaikit.com/indicators/S4: mean 3.0 with 1.07 of five."""
    row = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "unit": "cells", "value": "3.0", "spread_kind": "SD"}  # fmt: skip
    for deviation, verdict in (("1.07", DOES_NOT_FOLLOW), ("1.22", AGREES)):
        [found] = check_means_of_whole_numbers(of_people("5", row | {"spread": deviation}), UNITS)
        assert found["verdict"] == verdict


def tallied(*rows: tuple[str, str, str, str]) -> list[str]:
    """Ids of the checks that are counted."""
    frame = pd.DataFrame(rows, columns=["value_id", "printed_id", "check", "verdict"])
    return list(frame.value_id[in_tally(frame) == "yes"])


def test_each_printed_number_is_counted_once() -> None:
    assert tallied(("a", "p", "half-life", CANNOT_BE_CHECKED), ("b", "q", "half-life", CANNOT_BE_CHECKED)) == ["a", "b"]
    assert tallied(("a", "p", "x", AGREES), ("b", "p", "x", ""), ("c", "p", "x", AGREES)) == ["a"]


def test_of_several_ways_to_a_number_the_most_favourable_counts() -> None:
    ways = [("a", "p", "P value from the counts", DOES_NOT_FOLLOW), ("b", "p", "P value from the interval", AGREES)]
    assert tallied(*ways) == ["b"]
    assert tallied(("a", "d", "difference of changes", DOES_NOT_FOLLOW), ("b", "d", "difference of last values", AGREES)) == ["b"]  # fmt: skip


def test_of_several_conditions_on_a_number_the_least_favourable_counts() -> None:
    for worse in (DOES_NOT_FOLLOW, WITH_ROUNDING):
        assert tallied(("a", "p", "survival percentage", AGREES), ("b", "p", "event-free share", worse)) == ["b"]
    # What cannot be checked says less than anything that can.
    assert tallied(("a", "p", "survival percentage", CANNOT_BE_CHECKED), ("b", "p", "event-free share", AGREES)) == [
        "b"
    ]


def test_a_percentage_that_entry_asks_for_is_no_agreement_but_would_be_a_failure() -> None:
    assert tallied(("a", "p", "percentage of counts", AGREES)) == []
    assert tallied(("a", "p", "percentage of counts", DOES_NOT_FOLLOW)) == ["a"]
