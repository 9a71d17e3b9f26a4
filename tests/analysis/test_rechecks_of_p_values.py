"""Printed P values against the interval printed for the same contrast."""

from __future__ import annotations

import math
from decimal import Decimal
from statistics import NormalDist
from types import SimpleNamespace

import pytest
from analysis.tiny_p_values import DRINKERS, EFFECT, P_VALUE, checks_of, normal_p
from hivcells.analysis.rechecks.p_values import is_symmetric, on_scale, possible_p
from hivcells.analysis.rechecks.verdicts import CANNOT_BE_CHECKED

NORMAL = NormalDist()
IN_COMMON = {"study_id": "tea", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "white_cells", "printed_id": "tea.p"}  # fmt: skip


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
