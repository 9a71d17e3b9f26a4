"""A lane for each person, from the stop of treatment to the event or to the last report without it, in blocks.

Drawn from the analysed cases and their times. The figure names the column that says what each person was given, whose
words it selects in an order that gives the marker; the words of BLOCKS and MARKS stand in the selection too.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import CARETRIGHT
from matplotlib.text import Text

from hivcells.figures.lanes_frame import AWAY, BACK, frame_of
from hivcells.figures.style import (
    BLUE,
    ORANGE,
    QUIET,
    SMALL_PT,
    bind_to_cells,
    bind_to_value,
    end_where_it_ends,
    figure_of,
    is_narrow,
    marks_of,
)

# What a kind of figure offers to the program that draws it.
__all__ = ["IS_FOR_PHONES", "LINE", "draw", "frame_of", "height_in"]

GIVEN = ("full", "left", "none")  # how the marker of what was given is filled; others have a small one
# How sure the kind of document is, as the style of the line after the stop.
LINES = {"article": "-", "conference": (0, (3.5, 1.2))}
OTHER_LINE = (0, (0.9, 0.9))
LINE_KEY = (("article", "time from a paper"), ("conference", "time from a conference"), ("press", "time from news"))
# The mark of a return after an earlier stop, on the lane that begins with a later one.
EARLIER: dict[str, Any] = {
    "marker": "X",
    "color": ORANGE,
    "linestyle": "",
    "markersize": 7,
    "markerfacecolor": "none",
    "markeredgewidth": 1,
}
LINE = "case_id"  # what a line of the drawing is of
IS_FOR_PHONES = True
ROW_IN, HEAD_IN, KEY_IN, MORE_ON_A_PHONE = 0.235, 0.3, 0.165, 1.75
# Where the columns stand beside the plot of a desk, as shares of its width.
NAME_AT, STOP_AT, STOPPED_AT, GIVEN_AT = -0.93, -0.42, -0.195, -0.035


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches: the key, a lane for each person and a heading for each block."""
    lanes = ROW_IN * len(frame) * (MORE_ON_A_PHONE if narrow else 1) + HEAD_IN * frame.block.nunique()
    return 0.78 + _key_in(frame, narrow) + lanes


