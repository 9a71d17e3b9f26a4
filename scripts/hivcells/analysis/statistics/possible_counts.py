"""Counts that a printed percentage can stand for."""

from __future__ import annotations

import math

from hivcells.analysis.statistics.arguments import whole
from hivcells.quantities import printed_interval


def possible_counts(printed_percent: str, n_assessed: int) -> list[int]:
    """Whole numbers of people out of n_assessed whose percentage rounds to the printed one.

    An empty list means that the percentage fits no whole number of these people.

    Raises
    ------
    ValueError
        When nobody was assessed, n_assessed is no whole number, or the percentage is no printed number.

    Source
    ------
    The reasoning of Brown and Heathers 2017, doi:10.1177/1948550616673876, for proportions.
    """
    whole("n_assessed", n_assessed, 1)
    printed = printed_interval(printed_percent)
    least, most = math.ceil(printed.low * n_assessed / 100), math.floor(printed.high * n_assessed / 100)
    return list(range(max(least, 0), min(most, n_assessed) + 1))
