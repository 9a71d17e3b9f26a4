"""A number as a square on its interval, which never leaves the scale: what lies beyond an end is an arrowhead there."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.markers import CARETLEFT, CARETRIGHT

from hivcells.codes import CONFIDENCE_LIMITS

DOTTED = (0, (1, 1))
KNOWN_INTERVAL, OTHER_INTERVAL = CONFIDENCE_LIMITS, (0, (1.5, 0.8))


def draw_square(axes: Axes, y: float, row: Mapping[Hashable, Any], colour: str, scale: tuple[float, float]) -> None:
    """Draw the value of a row at a height, and the line between its limits where it has them.

    Open where the value was worked out; the line is broken where the limits are not those of a confidence interval.
    """
    value = float(row["value"])
    at = _within(scale, value)
    if row["low"]:
        line = "-" if row["interval"] == KNOWN_INTERVAL else OTHER_INTERVAL
        _draw_interval(axes, y, float(row["low"]), float(row["high"]), colour, scale, line)
    if value != at:
        tail = at + (scale[1] - scale[0]) * (0.09 if value < at else -0.09)
        axes.plot([tail, at], [y, y], color=colour, linewidth=1.6, linestyle=DOTTED)
    marker = CARETLEFT if value < at else CARETRIGHT if value > at else "s"
    fill = "none" if row["is_made"] == "yes" and marker == "s" else "full"
    axes.plot(at, y, marker=marker, color=colour, markersize=6, fillstyle=fill, clip_on=False)


def _draw_interval(
    axes: Axes, y: float, low: float, high: float, colour: str, scale: tuple[float, float], line: Any
) -> None:
    axes.plot([_within(scale, low), _within(scale, high)], [y, y], color=colour, linewidth=2, linestyle=line)
    for end, marker, is_beyond in ((scale[0], CARETLEFT, low < scale[0]), (scale[1], CARETRIGHT, high > scale[1])):
        if is_beyond:
            axes.plot(end, y, marker=marker, color=colour, markersize=5, clip_on=False)


def _within(scale: tuple[float, float], number: float) -> float:
    """A number, or the end of the scale that it lies beyond."""
    return min(max(number, scale[0]), scale[1])
