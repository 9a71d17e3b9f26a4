"""P value that an estimate and its interval imply."""

from __future__ import annotations

import math

from scipy.special import ndtr, ndtri, stdtr, stdtrit

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import finite, number, share_of_one, two_ends

Ends = tuple[float, float]


def p_from_interval(
    estimate: float, low: float, high: float, df: float = math.inf, confidence: float = CONFIDENCE
) -> float:
    """Two-sided P value of 'no difference' from an estimate and its symmetric interval.

    The standard error is the width of the interval over twice the critical value; with
    finite degrees of freedom both steps use Student's t, otherwise the normal distribution.

    Raises
    ------
    ValueError
        When high does not exceed low, the estimate lies outside them, any of the three is not finite,
        df is below 1, or the confidence is not between 0 and 1.

    Source
    ------
    Altman and Bland 2011, doi:10.1136/bmj.d2304, for the normal case.
    """
    estimate, low, high = finite("estimate", estimate), finite("low", low), finite("high", high)
    if not high > low:
        raise ValueError(f"high must exceed low, not {low} to {high}")
    if not low <= estimate <= high:
        raise ValueError(f"the estimate must lie in its interval, not {estimate} in {low} to {high}")
    return _p(abs(estimate), high - low, df, confidence)


def possible_p_from_interval(
    estimate: Ends, low: Ends, high: Ends, df: float = math.inf, confidence: float = CONFIDENCE
) -> Ends:
    """Least and greatest P value where each of the three numbers is only known to lie between two ends.

    An estimate that may be zero may have a P value of 1; an interval that may be without width one of 0.

    Raises
    ------
    ValueError
        When the highest high does not exceed the lowest low, ends do not ascend or are not finite, df is
        below 1, or the confidence is not between 0 and 1.
    """
    estimate, low, high = two_ends("estimate", estimate), two_ends("low", low), two_ends("high", high)
    widest, narrowest = high[1] - low[0], high[0] - low[1]
    if not widest > 0:
        raise ValueError(f"high must exceed low, not {low} to {high}")
    nearest = 0.0 if estimate[0] <= 0 <= estimate[1] else min(abs(end) for end in estimate)
    greatest = _p(nearest, widest, df, confidence)
    farthest = max(abs(end) for end in estimate)
    least = _p(farthest, narrowest, df, confidence) if narrowest > 0 else 0.0
    return least, greatest


def _p(size: float, width: float, df: float, confidence: float) -> float:
    """P value of an estimate of this size with an interval of this width."""
    if not (df := number("df", df)) >= 1:  # with fewer scipy's t distribution is no longer exact
        raise ValueError(f"df must be at least 1, not {df}")
    tail = (1 - share_of_one("confidence", confidence)) / 2
    if math.isinf(df):
        return float(2 * ndtr(size * 2 * ndtri(tail) / width))
    return float(2 * stdtr(df, size * 2 * float(stdtrit(df, tail)) / width))
