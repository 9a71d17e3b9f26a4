"""Each statistic on a grid against an implementation of its own: the definitions, with the standard library alone.

The grids of means, correlations, spreads of whole numbers, survival and shares at a time stand with their cases.
"""

from __future__ import annotations

import math
from itertools import product
from statistics import NormalDist

import pytest
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.cohens_kappa import cohens_kappa
from hivcells.analysis.statistics.grim import possible_mean
from hivcells.analysis.statistics.harm_to_see import people_to_see_a_harm
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.p_from_counts import fisher_p, p_from_counts, p_to_be_named
from hivcells.analysis.statistics.p_from_interval import p_from_interval
from hivcells.analysis.statistics.pooled_sd import pooled_sd
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.proportion_limits import proportion_limits
from hivcells.analysis.statistics.risk_difference import risk_difference
from hivcells.analysis.statistics.sample_size_means import people_per_arm_for_means
from hivcells.analysis.statistics.sample_size_proportions import (
    corrected_size,
    people_per_arm_for_shares,
    power_of_exact_test,
)
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd, sd_of_interval
from independent import definitions

NORMAL = NormalDist()
SIZES = (1, 2, 5, 12, 29)
TABLES = [(a, m, b, n) for m, n in ((3, 5), (6, 6), (9, 4)) for a in range(m + 1) for b in range(n + 1)]


@pytest.mark.parametrize("n", SIZES)
def test_limits_of_each_share_are_those_of_the_definitions(n: int) -> None:
    for events in range(n + 1):
        found, exact = proportion_limits(events, n), definitions.exact_interval(events, n)
        assert clopper_pearson(events, n) == pytest.approx(exact, abs=1e-9)
        assert found["beta"] == pytest.approx(exact, abs=1e-9)
        assert found["wilson"] == pytest.approx(definitions.wilson(events, n), abs=1e-9)
        assert found["normal"] == pytest.approx(definitions.wald(events, n), abs=1e-9)
        assert found["agresti_coull"] == pytest.approx(definitions.agresti_coull(events, n), abs=1e-9)
        if 0 < events < n and (
            n < 20 or events % 7 == 3
        ):  # at the ends statsmodels takes other limits, as Brown, Cai and DasGupta advise
            assert found["jeffreys"] == pytest.approx(definitions.jeffreys(events, n), abs=1e-5)


@pytest.mark.parametrize(("a", "m", "b", "n"), TABLES)
def test_tests_of_each_table_are_those_of_the_definitions(a: int, m: int, b: int, n: int) -> None:
    found, named = p_from_counts(a, m, b, n), p_to_be_named(a, m, b, n)
    assert found["fisher"] == pytest.approx(definitions.fisher(a, m, b, n))
    assert named["fisher_one_sided"] == pytest.approx(definitions.fisher_in_one_direction(a, m, b, n))
    assert named["fisher_mid_p"] == pytest.approx(definitions.fisher_mid_p(a, m, b, n))
    if 0 < a + b < m + n:
        assert found["chi_squared"] == pytest.approx(definitions.chi_squared(a, m, b, n, 0))
        assert found["chi_squared_corrected"] == pytest.approx(definitions.chi_squared(a, m, b, n, 1))
    difference = risk_difference(a, m, b, n)
    assert (difference.low, difference.high) == pytest.approx(definitions.newcombe(a, m, b, n), abs=1e-9)
    assert difference.estimate == pytest.approx(a / m - b / n)
    assert fisher_p(a, m, b, n) == pytest.approx(definitions.fisher(a, m, b, n))


@pytest.mark.parametrize(("a", "m", "b", "n"), [*TABLES[::3], (1, 2, 40, 90), (30, 60, 20, 60)])
def test_barnards_test_of_each_table_is_that_of_its_definition(a: int, m: int, b: int, n: int) -> None:
    assert p_from_counts(a, m, b, n)["barnard"] == pytest.approx(definitions.barnard(a, m, b, n), rel=2e-6)


