"""Exact interval for a proportion."""

from __future__ import annotations

from statsmodels.stats.proportion import proportion_confint

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import events_of, share_of_one

# How statsmodels calls it.
CLOPPER_PEARSON = "beta"


def clopper_pearson(n_events: int, n_assessed: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Exact (Clopper-Pearson) interval for a proportion, as shares from 0 to 1.

    The interval holds every proportion that an exact one-sided binomial test at half of
    1 - confidence would not reject; its coverage is at least nominal.

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
    distribution; computed by statsmodels.
    """
    events, assessed = events_of(n_events, n_assessed)
    alpha = 1 - share_of_one("confidence", confidence)
    low, high = proportion_confint(events, assessed, alpha, CLOPPER_PEARSON)
    return float(low), float(high)
