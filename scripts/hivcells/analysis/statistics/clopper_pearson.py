"""Exact interval for a proportion."""

from __future__ import annotations

from scipy.special import betaincinv

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import MOST_PEOPLE, share_of_one, whole


def clopper_pearson(n_events: int, n_assessed: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Exact (Clopper-Pearson) interval for a proportion, as shares from 0 to 1.

    The interval holds every proportion that an exact one-sided binomial test at half of
    1 - confidence would not refuse; it is never too short.

    Parameters
    ----------
    n_events, n_assessed : int
        People with the event, people assessed.
    confidence : float
        Above 0 and below 1.

    Raises
    ------
    ValueError
        When n_events lies outside 0 to n_assessed, either is no whole number or too large, nobody was
        assessed, or the confidence is not between 0 and 1.

    Source
    ------
    Clopper and Pearson 1934, doi:10.1093/biomet/26.4.404; its limits are quantiles of the beta
    distribution, which scipy computes.
    """
    whole("n_assessed", n_assessed, 1)
    if not 0 <= whole("n_events", n_events, -MOST_PEOPLE) <= n_assessed:
        raise ValueError(f"n_events must lie between 0 and n_assessed = {n_assessed}, not {n_events}")
    tail = (1 - share_of_one("confidence", confidence)) / 2
    low = betaincinv(n_events, n_assessed - n_events + 1, tail) if n_events > 0 else 0
    high = betaincinv(n_events + 1, n_assessed - n_events, 1 - tail) if n_events < n_assessed else 1
    return float(low), float(high)
