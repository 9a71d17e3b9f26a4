"""Printed percentages with limits: survival percentages and proportions."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from analysis.tiny_tables import of_people, rich
from hivcells.analysis.rechecks.percent_limits import most_people
from hivcells.analysis.rechecks.survival import check_survival_percentages, verdicts_on
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING
from hivcells.analysis.statistics.survival_limits import effective_people
from hivcells.quantities import round_half_away
from independent.definitions import agresti_coull, exact_interval, jeffreys, wald, wilson

CURVE = {"finding_id": "tea.c", "statistic": "survival_percent", "unit": "percent", "outcome_id": "awake", "arm_id": "tea.x1", "interval": "95% CI"}  # fmt: skip
SHARE = {"finding_id": "tea.s", "statistic": "percent", "unit": "percent", "outcome_id": "headache", "arm_id": "tea.x1"}


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
    assert check["method"] == f"middle of {low} and {high} on the log-log scale"
    assert implied["method"] == f"from {value}% ({low} to {high}), log-log scale"


def test_limits_closer_than_all_the_people_allow_do_not_follow() -> None:
    check, _ = limits("29", "76", "62", "85")
    assert check["verdict"] == DOES_NOT_FOLLOW
    assert check["detail"].split(";")[:2] == [
        "on the log-log scale the limits are those of 55 people all followed, at least 49 with rounding",
        " 29 people are printed",
    ]
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


def test_the_middle_on_the_plain_scale_is_halfway_and_as_uncertain_as_the_limits() -> None:
    """40 to 60 have 50 in the middle; as 39.5 to 40.5 and 59.5 to 60.5 they have 49.5 to 50.5."""
    for value, low, high, verdict in (
        ("50.0", "40.0", "60.0", AGREES), ("50.5", "40", "60", WITH_ROUNDING), ("50.6", "40", "60", DOES_NOT_FOLLOW),
        ("49.5", "40", "60", WITH_ROUNDING), ("49.4", "40", "60", DOES_NOT_FOLLOW),
    ):  # fmt: skip
        assert verdicts_on(SimpleNamespace(value=value, low=low, high=high), "plain", None) == [verdict], value


def test_a_percentage_that_is_a_count_is_held_against_the_limits_of_that_count_alone() -> None:
    """Half of ten are five people; the limits of four after Wilson would be those of more."""
    ways = [
        effective_people(0.5, *of(5, 10), "logit") for of in (wilson, agresti_coull, exact_interval, wald, jeffreys)
    ]
    found = most_people(SimpleNamespace(value="50"), 10, "logit")
    assert found == pytest.approx(max(10, *ways), rel=1e-3)


@pytest.mark.parametrize(
    "other", [{"interval": ""}, {"interval": "", "low": "70", "high": "90"}, {"interval": "range", "low": "70", "high": "90"}, {"low": "70"}, {"high": "90"}]
)  # fmt: skip
def test_a_curve_without_limits_cannot_be_checked_and_a_bare_percentage_is_none(other: dict[str, str]) -> None:
    [found] = check_survival_percentages(rich(CURVE | {"value": "80"} | other))
    assert found["detail"] == "people at risk and censored are not printed"
    assert check_survival_percentages(rich(SHARE | {"value": "80"})) == []


def proportion(n: str, value: str, low: str, high: str) -> dict[str, Any]:
    """The verdict on a percentage with limits that is no survival percentage."""
    return check_survival_percentages(
        of_people(n, SHARE | {"value": value, "low": low, "high": high, "interval": "95% CI"})
    )[0]


# What R's binom.confint prints, as statsmodels keeps it for its tests (results_proportion.py), as percentages with one
# decimal; Wald's limits of 1 of 30 begin below 0. Of Newcombe 1998, Table I, method 5: 81 of 263.
@pytest.mark.parametrize(
    ("n", "value", "low", "high", "method"),
    [
        ("20", "20", "8.1", "41.6", "4 of 20, limits after Wilson"),
        ("20", "20", "5.7", "43.7", "4 of 20, limits after Clopper and Pearson"),
        ("20", "20", "2.5", "37.5", "4 of 20, limits after Wald"),
        ("20", "20", "7.5", "42.2", "4 of 20, limits after Agresti and Coull"),
        ("20", "90", "69.9", "97.2", "18 of 20, limits after Wilson"),
        ("20", "90", "68.3", "98.8", "18 of 20, limits after Clopper and Pearson"),
        ("200", "2", "0.8", "5.0", "4 of 200, limits after Wilson"),
        ("30", "3.3", "0", "9.8", "1 of 30, limits after Wald"),
        ("30", "0", "0", "11.6", "0 of 30, limits after Clopper and Pearson"),
        ("30", "100", "88.6", "100", "30 of 30, limits after Wilson"),
        ("263", "30.8", "25.3", "36.8", "81 of 263, limits after Clopper and Pearson"),
    ],
)
def test_limits_of_a_proportion_follow_by_the_method_that_gave_them(
    n: str, value: str, low: str, high: str, method: str
) -> None:
    found = proportion(n, value, low, high)
    assert (found["check"], found["verdict"], found["detail"]) == ("percentage and its limits", AGREES, method)
    assert found["inputs"] == "tea.s tea.n"


@pytest.mark.parametrize(
    ("limits_of", "n"),
    [(jeffreys, 5), *((of, n) for of in (wilson, agresti_coull, exact_interval, wald) for n in (5, 12, 29))],
)
def test_no_method_is_accused_however_it_is_rounded(limits_of: Callable, n: int) -> None:
    for events in range(n + 1):
        ends = [100 * end for end in limits_of(events, n)]
        for places in (0, 1):
            value, low, high = (str(round_half_away(number, places)) for number in (100 * events / n, *ends))
            assert proportion(str(n), value, low, high)["verdict"] == AGREES, (events, n, low, high)


# The same pages: limits on the complementary log-log, logit and probit scales, of the likelihood, with a correction for
# continuity, and of highest density, which are not among the five.
@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("20", "6.2", "39.3"), ("20", "7.7", "42.8"), ("20", "7.1", "41.5"), ("20", "6.7", "40.5"), ("20", "6.6", "44.3"),
        ("20", "7.2", "40.8"), ("90", "65.6", "97.4"), ("90", "67.6", "97.5"), ("90", "70.3", "97.9"), ("90", "72.2", "98.2"),
        ("90", "66.9", "98.2"), ("90", "71.6", "97.9"),
    ],
)  # fmt: skip
def test_limits_of_other_methods_are_not_accused_either(value: str, low: str, high: str) -> None:
    assert proportion("20", value, low, high)["verdict"] in (AGREES, WITH_ROUNDING)


@pytest.mark.parametrize(
    ("n", "value", "low", "high"),
    [
        # The limits of 4 of 20 are too close for 2 of 10, by whatever method, and those of 4 of 200 for 1 of 50.
        ("10", "20", "8.1", "41.6"), ("10", "20", "7.5", "42.2"), ("50", "2", "0.8", "5.0"),
        # By hand: 20 lies more than a tenth of the width beside the middle of 18 and 60 on every scale: 33 on the log scale.
        ("20", "20", "18", "60"),
    ],
)  # fmt: skip
def test_limits_that_no_method_gives_so_many_people_do_not_follow(n: str, value: str, low: str, high: str) -> None:
    assert proportion(n, value, low, high)["verdict"] == DOES_NOT_FOLLOW


def test_survival_percentages_are_no_proportions_and_keep_the_bound_of_greenwood() -> None:
    """Wilson's limits of 4 of 20 are closer together on the logit scale than 20 people all followed would have them."""
    check, _ = limits("20", "20.00", "8.07", "41.60")
    assert check["check"] == "survival percentage" and check["verdict"] == DOES_NOT_FOLLOW
    assert proportion("20", "20.00", "8.07", "41.60")["verdict"] == AGREES
