"""People needed to find a difference, and the spread that follows from a printed interval.

Two arms of equal size, two-sided tests. The power of a comparison of means is that of the t test
(statsmodels), of shares that of Fisher's exact test, half of the limit on each side.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import count
from math import asin, ceil, isnan, log1p, sqrt

import numpy as np
from scipy.special import ndtri
from scipy.stats import binom, chi2, hypergeom, t
from statsmodels.stats.power import TTestIndPower

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import MOST_PEOPLE, finite, number, positive, share_of_one, whole

# ASSUME: the usual choices of trialists.
POWER, ALPHA = 0.80, 0.05
# ASSUME: in arms beyond this size the normal approximation is as good as the exact test.
MOST_SEARCHED = 400
# ASSUME: nobody plans the exact test for larger arms; beyond them it would no longer end in a second.
MOST_EXACT = 2000
# ASSUME: arms of two tell means apart that lie so many deviations apart, whatever the power and the limit.
LARGEST_EFFECT = 1e6
# ASSUME: no rarer harm is looked for.
RAREST = 1e-12


def people_per_arm_for_means(difference: float, sd: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """People in each arm to find a difference of means, given the standard deviation in both arms.

    Raises ValueError for a difference or a standard deviation that is not finite and above 0, a power or an alpha that is
    not between 0 and 1, and where more than MOST_PEOPLE would be needed.
    """
    effect = min(positive("difference", difference) / positive("sd", sd), LARGEST_EFFECT)
    share_of_one("power", power)
    share_of_one("alpha", alpha)
    most = 2
    # Doubled and not searched from the top, since the power of far too many people cannot be worked out.
    while _power_of_t_test(effect, most, alpha) < power:
        if most >= MOST_PEOPLE:
            raise ValueError(f"difference {difference} with sd {sd} needs more than {MOST_PEOPLE} people in each arm")
        most = min(2 * most, MOST_PEOPLE)
    sizes = range(2, most + 1)
    return sizes[bisect_left(sizes, power, key=lambda n: _power_of_t_test(effect, n, alpha))]


def _power_of_t_test(effect: float, n: int, alpha: float) -> float:
    """Chance that the t test finds a difference of so many deviations; raises ValueError where it cannot be worked out."""
    power = float(TTestIndPower().power(effect, n, alpha))
    if isnan(power):
        raise ValueError(f"the power at alpha {alpha} with {n} people in each arm cannot be worked out")
    return power


def people_per_arm_for_shares(share: float, share_control: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """People in each arm to tell two shares (0 to 1) apart.

    Raises ValueError for shares outside 0 to 1, or equal ones, a power or an alpha that is not between 0 and 1, and where
    more than MOST_PEOPLE would be needed.
    """
    _shares(share, share_control)
    if share == share_control:
        raise ValueError(f"shares {share} and {share_control} must differ and lie between 0 and 1")
    distance = float(ndtri(1 - share_of_one("alpha", alpha) / 2) + ndtri(share_of_one("power", power)))
    # The normal approximation, with Cohen's h (Cohen 1988, chapter 6), needs fewer: the search begins there.
    h = abs(2 * asin(sqrt(share)) - 2 * asin(sqrt(share_control)))
    most = MOST_PEOPLE + 1
    first = most if distance >= h * sqrt(most / 2) else max(1, ceil(2 * (max(distance, 0.0) / h) ** 2))
    if first == most:
        raise ValueError(f"shares {share} and {share_control} need more than {MOST_PEOPLE} people in each arm")
    if first > MOST_SEARCHED:
        return first
    return next(n for n in count(first) if power_of_exact_test(share, share_control, n, alpha) >= power)


def power_of_exact_test(share: float, share_control: float, n: int, alpha: float = ALPHA) -> float:
    """Chance that Fisher's exact test finds the difference of two shares (0 to 1) in two arms of n people.

    For each number of events in the arm with fewer, the P value falls as the other arm has more, so that the first
    that is small enough is found by halving.

    Raises ValueError for shares outside 0 to 1, an n that is no whole number from 1 to MOST_EXACT, or an alpha that is
    not between 0 and 1.
    """
    _shares(share, share_control)
    whole("n", n, 1, MOST_EXACT)
    share_of_one("alpha", alpha)
    high, low = max(share, share_control), min(share, share_control)
    fewer = np.arange(n + 1)
    least, most = np.zeros(n + 1, dtype=int), np.full(n + 1, n + 1)
    while (least < most).any():
        middle = (least + most) // 2
        # Where all are found, n + 1 events are none that can happen, and their chance is 0.
        is_found = hypergeom.sf(middle - 1, 2 * n, np.minimum(middle + fewer, 2 * n), n) <= alpha / 2
        least, most = np.where(is_found, least, np.minimum(middle + 1, most)), np.where(is_found, middle, most)
    return min(float((binom.pmf(fewer, n, low) * binom.sf(least - 1, n, high)).sum()), 1.0)


def _shares(share: float, share_control: float) -> None:
    """Raises ValueError where one of two shares does not lie between 0 and 1."""
    if not all(0 <= number("a share", one) <= 1 for one in (share, share_control)):
        raise ValueError(f"shares {share} and {share_control} must lie between 0 and 1")


def people_to_see_a_harm(frequency: float, chance: float = CONFIDENCE) -> int:
    """People needed to see, with this chance, at least one case of a harm of a frequency above 0 and below 1.

    Raises ValueError for another frequency, one below RAREST, or a chance that is not between 0 and 1.
    """
    if not 0 < number("frequency", frequency) < 1:
        raise ValueError(f"frequency {frequency} must lie between 0 and 1")
    if frequency < RAREST:
        raise ValueError(f"frequency must be at least {RAREST}, not {frequency}")
    return ceil(log1p(-share_of_one("chance", chance)) / log1p(-frequency))


def sd_of_interval(low: float, high: float, n: int, n_other: int | None = None) -> tuple[float, int]:
    """Standard deviation behind the t interval of a mean (n) or of a difference of two means, with its degrees of freedom.

    Raises ValueError for limits that are not finite or out of order, or people who are no whole number or too few.
    """
    people = [whole("n", n, 1)] + ([] if n_other is None else [whole("n_other", n_other, 1)])
    degrees = sum(people) - len(people)
    if finite("low", low) >= finite("high", high) or degrees < 1:
        raise ValueError(f"interval {low} to {high} of {n} people gives no spread")
    standard_error = (high - low) / 2 / t.ppf((1 + CONFIDENCE) / 2, degrees)
    return float(standard_error / sqrt(sum(1 / size for size in people))), degrees


def limits_of_sd(sd: float, degrees: int) -> tuple[float, float]:
    """Limits of a standard deviation with so many degrees of freedom, from the chi-squared distribution.

    Raises ValueError for a deviation that is negative or not finite, or degrees that are no whole number of at least 1.
    """
    if finite("sd", sd) < 0:
        raise ValueError(f"sd must not be negative, not {sd}")
    whole("degrees", degrees, 1)
    tail = (1 - CONFIDENCE) / 2
    return sd * sqrt(degrees / chi2.ppf(1 - tail, degrees)), sd * sqrt(degrees / chi2.ppf(tail, degrees))
