"""Printed fold changes against their logarithms and against two levels of one person."""

from __future__ import annotations

import math

import pytest
from analysis.tiny_tables import findings
from hivcells.analysis.rechecks.folds import check_folds
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING


def verdicts(rows: list[dict]) -> list[str]:
    return [row["verdict"] for row in rows]


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


def test_levels_of_several_people_or_of_no_known_time_say_nothing_of_a_fold_change() -> None:
    levels = [LEVEL_OF_ONE | {"finding_id": f"tea.{t}", "value": v, "time_value": t} for t, v in (("0", "10"), ("", "20"))]  # fmt: skip
    undated = FOLD | {"scope": "one", "value": "2", "time_value": ""}
    assert verdicts(check_folds(findings(*levels, undated))) == [CANNOT_BE_CHECKED]
    of_all = [level | {"scope": "", "time_value": t} for level, t in zip(levels, ("0", "12"), strict=True)]
    assert verdicts(check_folds(findings(*of_all, FOLD | {"value": "2"}))) == [CANNOT_BE_CHECKED]


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
