"""People needed to find a difference, and the spread that follows from a printed interval.

Two arms of equal size, two-sided tests. The power of a comparison of means is that of the t test
(statsmodels), of shares that of Fisher's exact test, half of the limit on each side.
"""

from __future__ import annotations

from itertools import count
from math import ceil, log, sqrt

import numpy as np
from scipy.stats import binom, chi2, hypergeom, t
from statsmodels.stats.power import NormalIndPower, TTestIndPower
from statsmodels.stats.proportion import proportion_effectsize

from hivcells.analysis.statistics import CONFIDENCE

# ASSUME: the usual choices of trialists.
POWER, ALPHA = 0.80, 0.05
# ASSUME: in arms beyond this size the normal approximation is as good as the exact test.
MOST_SEARCHED = 400


def people_per_arm_for_means(difference: float, sd: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """People in each arm to find a difference of means, given the standard deviation in both arms.

    Raises ValueError for a difference or a standard deviation that is not above 0.
    """
    if difference <= 0 or sd <= 0:
        raise ValueError(f"difference {difference} and sd {sd} must be above 0")
    return ceil(TTestIndPower().solve_power(effect_size=difference / sd, power=power, alpha=alpha))


def people_per_arm_for_shares(share: float, share_control: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """People in each arm to tell two shares (0 to 1) apart.

    Raises ValueError for shares outside 0 to 1, or equal ones.
    """
    if not 0 <= share <= 1 or not 0 <= share_control <= 1 or share == share_control:
        raise ValueError(f"shares {share} and {share_control} must differ and lie between 0 and 1")
    effect = abs(proportion_effectsize(share, share_control))
    # The normal approximation, with Cohen's h (Cohen 1988, chapter 6), needs fewer: the search begins there.
    first = ceil(NormalIndPower().solve_power(effect_size=effect, power=power, alpha=alpha))
    if first > MOST_SEARCHED:
        return first
    return next(n for n in count(first) if power_of_exact_test(share, share_control, n, alpha) >= power)


def power_of_exact_test(share: float, share_control: float, n: int, alpha: float = ALPHA) -> float:
    """Chance that Fisher's exact test finds the difference of two shares (0 to 1) in two arms of n people."""
    high, low = max(share, share_control), min(share, share_control)
    events = np.arange(n + 1)
    more, fewer = np.meshgrid(events, events, indexing="ij")
    p_values = hypergeom.sf(more - 1, 2 * n, more + fewer, n)
    chance = np.outer(binom.pmf(events, n, high), binom.pmf(events, n, low))
    return float(chance[p_values <= alpha / 2].sum())


def people_to_see_a_harm(frequency: float, chance: float = CONFIDENCE) -> int:
    """People needed to see, with this chance, at least one case of a harm of a frequency above 0 and below 1.

    Raises ValueError for another frequency.
    """
    if not 0 < frequency < 1:
        raise ValueError(f"frequency {frequency} must lie between 0 and 1")
    return ceil(log(1 - chance) / log(1 - frequency))


def sd_of_interval(low: float, high: float, n: int, n_other: int | None = None) -> tuple[float, int]:
    """Standard deviation behind the t interval of a mean (n) or of a difference of two means, with its degrees of freedom.

    Raises ValueError for limits out of order or too few people.
    """
    degrees = n - 1 if n_other is None else n + n_other - 2
    if low >= high or degrees < 1:
        raise ValueError(f"interval {low} to {high} of {n} people gives no spread")
    standard_error = (high - low) / 2 / t.ppf((1 + CONFIDENCE) / 2, degrees)
    return standard_error / sqrt(1 / n + (1 / n_other if n_other else 0)), degrees


def limits_of_sd(sd: float, degrees: int) -> tuple[float, float]:
    """Limits of a standard deviation with so many degrees of freedom, from the chi-squared distribution."""
    tail = (1 - CONFIDENCE) / 2
    return sd * sqrt(degrees / chi2.ppf(1 - tail, degrees)), sd * sqrt(degrees / chi2.ppf(tail, degrees))
