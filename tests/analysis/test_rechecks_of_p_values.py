"""Printed P values against the interval printed for the same contrast."""

from __future__ import annotations

import math
from decimal import Decimal
from statistics import NormalDist
from types import SimpleNamespace

import pytest
from analysis.tiny_tables import OUTCOMES, findings
from hivcells.analysis.rechecks.p_by_tests import ImpliedP
from hivcells.analysis.rechecks.p_values import check_p_values, is_symmetric, on_scale, possible_p
from hivcells.analysis.rechecks.verdicts import CANNOT_BE_CHECKED, with_roles

NORMAL = NormalDist()
CONTRAST = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "time_value": "24", "time_unit": "month"}
# Xia et al. 2020, doi:10.1097/CM9.0000000000001189: 67 (95% CI 10 to 124), P = 0.024, 10 people in each arm.
EFFECT = CONTRAST | {"finding_id": "tea.d", "statistic": "difference", "value": "67", "low": "10", "high": "124", "interval": "95% CI"}  # fmt: skip
P_VALUE = CONTRAST | {"finding_id": "tea.p", "statistic": "p_value", "value": "0.024"}
DRINKERS = [
    {"finding_id": f"tea.people.{arm}", "arm_id": arm, "outcome_id": "drinkers", "unit": "people", "value": "10"}
    for arm in ("tea.x1", "tea.x3")
]
IN_COMMON = {"study_id": "tea", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "white_cells", "printed_id": "tea.p"}  # fmt: skip


def checks_of(*rows: dict[str, str]) -> dict[str, dict]:
    """The rows of the checks by the end of their ids."""
    found = check_p_values(with_roles(findings(*rows), OUTCOMES))
    assert all(row["value_id"].startswith("tea.p.") for row in found)
    return {row["value_id"].removeprefix("tea.p."): row for row in found}


def normal_p(estimate: float, low: float, high: float) -> float:
    """By the definition, with nothing of the project."""
    return 2 * (1 - NORMAL.cdf(abs(estimate) / ((high - low) / (2 * NORMAL.inv_cdf(0.975)))))


def test_a_p_value_agrees_on_students_distribution_with_the_people_of_both_arms() -> None:
    """(124 - 10) / (2 x 2.1009) is 27.13; 67 / 27.13 is 2.469; on 18 degrees of freedom P is 0.0238."""
    found = checks_of(*DRINKERS, EFFECT, P_VALUE)
    assert list(found) == ["recheck", "recheck.t", "recheck.normal", "degrees_of_freedom"]
    assert found["recheck"] == IN_COMMON | {
        "value_id": "tea.p.recheck",
        "statistic": "P value from the interval",
        "check": "P value from the interval",
        "printed": "0.024",
        "verdict": "agrees",
        "detail": "t distribution: agrees; normal distribution: does not follow from what is printed",
        "inputs": "tea.d tea.p",
        "check_id": "tea.p.recheck",
    }
    student = found["recheck.t"]
    assert (float(student["value"]), student["decimals"]) == (pytest.approx(0.0238, abs=0.00005), 4)
    assert student["low"] < 0.0235 < float(student["value"]) < 0.0245 < student["high"]


def test_the_number_that_an_interval_implies_belongs_to_the_row_of_its_check() -> None:
    implied = checks_of(*DRINKERS, EFFECT, P_VALUE)["recheck.normal"]
    low, value, high = (float(implied.pop(name)) for name in ("low", "value", "high"))
    assert value == pytest.approx(normal_p(67, 10, 124))
    # The widest and the narrowest that 66.5 to 67.5, 9.5 to 10.5 and 123.5 to 124.5 allow.
    assert (low, high) == pytest.approx((normal_p(67.5, 10.5, 123.5), normal_p(66.5, 9.5, 124.5)))
    assert implied == IN_COMMON | {
        "value_id": "tea.p.recheck.normal",
        "statistic": "P value from the interval, normal distribution",
        "check": "P value from the interval, normal distribution",
        "printed": "",
        "verdict": "",
        "detail": "",
        "inputs": "tea.d tea.p",
        "check_id": "tea.p.recheck",
        "unit": "p",
        "decimals": 4,
        "method": "from 67 (10 to 124), normal distribution",
    }
    student = checks_of(*DRINKERS, EFFECT, P_VALUE)["recheck.t"]
    assert student["check"] == "P value from the interval, t distribution"


