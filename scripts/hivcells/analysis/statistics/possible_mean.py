"""Whether a printed mean can be that of whole numbers."""

from __future__ import annotations

import math
from decimal import Decimal

from hivcells.quantities import printed_interval


def possible_mean(printed: str, n_assessed: int) -> bool:
    """Whether a sum of n_assessed whole numbers, over their number, rounds to the printed mean.

    With few decimals and many people every mean is possible, and the check says nothing.

    Raises
    ------
    ValueError
        When nobody was assessed.

    Source
    ------
    Brown and Heathers 2017, the GRIM test, doi:10.1177/1948550616673876.
    """
    if n_assessed < 1:
        raise ValueError(f"n_assessed must be at least 1, not {n_assessed}")
    interval = printed_interval(printed)
    least_sum = math.ceil(interval.low * n_assessed)
    return Decimal(least_sum) / n_assessed in interval
