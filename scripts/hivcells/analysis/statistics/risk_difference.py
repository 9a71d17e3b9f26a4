"""Difference of two independent proportions, with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from statsmodels.stats.proportion import confint_proportions_2indep

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import events_of, share_of_one


@dataclass(frozen=True)
class RiskDifference:
    """Share with the event in the first group less the share in the second, -1 to 1."""

    estimate: float
    low: float
    high: float


def risk_difference(
    n_events: int, n_assessed: int, n_events_control: int, n_assessed_control: int, confidence: float = CONFIDENCE
) -> RiskDifference:
    """Risk difference with Newcombe's hybrid score interval.

    An interval that holds 0 leaves open which group had the event more often. It rests on another argument than
    Fisher's exact test (p_from_counts.fisher_p), and the two may differ near the limit of significance.

    Raises
    ------
    ValueError
        When events lie outside 0 to the people assessed, any of the four is no whole number or too large,
        or the confidence is not between 0 and 1.

    Source
    ------
    Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I,
    method 10; computed by statsmodels.
    """
    (a, m), (b, n) = events_of(n_events, n_assessed), events_of(n_events_control, n_assessed_control)
    alpha = 1 - share_of_one("confidence", confidence)
    low, high = confint_proportions_2indep(a, m, b, n, method="newcomb", compare="diff", alpha=alpha)
    return RiskDifference(estimate=a / m - b / n, low=float(low), high=float(high))
