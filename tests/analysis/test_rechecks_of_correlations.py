"""Printed P values against the correlations printed with them."""

from __future__ import annotations

from typing import Any

import pytest
from analysis.tiny_tables import people, rich
from hivcells.analysis.rechecks.correlations import check_p_from_correlations
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
)
from independent.definitions import correlated

R = {"finding_id": "tea.r", "statistic": "coefficient", "unit": "ratio", "value": "0.56", "arm_id": "tea.x1", "as_printed": "r = 0.56"}  # fmt: skip

P = {"finding_id": "tea.p", "statistic": "p_value", "value": "0.037", "arm_id": "tea.x1", "as_printed": "p = 0.037"}


def by_correlation(*rows: dict[str, str]) -> list[dict[str, Any]]:
    return check_p_from_correlations(rich(*rows))


def test_a_p_value_follows_from_its_correlation_and_people() -> None:
    """statisticalpoint.com: 0.56 of 14 pairs has P = 0.037285."""
    check, implied = by_correlation(people("14"), R, P)
    assert (check["check"], check["verdict"]) == ("P value from the correlation", AGREES)
    assert check["inputs"] == "tea.r n.tea.x1.infused"
    assert implied["value_id"] == "tea.p.recheck.correlation.pearson"
    assert float(implied["value"]) == pytest.approx(0.037285, abs=5e-7)


def test_where_it_does_not_follow_the_numbers_of_people_are_named_with_which_it_would() -> None:
    check = by_correlation(people("22"), R, P | {"value": "0.02"})[0]
    fits = [n for n in range(3, 23) if correlated(0.565, n) < 0.025 and correlated(0.555, n) >= 0.015]
    assert check["verdict"] == DOES_NOT_FOLLOW
    assert check["detail"].endswith(f"22 people give 0.0067; {fits[0]} to {fits[-1]} would do")


def test_where_no_number_of_people_would_do_that_is_said() -> None:
    steep = R | {"value": "0.733", "as_printed": "r=0.733"}
    assert by_correlation(people("9"), steep, P | {"value": "0.0172"})[0]["detail"].endswith(
        "no smaller number of people would do"
    )
    own = steep | {"n_assessed": "9"}
    assert by_correlation(own, P | {"value": "0.0172"})[0]["detail"].endswith("; no other number of people would do")


def test_more_people_than_twice_those_printed_with_it_are_not_thought_of() -> None:
    """0.03 would follow of 15 or 16 people."""
    detail = {n: by_correlation(R | {"n_assessed": n}, P | {"value": "0.03"})[0]["detail"] for n in ("7", "8")}
    assert detail["7"].endswith("; no other number of people would do")
    assert detail["8"].endswith("; 15 to 16 would do")


def test_a_printed_square_is_the_share_explained() -> None:
    """By hand: the root of 0.84 is 0.9165, and with 6 pairs t is 0.9165 x 2 / 0.4 = 4.58, P = 0.0102."""
    for printed in ("R(2) = 0.84", "R2 = 0.84", "r^2 = 0.84", "R² = 0.84"):
        assert by_correlation(people("6"), R | {"value": "0.84", "as_printed": printed}, P | {"value": "0.010"})[0]["verdict"] == AGREES  # fmt: skip
    assert by_correlation(people("6"), R | {"value": "0.84"}, P | {"value": "0.010"})[0]["verdict"] == DOES_NOT_FOLLOW


def test_a_correlation_of_a_part_of_the_people_is_checked_with_that_part() -> None:
    """By hand: 0.84 is the share explained in 6 of the 13, t = 0.9165 x 2 / 0.4 = 4.58 and P = 0.0102; 13 would give 0.00001."""
    whole = R | {"value": "0.84", "as_printed": "R(2) = 0.84"}
    p = P | {"value": "0.01"}
    check, implied = by_correlation(people("13"), whole | {"n_assessed": "6"}, p)
    assert check["verdict"] == AGREES
    assert float(implied["value"]) == pytest.approx(0.0102, abs=5e-5)
    assert by_correlation(people("13"), whole, p)[0]["verdict"] == DOES_NOT_FOLLOW


def test_of_several_correlations_only_one_in_the_same_words_or_of_the_same_analysis_belongs() -> None:
    second = R | {"finding_id": "tea.s", "value": "-0.1", "as_printed": "r = -0.1"}
    assert by_correlation(people("14"), R, second, P) == []
    words, other = {"as_printed": "r=0.56, p=0.037"}, {"as_printed": "r=-0.1, p=0.68"}
    # Two pairs, each in words of its own, as an abstract prints them: each P value goes with its own.
    pairs = [R | words, P | words, second | other, P | other | {"finding_id": "tea.q", "value": "0.68"}]
    assert [row["inputs"].split()[0] for row in by_correlation(people("14"), *pairs) if row["verdict"]] == ["tea.r", "tea.s"]  # fmt: skip
    assert by_correlation(people("14"), R | words, second, P | words)[0]["verdict"] == AGREES
    named = {"analysis": "rna"}
    assert by_correlation(people("14"), R | named, second, P | named)[0]["verdict"] == AGREES


@pytest.mark.parametrize(
    "other",
    [{"unit": "cells"}, {"value": "3"}, {"value": ""}, {"outcome_id": "weight"}, {"source_id": "other"}, {"scope": "men"}, {"time_value": "4"}],
)  # fmt: skip
def test_what_is_no_correlation_of_the_same_is_no_check(other: dict[str, str]) -> None:
    assert by_correlation(people("14"), R | other, P) == []


@pytest.mark.parametrize(
    "words", ["beta = 0.56", "kappa 0.56", "log HR 0.56", "OR 0.56", "HR=0.56", "coefficient 0.56", ""]
)
def test_a_coefficient_that_is_not_called_a_correlation_is_none(words: str) -> None:
    assert by_correlation(people("14"), R | {"as_printed": words}, P) == []


@pytest.mark.parametrize("words", ["r=0.56", "R = 0·56", "Pearson 0.56", "a correlation of 0.56", "correlated (0.56)"])
def test_a_coefficient_is_a_correlation_where_the_words_call_it_one(words: str) -> None:
    check, implied = by_correlation(people("14"), R | {"as_printed": words}, P)
    assert check["detail"] == "Pearson's correlation: agrees" and implied["value_id"].endswith(".pearson")


@pytest.mark.parametrize(
    "words", ["rho = 0.56", "ρ=0.56", "Spearman r=0.56", "rs = 0.56", "r_s = 0.56", "rank correlation 0.56"]
)
def test_a_correlation_of_ranks_is_called_so(words: str) -> None:
    check, implied = by_correlation(people("14"), R | {"as_printed": words}, P)
    assert check["detail"] == "Spearman's correlation, by the t distribution: agrees"
    assert implied["value_id"].endswith(".spearman")
    [few] = by_correlation(people("9"), R | {"as_printed": words}, P)
    assert (few["verdict"], few["value_id"]) == (CANNOT_BE_CHECKED, "tea.p.recheck.correlation")
    ten = by_correlation(people("10"), R | {"as_printed": words}, P | {"value": "0.09"})
    assert [row["verdict"] for row in ten] == [AGREES, ""]
