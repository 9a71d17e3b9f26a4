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
    blank_canvas,
    figure_of,
    is_narrow,
    wrapped,
    write_count,
)
from hivcells.tables import Tables

COLUMNS = ["value_id", "count", "role", "words"]
# The count of each box, whether records went on or stayed behind there, and its words.
BOXES = [
    ("screening.all", "on", "records found and screened"),
    ("screening.excluded", "out", "excluded, each with a reason"),
    ("screening.not_retrieved", "out", "not retrieved: no text could be had"),
    ("screening.awaiting", "out", "waiting for a text that can be read"),
    ("screening.context", "out", "kept as context, not as evidence"),
    ("screening.included", "on", "records included"),
    ("studies.registered", "aside", "registered trials without results"),
    ("studies.mentioned", "aside", "studies known from other texts"),
    ("studies.included", "end", "studies with results"),
    ("people.enrolled", "end", "people in them, counted once as far as known"),
]
# Boxes that are drawn only while something is in them.
WHILE_ANY = {"screening.awaiting"}
COLOUR = {"on": BLUE, "end": BLUE, "out": QUIET, "aside": QUIET}
BOX_IN, GAP_IN = 0.3, 0.07  # two lines fit a box with room above and below
BESIDE_AT = 0.52  # where on a desk the boxes of what stays behind begin, as a share of the width
LINE = ""  # no line of the drawing may be left out
IS_FOR_PHONES = True


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each box that has a count: the records in and out, the studies, the people."""
    counts = tables["counts"].set_index("value_id").value
    rows = [(value_id, counts[value_id], role, says) for value_id, role, says in BOXES if _is_drawn(value_id, counts)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _is_drawn(value_id: str, counts: pd.Series) -> bool:
    return value_id in counts and not (value_id in WHILE_ANY and counts[value_id] == "0")


def _is_beside(frame: pd.DataFrame) -> list[bool]:
    return list(frame.role.isin(("out", "aside")))


def lines_of(beside: list[bool], narrow: bool) -> list[int]:
    """The line of each box: on a desk the first of what stays behind stands beside the box that it left."""
    lines: list[int] = []
    for place, is_beside in enumerate(beside):
        shares = not narrow and is_beside and place and not beside[place - 1]
        lines.append((lines[-1] if lines else -1) + (0 if shares else 1))
    return lines


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    return 0.2 + (BOX_IN + GAP_IN) * (max(lines_of(_is_beside(frame), narrow), default=0) + 1)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Boxes from top to bottom; what goes on stands at the left, what stays behind to the right of it."""
    width, height = figure_of(axes).get_size_inches()
    blank_canvas(axes, width, height)
    narrow, beside = is_narrow(axes), _is_beside(frame)
    inset, spine = 0.55 if narrow else width * BESIDE_AT, 0.3
    ends_at, last_on = spine, None  # where the last box of what goes on ends, to the right and below
    for line, is_beside, row in zip(lines_of(beside, narrow), beside, frame.to_dict("records")):
        top = 0.1 + line * (BOX_IN + GAP_IN)
        middle, left = top + BOX_IN / 2, inset if is_beside else 0.1
        right = width - 0.1 if is_beside or narrow else inset - 0.3
        if last_on is not None:
            from_side = ((ends_at if top < last_on else spine, middle), (left, middle))
            _draw_arrow(axes, *(from_side if is_beside else ((spine, last_on), (spine, top))))
        _draw_box(axes, left, top, right - left, row)
        if not is_beside:
            ends_at, last_on = right, top + BOX_IN


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
    write_count(axes, left + 0.55, middle, row["count"], str(row["value_id"]), fontsize=10.5)
    lines = wrapped(str(row["words"]), int((width - 0.7) * 15))
    axes.text(left + 0.65, middle, lines, ha="left", va="center", fontsize=SMALL_PT, linespacing=1.05)
