"""Means and spreads of whole numbers, and the largest spreads, against cases that others printed and definitions on a grid."""

from __future__ import annotations

import itertools
import math
import statistics
import time

import pytest
from hivcells.analysis.statistics.grim import possible_mean
from hivcells.analysis.statistics.grimmer import possible_sd, possible_sums
from hivcells.analysis.statistics.largest_sd import largest_sd
from hivcells.analysis.statistics.possible_counts import possible_counts

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


def test_a_million_people_take_no_time() -> None:
    started = time.process_time()
    assert possible_sd("3", "2.51", 1_000_000)
    assert largest_sd(1, 1_000_000) == pytest.approx(1000)
    assert time.process_time() - started < 2