def test_degrees_of_freedom_are_the_people_less_the_means_compared() -> None:
    more = [DRINKERS[0], DRINKERS[1] | {"value": "12"}]
    assert checks_of(*more, EFFECT, P_VALUE)["degrees_of_freedom"] == IN_COMMON | {
        "value_id": "tea.p.degrees_of_freedom",
        "statistic": "degrees of freedom",
        "check": "degrees of freedom",
        "printed": "",
        "verdict": "",
        "detail": "",
        "inputs": "tea.people.tea.x1 tea.people.tea.x3",
        "check_id": "tea.p.degrees_of_freedom",
        "value": 20,
        "unit": "ratio",
        "decimals": 0,
        "method": "10 + 12 - 2",
    }


def test_the_people_are_those_behind_any_number_of_the_arm() -> None:
    """Those nearest to the analysis, whatever is printed first; what is printed with a comparison may be of both arms."""
    analysed = [row | {"finding_id": f"{row['finding_id']}.n", "scope": "assessed", "value": "9"} for row in DRINKERS]
    allocated = [row | {"scope": "allocated"} for row in DRINKERS]
    found = checks_of(*allocated, *analysed, EFFECT | {"n_assessed": "18"}, P_VALUE)["degrees_of_freedom"]
    assert (found["value"], found["method"]) == (16, "9 + 9 - 2")
    assert found["inputs"] == "tea.people.tea.x1.n tea.people.tea.x3.n"


def test_a_change_within_one_arm_has_a_degree_less_than_people() -> None:
    one_arm = {"comparator_arm_id": ""}
    found = checks_of(DRINKERS[0], EFFECT | one_arm, P_VALUE | one_arm)
    assert found["degrees_of_freedom"]["value"] == 9


def test_without_the_people_of_both_arms_only_the_normal_distribution_is_left() -> None:
    for sizes in ([], DRINKERS[:1]):
        assert list(checks_of(*sizes, EFFECT, P_VALUE)) == ["recheck", "recheck.normal"]
    no_arm = {"arm_id": "", "comparator_arm_id": ""}
    found = checks_of(*DRINKERS, EFFECT | no_arm, P_VALUE | no_arm)
    assert list(found) == ["recheck", "recheck.normal"]
    assert found["recheck"]["detail"] == "normal distribution: does not follow from what is printed"


def test_the_print_agrees_when_either_distribution_gives_it() -> None:
    found = checks_of(*DRINKERS, EFFECT, P_VALUE | {"value": "0.021"})["recheck"]
    assert found["verdict"] == "agrees"
    assert found["detail"] == "t distribution: does not follow from what is printed; normal distribution: agrees"


def test_a_bound_is_shown_with_its_sign() -> None:
    found = checks_of(*DRINKERS, EFFECT, P_VALUE | {"value": "0.05", "relation": "<"})["recheck"]
    assert (found["printed"], found["verdict"]) == ("<0.05", "agrees")
    alone = checks_of(P_VALUE | {"value": "0.05", "relation": "<"})["recheck"]
    assert (alone["printed"], alone["verdict"]) == ("<0.05", CANNOT_BE_CHECKED)


RATIO = EFFECT | {"statistic": "hazard_ratio", "value": "0.30", "low": "0.10", "high": "0.90"}


def test_ratios_are_checked_on_the_logarithmic_scale_by_the_normal_distribution() -> None:
    """0.30 x 3 is 0.90 and 0.30 / 3 is 0.10, so the interval is symmetric."""
    for statistic in ("hazard_ratio", "odds_ratio", "risk_ratio"):
        found = checks_of(*DRINKERS, RATIO | {"statistic": statistic}, P_VALUE)
        assert list(found) == ["recheck", "recheck.normal"]
        implied = found["recheck.normal"]
        assert float(implied["value"]) == pytest.approx(normal_p(*(math.log(x) for x in (0.3, 0.1, 0.9))))
        assert implied["low"] == pytest.approx(normal_p(*(math.log(x) for x in (0.295, 0.105, 0.895))))
        assert implied["high"] == pytest.approx(normal_p(*(math.log(x) for x in (0.305, 0.095, 0.905))))


