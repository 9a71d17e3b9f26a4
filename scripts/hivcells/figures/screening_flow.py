"""How many records were found, and what became of each, down to the studies and the people in them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from hivcells.figures.style import (
    BLUE,
    QUIET,
    SMALL_PT,
    bind_to_value,
    blank_canvas,
    figure_of,
    is_narrow,
    wrapped,
)
from hivcells.tables import Tables

COLUMNS = ["value_id", "count", "role", "words"]
# The count of each box, whether records went on or stayed behind there, and its words.
BOXES = [
    ("screening.all", "on", "records found and screened"),
    ("screening.excluded", "out", "excluded, each with a reason"),
    ("screening.awaiting", "out", "waiting for a text that can be read"),
    ("screening.context", "out", "kept as context, not as evidence"),
    ("screening.included", "on", "records included"),
    ("studies.registered", "aside", "registered trials without results"),
    ("studies.mentioned", "aside", "studies known from other texts"),
    ("studies.included", "end", "studies whose own text was read"),
    ("people.enrolled", "end", "people in them, counted once as far as known"),
]
COLOUR = {"on": BLUE, "end": BLUE, "out": QUIET, "aside": QUIET}
BOX_IN, GAP_IN = 0.36, 0.13


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each box that has a count: the records in and out, the studies, the people."""
    counts = tables["counts"].set_index("value_id").value
    rows = [(value_id, counts[value_id], role, says) for value_id, role, says in BOXES if value_id in counts]
    return pd.DataFrame(rows, columns=COLUMNS)


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches: a box for each row."""
    return 0.2 + (BOX_IN + GAP_IN) * max(len(frame), 1)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Boxes from top to bottom; what goes on stands at the left, what stays behind is set in to the right."""
    width, height = figure_of(axes).get_size_inches()
    blank_canvas(axes, width, height)
    inset = 0.55 if is_narrow(axes) else 1.6
    spine, last_on = 0.3, None
    for place, row in enumerate(frame.to_dict("records")):
        top = 0.1 + place * (BOX_IN + GAP_IN)
        is_beside = row["role"] in ("out", "aside")
        left = inset if is_beside else 0.1
        right = width - 0.1 if is_beside or is_narrow(axes) else width - inset
        if last_on is not None:
            start, end = (
                ((spine, top + BOX_IN / 2), (left, top + BOX_IN / 2)) if is_beside else ((spine, last_on), (spine, top))
            )
            _draw_arrow(axes, start, end)
        _draw_box(axes, left, top, right - left, row)
        last_on = last_on if is_beside else top + BOX_IN


def _draw_arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float]) -> None:
    axes.add_patch(
        FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=8, color=QUIET, linewidth=1, shrinkA=0, shrinkB=0)
    )


def _draw_box(axes: Axes, left: float, top: float, width: float, row: Mapping[Hashable, Any]) -> None:
    colour, dashed = COLOUR[row["role"]], row["role"] in ("out", "aside")
    shape = FancyBboxPatch((left, top), width, BOX_IN, boxstyle="round,pad=0,rounding_size=0.06", edgecolor=colour)
    shape.set(facecolor="none", linewidth=1.2, linestyle="--" if dashed else "-")
    axes.add_patch(shape)
    middle = top + BOX_IN / 2
    number = axes.text(left + 0.55, middle, row["count"], ha="right", va="center", weight="bold", fontsize=10.5)
    bind_to_value(number, str(row["value_id"]))
    lines = wrapped(str(row["words"]), int((width - 0.7) * 14.5))
    axes.text(left + 0.65, middle, lines, ha="left", va="center", fontsize=SMALL_PT, linespacing=1.05)
