"""Events needed to find a difference of two median times."""

from __future__ import annotations

from math import ceil, log

from scipy.special import ndtri

from hivcells.analysis.statistics import ALPHA, POWER
from hivcells.analysis.statistics.arguments import MOST_PEOPLE, positive, share_of_one


def events_for_medians(first: float, second: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """Events in two arms of one size together to find one median time against another by the log-rank test, two-sided.

    ASSUME: the hazards are constant, so that their ratio is that of the medians, turned round.

    Raises
    ------
    ValueError
        When a median is not finite and above 0, the power or alpha is not between 0 and 1, or more than MOST_PEOPLE
        events would be needed, as where the medians are the same.

    Source
    ------
    Schoenfeld 1981, Biometrika 68:316: 4 (z of alpha + z of power)^2 over the squared logarithm of the ratio.
    """
    # With so small a power chance alone does.
    distance = max(float(ndtri(share_of_one("power", power)) - ndtri(share_of_one("alpha", alpha) / 2)), 0.0)
    ratio = abs(log(positive("second", second)) - log(positive("first", first)))
    if ratio == 0 or 2 * distance > ratio * MOST_PEOPLE**0.5:
        raise ValueError(f"medians of {first} and {second} need more than {MOST_PEOPLE} events")
    return max(1, ceil(4 * (distance / ratio) ** 2))
