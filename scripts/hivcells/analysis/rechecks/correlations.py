"""Printed correlations against the P value and the number of people printed with them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_by_tests import SAME, ImpliedP, by_keys, check_p, key_of
from hivcells.analysis.rechecks.people import Behind, people_behind, people_in
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import (
    DOES_NOT_FOLLOW,
    as_printed,
    ends_of,
    inputs_of,
    short_p,
    uncheckable,
    verdict_on_p,
)
from hivcells.analysis.statistics.p_of_correlation import (
    correlation_of_share,
    p_of_correlation,
    possible_p_of_correlation,
)
from hivcells.quantities import to_decimal

CHECK = "P value from the correlation"
# Under the key of each test, how it is called; Spearman's is the same test of ranks.
TESTS = {"pearson": "Pearson's correlation", "spearman": "Spearman's correlation, by the t distribution"}
# ASSUME: a text calls a coefficient a correlation by one of these words or signs; a coefficient of a model, a kappa or a
# logarithm of a ratio has none of them.
CALLED = re.compile(r"\b(r|r_?s|rho|correlat\w*|pearson\w*|spearman\w*)\b|ρ", re.IGNORECASE)
# ASSUME: and calls it one of ranks by one of these; r alone is Pearson's.
OF_RANKS = re.compile(r"\b(r_?s|rho|rank|spearman\w*)\b|ρ", re.IGNORECASE)
# With fewer the t distribution is no good approximation for ranks.
LEAST_RANKED = 10
KEYS = ["arm_id", "comparator_arm_id", "time_value", "time_unit", *SAME]
# How a text writes the explained share of the variance: R2, R(2), R^2.
SQUARE = re.compile(r"\bR\s*(\(2\)|\^?2|²)", re.IGNORECASE)
LEAST_PAIRS = 3


def correlations_in(findings: pd.DataFrame) -> pd.DataFrame:
    """Printed correlations, or their squares: coefficients without a unit that are called so and lie between -1 and 1."""
    bare = findings[(findings.statistic == "coefficient") & (findings.unit == "ratio") & (findings.value != "")]
    pairs = zip(bare.value, bare.as_printed, strict=True)
    return bare[[abs(Decimal(value)) <= 1 and is_called_correlation(words) for value, words in pairs]]


def is_called_correlation(words: str) -> bool:
    """Whether the printed words call a coefficient a correlation, or its square."""
    return bool(CALLED.search(words) or SQUARE.search(words))


def check_p_from_correlations(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Each P value printed with a correlation of a known number of people."""
    rows: list[dict[str, Any]] = []
    everybody, correlations = people_in(findings), by_keys(correlations_in(findings), KEYS)
    p_values = findings[findings.statistic == "p_value"]
    of_kind = by_keys(p_values, KEYS)
    for p in p_values.itertuples():
        found = correlation_beside(p, correlations.get(key_of(p, KEYS), []), len(of_kind[key_of(p, KEYS)]))
        people = people_behind(everybody, found) if found else []
        if found and people and people[0].n_people >= LEAST_PAIRS:
            rows += check_by_correlation(p, found, people[0])
    return rows


def correlation_beside(p: Finding, same: list[Finding], n_p_values: int) -> Finding | None:
    """The correlation that a P value is of: printed in the same words, or the only one, beside the only P value, of its kind."""
    words = [found for found in same if p.as_printed and found.as_printed == p.as_printed]
    if len(words) == 1:
        return words[0]
    return same[0] if len(same) == n_p_values == 1 else None


def check_by_correlation(p: Finding, found: Finding, behind: Behind) -> list[dict[str, Any]]:
    """The check of one P value; where it does not follow, the numbers of people with which it would."""
    check_id, key = f"{p.finding_id}.recheck.correlation", test_called(found)
    if key == "spearman" and behind.n_people < LEAST_RANKED:
        few = f"of fewer than {LEAST_RANKED} people the P value of a correlation of ranks is another than that of t"
        return [uncheckable(p, CHECK, as_printed(p), few, "recheck.correlation")]
    test = test_of(found, behind.n_people)
    inputs = inputs_of(found.finding_id, behind.value_id)
    rows = check_p(p, check_id, CHECK, {key: test}, inputs, {f"{key}_one_sided": test.one_sided()})
    if rows[0]["verdict"] == DOES_NOT_FOLLOW:
        rows[0]["detail"] += f"; {behind.n_people} people give {short_p(test.value)}; {other_people(p, found, behind)}"
    return rows


def test_called(found: Finding) -> str:
    """The key in TESTS of the correlation that a coefficient is called."""
    return "spearman" if OF_RANKS.search(found.as_printed) else "pearson"


def test_of(found: Finding, n_people: int) -> ImpliedP:
    """The P value of a correlation of so many people."""
    ends = ends_of(found.value)
    if SQUARE.search(found.as_printed):
        low, high = (correlation_of_share(min(max(float(end), 0.0), 1.0)) for end in ends)
        value = correlation_of_share(float(found.value))
    else:
        low, high, value = float(ends[0]), float(ends[1]), float(found.value)
    least, greatest = possible_p_of_correlation((low, high), n_people)
    method = f"{found.as_printed or found.value}, {n_people} people"
    return ImpliedP(TESTS[test_called(found)], p_of_correlation(value, n_people), least, greatest, method)


def other_people(p: Finding, found: Finding, behind: Behind) -> str:
    """With how many other people the print would follow; fewer than those of the arm, or any number below as many again."""
    most = 2 * behind.n_people if behind.is_own else behind.n_people
    fits = [n for n in range(LEAST_PAIRS, most + 1) if _follows(p, test_of(found, n))]
    if not fits:
        return "no other number of people would do" if behind.is_own else "no smaller number of people would do"
    return f"{_span(fits)} would do"


def _follows(p: Finding, test: ImpliedP) -> bool:
    return verdict_on_p(p, to_decimal(test.value), test.low, test.high) != DOES_NOT_FOLLOW


def _span(numbers: list[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
