"""People needed to tell two shares apart."""

from __future__ import annotations

from math import asin, ceil, comb, inf, sqrt

import numpy as np
from scipy.special import ndtri
from scipy.stats import binom, hypergeom

from hivcells.analysis.statistics import ALPHA, POWER
from hivcells.analysis.statistics.arguments import MOST_PEOPLE, number, share_of_one, whole

# ASSUME: in arms beyond this size the corrected approximation is near enough to the exact test. It never needs fewer
# people there: as many where both shares are above a fifth, one in a hundred more near a tenth, a fifth more near 0.
MOST_SEARCHED = 400
# ASSUME: nobody plans the exact test for larger arms; beyond them it would no longer end in a second.
MOST_EXACT = 2000
# ASSUME: the exact test needs no more people than this beyond the corrected approximation, unless the power is never
# reached, as with an alpha that no P value of such arms can be below.
MOST_BEYOND = 100
# ASSUME: a share below this is as good as none; the binomial distribution of scipy fails for some that are still smaller.
LEAST_SHARE = 1e-200


def people_per_arm_for_shares(share: float, share_control: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """People in each of two arms of one size to tell two shares (0 to 1) apart by Fisher's exact test, two-sided.

    The fewest with whom the power is reached are searched, from what the arcsine approximation needs, as far as arms of
    MOST_SEARCHED; larger ones are those of the corrected approximation, which asks for more than needed where a share is
    near 0 or 1. Power is a sawtooth: where it is reached with n people, it may be missed again by a little with n + 1.

    Raises
    ------
    ValueError
        When a share is outside 0 to 1, both are equal or nearly so, the power or alpha is not between 0 and 1, more
        than MOST_PEOPLE would be needed, or the power is not reached within MOST_BEYOND of the approximation.

    Source
    ------
    Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, chapter 6, for the arcsine approximation, which
    needs fewer than the exact test; corrected_size for large arms.
    """
    share, share_control = _shares(share, share_control)
    power, alpha = share_of_one("power", power), share_of_one("alpha", alpha)
    approximate = corrected_size(share, share_control, power, alpha)
    if approximate > MOST_PEOPLE:
        raise ValueError(f"shares {share} and {share_control} need more than {MOST_PEOPLE} people in each arm")
    if approximate > MOST_SEARCHED:
        return ceil(approximate)
    h = abs(2 * asin(sqrt(share)) - 2 * asin(sqrt(share_control)))
    first = max(2, ceil(2 * (_distance(power, alpha) / h) ** 2))
    sizes = range(first, max(first, ceil(approximate)) + MOST_BEYOND)
    fewest = next((n for n in sizes if power_of_exact_test(share, share_control, n, alpha) >= power), None)
    if fewest is None:
        raise ValueError(f"a power of {power} is not reached with {sizes[-1]} people in each arm at alpha {alpha}")
    return fewest


def corrected_size(share: float, share_control: float, power: float = POWER, alpha: float = ALPHA) -> float:
    """People in each arm, not rounded, by the normal approximation with the correction for Fisher's exact test.

    Raises ValueError for shares outside 0 to 1, equal ones or such as are too near to each other for a float, or a power
    or alpha that is not between 0 and 1.

    Source
    ------
    Casagrande, Pike and Smith 1978, doi:10.2307/2530613; Fleiss, Tytun and Ury 1980, doi:10.2307/2529990.
    """
    share, share_control = _shares(share, share_control)
    if share == share_control:
        raise ValueError(f"shares {share} and {share_control} must differ and lie between 0 and 1")
    difference, middle = abs(share - share_control), (share + share_control) / 2
    between = sqrt(2 * middle * (1 - middle)) * float(-ndtri(share_of_one("alpha", alpha) / 2))
    within = sqrt(share * (1 - share) + share_control * (1 - share_control)) * float(
        ndtri(share_of_one("power", power))
    )
    root = max(between + within, 0.0) / difference
    n = root * root
    size = n / 4 * (1 + sqrt(1 + 4 / (n * difference))) ** 2 if 0 < n < inf else n
    if size == inf:
        raise ValueError(f"shares {share} and {share_control} are too near to each other")
    return size


def power_of_exact_test(share: float, share_control: float, n: int, alpha: float = ALPHA) -> float:
    """Chance that Fisher's exact test finds the difference of two shares (0 to 1) in two arms of n people.

    Half of alpha lies on each side. For each number of events in the arm with fewer, the P value falls as the other arm
    has more, so that the first that is small enough is found by halving. The power is a sawtooth in n.

    Raises
    ------
    ValueError
        When a share is outside 0 to 1, n is no whole number from 1 to MOST_EXACT, or alpha is not between 0 and 1.

    Source
    ------
    Haseman 1978, doi:10.2307/2529595, for the exact power; the distributions are scipy's.
    """
    whole("n", n, 1, MOST_EXACT)
    alpha = share_of_one("alpha", alpha)
    low, high = (one if one > LEAST_SHARE else 0.0 for one in sorted(_shares(share, share_control)))
    if 1 / comb(2 * n, n) > alpha / 2:
        return 0.0  # not even all against none is enough
    events_low = np.arange(n + 1)
    least, most = np.zeros(n + 1, dtype=int), np.full(n + 1, n + 1)
    while (least < most).any():
        middle = (least + most) // 2
        # Where all are found, n + 1 events are none that can happen, and their chance is 0.
        is_found = hypergeom.sf(middle - 1, 2 * n, np.minimum(middle + events_low, 2 * n), n) <= alpha / 2
        least, most = np.where(is_found, least, np.minimum(middle + 1, most)), np.where(is_found, middle, most)
    return min(float((binom.pmf(events_low, n, low) * binom.sf(least - 1, n, high)).sum()), 1.0)


def _distance(power: float, alpha: float) -> float:
    """Standard errors that lie between no difference and one that is found with this power; 0 where chance alone does."""
    return max(float(ndtri(power) - ndtri(alpha / 2)), 0.0)


def _shares(share: float, share_control: float) -> tuple[float, float]:
    """The two shares; raises ValueError where one of them does not lie between 0 and 1."""
    one, other = number("a share", share), number("a share", share_control)
    if not (0 <= one <= 1 and 0 <= other <= 1):
        raise ValueError(f"shares {share} and {share_control} must lie between 0 and 1")
    return one, other
