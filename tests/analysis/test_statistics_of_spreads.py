"""Means, spreads and correlations against cases that others printed, and against definitions on a grid."""

from __future__ import annotations

import itertools
import math
import statistics
import time

import pytest
from hivcells.analysis.statistics.largest_sd import largest_sd
from hivcells.analysis.statistics.p_from_means import (
    Group,
    closest_means,
    p_from_means,
    p_from_two_means,
    possible_groups,
)
from hivcells.analysis.statistics.p_of_correlation import (
    correlation_of_share,
    p_of_correlation,
    possible_p_of_correlation,
)
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.possible_mean import possible_mean
from hivcells.analysis.statistics.possible_sd import possible_sd, possible_sums
from independent.definitions import analysis_of_variance, correlated, student_p, welch

# The package lhdjung/scrutiny, README: its data pigs1 and pigs2 and whether each passes the GRIM test of Brown and Heathers.
PIGS_1 = [
    ("7.22", 32, True), ("4.74", 25, False), ("5.23", 29, False), ("2.57", 24, False), ("6.77", 27, False),
    ("2.68", 28, True), ("7.01", 29, False), ("7.38", 26, True), ("3.14", 27, False), ("6.89", 31, False),
    ("5.00", 25, True), ("0.24", 28, False),
]  # fmt: skip
PIGS_2 = [("67.4", False), ("54.2", False), ("54.0", True), ("69.8", False), ("68.1", False), ("55.4", False)]
# The same, README and tests/testthat/test-grimmer-map.R: pigs5 under GRIMMER.
PIGS_5 = [
    ("7.22", "5.30", 38, False), ("4.74", "6.55", 31, True), ("5.23", "2.55", 35, False), ("2.57", "2.57", 30, True),
    ("6.77", "2.18", 33, False), ("2.68", "2.59", 34, True), ("7.01", "6.68", 35, False), ("7.38", "3.65", 32, True),
    ("3.14", "5.32", 33, False), ("6.89", "4.18", 37, True), ("5.00", "2.18", 31, True), ("0.24", "6.43", 34, True),
]  # fmt: skip


@pytest.mark.parametrize(("mean", "n", "is_possible"), PIGS_1)
def test_means_are_possible_where_scrutiny_says_so(mean: str, n: int, is_possible: bool) -> None:
    assert possible_mean(mean, n) is is_possible


@pytest.mark.parametrize(("percent", "is_possible"), PIGS_2)
def test_percentages_are_possible_where_scrutiny_says_so(percent: str, is_possible: bool) -> None:
    assert bool(possible_counts(percent, 150)) is is_possible


@pytest.mark.parametrize(("mean", "deviation", "n", "is_possible"), PIGS_5)
def test_deviations_are_possible_where_scrutiny_says_so(mean: str, deviation: str, n: int, is_possible: bool) -> None:
    assert possible_sd(mean, deviation, n) is is_possible


def test_deviations_of_other_packages_and_pages_are_judged_as_there() -> None:
    # rsprite2, tests quoted in scrutiny's test-grimmer.R; the second page is https://resaikit.com/indicators/S4.
    assert possible_sd("5.21", "1.60", 28)
    assert not possible_sd("3.44", "2.47", 18)
    assert not possible_sd("3.0", "1.07", 5)


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_possible_deviations_are_those_of_all_sets_of_small_whole_numbers(n: int) -> None:
    """All multisets of -4 to 8; a mean of one decimal and a deviation of two."""
    seen = set()
    for numbers in itertools.combinations_with_replacement(range(-4, 9), n):
        mean, deviation = statistics.fmean(numbers), statistics.stdev(numbers)
        if 1 <= mean <= 3 and deviation <= 2:
            seen.add((f"{mean:.1f}", f"{deviation:.2f}"))
    for mean, deviation in itertools.product(
        [f"{k / 10:.1f}" for k in range(12, 29)], [f"{k / 100:.2f}" for k in range(190)]
    ):
        if possible_sd(mean, deviation, n) != ((mean, deviation) in seen):
            # Only a tie that is rounded either way may be missing among those seen.
            assert possible_sd(mean, deviation, n) and _is_tie(mean, deviation, n), (mean, deviation)


def _is_tie(mean: str, deviation: str, n: int) -> bool:
    """Whether the mean, or the deviation, lies on the edge of what it is rounded to for some sum."""
    edges = [abs(abs(total / n - float(mean)) - 0.05) < 1e-9 for total in possible_sums(mean, n)]
    return any(edges)


def test_a_mean_as_a_number_is_refused_since_its_decimals_are_lost() -> None:
    for method in (possible_mean, possible_counts):
        with pytest.raises(ValueError, match="must be text, so that its decimals are known, not 3.45"):
            method(3.45, 20)  # type: ignore[arg-type]


# NRICH, Maximum scattering: numbers not below zero with mean 1 deviate by 1, the square root of 2, and in general the
# square root of n - 1 at most, taken over n; over n - 1 that is the square root of n.
@pytest.mark.parametrize(("n", "over_n"), [(2, 1), (3, math.sqrt(2)), (9, math.sqrt(8)), (50, 7)])
def test_numbers_not_below_zero_deviate_no_more_than_nrich_says(n: int, over_n: float) -> None:
    assert largest_sd(1, n) * math.sqrt((n - 1) / n) == pytest.approx(over_n)


