"""Printed differences, fold changes and ratios against what is printed beside them."""

from __future__ import annotations

import math
from decimal import Decimal

import pandas as pd
import pytest
from analysis.tiny_tables import findings
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.folds import check_folds
from hivcells.analysis.rechecks.ratios import check_log_symmetry
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING

COMMON = {
    "study_id": "tea",
    "arm_id": "tea.x1",
    "comparator_arm_id": "tea.x3",
    "outcome_id": "white_cells",
    "printed_id": "tea.d",
}
PRINTED = {"finding_id": "tea.d", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "statistic": "difference", "value": "67"}  # fmt: skip


def verdicts(rows: list[dict]) -> list[str]:
    return [row["verdict"] for row in rows]


def contrast(kind: str, value: str = "67", **other: str) -> dict[str, str]:
    """A difference of the arms as it is recomputed."""
    arms = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "white_cells"}
    number = {"value": value, "unit": "cells", "decimals": "0", "method": "304 - 237", "rounding": "1.0"}
    return {"value_id": f"tea.{kind}", "contrast_of": kind, "inputs": ""} | arms | number | other


def test_a_printed_difference_is_held_against_that_of_last_values_and_that_of_changes() -> None:
    contrasts = pd.DataFrame([contrast("changes", "72", method="104 - 32", rounding="2.0"), contrast("last values")])
    of_changes, of_last_values = check_differences(findings(PRINTED), contrasts)
    assert of_last_values == COMMON | {
        "value_id": "tea.d.recheck.last",
        "statistic": "difference of last values",
        "check": "difference of last values",
        "printed": "67",
        "verdict": "agrees",
        "detail": "the last values differ by 67; printed is 67",
        "inputs": "tea.d tea.last values",
        "check_id": "tea.d.recheck.last",
        "value": "67",
        "unit": "cells",
        "decimals": "0",
        "method": "304 - 237",
    }
    assert of_changes == of_last_values | {
        "value_id": "tea.d.recheck.change",
        "statistic": "difference of changes from baseline",
        "check": "difference of changes from baseline",
        "verdict": "does not follow from what is printed",
        "detail": "the changes from baseline differ by 72; printed is 67",
        "inputs": "tea.d tea.changes",
        "check_id": "tea.d.recheck.change",
        "value": "72",
        "method": "104 - 32",
    }


