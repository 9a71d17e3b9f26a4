"""The largest standard deviation that numbers with a given mean can have."""

from __future__ import annotations

import math

from hivcells.analysis.statistics.arguments import finite, whole


def largest_sd(mean: float, n_people: int) -> float:
    """Largest sample standard deviation (over n - 1) of n_people numbers, none below zero, with this mean.

    All but one are zero, and the deviation is the mean times the square root of n_people.

    Raises
    ------
    ValueError
        When the mean is negative or not finite, or fewer than two people are counted.

    Source
    ------
    Bhatia and Davis 2000, doi:10.1080/00029890.2000.12005203, for the bound, which numbers without an upper end reach.
    """
    whole("n_people", n_people, 2)
    if (mean := finite("mean", mean)) < 0:
        raise ValueError(f"the mean of numbers not below zero must not be below it, not {mean}")
    return mean * math.sqrt(n_people)