def test_p_values_of_intervals_are_those_of_the_distributions() -> None:
    for estimate, width, freedom in product((0.0, 0.3, -1.0, 4.0), (1.0, 5.0, 9.0), (1, 4, 18, 60)):
        if abs(estimate) <= width / 2:
            low, high = estimate - width / 2, estimate + width / 2
            t = estimate / (width / 2 / definitions.student_critical(freedom))
            assert p_from_interval(estimate, low, high, freedom) == pytest.approx(definitions.student_p(t, freedom))
            z = estimate / (width / 2 / definitions.Z)
            assert p_from_interval(estimate, low, high) == pytest.approx(definitions.normal_p(z))


def test_kappas_of_small_tables_are_those_of_the_definition() -> None:
    for a, b, c, d in product(range(4), repeat=4):
        pairs = [("x", "x")] * a + [("x", "y")] * b + [("z", "x")] * c + [("y", "y")] * (d + 1)
        first, second = (list(one) for one in zip(*pairs, strict=True))
        if len({*first, *second}) > 1:
            assert cohens_kappa(first, second) == pytest.approx(definitions.kappa(pairs))


def test_a_harm_is_seen_by_the_fewest_people_that_the_chance_asks_for() -> None:
    for frequency, chance in product((0.003, 0.02, 0.1, 0.5, 0.97), (0.5, 0.8, 0.95, 0.999)):
        people, missed = 0, 1.0
        while missed > 1 - chance:
            people, missed = people + 1, missed * (1 - frequency)
        assert people_to_see_a_harm(frequency, chance) == people


@pytest.mark.parametrize("n", [1, 3, 7, 24, 150])
def test_possible_counts_and_means_are_those_that_round_to_the_print(n: int) -> None:
    for places in (0, 1):
        step = 10**places
        for printed in range(0, 100 * step + 1, 7):
            share = f"{printed / step:.{places}f}"
            # Within half a unit, in whole numbers: |100 count / n - printed / step| <= 1 / (2 step).
            fits = [count for count in range(n + 1) if abs(200 * step * count - 2 * printed * n) <= n]
            assert possible_counts(share, n) == fits
            mean = f"{printed / step:.{places}f}"
            assert possible_mean(mean, n) is any(abs(2 * step * s - 2 * printed * n) <= n for s in range(101 * n))


def test_pooled_deviations_are_those_of_the_squares_put_together() -> None:
    """Numbers that lie d to either side of their middle deviate by a known amount; put together on one middle they are one group but for the degrees."""
    for first, second in product(((1.0, 4), (2.5, 7)), ((0.0, 3), (4.0, 9))):
        squares = sum(sd * sd * df for sd, df in (first, second))
        assert pooled_sd([first, second]) == (pytest.approx(math.sqrt(squares / (first[1] + second[1]))), first[1] + second[1])  # fmt: skip


def chance_of_t(df: int, shift: float, beyond: float) -> float:
    """Chance that a noncentral t lies beyond a limit on either side: a normal deviate over an independent chi, by Simpson's rule."""
    steps, top = 2000, math.sqrt(df) + 8
    total = 0.0
    for k in range(1, steps):
        chi = top * k / steps
        density = math.exp((df - 1) * math.log(chi) - chi * chi / 2 - (df / 2 - 1) * math.log(2) - math.lgamma(df / 2))
        edge = beyond * chi / math.sqrt(df)
        total += (4 if k % 2 else 2) * density * (NORMAL.cdf(shift - edge) + NORMAL.cdf(-shift - edge))
    return total * top / steps / 3


@pytest.mark.parametrize(("difference", "sd"), [(0.8, 1.0), (12.0, 10.0), (2.0, 1.0)])
def test_people_for_means_are_the_fewest_with_the_power_of_the_noncentral_t(difference: float, sd: float) -> None:
    for power in (0.8, 0.9):
        n = people_per_arm_for_means(difference, sd, power)
        reached = [
            chance_of_t(2 * m - 2, difference / sd * math.sqrt(m / 2), definitions.student_critical(2 * m - 2))
            for m in (n - 1, n)
        ]
        assert reached[0] < power <= reached[1]


