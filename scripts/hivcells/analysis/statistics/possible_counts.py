"""Counts that a printed percentage can stand for."""

from __future__ import annotations

from decimal import Decimal

from hivcells.quantities import printed_interval


def possible_counts(printed_percent: str, n_assessed: int) -> list[int]:
    """Whole numbers of people out of n_assessed whose percentage rounds to the printed one.

    An empty list means that the percentage fits no whole number of these people.

    Raises
    ------
    ValueError
        When nobody was assessed.

    Source
    ------
    The reasoning of Brown and Heathers 2017, doi:10.1177/1948550616673876, for proportions.
    """
    if n_assessed < 1:
        raise ValueError(f"n_assessed must be at least 1, not {n_assessed}")
    printed = printed_interval(printed_percent)
    return [n for n in range(n_assessed + 1) if Decimal(100 * n) / n_assessed in printed]