def test_differences_and_coefficients_are_compared_as_they_are() -> None:
    assert on_scale("difference", Decimal("0.5")) == on_scale("coefficient", Decimal("0.5")) == 0.5
    assert on_scale("risk_ratio", Decimal("0.5")) == math.log(0.5)
    assert "recheck.t" in checks_of(*DRINKERS, EFFECT | {"statistic": "coefficient"}, P_VALUE)


@pytest.mark.parametrize(
    ("statistic", "value", "low", "high", "symmetric"),
    [
        ("difference", "67", "10", "124", True), ("difference", "223", "79", "688", False),
        ("difference", "545", "79", "688", False),
        # 0 to 2 with 2: 1.5 may lie between 0.5 and 2.5. 0 to 2 with 0: 0.5 may lie between -0.5 and 1.5.
        ("difference", "2", "0", "2", True), ("difference", "3", "0", "2", False),
        ("difference", "0", "0", "2", True), ("difference", "-1", "0", "2", False),
        ("odds_ratio", "1.00", "0.50", "2.00", True), ("odds_ratio", "1.20", "0.0", "9.9", False),
        ("odds_ratio", "1.25", "0.50", "2.00", False), ("odds_ratio", "0.80", "0.50", "2.00", False),
        ("odds_ratio", "0.4", "0.1", "0.9", True), ("difference", "4.95", "0.0", "9.9", True),
    ],
)  # fmt: skip
def test_intervals_are_symmetric_on_the_scale_of_their_statistic(
    statistic: str, value: str, low: str, high: str, symmetric: bool
) -> None:
    assert is_symmetric(SimpleNamespace(statistic=statistic, value=value, low=low, high=high)) is symmetric


def test_a_limit_that_rounding_may_put_on_the_other_leaves_every_smaller_p_value_possible() -> None:
    """1 to 2 may be 1.5 to 1.5, an interval without width and so with a P value of 0; 1.5 in 0.5 to 2.5 is the least certain."""
    effect = SimpleNamespace(statistic="difference", value="2", low="1", high="2")
    least, most = possible_p(effect, math.inf)
    assert most == pytest.approx(normal_p(1.5, 0.5, 2.5))
    assert least == 0


@pytest.mark.parametrize(
    "other",
    [
        {"value": "", "low": "10", "high": "124"}, {"interval": "range"}, {"interval": ""}, {"statistic": "mean"},
        {"low": "67", "high": "67"}, {"study_id": "mate"}, {"arm_id": "tea.x2"}, {"comparator_arm_id": ""},
        {"outcome_id": "red_cells"}, {"time_value": "12"}, {"time_unit": "week"},
        {"scope": "men"}, {"source_id": "tea_2021"}, {"analysis": "adjusted"},
    ],
)  # fmt: skip
def test_a_p_value_without_an_interval_of_its_contrast_cannot_be_checked(other: dict[str, str]) -> None:
    found = checks_of(*DRINKERS, EFFECT | other, P_VALUE)
    assert found == {
        "recheck": IN_COMMON
        | {
            "value_id": "tea.p.recheck",
            "statistic": "P value from the interval",
            "check": "P value from the interval",
            "printed": "0.024",
            "verdict": "cannot be checked",
            "detail": "no interval, counts, correlation or means with spreads are printed with it",
            "inputs": "tea.p",
            "check_id": "tea.p.recheck",
        }
    }


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
    assert (
        "it would follow by the normal distribution, one-sided (0.0106), if the text named that test" in found["detail"]
    )


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
        "t test, one-sided", 0.02, 0.015, 0.025, "2.1 (SD 1, 9 people), t test, one-sided"
    )