def power_by_tables(share: float, other: float, n: int, alpha: float) -> float:
    """Chance of all tables that a one-sided exact test at half of the limit finds, on the side of the larger share."""
    high, low, found = max(share, other), min(share, other), 0.0
    for more, fewer in product(range(n + 1), repeat=2):
        ways = [math.comb(n, k) * math.comb(n, more + fewer - k) for k in range(more, min(n, more + fewer) + 1)]
        if sum(ways) / math.comb(2 * n, more + fewer) <= alpha / 2:
            seen = math.comb(n, more) * high**more * (1 - high) ** (n - more)
            found += seen * math.comb(n, fewer) * low**fewer * (1 - low) ** (n - fewer)
    return found


@pytest.mark.parametrize(("share", "other"), [(0.9, 0.1), (0.7, 0.1), (0.5, 0.95), (0.0, 0.4)])
def test_power_and_people_for_shares_are_those_of_all_tables(share: float, other: float) -> None:
    for n, alpha in product((1, 4, 9, 20), (0.05, 0.2)):
        assert power_of_exact_test(share, other, n, alpha) == pytest.approx(power_by_tables(share, other, n, alpha))
    fewest = people_per_arm_for_shares(share, other)
    reached = [power_by_tables(share, other, n, 0.05) >= 0.8 for n in range(1, fewest + 1)]
    assert reached.index(True) + 1 == fewest


def test_corrected_sizes_and_events_are_those_of_their_formulas() -> None:
    for alpha, power in product((0.01, 0.05, 0.1), (0.7, 0.8, 0.95)):
        upper, wanted = NORMAL.inv_cdf(1 - alpha / 2), NORMAL.inv_cdf(power)
        for p, q in ((0.1, 0.3), (0.5, 0.35), (0.9, 0.6)):
            both = (p + q) / 2
            root = upper * math.sqrt(2 * both * (1 - both)) + wanted * math.sqrt(p * (1 - p) + q * (1 - q))
            n = (root / (p - q)) ** 2
            # The formula of Casagrande, Pike and Smith solved for n: its root is that of m less 1 / |p - q| over that of m.
            m = corrected_size(p, q, power, alpha)
            assert math.sqrt(m) - 1 / abs(p - q) / math.sqrt(m) == pytest.approx(math.sqrt(n))
            assert m > n
        for ratio in (0.5, 0.8, 1.7):
            events = events_for_hazards(ratio, power, alpha)
            assert events - 1 < 4 * ((upper + wanted) / math.log(ratio)) ** 2 <= events


def below_chi_squared(x: float, df: int) -> float:
    """Chance of a chi-squared below x: the series of the incomplete gamma integral."""
    term = total = 1 / (df / 2)
    for k in range(1, 600):
        term *= x / 2 / (df / 2 + k)
        total += term
    return total * math.exp(df / 2 * math.log(x / 2) - x / 2 - math.lgamma(df / 2))


def test_spreads_and_their_limits_are_those_of_t_and_chi_squared() -> None:
    for n, other, width in product((2, 5, 40), (None, 3, 30), (0.5, 8.0)):
        sd, df = sd_of_interval(1.0, 1.0 + width, n, other)
        size = 1 / n + (1 / other if other else 0)
        assert 2 * definitions.student_critical(df) * sd * math.sqrt(size) == pytest.approx(width)
        low, high = limits_of_sd(sd, df)
        assert below_chi_squared(df * (sd / low) ** 2, df) == pytest.approx(0.975, abs=1e-9)
        assert below_chi_squared(df * (sd / high) ** 2, df) == pytest.approx(0.025, abs=1e-9)
