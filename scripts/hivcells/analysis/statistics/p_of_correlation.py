"""P value that a correlation and the number of people imply."""

from __future__ import annotations

import math

from scipy.special import betainc

from hivcells.analysis.statistics.arguments import number, two_ends, whole


def p_of_correlation(correlation: float, n_pairs: int) -> float:
    """Two-sided P value of 'no correlation' for Pearson's coefficient, by Student's t with n_pairs - 2 degrees of freedom.

    For Spearman's coefficient it is the usual approximation, rough below ten pairs.

    Raises
    ------
    ValueError
        When the correlation lies outside -1 to 1, or n_pairs is no whole number of at least 3.

    Source
    ------
    Fisher 1915, doi:10.1093/biomet/10.4.507. The P value is written as the beta integral of 1 - r squared.
    """
    whole("n_pairs", n_pairs, 3)
    if not -1 <= (correlation := number("correlation", correlation)) <= 1:
        raise ValueError(f"correlation must lie between -1 and 1, not {correlation}")
    return float(betainc((n_pairs - 2) / 2, 0.5, 1 - correlation**2))


def possible_p_of_correlation(ends: tuple[float, float], n_pairs: int) -> tuple[float, float]:
    """Least and greatest P value of a correlation that lies between two ends; ends beyond 1 are taken as 1.

    Raises ValueError when both ends lie beyond or do not ascend, or n_pairs is no whole number of at least 3.
    """
    ends = two_ends("correlation", ends)
    if ends[0] > 1 or ends[1] < -1:
        raise ValueError(f"correlation must lie between -1 and 1, not {ends[0]} to {ends[1]}")
    sizes = [min(abs(end), 1.0) for end in ends]
    nearest = 0.0 if ends[0] <= 0 <= ends[1] else min(sizes)
    return p_of_correlation(max(sizes), n_pairs), p_of_correlation(nearest, n_pairs)


def correlation_of_share(share: float) -> float:
    """Size of the correlation whose square, the explained share of the variance, is printed.

    Raises ValueError when the share lies outside 0 to 1.
    """
    if not 0 <= (share := number("an explained share", share)) <= 1:
        raise ValueError(f"an explained share must lie between 0 and 1, not {share}")
    return math.sqrt(share)
