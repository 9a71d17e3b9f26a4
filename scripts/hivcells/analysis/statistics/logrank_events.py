"""Events needed to find that an event is less likely at any time in one of two groups."""

from __future__ import annotations

from math import ceil, log

from scipy.special import ndtri

from hivcells.analysis.statistics import ALPHA, POWER
from hivcells.analysis.statistics.arguments import MOST_PEOPLE, positive, share_of_one


def events_for_hazards(ratio: float, power: float = POWER, alpha: float = ALPHA) -> int:
    """Events in two arms of one size together to find this ratio of their hazards by the log-rank test, two-sided.

    ASSUME: the ratio is the same at all times. The hazards themselves may rise or fall.

    Raises
    ------
    ValueError
        When the ratio is not finite and above 0, the power or alpha is not between 0 and 1, or more than MOST_PEOPLE
        events would be needed, as where the hazards are the same.

    Source
    ------
    Schoenfeld 1981, Biometrika 68:316: 4 (z of alpha + z of power)^2 over the squared logarithm of the ratio.
    """
    # With so small a power chance alone does.
    distance = max(float(ndtri(share_of_one("power", power)) - ndtri(share_of_one("alpha", alpha) / 2)), 0.0)
    apart = abs(log(positive("ratio", ratio)))
    if apart == 0 or 2 * distance > apart * MOST_PEOPLE**0.5:
        raise ValueError(f"a hazard ratio of {ratio} needs more than {MOST_PEOPLE} events")
    return max(1, ceil(4 * (distance / apart) ** 2))
