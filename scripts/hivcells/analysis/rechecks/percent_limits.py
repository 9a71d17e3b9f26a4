"""Printed percentages of people with their limits against what the usual methods give so many people."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor
from typing import Any

from hivcells.analysis.rechecks.people import Behind
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import DOES_NOT_FOLLOW, best_of, inputs_of, row, verdict_on, worst_of
from hivcells.analysis.statistics import CONFIDENCE_LABEL
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.proportion_limits import METHODS, proportion_limits
from hivcells.analysis.statistics.survival_limits import effective_people
from hivcells.quantities import decimals_of

CHECK = "percentage and its limits"


def check_of_proportion(share: Finding, people: list[Behind]) -> dict[str, Any] | None:
    """The check of a percentage that some count of the people, by some method, gives with both of its limits; None where none does.

    That none does is no ground for a verdict: other methods, and percentages with censoring, have other limits.
    """
    ways = [
        (verdict_on_limits(share, limits), behind, n_events, method, limits)
        for behind in people
        for n_events in possible_counts(share.value, behind.n_people)
        for method, limits in proportion_limits(n_events, behind.n_people).items()
    ]
    verdict = best_of([DOES_NOT_FOLLOW, *(way[0] for way in ways)])
    if verdict == DOES_NOT_FOLLOW:
        return None
    return _row(share, *next(way for way in ways if way[0] == verdict))


def verdict_on_limits(share: Finding, limits: tuple[float, float]) -> str:
    """Verdict on both printed limits, given the computed ones as shares; both must hold."""
    computed = [100 * Decimal(repr(limit)) for limit in limits]
    return worst_of(verdict_on(p, c, c, c) for p, c in zip((share.low, share.high), computed))


def most_people(share: Finding, n_people: int, scale: str) -> float:
    """The largest effective number of people that limits of a percentage of so many people have on a scale.

    Limits on a scale are those of as many people as there are; those of another method may be closer together, such as
    Wilson's on the logit scale. The counts on either side of the percentage are tried.
    """
    expected = n_people * float(share.value) / 100
    ways = [
        (n_events / n_people, *limits)
        for n_events in {floor(expected), ceil(expected)}
        for limits in proportion_limits(n_events, n_people).values()
    ]
    inside = [way for way in ways if 0 < way[1] < way[0] < way[2] < 1]
    return max([float(n_people), *(effective_people(value, low, high, scale) for value, low, high in inside)])


def _row(
    share: Finding, verdict: str, behind: Behind, n_events: int, method: str, limits: tuple[float, float]
) -> dict[str, Any]:
    counts = f"{n_events} of {behind.n_people}"
    recomputed: dict[str, Any] = {"value": Decimal(100 * n_events) / behind.n_people, "unit": "percent"}
    low, high = (100 * limit for limit in limits)
    return row(
        f"{share.finding_id}.recheck",
        share,
        CHECK,
        f"{share.value}%",
        verdict,
        f"{counts}, limits after {METHODS[method]}",
        inputs_of(share.finding_id, behind.value_id),
        **recomputed,
        low=low,
        high=high,
        decimals=decimals_of(share.value),
        method=f"{counts}, {CONFIDENCE_LABEL} interval after {METHODS[method]}",
    )
