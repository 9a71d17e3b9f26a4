"""The limits that the usual methods give a proportion."""

from __future__ import annotations

from statsmodels.stats.proportion import proportion_confint

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import events_of, share_of_one
from hivcells.analysis.statistics.clopper_pearson import CLOPPER_PEARSON

# How each is called, under its name in statsmodels; those that papers name most come first.
METHODS = {
    CLOPPER_PEARSON: "Clopper and Pearson",
    "wilson": "Wilson",
    "normal": "Wald",
    "agresti_coull": "Agresti and Coull",
    "jeffreys": "Jeffreys",
}


def proportion_limits(n_events: int, n_assessed: int, confidence: float = CONFIDENCE) -> dict[str, tuple[float, float]]:
    """Limits of a proportion by each of METHODS, as shares from 0 to 1, at which those beyond are cut off.

    Raises
    ------
    ValueError
        When n_events lies outside 0 to n_assessed, either is no whole number or too large, nobody was assessed, or the
        confidence is not between 0 and 1.

    Source
    ------
    Brown, Cai and DasGupta 2001, doi:10.1214/ss/1009213286, compare the five; computed by statsmodels.
    """
    events, assessed = events_of(n_events, n_assessed)
    alpha = 1 - share_of_one("confidence", confidence)
    found = {method: proportion_confint(events, assessed, alpha, method) for method in METHODS}
    return {method: (float(low), float(high)) for method, (low, high) in found.items()}