def test_no_set_of_small_numbers_deviates_more_and_some_deviate_as_much() -> None:
    greatest: dict[float, float] = {}
    for numbers in itertools.combinations_with_replacement(range(9), 4):
        mean = statistics.fmean(numbers)
        greatest[mean] = max(greatest.get(mean, 0), statistics.stdev(numbers))
    assert all(deviation <= largest_sd(mean, 4) + 1e-12 for mean, deviation in greatest.items())
    assert all(greatest[total / 4] == pytest.approx(largest_sd(total / 4, 4)) for total in range(9))


# The page of scipy's ttest_ind_from_stats; Indiana University 2003-2005, Comparing Group Means, p. 19, kidney cancer
# (ttest, unequal: Satterthwaite); Cleves, Statalist 2002-09, msg00536, price of cars.
TWO_MEANS = [
    ((15.0, math.sqrt(87.5), 13), (12.0, math.sqrt(39.0), 11), "t", 0.3751996797581487, 1e-12),
    ((3.006, 0.3001298, 20), (2.618333, 0.5983722, 24), "welch", 0.0086, 0.00005),
    ((6072.423, 3097.104, 52), (6384.682, 2621.915, 22), "t", 0.6802, 0.00005),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "key", "p", "slack"), TWO_MEANS)
def test_two_means_differ_with_the_p_values_that_others_print(
    first: tuple, second: tuple, key: str, p: float, slack: float
) -> None:
    assert p_from_two_means(Group(*first), Group(*second))[key] == pytest.approx(p, abs=slack)
    # Another deviation does not lead to the print.
    other = p_from_two_means(Group(first[0], first[1] * 2, first[2]), Group(*second))[key]
    assert other != pytest.approx(p, abs=slack)


# Elementary Statistics (Pearson), p. 617, table 12-2, data sets A and B, https://wgdesigngroup.com/Pearson/elementary_stats/617.
TABLE_12_2_A = [(5.5, math.sqrt(3), 4), (6.0, math.sqrt(2), 4), (6.0, math.sqrt(2), 4)]
TABLE_12_2_B = [(15.5, math.sqrt(3), 4), *TABLE_12_2_A[1:]]


def test_three_means_differ_with_the_p_values_of_a_textbooks_table() -> None:
    assert p_from_means([Group(*group) for group in TABLE_12_2_A]) == pytest.approx(0.8688, abs=0.00005)
    assert p_from_means([Group(*group) for group in TABLE_12_2_B]) == pytest.approx(0.0000118, abs=0.0000001)


def test_three_groups_of_a_students_question_have_f_of_3_789() -> None:
    """One-way ANOVA analyses, by hand and in R (rpsychi): F(2, 32) = 3.789, and with 2 degrees P = (1 + 2 F / 32)**-16."""
    groups = [(23.2, 7.2, 14), (31.6, 5.8, 9), (25.5, 8.1, 12)]
    assert p_from_means([Group(*group) for group in groups]) == pytest.approx((1 + 2 * 3.789 / 32) ** -16, rel=0.001)


def test_means_on_a_grid_have_the_p_values_of_the_definitions() -> None:
    for gap, spread, m, n in itertools.product((0.0, 0.5, 3.0), (0.4, 1.0, 2.5), (5, 7, 40), (6, 12)):
        groups = [(gap, 1.0, m), (0.0, spread, n)]
        found = p_from_two_means(*(Group(*group) for group in groups))
        assert found["welch"] == pytest.approx(welch(groups), rel=1e-5, abs=1e-12)
        assert found["t"] == pytest.approx(analysis_of_variance(groups), rel=1e-5, abs=1e-12)
        three = [*groups, (1.0, 1.5, 9)]
        assert p_from_means([Group(*group) for group in three]) == pytest.approx(analysis_of_variance(three), rel=1e-5)


def test_what_rounding_allows_holds_every_p_value_of_unrounded_means() -> None:
    """Means printed as 1, 1 and 2, deviations as 1: any within half a unit lie between the ends found, and 1 is among them."""
    groups = [Group(mean, 1.0, n) for mean, n in ((1, 5), (1, 8), (2, 6))]
    ends = [p_from_means(one) for one in possible_groups(groups, [0.5] * 3, [0.5] * 3)]
    steps = (-0.5, -0.2, 0.1, 0.5)
    for moved in itertools.product(steps, repeat=3):
        for wider in (-0.4, 0.5):
            moved_groups = [Group(g.mean + by, 1 + wider, g.n_people) for g, by in zip(groups, moved, strict=True)]
            assert min(ends) - 1e-12 <= p_from_means(moved_groups) <= max(ends) + 1e-12
    assert max(ends) == pytest.approx(1)
    assert closest_means([(0, 1), (2, 3)], [1, 1]) == pytest.approx([1, 2])


def test_where_nothing_varies_means_are_equal_or_not() -> None:
    one, other = Group(1, 0, 3), Group(2, 0, 3)
    assert p_from_two_means(one, one) == {"t": 1.0, "welch": 1.0}
    assert p_from_two_means(one, other) == {"t": 0.0, "welch": 0.0}
    assert (p_from_means([one, one]), p_from_means([one, other])) == (1.0, 0.0)


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


def test_a_million_people_take_no_time() -> None:
    started = time.process_time()
    assert possible_sd("3", "2.51", 1_000_000)
    assert largest_sd(1, 1_000_000) == pytest.approx(1000)
    assert time.process_time() - started < 2
