"""Printed P values beside intervals that lie unevenly, or whose level is not printed."""

from __future__ import annotations

import pytest
from analysis.tiny_p_values import DRINKERS, EFFECT, P_VALUE, checks_of, normal_p
from analysis.tiny_tables import OUTCOMES, findings
from hivcells.analysis.rechecks.p_by_tests import ImpliedP
from hivcells.analysis.rechecks.p_values import check_p_values
from hivcells.analysis.rechecks.verdicts import with_roles

LOPSIDED = EFFECT | {"value": "223", "low": "79", "high": "688"}


# The interval of a hazard ratio that a trial printed beside P = 0.009.
HOLDS_ONE = EFFECT | {"statistic": "hazard_ratio", "value": "5.84", "low": "0.59", "high": "43.57"}


@pytest.mark.parametrize(
    ("effect", "p", "verdict", "end"),
    [
        (LOPSIDED, "0.024", "agrees", "79 to 688 leaves out 0, so that P is below 0.05"),
        (LOPSIDED, "0.06", "does not follow from what is printed", "79 to 688 leaves out 0, so that P would be below 0.05; other limits or another test would have to stand behind"),
        (HOLDS_ONE, "0.009", "does not follow from what is printed", "0.59 to 43.57 holds 1, so that P would not be below 0.05; other limits or another test would have to stand behind"),
        (HOLDS_ONE, "0.2", "agrees", "0.59 to 43.57 holds 1, so that P is not below 0.05"),
    ],
)  # fmt: skip
def test_a_p_value_and_a_lopsided_interval_decide_alike_or_do_not(effect: dict, p: str, verdict: str, end: str) -> None:
    found = checks_of(*DRINKERS, effect, P_VALUE | {"value": p})
    assert list(found) == ["recheck"]
    row = found["recheck"]
    assert (row["check"], row["verdict"]) == ("P value and interval", verdict)
    assert row["detail"] == f"the interval printed with it is not symmetric about the estimate; {end}"
    assert row.get("other_side", "") == ("" if verdict == "agrees" else "yes")


@pytest.mark.parametrize(
    ("effect", "p"),
    [(LOPSIDED, "0.05"), (LOPSIDED | {"low": "0"}, "0.2"), (HOLDS_ONE | {"low": "1.00"}, "0.009")],
)
def test_a_decision_that_rounding_leaves_open_cannot_be_checked(effect: dict[str, str], p: str) -> None:
    found = checks_of(*DRINKERS, effect, P_VALUE | {"value": p})["recheck"]
    assert (found["check"], found["verdict"]) == ("P value from the interval", "cannot be checked")
    assert found["detail"] == "the interval printed with it is not symmetric about the estimate"


@pytest.mark.parametrize(
    ("effect", "p"),
    [
        (EFFECT | {"value": "0", "low": "-10", "high": "10"}, "0.98"),
        (EFFECT | {"statistic": "odds_ratio", "value": "1.0", "low": "0.4", "high": "2.4"}, "0.97"),
    ],
)
def test_an_estimate_that_may_be_none_can_have_any_p_value_up_to_one(effect: dict[str, str], p: str) -> None:
    assert checks_of(effect, P_VALUE | {"value": p})["recheck"]["verdict"] == "agrees only with rounding"


def test_a_one_sided_test_is_named_where_it_would_do_and_is_no_agreement() -> None:
    half = f"{normal_p(67, 10, 124) / 2:.3f}"
    found = checks_of(EFFECT, P_VALUE | {"value": half})["recheck"]
    assert found["verdict"] == "does not follow from what is printed"
    way = "it would follow by the normal distribution, one-sided (0.0106), if the text named that test"
    assert way in found["detail"].split("; ")


def test_a_p_value_of_zero_does_not_follow_and_what_is_wrong_with_it_is_said() -> None:
    found = checks_of(EFFECT, P_VALUE | {"value": "0.000"})["recheck"]
    assert found["verdict"] == "does not follow from what is printed"
    assert found["detail"].endswith("; no P value is zero or beyond 1; a smaller one would be printed as a bound")


