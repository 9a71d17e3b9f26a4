"""Intervals and differences of proportions against worked examples that others printed.

Tables and examples older than 2011 were read in reprints, not in the first prints.
"""

from __future__ import annotations

import math

import pytest
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.p_from_counts import fisher_p
from hivcells.analysis.statistics.proportion_limits import proportion_limits
from hivcells.analysis.statistics.risk_difference import risk_difference
from independent.definitions import jeffreys

Counts = tuple[int, int, int, int]


# Half a unit of the fourth decimal: the tables print four.
FOUR_DECIMALS = 0.00005


# Newcombe 1998, Table I, method 5; doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
TABLE_I = [((81, 263), 0.2527, 0.3676), ((15, 148), 0.0578, 0.1617), ((0, 20), 0, 0.1684), ((1, 29), 0.0009, 0.1776)]


# Newcombe 1998, Table II, method 10; doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
TABLE_II = [
    ((56, 70, 48, 80), 0.2000, 0.0524, 0.3339),
    ((9, 10, 3, 10), 0.6000, 0.1705, 0.8090),
    ((6, 7, 2, 7), 0.5714, 0.0582, 0.8062),
    ((5, 56, 0, 29), 0.0893, -0.0381, 0.1926),
    ((0, 10, 0, 20), 0, -0.1611, 0.2775),
    ((0, 10, 0, 10), 0, -0.2775, 0.2775),
    ((10, 10, 0, 20), 1, 0.6791, 1),
    ((10, 10, 0, 10), 1, 0.6075, 1),
]


@pytest.mark.parametrize(("counts", "low", "high"), TABLE_I)
def test_exact_intervals_are_those_of_newcombe_1998(counts: tuple[int, int], low: float, high: float) -> None:
    assert clopper_pearson(*counts) == pytest.approx((low, high), abs=FOUR_DECIMALS)


def test_five_of_25_seedlings_have_the_limits_of_conovers_table() -> None:
    # Conover 1999, Practical Nonparametric Statistics: 0.068 to 0.407.
    assert clopper_pearson(5, 25) == pytest.approx((0.068, 0.407), abs=0.0005)


def test_none_of_ten_is_seen_once_in_forty_at_the_upper_limit() -> None:
    # By hand from the definition: (1 - high)**10 = 0.025.
    assert clopper_pearson(0, 10) == pytest.approx((0, 1 - 0.025**0.1))


def test_having_the_event_and_lacking_it_have_mirrored_intervals() -> None:
    for n_events in range(13):
        low, high = clopper_pearson(n_events, 12)
        assert clopper_pearson(12 - n_events, 12) == pytest.approx((1 - high, 1 - low))


# R's binom.confint as statsmodels keeps it for its tests, results_proportion.py.
OF_R = {
    "agresti_coull": (0.0749115102767071, 0.4217635845549845), "normal": (0.0246954918846837, 0.3753045081153163),
    "beta": (0.05733399705003284, 0.436614002996668), "wilson": (0.0806576625797981, 0.4160174322518935),
}  # fmt: skip


def test_four_of_twenty_have_the_limits_that_r_prints() -> None:
    found = proportion_limits(4, 20)
    assert {method: found[method] for method in OF_R} == {method: pytest.approx(ends) for method, ends in OF_R.items()}
    assert found["beta"] == pytest.approx(clopper_pearson(4, 20))
    # Limits beyond 0 and 1 are cut off there.
    assert proportion_limits(0, 20)["normal"] == (0, 0) and proportion_limits(20, 20)["agresti_coull"][1] == 1


def test_jeffreys_limits_are_those_of_the_definition() -> None:
    """The middle 95% of a beta distribution with half an event more of either kind, by Simpson's rule."""
    for events, n in ((4, 20), (1, 30), (81, 263)):
        assert proportion_limits(events, n)["jeffreys"] == pytest.approx(jeffreys(events, n), abs=1e-6)


@pytest.mark.parametrize(("counts", "estimate", "low", "high"), TABLE_II)
def test_intervals_of_a_risk_difference_are_those_of_newcombe_1998(
    counts: Counts, estimate: float, low: float, high: float
) -> None:
    found = risk_difference(*counts)
    assert (found.estimate, found.low, found.high) == pytest.approx((estimate, low, high), abs=FOUR_DECIMALS)


def test_swapping_the_groups_turns_the_difference_round_and_leaves_fishers_p() -> None:
    for counts, *_ in TABLE_II:
        there, back = risk_difference(*counts), risk_difference(*counts[2:], *counts[:2])
        assert (back.estimate, back.low, back.high) == pytest.approx((-there.estimate, -there.high, -there.low))
        assert fisher_p(*counts[2:], *counts[:2]) == pytest.approx(fisher_p(*counts))


def test_a_lady_who_tells_three_of_four_cups_may_be_guessing() -> None:
    # Fisher 1935, The Design of Experiments, ch. 2: 4 of 8 cups are chosen in 70 ways. All 4 are right in 1 way and
    # 3 in 16: one-sided 17/70 = 0.2429 (Agresti 2002, p. 91). As unlikely are 1 right (16 ways) and 0 right (1 way).
    assert fisher_p(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert fisher_p(4, 4, 0, 4) == pytest.approx(2 / 70)


def test_convictions_of_twins_of_criminals_differ_by_zygosity() -> None:
    # Fisher 1970, Statistical Methods for Research Workers: 2 of 17 against 10 of 13; R prints P = 0.0005367241.
    # By hand: tables with 0, 1, 2 or 12 convicted of the 17 are no likelier than that seen.
    ways = sum(math.comb(12, k) * math.comb(18, 17 - k) for k in (0, 1, 2, 12))
    assert ways / math.comb(30, 17) == pytest.approx(0.0005367241, abs=5e-11)
    assert fisher_p(2, 17, 10, 13) == pytest.approx(0.0005367241, abs=5e-11)
