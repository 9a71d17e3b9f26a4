"""P values of correlations against cases that others printed, and against definitions on a grid."""

from __future__ import annotations

import itertools
import math

import pytest
from hivcells.analysis.statistics.p_of_correlation import (
    correlation_of_share,
    p_of_correlation,
    possible_p_of_correlation,
)
from independent.definitions import correlated, student_p


# statisticalpoint.com, P-value of a correlation in Excel; tutoraspire.com, t-test for correlation; Lane, HyperStat: a t of
# 2.776 with 98 degrees of freedom, P = 0.007. A calculator's page (calcsimpler.com) prints 0.0124 for 0.45 of 30, beside
# t(28) = 2.667, which gives 0.0126: the page disagrees with itself.
@pytest.mark.parametrize(
    ("r", "n", "p", "slack"),
    [(0.56, 14, 0.037285, 5e-7), (0.707, 10, 0.022, 0.0005), (2.776 / math.sqrt(2.776**2 + 98), 100, 0.007, 0.0005)],
)
def test_correlations_have_the_p_values_that_others_print(r: float, n: int, p: float, slack: float) -> None:
    assert p_of_correlation(r, n) == p_of_correlation(-r, n) == pytest.approx(p, abs=slack)
    assert p_of_correlation(r, n + 10) != pytest.approx(p, abs=slack)


def test_correlations_that_statcheck_calls_errors_are_none_of_their_prints() -> None:
    """test-decisionerror.R: r(28) = .22, p = .03 and r(28) = .52, p = .06; the pairs are two more than the degrees."""
    assert p_of_correlation(0.22, 30) > 0.05 and p_of_correlation(0.52, 30) < 0.05


def test_correlations_on_a_grid_have_the_p_value_of_students_t() -> None:
    for r, n in itertools.product((0.0, 0.1, 0.5, 0.9, -0.7), (3, 4, 9, 30, 200)):
        by_t = student_p(r * math.sqrt((n - 2) / (1 - r * r)), n - 2)
        assert p_of_correlation(r, n) == pytest.approx(by_t, abs=1e-12) == pytest.approx(correlated(r, n), abs=1e-9)
    assert p_of_correlation(1, 5) == p_of_correlation(-1, 5) == 0


def test_a_correlation_that_may_be_none_can_have_a_p_value_of_one() -> None:
    assert possible_p_of_correlation((-0.05, 0.05), 10)[1] == 1
    least, most = possible_p_of_correlation((0.85, 0.95), 4)
    assert (least, most) == (p_of_correlation(0.95, 4), p_of_correlation(0.85, 4))
    assert possible_p_of_correlation((0.95, 1.05), 4)[0] == 0
    assert correlation_of_share(0.81) == pytest.approx(0.9)
