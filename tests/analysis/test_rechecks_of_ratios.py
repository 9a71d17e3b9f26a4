"""Printed ratios against the middle of their intervals."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from analysis.tiny_tables import findings
from hivcells.analysis.rechecks.ratios import check_log_symmetry
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING


def verdicts(rows: list[dict]) -> list[str]:
    return [row["verdict"] for row in rows]


def ratio(value: str, low: str = "1.01", high: str = "18.89", **other: str) -> dict[str, str]:
    """A ratio of risks with its interval."""
    return {"finding_id": "tea.r", "statistic": "risk_ratio", "value": value, "low": low, "high": high, "interval": "95% CI"} | other  # fmt: skip


@pytest.mark.parametrize(
    ("value", "low", "high", "verdict"),
    [
        ("4.37", "1.01", "18.89", AGREES), ("4.36", "1.01", "18.89", WITH_ROUNDING), ("6.00", "1.01", "18.89", DOES_NOT_FOLLOW),
        # By hand: log 5.00 lies 0.134 off the middle of an interval 2.929 wide, a twentieth; log 6.00 lies 0.317 off, more than a tenth.
        ("5.00", "1.01", "18.89", AGREES), ("5.84", "0.59", "43.57", AGREES),
        # A limit printed as 0.0 may stand for anything from 0 to 0.05, and 2.0 for 1.95 to 2.05: the middle is 0 to 0.32.
        ("0.2", "0.0", "2.0", WITH_ROUNDING), ("0.4", "0.0", "2.0", DOES_NOT_FOLLOW), ("0.05", "0.0", "2.0", WITH_ROUNDING),
        # 1 is 0.5 to 1.5 and 4 is 3.5 to 4.5: the middle is 1.32 to 2.598.
        ("1.3", "1", "4", WITH_ROUNDING), ("1.2", "1", "4", DOES_NOT_FOLLOW), ("2.6", "1", "4", WITH_ROUNDING),
        ("2.7", "1", "4", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_ratio_lies_amid_its_interval_on_the_logarithmic_scale(value: str, low: str, high: str, verdict: str) -> None:
    assert verdicts(check_log_symmetry(findings(ratio(value, low, high)))) == [verdict]


def test_altman_and_blands_relative_risk_lies_amid_its_interval() -> None:
    """Altman and Bland 2011, doi:10.1136/bmj.d2090: relative risk 0.30, limits of its logarithm -2.319 and -0.089."""
    low, high = (f"{math.exp(limit):.4f}" for limit in (-2.319, -0.089))
    for value, verdict in (("0.30", AGREES), ("0.31", AGREES), ("0.38", DOES_NOT_FOLLOW)):
        assert verdicts(check_log_symmetry(findings(ratio(value, low, high)))) == [verdict]


def test_the_row_of_a_ratio_says_what_was_computed_and_what_may_excuse_it() -> None:
    middle = {"study_id": "tea", "arm_id": "", "comparator_arm_id": "", "outcome_id": "white_cells"}
    expected = middle | {
        "value_id": "tea.r.recheck.middle",
        "statistic": "ratio amid its interval",
        "check": "ratio amid its interval",
        "printed_id": "tea.r",
        "printed": "2.0",
        "verdict": "agrees",
        "detail": "the middle of the limits on the logarithmic scale",
        "inputs": "tea.r",
        "check_id": "tea.r.recheck.middle",
        "value": Decimal(2),
        "unit": "ratio",
        "decimals": 1,
        "method": "square root of 1 x 4",
    }
    assert check_log_symmetry(findings(ratio("2.0", "1", "4"))) == [expected]
    excuse = "; the estimate lies more than a tenth of the width beside it, as with limits from resampling or of another model"
    assert check_log_symmetry(findings(ratio("3.0", "1", "4"))) == [
        expected
        | {
            "printed": "3.0",
            "verdict": "does not follow from what is printed",
            "detail": "the middle of the limits on the logarithmic scale" + excuse,
        }
    ]


def test_only_ratios_with_a_confidence_interval_are_checked_by_it() -> None:
    for statistic in ("hazard_ratio", "odds_ratio", "risk_ratio"):
        assert verdicts(check_log_symmetry(findings(ratio("2.0", "1", "4", statistic=statistic)))) == [AGREES]
    for other in ({"statistic": "difference"}, {"interval": "range"}, {"value": ""}):
        assert check_log_symmetry(findings(ratio("2.0", "1", "4") | other)) == []


def test_an_offset_that_is_allowed_is_said_with_what_is_assumed() -> None:
    [found] = check_log_symmetry(findings(ratio("5.00")))
    assert found["detail"] == (
        "the middle of the limits on the logarithmic scale, but for less than a tenth of the width: that limits from a "
        "likelihood or an exact method need not lie evenly is assumed"
    )


# Viechtbauer, conv.wald of metafor, examples: odds ratios with Wald limits as printed there; and Stata's FAQ on
# meta set, the BCG trials, where the last two digits are cut. All are Wald limits, and none may be accused.
WALD = [
    ("0.64", "0.33", "1.22"), ("1.37", "1.03", "1.82"), ("1.89", "1.60", "2.23"), (".411", ".134", "1.257"),
    (".205", ".086", ".486"), (".26", ".073", ".919"), (".237", ".179", ".312"), (".804", ".516", "1.254"),
    (".456", ".387", ".536"), (".198", ".078", ".499"), ("1.012", ".895", "1.145"), (".625", ".393", ".996"),
    (".254", ".149", ".431"), (".712", ".573", ".886"), ("1.562", ".374", "6.528"), (".983", ".582", "1.659"),
]  # fmt: skip


def test_wald_limits_that_others_print_are_never_accused() -> None:
    for printed in WALD:
        assert verdicts(check_log_symmetry(findings(ratio(*printed)))) != [DOES_NOT_FOLLOW], printed
        # The estimate of one trial amid the limits of a wholly other one is.
        assert verdicts(check_log_symmetry(findings(ratio("25", *printed[1:])))) == [DOES_NOT_FOLLOW], printed


def test_ratios_below_zero_or_limits_in_no_order_are_no_case() -> None:
    for printed in (("-1", "1", "2"), ("1", "-1", "2"), ("1", "2", "1"), ("0", "1", "2")):
        assert verdicts(check_log_symmetry(findings(ratio(*printed)))) == [CANNOT_BE_CHECKED]
