"""What statistics say at the ends of what they take: an estimate at its limit, a tie, the greatest share."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import pytest
from hivcells.analysis.statistics.grimmer import possible_sd
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.p_from_counts import ONE_SIDED, TO_BE_NAMED
from hivcells.analysis.statistics.p_from_interval import p_from_interval, possible_p_from_interval
from hivcells.analysis.statistics.p_of_correlation import correlation_of_share, possible_p_of_correlation
from hivcells.analysis.statistics.sample_size_proportions import (
    corrected_size,
    people_per_arm_for_shares,
    power_of_exact_test,
)


def test_an_estimate_may_lie_at_a_limit_of_its_interval() -> None:
    """From the middle a limit is one critical value away, from the other limit two."""
    assert p_from_interval(0, 0, 2) == 1
    assert p_from_interval(2, 0, 2) < p_from_interval(2, 0, 3) < 0.05
    with pytest.raises(ValueError, match=r"^high must exceed low, not \(2, 3\) to \(1, 2\)$"):
        possible_p_from_interval((2, 2), (2, 3), (1, 2))
    # An estimate of half the width lies one critical value away, whatever the degrees of freedom.
    for df in (1, 1.5, 30, math.inf):
        assert p_from_interval(1, 0, 2, df, 0.9) == pytest.approx(0.1)


def test_nothing_and_everything_explained_are_no_correlation_and_a_whole_one() -> None:
    assert (correlation_of_share(0), correlation_of_share(1)) == (0, 1)
    assert possible_p_of_correlation((-1.2, 0.5), 10) == possible_p_of_correlation((-1.0, 0.5), 10)
    assert possible_p_of_correlation((0.9, 1.2), 10)[0] == 0
    for ends in ((1.1, 1.2), (-1.2, -1.1)):
        with pytest.raises(ValueError, match=rf"^correlation must lie between -1 and 1, not {ends[0]} to {ends[1]}$"):
            possible_p_of_correlation(ends, 10)


@pytest.mark.parametrize(("n", "largest"), [(2, 30), (3, 16), (4, 12), (5, 8)])
def test_deviations_are_possible_where_some_set_of_whole_numbers_has_them(n: int, largest: int) -> None:
    """All multisets of 0 to the largest, by the rest that their sum leaves; deviations up to 2 with two decimals."""
    variances: dict[int, set[Fraction]] = {rest: set() for rest in range(n)}
    for numbers in itertools.combinations_with_replacement(range(largest + 1), n):
        total = sum(numbers)
        variances[total % n].add(Fraction(n * sum(x * x for x in numbers) - total**2, n * (n - 1)))
    for rest, hundredths in itertools.product(range(n), range(200)):
        deviation = f"{hundredths / 100:.2f}"
        low, high = (max(Fraction(2 * hundredths + end, 200), Fraction(0)) ** 2 for end in (-1, 1))
        expected = any(low <= variance <= high for variance in variances[rest])
        assert possible_sd(f"{rest / n:.3f}", deviation, n) == expected, (rest, deviation)


def test_a_deviation_between_two_prints_is_possible_as_either() -> None:
    """127 ones, a zero and a two deviate by the root of 2 / 128, which is 0.125; three zeros and a one by 0.5."""
    assert [possible_sd("1.00", deviation, 129) for deviation in ("0.11", "0.12", "0.13", "0.14")] == [
        False,
        True,
        True,
        False,
    ]
    assert [possible_sd("0.25", deviation, 4) for deviation in ("0", "1")] == [True, True]


def test_a_power_that_is_reached_exactly_is_reached() -> None:
    n = people_per_arm_for_shares(0.9, 0.3)
    power = power_of_exact_test(0.9, 0.3, n)
    assert people_per_arm_for_shares(0.9, 0.3, power) == n
    assert people_per_arm_for_shares(0.9, 0.3, math.nextafter(power, 1)) > n


def test_differences_that_are_too_small_to_count_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^a hazard ratio of 1.0001 needs more than 1000000 events$"):
        events_for_hazards(1.0001)
    with pytest.raises(ValueError, match=r"^shares 5e-324 and 1e-323 are too near to each other$"):
        corrected_size(5e-324, 1e-323)


def test_tests_that_a_paper_must_name_are_called_by_their_names() -> None:
    assert TO_BE_NAMED == {
        "fisher_one_sided": "Fisher's exact test, one-sided",
        "fisher_mid_p": "Fisher's exact test, mid-P",
    }
    assert set(ONE_SIDED) == {key for key, name in TO_BE_NAMED.items() if "one-sided" in name}
