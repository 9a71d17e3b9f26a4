"""People needed to tell two shares apart."""

from __future__ import annotations

from itertools import count
from math import asin, ceil, inf, sqrt

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


def people_per_arm_for_shares(share: float, share_control: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """People in each of two arms of one size to tell two shares (0 to 1) apart by Fisher's exact test, two-sided.

    The fewest with whom the power is reached are searched, from what the arcsine approximation needs, as far as arms of
    MOST_SEARCHED; larger ones are those of the corrected approximation, which asks for more than needed where a share is
    near 0 or 1. Power is a sawtooth: where it is reached with n people, it may be missed again by a little with n + 1.

    Raises
    ------
    ValueError
        When a share is outside 0 to 1, both are equal, the power or alpha is not between 0 and 1, or more than
        MOST_PEOPLE would be needed.

    Source
    ------
    Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, chapter 6, for the arcsine approximation, which
    needs fewer than the exact test; corrected_size for large arms.
    """
    _shares(share, share_control)
    if share == share_control:
        raise ValueError(f"shares {share} and {share_control} must differ and lie between 0 and 1")
    share_of_one("alpha", alpha)
    share_of_one("power", power)
    approximate = corrected_size(share, share_control, power, alpha)
    if approximate > MOST_PEOPLE:
        raise ValueError(f"shares {share} and {share_control} need more than {MOST_PEOPLE} people in each arm")
    if approximate > MOST_SEARCHED:
        return ceil(approximate)
    h = abs(2 * asin(sqrt(share)) - 2 * asin(sqrt(share_control)))
    first = max(2, ceil(2 * (_distance(power, alpha) / h) ** 2))
    return next(n for n in count(first) if power_of_exact_test(share, share_control, n, alpha) >= power)


def corrected_size(share: float, share_control: float, power: float = POWER, alpha: float = ALPHA) -> float:
    """People in each arm, not rounded, by the normal approximation with the correction for Fisher's exact test.

    Infinite where the shares are too near to each other for a float. Raises ValueError for shares outside 0 to 1 or
    equal ones, or a power or alpha that is not between 0 and 1.

    Source
    ------
    Casagrande, Pike and Smith 1978, doi:10.2307/2530613; Fleiss, Tytun and Ury 1980, doi:10.2307/2529990.
    """
    _shares(share, share_control)
    if share == share_control:
        raise ValueError(f"shares {share} and {share_control} must differ and lie between 0 and 1")
    difference, middle = abs(share - share_control), (share + share_control) / 2
    between = sqrt(2 * middle * (1 - middle)) * float(-ndtri(share_of_one("alpha", alpha) / 2))
    within = sqrt(share * (1 - share) + share_control * (1 - share_control)) * float(
        ndtri(share_of_one("power", power))
    )
    root = max(between + within, 0.0) / difference
    n = root * root
    return n / 4 * (1 + sqrt(1 + 4 / (n * difference))) ** 2 if 0 < n < inf else n


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
    _shares(share, share_control)
    whole("n", n, 1, MOST_EXACT)
    share_of_one("alpha", alpha)
    high, low = max(share, share_control), min(share, share_control)
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


def _shares(share: float, share_control: float) -> None:
    """Raises ValueError where one of two shares does not lie between 0 and 1."""
    if not all(0 <= number("a share", one) <= 1 for one in (share, share_control)):
        raise ValueError(f"shares {share} and {share_control} must lie between 0 and 1")
