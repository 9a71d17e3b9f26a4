"""Whether a printed mean can be that of whole numbers."""

from __future__ import annotations

import math

from hivcells.analysis.statistics.arguments import whole
from hivcells.quantities import printed_interval


def possible_mean(printed: str, n_assessed: int) -> bool:
    """Whether a sum of n_assessed whole numbers, over their number, rounds to the printed mean.

    With few decimals and many people every mean is possible, and the check says nothing.

    Raises
    ------
    ValueError
        When nobody was assessed, n_assessed is no whole number, or the mean is no printed number: a number
        that is not text has lost its trailing zeros.

    Source
    ------
    Brown and Heathers 2017, the GRIM test, doi:10.1177/1948550616673876.
    """
    whole("n_assessed", n_assessed, 1)
    interval = printed_interval(printed)
    return math.ceil(interval.low * n_assessed) <= math.floor(interval.high * n_assessed)
