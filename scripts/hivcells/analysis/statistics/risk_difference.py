"""Difference of two independent proportions, with interval and exact test."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import events_of, share_of_one


@dataclass(frozen=True)
class RiskDifference:
    """Share with the event in the first group less the share in the second, -1 to 1."""

    estimate: float
    low: float
    high: float
    fisher_p: float


def risk_difference(
    n_events: int, n_assessed: int, n_events_control: int, n_assessed_control: int, confidence: float = CONFIDENCE
) -> RiskDifference:
    """Risk difference with Newcombe's hybrid score interval and Fisher's exact test (two-sided).

    An interval that holds 0 leaves open which group had the event more often. The interval
    and the test rest on different arguments and may differ near 0.05.

    Raises
    ------
    ValueError
        When events lie outside 0 to the people assessed, any of the four is no whole number or too large,
        or the confidence is not between 0 and 1.

    Source
    ------
    Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I,
    method 10; computed by statsmodels. Fisher's test by scipy.
    """
    for events, assessed in ((n_events, n_assessed), (n_events_control, n_assessed_control)):
        events_of(events, assessed)
    confidence = share_of_one("confidence", confidence)
    low, high = confint_proportions_2indep(
        n_events,
        n_assessed,
        n_events_control,
        n_assessed_control,
        method="newcomb",
        compare="diff",
        alpha=1 - confidence,
    )
    table = [[n_events, n_assessed - n_events], [n_events_control, n_assessed_control - n_events_control]]
    return RiskDifference(
        estimate=n_events / n_assessed - n_events_control / n_assessed_control,
        low=float(low),
        high=float(high),
        fisher_p=float(fisher_exact(table).pvalue),
    )
