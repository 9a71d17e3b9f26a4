"""Barnard's exact test of two shares."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from hivcells.analysis.statistics.arguments import events_of

# ASSUME: as many pairs of counts as two groups of a hundred have; with more the test hardly differs from chi-squared.
MOST_TABLES = 101 * 101
# ASSUME: between so many angles, whose squared sines are the shares, the chance of a set of tables has no second peak: the
# angle of a share of five thousand people is uncertain by ten steps.
STEPS = 2000


def barnard_p(events: int, assessed: int, events_control: int, assessed_control: int) -> float:
    """Two-sided P value of 'no difference' between two shares: the greatest chance, whatever the common share, of tables as far out.

    How far out a table is, is the size of its pooled z statistic. The statistics are compared as fractions of whole numbers,
    since many tables lie exactly as far out as the one that was seen; compared as floats some of them are lost, as in scipy's
    barnard_exact (https://github.com/scipy/scipy/issues/18798).

    Raises
    ------
    ValueError
        When nobody was assessed, events do not lie between 0 and the people assessed, any of the four is no whole number, or
        the groups have more than MOST_TABLES pairs of counts.

    Source
    ------
    Mehta and Senchaudhuri 2003, Conditional versus unconditional exact tests for comparing two binomials.
    """
    (a, m), (b, n) = events_of(events, assessed), events_of(events_control, assessed_control)
    if (m + 1) * (n + 1) > MOST_TABLES:
        raise ValueError(f"groups of {m} and {n} have more than {MOST_TABLES} pairs of counts")
    if a * n == b * m:
        return 1.0
    first, second = np.arange(m + 1)[:, None], np.arange(n + 1)[None, :]
    gaps, sums = _gap(first, second, m, n), first + second
    # Squared and multiplied out: gap^2 / (sum * rest), all whole; where nobody or everybody has the event the gap is 0.
    is_far = gaps * (a + b) * (m + n - a - b) >= _gap(a, b, m, n) * sums * (m + n - sums)
    is_far &= gaps > 0
    logs = _log_choose(m, first) + _log_choose(n, second)
    return _greatest(sums[is_far], np.broadcast_to(logs, sums.shape)[is_far], m + n)


def _gap(first: np.ndarray | int, second: np.ndarray | int, m: int, n: int) -> np.ndarray | int:
    """The square of the difference of two shares, times m and n squared."""
    return (first * n - second * m) ** 2


def _log_choose(n: int, k: np.ndarray) -> np.ndarray:
    return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))


def _greatest(sums: np.ndarray, logs: np.ndarray, n: int) -> float:
    """The greatest chance of these tables over all shares: the best of STEPS, and then between the steps on either side of it."""
    # Logarithms are added up less the greatest of each sum, since the ways to choose from thousands fit no float.
    greatest = np.full(n + 1, -np.inf)
    np.maximum.at(greatest, sums, logs)
    events = np.unique(sums)
    ways = greatest[events] + np.log(np.bincount(sums, np.exp(logs - greatest[sums]))[events])

    def chances(angles: np.ndarray) -> np.ndarray:
        with_event, without = 2 * np.log(np.sin(angles)), 2 * np.log(np.cos(angles))
        return np.asarray(np.exp(ways + np.outer(with_event, events) + np.outer(without, n - events)).sum(axis=1))

    steps = np.pi / 2 * np.arange(1, STEPS) / STEPS
    best, step = steps[int(chances(steps).argmax())], np.pi / 2 / STEPS
    bounds = (max(best - step, step / 100), min(best + step, np.pi / 2 - step / 100))
    found = minimize_scalar(
        lambda angle: -chances(np.array([angle]))[0], bounds=bounds, method="bounded", options={"xatol": 1e-10}
    )
    return min(max(float(chances(steps).max()), -float(found.fun)), 1.0)
