"""The standard deviation that follows from a printed interval, and how uncertain it is."""

from __future__ import annotations

from math import sqrt

from scipy.stats import chi2, t

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import finite, share_of_one, whole


def sd_of_interval(
    low: float, high: float, n: int, n_other: int | None = None, confidence: float = CONFIDENCE
) -> tuple[float, int]:
    """Standard deviation behind the t interval of a mean (n) or of a difference of two means, with its degrees of freedom.

    Raises
    ------
    ValueError
        When the limits are not finite or out of order, the people are no whole number or too few, or the confidence is
        not between 0 and 1.

    Source
    ------
    The Cochrane Handbook for Systematic Reviews of Interventions on standard deviations from confidence intervals: the
    standard error is the width of the interval over twice the critical value of t.
    """
    people = [whole("n", n, 1)] + ([] if n_other is None else [whole("n_other", n_other, 1)])
    df = sum(people) - len(people)
    if (low := finite("low", low)) >= (high := finite("high", high)) or df < 1:
        raise ValueError(f"interval {low} to {high} of {n} people gives no spread")
    se = (high - low) / 2 / t.ppf((1 + share_of_one("confidence", confidence)) / 2, df)
    return float(se / sqrt(sum(1 / size for size in people))), df


def limits_of_sd(sd: float, df: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Limits of a standard deviation with so many degrees of freedom, of normally distributed numbers.

    Raises
    ------
    ValueError
        When the deviation is negative or not finite, the degrees are no whole number of at least 1, or the confidence
        is not between 0 and 1.

    Source
    ------
    The documentation of Boost.Math, Confidence Intervals on the Standard Deviation: df times the variance, over the
    true one, is distributed as chi-squared.
    """
    if (sd := finite("sd", sd)) < 0:
        raise ValueError(f"sd must not be negative, not {sd}")
    whole("df", df, 1)
    tail = (1 - share_of_one("confidence", confidence)) / 2
    return sd * sqrt(df / chi2.ppf(1 - tail, df)), sd * sqrt(df / chi2.ppf(tail, df))