def test_decisions_that_differ_are_said_to() -> None:
    found = checks_of(EFFECT, P_VALUE | {"value": "0.3"})["recheck"]
    assert found["detail"].split("; ")[1:] == ["printed and recomputed lie on different sides of 0.05"]


NO_LEVEL = {"interval": "not named"}

ASSUMED = "the level of the interval is not printed, 95% is assumed"


@pytest.mark.parametrize(
    ("p", "verdict", "end"),
    [
        # An interval holds 1 where P is above 1 less its level: one of more than 99.1% holds it beside 0.009.
        ({"value": "0.009"}, "does not follow from what is printed", "P would not be below 0.05; limits of more than 99.1% would do; other limits or another test would have to stand behind"),
        ({"value": "0.01", "relation": "<"}, "does not follow from what is printed", "P would not be below 0.05; other limits or another test would have to stand behind"),
        ({"value": "0.2"}, "agrees", "P is not below 0.05"),
    ],
)  # fmt: skip
def test_an_interval_of_no_printed_level_is_taken_as_95_percent_and_that_is_said(
    p: dict, verdict: str, end: str
) -> None:
    row = checks_of(HOLDS_ONE | NO_LEVEL, P_VALUE | p)["recheck"]
    assert row["verdict"] == verdict
    assert row["detail"].startswith(f"{ASSUMED}; ") and row["detail"].endswith(end)


def test_an_interval_that_leaves_out_nothing_would_need_a_lower_level_beside_a_large_p_value() -> None:
    row = checks_of(LOPSIDED | NO_LEVEL, P_VALUE | {"value": "0.20"})["recheck"]
    assert "P would be below 0.05; limits of less than 80% would do" in row["detail"]


def test_a_symmetric_interval_of_no_printed_level_gives_p_values_and_says_what_is_assumed() -> None:
    row = checks_of(*DRINKERS, EFFECT | NO_LEVEL, P_VALUE)["recheck"]
    assert (row["verdict"], row["detail"].endswith(f"normal distribution: does not follow from what is printed; {ASSUMED}")) == ("agrees", True)  # fmt: skip
    far = checks_of(*DRINKERS, EFFECT | NO_LEVEL, P_VALUE | {"value": "0.5"})["recheck"]
    assert far["verdict"] == "does not follow from what is printed" and far["detail"].endswith(ASSUMED)


def test_an_interval_whose_level_is_printed_goes_before_one_whose_is_not() -> None:
    rows = [HOLDS_ONE | NO_LEVEL, EFFECT | {"finding_id": "tea.e"}, P_VALUE]
    found = checks_of(*DRINKERS, *rows)["recheck"]
    assert (found["inputs"], ASSUMED in found["detail"]) == ("tea.e tea.p", False)


def test_a_lopsided_interval_hides_no_other_p_value() -> None:
    later = {"time_value": "36"}
    rows = [LOPSIDED, P_VALUE, EFFECT | later | {"finding_id": "tea.e"}, P_VALUE | later | {"finding_id": "tea.p.b"}]
    assert [row["verdict"] for row in check_p_values(with_roles(findings(*rows), OUTCOMES)) if row["verdict"]] == [
        "agrees",
        "does not follow from what is printed",
    ]


def test_a_one_sided_p_value_is_half_of_the_two_sided_one_and_says_so() -> None:
    two_sided = ImpliedP("t test", 0.04, 0.03, 0.05, "2.1 (SD 1, 9 people), t test")
    assert two_sided.one_sided() == ImpliedP(
        "t test, one-sided", 0.02, 0.015, 0.025, "2.1 (SD 1, 9 people), t test, one-sided", True
    )


def test_of_two_effects_with_as_good_intervals_it_is_not_known_which_a_p_value_is_of() -> None:
    odds = EFFECT | {
        "finding_id": "tea.odds",
        "statistic": "odds_ratio",
        "value": "3.00",
        "low": "0.90",
        "high": "10.00",
    }
    found = checks_of(*DRINKERS, EFFECT | {"finding_id": "tea.e"}, odds, P_VALUE)["recheck"]
    assert found["verdict"] == "cannot be checked"
