"""P value that an estimate and its interval imply."""

from __future__ import annotations

import math

from scipy.stats import norm, t

from hivcells.analysis.statistics import CONFIDENCE


def p_from_interval(
    estimate: float, low: float, high: float, degrees_of_freedom: float = math.inf, confidence: float = CONFIDENCE
) -> float:
    """Two-sided P value of 'no difference' from an estimate and its symmetric interval.

    The standard error is the width of the interval over twice the critical value; with
    finite degrees of freedom both steps use Student's t, otherwise the normal distribution.

    Raises
    ------
    ValueError
        When high does not exceed low, or degrees_of_freedom is not positive.

    Source
    ------
    Altman and Bland 2011, doi:10.1136/bmj.d2304, for the normal case.
    """
    if not high > low:
        raise ValueError(f"high must exceed low, not {low} to {high}")
    if not degrees_of_freedom > 0:
        raise ValueError(f"degrees_of_freedom must be positive, not {degrees_of_freedom}")
    distribution = norm() if math.isinf(degrees_of_freedom) else t(degrees_of_freedom)
    standard_error = (high - low) / (2 * distribution.ppf(0.5 + confidence / 2))
    return float(2 * distribution.sf(abs(estimate) / standard_error))
