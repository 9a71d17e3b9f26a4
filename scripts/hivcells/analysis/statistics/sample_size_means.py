"""People needed to find a difference of two means."""

from __future__ import annotations

from bisect import bisect_left
from math import isnan

from statsmodels.stats.power import TTestIndPower

from hivcells.analysis.statistics import ALPHA, POWER
from hivcells.analysis.statistics.arguments import MOST_PEOPLE, positive, share_of_one

# ASSUME: arms of two tell means apart that lie so many deviations apart, whatever the power and the limit.
LARGEST_EFFECT = 1e6


def people_per_arm_for_means(difference: float, sd: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """People in each of two arms of one size to find a difference of means by the t test, two-sided.

    The difference and the standard deviation, the same in both arms, have one unit.

    Raises
    ------
    ValueError
        When the difference or the standard deviation is not finite and above 0, the power or alpha is not between 0
        and 1, or more than MOST_PEOPLE would be needed.

    Source
    ------
    Cohen 1988, Statistical Power Analysis for the Behavioral Sciences; the power is that of the noncentral t
    distribution, computed by statsmodels. Its own solve_power does not converge where the difference is clear,
    as of ten deviations at the usual power and alpha, so that the smallest number is searched here.
    """
    effect = min(positive("difference", difference) / positive("sd", sd), LARGEST_EFFECT)
    power, alpha = share_of_one("power", power), share_of_one("alpha", alpha)
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
