"""Whether a printed mean can be that of whole numbers."""

from __future__ import annotations

from hivcells.analysis.statistics.grimmer import possible_sums


def possible_mean(printed: str, n_people: int) -> bool:
    """Whether a sum of n_people whole numbers, over their number, rounds to the printed mean.

    With few decimals and many people every mean is possible, and the check says nothing.

    Raises
    ------
    ValueError
        When nobody was assessed, n_people is no whole number, or the mean is no printed number: a number
        that is not text has lost its trailing zeros.

    Source
    ------
    Brown and Heathers 2017, the GRIM test, doi:10.1177/1948550616673876.
    """
    return bool(possible_sums(printed, n_people))
