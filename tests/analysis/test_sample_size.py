"""People needed to find a difference, held against what others print and against the formulas written out."""

from __future__ import annotations

from math import ceil, sqrt

import pytest
from hivcells.analysis.statistics.harm_to_see import people_to_see_a_harm
from hivcells.analysis.statistics.sample_size_means import people_per_arm_for_means
from hivcells.analysis.statistics.sample_size_proportions import (
    MOST_SEARCHED,
    corrected_size,
    people_per_arm_for_shares,
    power_of_exact_test,
)
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd, sd_of_interval
from scipy.stats import binom, fisher_exact, t

# People per group at a power of .80 (and .90) and a two-sided .05, by Cohen's d: the conventional small, medium and
# large effects of Cohen J (1992), A power primer, Psychological Bulletin 112:155, with the values for .90 of a
# course's table that prints the same for .80.
COHEN = {0.2: (393, 526), 0.5: (64, 86), 0.8: (26, 34)}


@pytest.mark.parametrize(("d", "people"), COHEN.items())
def test_means_need_the_people_of_cohens_table(d: float, people: tuple[int, int]) -> None:
    assert abs(people_per_arm_for_means(d, 1) - people[0]) <= 1
    assert abs(people_per_arm_for_means(10 * d, 10, power=0.90) - people[1]) <= 1


def test_a_fifth_and_three_tenths_need_the_people_that_an_r_package_prints() -> None:
    """clinfun 1.1.5, Clinical trial functions, fe.ssize(p1 = 0.2, p2 = 0.3, power = 0.8): by the formula of Casagrande, Pike
    and Smith 313 in each group, with an exact power of 0.8018729, by Fisher's test 311, with 0.8004486.
    """
    assert people_per_arm_for_shares(0.2, 0.3) == people_per_arm_for_shares(0.3, 0.2) == 311
    assert ceil(corrected_size(0.2, 0.3)) == 313
    assert power_of_exact_test(0.2, 0.3, 311) == pytest.approx(0.8004486, abs=1e-6)
    assert power_of_exact_test(0.2, 0.3, 313) == pytest.approx(0.8018729, abs=1e-6)


@pytest.mark.parametrize(
    ("shares", "most"), [((0.08, 0.142), 0.81), ((0.30, 0.394), 0.81), ((0.5, 0.6), 0.81), ((0.01, 0.04), 0.85)]
)
def test_the_corrected_approximation_has_the_power_of_the_exact_test(shares: tuple[float, float], most: float) -> None:
    """More than it where a share is near zero."""
    assert 0.80 <= power_of_exact_test(*shares, ceil(corrected_size(*shares))) < most


@pytest.mark.parametrize(
    ("control", "nearest_searched", "next_one", "step"),
    [(0.30, 0.3968, 0.3965, 0.02), (0.10, 0.1703, 0.1700, 0.02), (0.0, 0.0242, 0.0240, 0.25)],
)
def test_sizes_never_fall_where_the_search_ends(
    control: float, nearest_searched: float, next_one: float, step: float
) -> None:
    """Where the approximation takes over, a smaller difference needs more people, and hardly more than before."""
    before, after = (people_per_arm_for_shares(control, share) for share in (nearest_searched, next_one))
    assert before <= MOST_SEARCHED < after <= (1 + step) * before


def test_the_fewest_people_are_found_though_power_is_a_sawtooth() -> None:
    n = people_per_arm_for_shares(0.5, 0.1)
    assert power_of_exact_test(0.5, 0.1, n) >= 0.80
    assert all(power_of_exact_test(0.5, 0.1, fewer) < 0.80 for fewer in range(1, n))
    assert any(power_of_exact_test(0.5, 0.1, m + 1) < power_of_exact_test(0.5, 0.1, m) for m in range(n, n + 9))


@pytest.mark.parametrize("shares", [(1, 0), (0, 1), (0.999, 0.001)])
def test_a_clear_effect_needs_four_people_in_each_arm(shares: tuple[float, float]) -> None:
    """By hand: all of three against none has P = 2 / 20, all of four against none 2 / 70."""
    assert people_per_arm_for_shares(*shares) == 4


def test_the_power_of_the_exact_test_is_the_chance_of_all_tables_that_it_finds() -> None:
    """Counted table by table with scipy's test, one-sided at half the limit."""
    n, found = 12, 0.0
    for more in range(n + 1):
        for fewer in range(n + 1):
            p = fisher_exact([[more, n - more], [fewer, n - fewer]], alternative="greater").pvalue
            found += binom.pmf(more, n, 0.7) * binom.pmf(fewer, n, 0.1) * (p <= 0.025)
    assert power_of_exact_test(0.7, 0.1, n) == pytest.approx(found)
    assert power_of_exact_test(0.1, 0.7, n) == pytest.approx(found)


def test_a_harm_of_one_in_a_hundred_needs_about_300_people_as_the_rule_of_three_says() -> None:
    """Benefits and harms in drug trials (2018), BMJ 360:k1216: 1 in 100, then 300 people."""
    assert people_to_see_a_harm(0.01) == 299
    assert people_to_see_a_harm(0.001) == pytest.approx(3000, rel=0.01)


def test_fewer_people_than_that_would_miss_the_harm_too_often() -> None:
    for frequency in (0.01, 0.05, 0.2):
        people = people_to_see_a_harm(frequency)
        assert (1 - frequency) ** people <= 0.05 < (1 - frequency) ** (people - 1)


def test_the_spread_behind_an_interval_gives_that_interval_again() -> None:
    sd, degrees = sd_of_interval(10, 124, 10, 10)
    half = t.ppf(0.975, degrees) * sd * sqrt(1 / 10 + 1 / 10)
    assert (degrees, 67 - half, 67 + half) == (18, pytest.approx(10), pytest.approx(124))
    sd, degrees = sd_of_interval(-1, 3, 16)
    assert (degrees, t.ppf(0.975, 15) * sd / 4) == (15, pytest.approx(2))


@pytest.mark.parametrize(
    ("people", "low", "high"),
    [(2, 0.4461, 31.9102), (10, 0.6878, 1.8256), (100, 0.8780, 1.1617), (1000, 0.9580, 1.0459)],
)
def test_a_deviation_of_one_has_the_limits_of_the_table_of_boost(people: int, low: float, high: float) -> None:
    """Boost.Math, Confidence Intervals on the Standard Deviation, at 95%."""
    assert limits_of_sd(1, people - 1) == (pytest.approx(low, abs=0.00005), pytest.approx(high, abs=0.00005))


def test_few_people_leave_the_spread_itself_uncertain() -> None:
    few, many = limits_of_sd(10, 8), limits_of_sd(10, 800)
    assert few[0] < many[0] < 10 < many[1] < few[1]