@pytest.mark.parametrize(
    ("rounding", "computed", "verdict"),
    [
        # Two averages, each off by half a unit at most: what is printed as 67 may be anything from 66 to 68.5.
        ("1.0", "67", AGREES), ("1.0", "68", WITH_ROUNDING), ("1.0", "68.5", WITH_ROUNDING), ("1.0", "69", DOES_NOT_FOLLOW),
        ("1.0", "65.5", WITH_ROUNDING), ("1.0", "65", DOES_NOT_FOLLOW),
        # Four averages: to 69.5.
        ("2.0", "69", WITH_ROUNDING), ("2.0", "69.5", WITH_ROUNDING), ("2.0", "70", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_difference_follows_from_averages_as_far_as_rounding_allows(
    rounding: str, computed: str, verdict: str
) -> None:
    contrasts = pd.DataFrame([contrast("last values", computed, rounding=rounding)])
    assert verdicts(check_differences(findings(PRINTED), contrasts)) == [verdict]


@pytest.mark.parametrize(
    "other", [{"arm_id": "tea.x2"}, {"comparator_arm_id": "tea.x2"}, {"outcome_id": "red_cells"}]
)  # fmt: skip
def test_a_difference_of_other_arms_or_counts_is_no_check(other: dict[str, str]) -> None:
    assert check_differences(findings(PRINTED), pd.DataFrame([contrast("last values", **other)])) == []


def test_a_number_that_is_no_difference_of_arms_is_not_held_against_one() -> None:
    contrasts = pd.DataFrame([contrast("last values"), contrast("last values", comparator_arm_id="")])
    for other in ({"statistic": "mean"}, {"comparator_arm_id": ""}):
        assert check_differences(findings(PRINTED | other), contrasts) == []


FOLD = {"finding_id": "tea.f", "arm_id": "tea.x1", "outcome_id": "weight", "statistic": "fold", "value": "100", "time_value": "12", "time_unit": "week"}  # fmt: skip
LOGARITHM = FOLD | {"finding_id": "tea.l", "statistic": "log_change", "value": "2"}
OF_FOLD = {"study_id": "tea", "arm_id": "tea.x1", "comparator_arm_id": "", "outcome_id": "weight", "printed_id": "tea.f"}  # fmt: skip


@pytest.mark.parametrize(
    ("fold", "logarithm", "expected"),
    [
        # By the definition of the logarithm: a hundredfold is 2, a thousandfold 3, and 3.2-fold is 3.15 to 3.25, 0.498 to 0.512.
        # "1" may be 0.5 to 1.5, so its logarithm is 0 to 0.301 in size.
        ("1", "0.1", WITH_ROUNDING), ("1", "0.4", DOES_NOT_FOLLOW), ("1", "0.35", DOES_NOT_FOLLOW),
        ("-100", "-2", AGREES), ("100", "-2", AGREES), ("1000", "3.0", AGREES),
        ("3.2", "0.5", AGREES), ("3.2", "0.51", AGREES), ("3.2", "0.50", WITH_ROUNDING), ("3.2", "0.49", DOES_NOT_FOLLOW),
        ("100", "3", DOES_NOT_FOLLOW), ("2", "0.6", DOES_NOT_FOLLOW),
        # A half is minus 0.301; 0.3 is 0.25 to 0.35, minus 0.602 to minus 0.456.
        ("0.5", "-0.3", AGREES), ("0.3", "-0.50", WITH_ROUNDING), ("0.3", "-0.45", DOES_NOT_FOLLOW),
        # 2 is 1.5 to 2.5, 0.176 to 0.398; it is no case of what may be no change.
        ("2", "0.1", DOES_NOT_FOLLOW), ("2", "0.17", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_fold_change_is_held_against_its_logarithm(fold: str, logarithm: str, expected: str) -> None:
    rows = check_folds(findings(FOLD | {"value": fold}, LOGARITHM | {"value": logarithm}))
    assert verdicts(rows) == [expected]


def test_the_row_of_a_fold_change_says_what_was_computed() -> None:
    [found] = check_folds(findings(LOGARITHM | {"value": "-0.50"}, FOLD | {"value": "-3.2"}))
    assert float(found.pop("value")) == pytest.approx(math.log10(3.2))
    assert found == OF_FOLD | {
        "value_id": "tea.f.recheck.logarithm",
        "statistic": "fold change",
        "check": "fold change",
        "printed": "-3.2",
        "verdict": "agrees only with rounding",
        "detail": "printed on the logarithmic scale is -0.50",
        "inputs": "tea.f tea.l",
        "check_id": "tea.f.recheck.logarithm",
        "unit": "log10",
        "decimals": 2,
        "method": "size of the decimal logarithm of -3.2",
    }


def test_a_fold_change_that_may_be_none_can_have_any_smaller_logarithm() -> None:
    """1.4 is 1.35 to 1.45 and has no such chance; 1.0 is 0.95 to 1.05 and has, as have 0.5 and 1.5 as its ends."""
    for fold, logarithm, expected in (
        ("1.4", "0.05", DOES_NOT_FOLLOW), ("1.0", "0.01", WITH_ROUNDING), ("1.0", "0.00", AGREES), ("1", "0.06", WITH_ROUNDING),
    ):  # fmt: skip
        rows = check_folds(findings(FOLD | {"value": fold}, LOGARITHM | {"value": logarithm}))
        assert verdicts(rows) == [expected], fold


LEVEL_OF_ONE = {"arm_id": "tea.x1", "outcome_id": "weight", "scope": "one", "statistic": "single", "unit": "kilograms", "time_unit": "week"}  # fmt: skip


def of_levels(start: str, end: str, fold: str, relation: str = "=", **other: str) -> list[dict[str, object]]:
    """Checks of a fold change beside the level of one person at the start and at week 12."""
    levels = [LEVEL_OF_ONE | {"finding_id": f"tea.{t}", "value": v, "time_value": t} for t, v in (("0", start), ("12", end))]  # fmt: skip
    return check_folds(findings(*levels, FOLD | {"scope": "one", "value": fold, "relation": relation} | other))


@pytest.mark.parametrize(
    ("start", "end", "fold", "relation", "verdict"),
    [
        # By hand: 0.179 / 0.067 is 2.67, whichever came first; 0.1785 / 0.0675 is 2.64 and 0.1795 / 0.0665 is 2.699.
        ("0.179", "0.067", "2", ">", "agrees"), ("0.067", "0.179", "2.7", "=", "agrees"),
        ("0.179", "0.067", "2.64", "=", "agrees only with rounding"), ("0.179", "0.067", "3", ">", "does not follow from what is printed"),
        ("0.179", "0.067", "3", "<", "agrees"), ("0.179", "0.067", "2.69", ">", "agrees only with rounding"),
        ("10", "20", "2", "≥", "agrees"), ("10", "20", "2", "≤", "agrees"), ("10", "20", "1", "<", "does not follow from what is printed"),
        ("10", "50", "4", "=", "does not follow from what is printed"),
    ],
)  # fmt: skip
def test_a_fold_change_of_one_person_is_that_of_two_levels(
    start: str, end: str, fold: str, relation: str, verdict: str
) -> None:
    [row] = of_levels(start, end, fold, relation)
    assert (row["verdict"], row["value_id"]) == (verdict, "tea.f.recheck.levels")
    assert row["detail"] == f"the levels printed are {start} and {end}"


@pytest.mark.parametrize(
    "other", [{"scope": "other"}, {"scope": ""}, {"source_id": "x"}, {"time_value": "4"}, {"value": "-2"}, {"arm_id": "tea.x3"}, {"relation": "about"}]
)  # fmt: skip
def test_levels_of_something_else_say_nothing_of_a_fold_change(other: dict[str, str]) -> None:
    assert [row["verdict"] for row in of_levels("10", "20", "2", **other)] == ["cannot be checked"]


def test_a_level_that_may_be_zero_has_no_fold_change() -> None:
    assert of_levels("0", "20", "2")[0]["verdict"] == "cannot be checked"


def test_a_fold_change_or_a_logarithm_alone_cannot_be_checked() -> None:
    [fold] = check_folds(findings(FOLD))
    assert fold == OF_FOLD | {
        "value_id": "tea.f.recheck",
        "statistic": "fold change",
        "check": "fold change",
        "printed": "100",
        "verdict": "cannot be checked",
        "detail": "its logarithm is not printed",
        "inputs": "tea.f",
        "check_id": "tea.f.recheck",
    }
    [logarithm] = check_folds(findings(LOGARITHM))
    assert logarithm == fold | {
        "value_id": "tea.l.recheck",
        "statistic": "change on the logarithmic scale",
        "check": "change on the logarithmic scale",
        "printed_id": "tea.l",
        "printed": "2",
        "detail": "the fold change is not printed",
        "inputs": "tea.l",
        "check_id": "tea.l.recheck",
    }


@pytest.mark.parametrize(
    "other",
    [{"study_id": "mate"}, {"arm_id": "tea.x2"}, {"outcome_id": "headache"}, {"time_value": "8"}, {"time_unit": "day"}],
)  # fmt: skip
def test_a_change_of_another_thing_is_no_logarithm_of_a_fold_change(other: dict[str, str]) -> None:
    assert verdicts(check_folds(findings(FOLD, LOGARITHM | other))) == [CANNOT_BE_CHECKED] * 2
    assert verdicts(check_folds(findings(FOLD, FOLD | {"finding_id": "tea.g"}))) == [CANNOT_BE_CHECKED] * 2


def test_a_range_of_fold_changes_or_of_logarithms_cannot_be_checked() -> None:
    in_a_range = {"value": "", "low": "2", "high": "4"}
    for rows in ([FOLD | in_a_range, LOGARITHM], [FOLD, LOGARITHM | in_a_range]):
        assert verdicts(check_folds(findings(*rows))) == [CANNOT_BE_CHECKED] * 2
    [fold] = check_folds(findings(FOLD | in_a_range))
    assert fold["printed"] == "2 to 4"


def test_a_fold_change_of_zero_has_no_logarithm() -> None:
    [found] = check_folds(findings(FOLD | {"value": "0.0"}, LOGARITHM))
    assert (found["verdict"], found["detail"]) == (CANNOT_BE_CHECKED, "zero has no logarithm")
    assert (found["check"], found["printed"]) == ("fold change", "0.0")


def test_other_statistics_are_no_fold_changes() -> None:
    assert check_folds(findings(FOLD | {"statistic": "mean"}, LOGARITHM | {"statistic": "difference"})) == []


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