def _key_in(frame: pd.DataFrame, narrow: bool) -> float:
    entries = len(_key(frame))
    return KEY_IN * (entries if narrow else math.ceil(entries / 2))


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Under the heading of each block a lane for each person: a line from the stop, and how it ended."""
    narrow, y = is_narrow(axes), 0.0
    step = ROW_IN * (MORE_ON_A_PHONE if narrow else 1)
    longest = max([12.0, *frame.months.dropna()])
    _place(axes, frame, narrow)
    axes.set_xlim(-0.02 * longest, longest * (1.44 if narrow else 1.4))
    for _, rows in frame.groupby("block", sort=False):
        left = 0.0 if narrow else NAME_AT
        axes.text(
            left, y + HEAD_IN * 0.55, rows.block_words.iloc[0], transform=axes.get_yaxis_transform(),
            va="center", weight="bold", fontsize=SMALL_PT if narrow else None,
        )  # fmt: skip
        y += HEAD_IN
        for row in rows.to_dict("records"):
            line = y + step * (0.76 if narrow else 0.5)
            _write_names(axes, y + step * 0.36 if narrow else line, row, narrow)
            _draw_lane(axes, line, row, longest)
            y += step
    axes.set_yticks([])
    axes.set_ylim(max(y, 1) + 0.06, 0)
    axes.set_xticks(range(0, int(longest) + 1, 48 if narrow else 24))
    axes.spines["left"].set_visible(False)
    axes.grid(True, axis="x")
    _draw_key(axes, frame, narrow)


def _place(axes: Axes, frame: pd.DataFrame, narrow: bool) -> None:
    """Leave fixed room for names beside the plot, above it for the key, below for the scale."""
    height = height_in(frame, narrow)
    left, width = (0.09, 0.88) if narrow else (0.48, 0.51)
    figure_of(axes).set_layout_engine("none")
    axes.set_position((left, 0.52 / height, width, 1 - (0.72 + _key_in(frame, narrow)) / height))


def _draw_lane(axes: Axes, y: float, row: Mapping[Hashable, Any], longest: float) -> None:
    colour = ORANGE if row["came"] else BLUE
    across = axes.get_yaxis_transform()
    at = GIVEN_AT if not is_narrow(axes) else 2 * GIVEN_AT / 3
    axes.plot(at, y, color=QUIET, transform=across, clip_on=False, linestyle="", **_given_look(row["rank"], row))
    end = 0.0 if math.isnan(row["months"]) else row["months"]
    if end:
        line = LINES.get(row["source_kind"], OTHER_LINE)
        looks: dict[str, Any] = {"linewidth": 2.6, "linestyle": line, "solid_capstyle": "butt", "dash_capstyle": "butt"}
        marker = "X" if row["came"] else CARETRIGHT
        with marks_of(axes, row["value_id"]):
            axes.plot([0, end], [y, y], color=colour, **looks)
            axes.plot(end, y, marker=marker, color=colour, markersize=7.5, markeredgewidth=0)
    if not math.isnan(row["earlier_months"]):
        axes.plot(row["earlier_months"], y, **EARLIER)
    time = axes.text(end + 0.035 * longest, y, row["shown"], va="center", fontsize=SMALL_PT)
    if row["value_id"]:
        bind_to_value(time, row["value_id"])
    if row["shown_words"]:
        end_where_it_ends(time)
        _beside(axes, time, row["shown_words"], "left")


def _given_look(rank: int, row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """The marker of what was given: a circle filled in so many ways, a small dot for all that the figure does not select."""
    if rank >= len(GIVEN):
        return {"marker": "o", "markersize": 3, "markeredgewidth": 0}
    return {
        "marker": "o",
        "fillstyle": GIVEN[rank],
        "markerfacecoloralt": "none",
        "markersize": 7,
        "markeredgewidth": 1.3,
    }


def _write_names(axes: Axes, y: float, row: Mapping[Hashable, Any], narrow: bool) -> None:
    """Who, and when treatment was stopped: in two columns beside the lane, on a phone above it."""
    across = axes.get_yaxis_transform()
    name_at, stop_at, side = (0.0, 1.0, "right") if narrow else (NAME_AT, STOP_AT, "left")
    name = axes.text(name_at, y, row["label"], transform=across, va="center", fontsize=SMALL_PT)
    bind_to_cells(name, f"{row['table']}#{row['case_id']}#label")
    first, then = (row["stop_shown"], row["stop_words"]) if row["stop_id"] else (row["stop_words"], "")
    if narrow and then:
        first, then = then, first
    if then and not narrow:
        stop_at = STOPPED_AT  # the number ends where its words begin, in whatever type
    outer = axes.text(stop_at, y, first, transform=across, ha="right" if then else side, va="center", fontsize=SMALL_PT)
    inner = _beside(axes, outer, then, side) if then else outer
    if row["stop_id"]:
        bind_to_value(inner if narrow else outer, row["stop_id"])


def _beside(axes: Axes, text: Text, words: str, side: str) -> Text:
    """More words on the line of a text: after one that is set from its left, before one that is set from its right."""
    at, gap = ((1, 0.5), 3) if side == "left" else ((0, 0.5), -3)
    return axes.annotate(
        words, at, (gap, 0), xycoords=text, textcoords="offset points", ha=side, va="center", fontsize=SMALL_PT
    )


def _key(frame: pd.DataFrame) -> list[tuple[dict[str, Any], str]]:
    """What markers and lines mean: looks and words."""
    entries: list[tuple[dict[str, Any], str]] = []
    for (rank, given), rows in frame.groupby(["rank", "given_words"]):
        entries.append(({"color": QUIET, "linestyle": "", **_given_look(int(rank), rows.iloc[0])}, given))
    for came, marker, colour, column in ((False, CARETRIGHT, BLUE, AWAY), (True, "X", ORANGE, BACK)):
        for words in frame[f"{column}_words"][frame.came == came].unique():
            entries.append(({"marker": marker, "color": colour, "linestyle": "", "markeredgewidth": 0}, words))
    for words in frame.earlier_words[frame.earlier_months.notna()].unique():
        entries.append((EARLIER, words))
    for kind, says in LINE_KEY:
        if kind in set(frame.source_kind):
            entries.append(({"color": QUIET, "linestyle": LINES.get(kind, OTHER_LINE), "linewidth": 2.6}, says))
    return entries


def _draw_key(axes: Axes, frame: pd.DataFrame, narrow: bool) -> None:
    entries = _key(frame)
    handles = [axes.plot([], [], **look)[0] for look, _ in entries]
    figure_of(axes).legend(
        handles,
        [says for _, says in entries],
        loc="upper left",
        ncols=1 if narrow else 2,
        frameon=False,
        fontsize=SMALL_PT,
        handlelength=2.2,
        columnspacing=1.4,
        labelspacing=0.35,
        borderaxespad=0.1,
    )
