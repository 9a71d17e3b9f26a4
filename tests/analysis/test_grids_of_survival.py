"""The recheck of survival percentages on a grid: limits after Greenwood, on each scale and however rounded, are never accused.

Curves, errors and limits are worked out here by their definitions; people die and are lost by turns, as the pattern says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import pytest
from analysis.tiny_tables import of_people
from hivcells.analysis.rechecks.survival import check_survival_percentages
from hivcells.analysis.rechecks.verdicts import DOES_NOT_FOLLOW
from independent.definitions import Z

# Limits of a share from it and its relative error, which is that of Greenwood.
SCALES: dict[str, Callable[[float, float], list[float]]] = {
    "plain": lambda s, e: [s - Z * s * e, s + Z * s * e],
    "log": lambda s, e: [s * math.exp(-Z * e), s * math.exp(Z * e)],
    "log-log": lambda s, e: [s ** math.exp(turn * Z * e / math.log(s)) for turn in (-1, 1)],
    "logit": lambda s, e: [1 / (1 + (1 - s) / s * math.exp(-turn * Z * e / (1 - s))) for turn in (-1, 1)],
}
CURVE = {"statistic": "survival_percent", "unit": "percent", "outcome_id": "awake", "arm_id": "tea.x1", "interval": "95% CI"}  # fmt: skip


def curve(n: int, pattern: str) -> Iterator[tuple[float, float]]:
    """After each death the share alive, after Kaplan and Meier, and its relative error; d dies, l is lost."""
    share, greenwood = 1.0, 0.0
    for at_risk, fate in zip(range(n, 1, -1), pattern * n, strict=False):
        if fate == "d":
            share *= 1 - 1 / at_risk
            greenwood += 1 / (at_risk * (at_risk - 1))
            yield share, math.sqrt(greenwood)


def prints(n: int, pattern: str, scale: str, places: int) -> dict[str, dict[str, str]]:
    """Percentages with limits that lie on the scale and do not leave it, as a text prints them."""
    rows = {}
    for share, error in curve(n, pattern):
        low, high = sorted(SCALES[scale](share, error))
        value, *ends = (f"{100 * number:.{places}f}" for number in (share, low, high))
        if 0 < float(ends[0]) < float(value) < float(ends[1]) < 100:
            rows[value] = CURVE | {"finding_id": value, "value": value, "low": ends[0], "high": ends[1]}
    return rows


def verdicts(n: int, rows: dict[str, dict[str, str]]) -> dict[str, str]:
    found = check_survival_percentages(of_people(str(n), *rows.values()))
    return {row["printed_id"]: row["verdict"] for row in found if row["verdict"]}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(("n", "pattern"), [(12, "d"), (12, "dl"), (30, "d"), (30, "ddl"), (55, "lldl")])
def test_limits_after_greenwood_are_not_accused_and_those_of_four_times_the_people_are(
    n: int, pattern: str, scale: str
) -> None:
    for places in (0, 1):
        rows = prints(n, pattern, scale, places)
        found = verdicts(n, rows)
        assert len(found) == len(rows) > 0
        assert DOES_NOT_FOLLOW not in found.values(), found
    if pattern == "d":
        assert set(verdicts(n // 4, rows).values()) == {DOES_NOT_FOLLOW}
