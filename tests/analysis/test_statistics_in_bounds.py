"""Every statistic ends in bounded time with the right answer or says which argument is wrong."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from fuzz.spoiling import ending_in_time
from hivcells.analysis.statistics.barnard import MOST_TABLES, barnard_p
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.grimmer import possible_sd
from hivcells.analysis.statistics.p_from_counts import TO_BE_NAMED, p_from_counts, p_to_be_named
from hivcells.analysis.statistics.p_from_interval import p_from_interval, possible_p_from_interval
from hivcells.analysis.statistics.p_from_means import Group, possible_groups
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.sample_size_proportions import corrected_size, power_of_exact_test
from hivcells.analysis.statistics.survival_limits import p_from_shares_at_a_time
from independent.definitions import barnard, fisher, fisher_in_one_direction, fisher_mid_p

TOO_MANY = 1_000_000_000


def test_whole_numbers_of_numpy_are_whole_numbers() -> None:
    assert clopper_pearson(np.int64(5), np.int64(25)) == clopper_pearson(5, 25)


def test_large_groups_are_tested_in_bounded_time_and_without_barnard() -> None:
    with ending_in_time():
        for n in (600, 39_517, 1_000_000):
            assert set(p_from_counts(n // 5, n, n // 4, n)) == {"fisher", "chi_squared", "chi_squared_corrected"}
        assert len(possible_counts("50", 1_000_000)) == 10_001


def test_barnards_test_is_worked_out_up_to_two_groups_of_a_hundred() -> None:
    assert MOST_TABLES == 101 * 101
    assert "barnard" in p_from_counts(20, 100, 30, 100)
    assert "barnard" not in p_from_counts(20, 100, 30, 101)


def test_barnards_test_of_groups_of_very_different_size_keeps_its_digits() -> None:
    """One person with the event against 250 of 5000: as far out are no more than 250 beside that person, by the normal distribution."""
    shares = [k / 10_000 for k in range(300, 700)]
    least = [NormalDist(5000 * s, math.sqrt(5000 * s * (1 - s))).cdf(250.5) * s for s in shares]
    with ending_in_time():
        assert barnard_p(1, 1, 250, 5000) == pytest.approx(max(least), rel=0.01)
        assert 0 < barnard_p(2, 2, 10, 3000) < 0.001 < barnard_p(1, 2, 500, 3000) < 1


@pytest.mark.parametrize(
    "counts", [(4, 13, 0, 13), (3, 6, 0, 8), (2, 5, 5, 7), (4, 5, 3, 13), (0, 4, 4, 4), (1, 2, 1, 3)]
)
def test_exact_tests_are_those_of_their_definitions(counts: tuple[int, int, int, int]) -> None:
    found, named = p_from_counts(*counts), p_to_be_named(*counts)
    assert found["fisher"] == pytest.approx(fisher(*counts))
    assert found["barnard"] == pytest.approx(barnard(*counts), rel=1e-4)
    assert named["fisher_one_sided"] == pytest.approx(fisher_in_one_direction(*counts))
    assert named["fisher_mid_p"] == pytest.approx(fisher_mid_p(*counts))


def test_tests_that_must_be_named_have_the_p_values_of_textbooks() -> None:
    # Agresti 2002, p. 91, tea: one-sided 17/70. Mehta and Senchaudhuri 2003, table 1: one-sided 0.0641. By hand for the
    # tea of Fisher: two tables have 16 of 70 ways and two have 1, so the mid-P is (2 + 32 / 2) / 70.
    assert set(TO_BE_NAMED) == {"fisher_one_sided", "fisher_mid_p"}
    assert p_to_be_named(3, 4, 1, 4)["fisher_one_sided"] == pytest.approx(17 / 70)
    assert p_to_be_named(7, 15, 12, 15)["fisher_one_sided"] == pytest.approx(0.0641, abs=0.00005)
    assert p_to_be_named(3, 4, 1, 4)["fisher_mid_p"] == pytest.approx(18 / 70)


def test_limits_that_may_meet_leave_a_p_value_of_zero_possible_and_others_do_not() -> None:
    assert possible_p_from_interval((1, 1), (0, 1), (1, 2)) == (0, p_from_interval(1, 0, 2))
    least, most = possible_p_from_interval((0.5, 0.5), (0.2, 0.3), (0.7, 0.8))
    assert least == pytest.approx(p_from_interval(0.5, 0.3, 0.7))
    assert most == pytest.approx(p_from_interval(0.5, 0.2, 0.8))


def test_means_that_are_printed_in_full_have_one_p_value() -> None:
    groups = [Group(1.0, 0.5, 10), Group(2.0, 0.5, 12)]
    sets = possible_groups(groups, [0, 0], [0, 0])
    assert all(one == groups for one in sets)


def test_no_chance_is_above_one_and_people_need_not_be_whole() -> None:
    assert all(power_of_exact_test(0.01, 0.99, n) <= 1 for n in (34, 48, 62))
    assert 0 < p_from_shares_at_a_time(0.5, 0.5, 0.6, 10) < 1


@pytest.mark.parametrize(("shares", "power"), [((0.2, 0.8), 0.05), ((0.1, 0.3), 0.8), ((0.0, 1.0), 0.5)])
def test_the_corrected_size_is_that_of_its_formula(shares: tuple[float, float], power: float) -> None:
    """Casagrande, Pike and Smith, with z of alpha and of power; fewer than one person is a size too."""
    z_alpha, z_power = NormalDist().inv_cdf(0.975), NormalDist().inv_cdf(power)
    (p, q), middle = shares, sum(shares) / 2
    root = z_alpha * math.sqrt(2 * middle * (1 - middle)) + z_power * math.sqrt(p * (1 - p) + q * (1 - q))
    expected = root**2 * (1 + math.sqrt(1 + 4 * abs(p - q) / root**2)) ** 2 / (4 * (p - q) ** 2)
    assert corrected_size(p, q, power) == pytest.approx(expected)


def test_every_p_value_of_an_unrounded_interval_is_possible_for_its_print() -> None:
    """Wald intervals of differences and of logarithms, rounded as papers do: the P value is never outside what is possible."""
    for step in range(400):
        estimate, error = math.sin(step) * 3, 0.2 + (step % 17) / 10
        low, high = estimate - 1.959964 * error, estimate + 1.959964 * error
        for places in (0, 1, 2):
            half = 0.5 / 10**places
            ends = [(round(number, places) - half, round(number, places) + half) for number in (estimate, low, high)]
            if ends[2][1] > ends[1][0]:
                least, most = possible_p_from_interval(*ends)
                assert least - 1e-9 <= p_from_interval(estimate, low, high) <= most + 1e-9


@pytest.mark.parametrize(
    ("deviation", "n", "is_possible"),
    [
        # Three or four numbers of half a million that deviate by so much: the windows hold many sums of squares.
        ("200000.11", 4, True), ("200000.12", 4, True), ("200000.11", 3, True),
        # By hand: two numbers whose sum is odd lie an odd number apart, and 282,843 apart they deviate by 200,000.2033;
        # 282,842 apart, which is even, they would deviate by 199,999.4962.
        ("200000.20", 2, True), ("200000.21", 2, False), ("199999.50", 2, False), ("1E99", 3, True),
    ],
)  # fmt: skip
def test_deviations_of_a_few_large_numbers_are_judged_at_once(deviation: str, n: int, is_possible: bool) -> None:
    mean = {2: "500000.5", 3: "500000.33", 4: "500000.25"}[n]
    with ending_in_time():
        assert possible_sd(mean, deviation, n) is is_possible
