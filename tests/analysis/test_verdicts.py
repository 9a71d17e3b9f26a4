"""A printed number is held against a recomputed one, both no more exact than they are printed."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from analysis.tiny_tables import OUTCOMES, findings
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
    VERDICTS,
    WITH_ROUNDING,
    are_on_other_sides,
    as_printed,
    best_of,
    ends_of,
    is_possible_p,
    row,
    side_of_p,
    uncheckable,
    verdict_on,
    verdict_on_p,
    with_roles,
)
from scipy.stats import t


def test_the_verdicts_from_the_most_favourable_on() -> None:
    assert VERDICTS == [
        "agrees",
        "agrees only with rounding",
        "does not follow from what is printed",
        "cannot be checked",
    ]
    assert best_of([DOES_NOT_FOLLOW, AGREES, WITH_ROUNDING]) == AGREES
    assert best_of([CANNOT_BE_CHECKED, DOES_NOT_FOLLOW]) == DOES_NOT_FOLLOW


@pytest.mark.parametrize(
    ("recomputed", "low", "high", "verdict"),
    [
        # 67 stands for 66.5 to 67.5.
        ("67.4", "67.4", "67.4", AGREES), ("66.5", "66.5", "66.5", AGREES),
        ("68", "67.5", "68.5", WITH_ROUNDING), ("68", "67.6", "68.4", DOES_NOT_FOLLOW),
        ("66", "65.5", "66.5", WITH_ROUNDING), ("66", "65.6", "66.4", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_number_agrees_when_it_rounds_to_the_print_or_may_do_so(
    recomputed: str, low: str, high: str, verdict: str
) -> None:
    assert verdict_on("67", Decimal(recomputed), Decimal(low), Decimal(high)) == verdict


@pytest.mark.parametrize(
    ("relation", "value", "low", "high", "verdict"),
    [
        ("=", "0.0204", 0.0204, 0.0204, AGREES), ("=", "0.026", 0.024, 0.03, WITH_ROUNDING),
        ("=", "0.026", 0.0255, 0.03, DOES_NOT_FOLLOW), ("=", "0.012", 0.01, 0.0145, DOES_NOT_FOLLOW),
        ("<", "0.019", 0.018, 0.03, AGREES), ("<", "0.02", 0.019, 0.03, WITH_ROUNDING), ("<", "0.02", 0.02, 0.03, DOES_NOT_FOLLOW),
        ("≤", "0.02", 0.018, 0.03, AGREES), ("≤", "0.021", 0.02, 0.03, WITH_ROUNDING), ("≤", "0.021", 0.0201, 0.03, DOES_NOT_FOLLOW),
        (">", "0.021", 0.018, 0.03, AGREES), (">", "0.02", 0.01, 0.021, WITH_ROUNDING), (">", "0.02", 0.01, 0.02, DOES_NOT_FOLLOW),
        ("≥", "0.02", 0.018, 0.03, AGREES), ("≥", "0.019", 0.01, 0.02, WITH_ROUNDING), ("≥", "0.019", 0.01, 0.0199, DOES_NOT_FOLLOW),
        # The last digit of a float is no difference.
        ("≤", "0.0200000000000001", 0.02, 0.02, AGREES), ("<", "0.0199999999999999", 0.0199999999999999, 0.02, DOES_NOT_FOLLOW),
        ("≤", "0.0200000000004", 0.0200000000004, 0.03, AGREES), ("≤", "0.020000000001", 0.020000000001, 0.03, DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_p_value_or_its_bound_is_judged(relation: str, value: str, low: float, high: float, verdict: str) -> None:
    printed = SimpleNamespace(value="0.02", relation=relation)
    assert verdict_on_p(printed, Decimal(value), low, high) == verdict


def test_a_p_value_is_shown_with_its_bound() -> None:
    shown = [as_printed(SimpleNamespace(value="0.05", relation=relation)) for relation in ("=", "<", "≥")]
    assert shown == ["0.05", "<0.05", "≥0.05"]


def test_the_ends_of_what_a_printed_number_stands_for() -> None:
    assert ends_of("-2.5") == (Decimal("-2.55"), Decimal("-2.45"))


FINDING = SimpleNamespace(
    finding_id="tea.d", study_id="tea", arm_id="tea.x1", comparator_arm_id="tea.x3", outcome_id="white_cells"
)


def test_a_row_names_what_it_checks_and_is_its_own_check_unless_it_belongs_to_another() -> None:
    made = row("tea.d.recheck", FINDING, "sum", "67", AGREES, "as it is", "tea.d tea.e", value=3, unit="people")
    assert made == {
        "value_id": "tea.d.recheck",
        "study_id": "tea",
        "arm_id": "tea.x1",
        "comparator_arm_id": "tea.x3",
        "outcome_id": "white_cells",
        "statistic": "sum",
        "check": "sum",
        "printed_id": "tea.d",
        "printed": "67",
        "verdict": "agrees",
        "detail": "as it is",
        "inputs": "tea.d tea.e",
        "check_id": "tea.d.recheck",
        "value": 3,
        "unit": "people",
    }
    assert row("tea.d.t", FINDING, "sum", "", "", "", "tea.d", check_id="tea.d.recheck")["check_id"] == "tea.d.recheck"


def test_a_number_that_lacks_what_its_check_needs_is_listed_with_the_reason() -> None:
    expected = row("tea.d.recheck", FINDING, "sum", "67", "cannot be checked", "nothing is printed", "tea.d")
    assert uncheckable(FINDING, "sum", "67", "nothing is printed") == expected


def test_findings_have_the_role_that_the_vocabulary_gives_their_outcome() -> None:
    found = with_roles(findings({"outcome_id": "drinkers"}, {"outcome_id": "clearance"}, {}), OUTCOMES)
    assert list(found.role) == ["people", "half-life", "cell count"]


@pytest.mark.parametrize(
    ("relation", "value"),
    [("=", "0.000"), ("=", ".000"), ("<", "0"), ("≤", "0.00"), ("=", "1.2"), ("<", "1.1"), (">", "1")],
)
def test_nothing_gives_a_p_value_of_zero_or_beyond_one(relation: str, value: str) -> None:
    printed = SimpleNamespace(value=value, relation=relation)
    assert verdict_on_p(printed, Decimal("0.0000001"), 0.0, 1.0) == DOES_NOT_FOLLOW


def test_a_p_value_of_one_or_a_bound_above_zero_is_possible() -> None:
    for relation, value in (("=", "1.00"), (">", "0"), ("≥", "0.5"), ("≤", "1"), ("<", "1")):
        assert is_possible_p(SimpleNamespace(value=value, relation=relation)), (relation, value)


# statcheck's own cases (MicheleNuijten/statcheck, tests/testthat/test-decisionerror.R and test-error.R): the P value that the
# test gives, by scipy's t of 28 or 48 degrees, and whether the print decides otherwise. A P value of 0.05 counts as below.
STATCHECK = [
    (2.20, 28, "=", "0.06", True), (1.20, 28, "=", "0.03", True), (2.20, 28, "=", "0.05", False),
    (1.02, 48, "<", "0.05", True), (2.20, 28, "=", "0.03", False), (1.20, 28, "=", "0.06", False),
]  # fmt: skip


@pytest.mark.parametrize(("statistic", "freedom", "relation", "value", "is_error"), STATCHECK)
def test_decisions_differ_where_statcheck_says_so(
    statistic: float, freedom: int, relation: str, value: str, is_error: bool
) -> None:
    p = float(2 * t.sf(statistic, freedom))
    assert are_on_other_sides(SimpleNamespace(value=value, relation=relation), p, p) is is_error


def test_findings_without_columns_for_what_stands_beside_a_number_have_them_blank() -> None:
    bare = findings({"finding_id": "tea.m"}).drop(columns=["spread_kind", "spread", "n_assessed", "analysis"])
    [row] = with_roles(bare, OUTCOMES).to_dict("records")
    assert [row[column] for column in ("spread_kind", "spread", "n_assessed", "analysis")] == ["", "", "", ""]


def test_a_print_or_a_test_that_rounding_leaves_on_either_side_decides_nothing() -> None:
    assert not are_on_other_sides(SimpleNamespace(value="0.05", relation="="), 0.2, 0.3)
    assert not are_on_other_sides(SimpleNamespace(value="0.01", relation="="), 0.04, 0.06)
    assert not are_on_other_sides(SimpleNamespace(value="0.01", relation="="), 0.05, 0.06)
    assert are_on_other_sides(SimpleNamespace(value="0.05", relation=">"), 0.04, 0.05)
    assert are_on_other_sides(SimpleNamespace(value="0.01", relation="="), 0.0501, 0.06)
    assert (
        side_of_p(SimpleNamespace(value="0.1", relation="<"))
        == side_of_p(SimpleNamespace(value="0.01", relation="≥"))
        == ""
    )
