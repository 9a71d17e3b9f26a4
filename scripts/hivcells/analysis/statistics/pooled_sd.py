"""The standard deviation within several groups."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from hivcells.analysis.statistics.arguments import finite, whole


def pooled_sd(groups: Iterable[tuple[float, int]]) -> tuple[float, int]:
    """Pooled standard deviation of groups, each given as its deviation and degrees of freedom, and the sum of these.

    Raises
    ------
    ValueError
        When there are no groups, a deviation is not finite or below 0, or degrees of freedom are not whole and above 0.

    Source
    ------
    By definition the root of the mean of the variances, weighted by their degrees of freedom, as in Student's t test of
    groups of one variance.
    """
    try:
        pairs = [(finite("sd", sd), whole("df", df, 1)) for sd, df in groups]
    except TypeError:
        raise ValueError(f"groups must be pairs of a deviation and its degrees of freedom, not {groups!r}") from None
    if not pairs or min(sd for sd, _ in pairs) < 0:
        raise ValueError(f"there must be groups with deviations of 0 or more, not {pairs}")
    df = sum(df for _, df in pairs)
    return sqrt(sum(df * sd**2 for sd, df in pairs) / df), df
