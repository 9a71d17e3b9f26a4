"""Changes of a count with the limits that are printed, when each was measured, and a band of context beside them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib import rcParams
from matplotlib.axes import Axes

from hivcells.figures.effects_frame import ALONE, COMPARED, CONTEXT, CONTROL, HEADS, SOON, frame_of
from hivcells.figures.squares import KNOWN_INTERVAL, OTHER_INTERVAL, draw_square
from hivcells.figures.style import (
    BLUE,
    QUIET,
    SMALL_PT,
    bind_to_cells,
    bind_to_value,
    figure_of,
    is_narrow,
    marks_of,
)
from hivcells.quantities import decimals_of, with_unit, write_number

# What a kind of figure offers to the program that draws it.
__all__ = ["IS_FOR_PHONES", "LINE", "draw", "frame_of", "height_in"]

COLOUR = {COMPARED: BLUE, ALONE: BLUE, SOON: QUIET, CONTROL: QUIET, CONTEXT: QUIET}
LINE = "study_id"  # what a line of the drawing is of
IS_FOR_PHONES = True
ROW_IN, HEAD_IN, KEY_IN = 0.18, 0.25, 0.2
NAMES_FROM = -1.2  # where headings begin beside the plot, as a share of its width
NUMBER_AT, TIME_AT = (1.18, 1.22), (1.22, 1.26)  # where numbers end and times begin, at a desk and on a phone
AFTER_COLOUR = 0.04  # a heading stands behind the colour of its marks
COLUMN_HEADS = ("value", "time point")
ON_A_PHONE = 0.42, 0.8  # where in its row the name stands, and nearer to it than to the row above its mark
FROM, TO = -80, 420  # the scale, on which common gains stay apart; what lies beyond either end is an arrowhead there


def time_in_words(row: Mapping[Hashable, Any]) -> str:
    """When a change was measured, in words; blank where it is not printed."""
    return with_unit(row["time_value"], row["time_unit"]) if row["time_value"] else ""


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    return 0.95 + _key_in(frame, narrow) + _row_in(narrow) * len(frame) + HEAD_IN * frame.kind.nunique()


def _key_in(frame: pd.DataFrame, narrow: bool) -> float:
    return KEY_IN * (len(_key(frame)) if narrow else 1)


def _row_in(narrow: bool) -> float:
    return ROW_IN * (2.6 if narrow else 1)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """A square on its interval for each row, under the heading of its kind; the band is what the context reaches over."""
    narrow, across = is_narrow(axes), axes.get_yaxis_transform()
    _place(axes, frame, narrow)
    _draw_band(axes, frame[frame.kind == CONTEXT])
    y = 0.0
    for kind, rows in frame.groupby("kind", sort=False):
        says, left = HEADS[str(kind)], 0.0 if narrow else NAMES_FROM
        bar: dict[str, Any] = {"marker": "|", "markersize": 9, "markeredgewidth": 3.5, "color": COLOUR[str(kind)]}
        axes.plot(left + 0.01, y + HEAD_IN / 2, transform=across, clip_on=False, **bar)
        axes.text(left + AFTER_COLOUR, y + HEAD_IN / 2, says, transform=across, va="center", weight="bold")
        y += HEAD_IN
        for row in rows.to_dict("records"):
            name_at, mark_at = (y + _row_in(narrow) * share for share in (ON_A_PHONE if narrow else (0.5, 0.5)))
            _write_names(axes, name_at, mark_at, row)
            if row["value"]:
                with marks_of(axes, row["value_id"]):
                    draw_square(axes, mark_at, row, COLOUR[str(kind)], (FROM, TO))
            y += _row_in(narrow)
    axes.plot([0, 0], [0, max(y, 1)], color=QUIET, linewidth=0.6, alpha=0.6)
    axes.set_yticks([])
    axes.set_ylim(max(y, 1) + 0.05, -0.05)
    axes.set_xlim(FROM, TO)
    axes.set_xticks(range(0, TO, 200 if narrow else 100))
    axes.spines["left"].set_visible(False)
    if len(frame):
        _write_heads(axes, narrow)
    _draw_key(axes, frame, narrow)


def _key(frame: pd.DataFrame) -> list[tuple[dict[str, Any], str]]:
    """What full and open squares and the two kinds of lines mean: looks and words."""
    looks: list[tuple[dict[str, Any], str]] = [({"marker": "s", "linestyle": ""}, "as reported")]
    if (frame.is_made == "yes").any():
        looks.append(({"marker": "s", "linestyle": "", "fillstyle": "none"}, "difference of two reported averages"))
    if is_known_interval(frame).any():
        looks.append(({"linewidth": 2}, "confidence interval"))
    if ((frame.low != "") & ~is_known_interval(frame)).any():
        looks.append(({"linewidth": 2, "linestyle": OTHER_INTERVAL}, "limits of another kind or of none that is named"))
    return looks


def _draw_key(axes: Axes, frame: pd.DataFrame, narrow: bool) -> None:
    looks = _key(frame)
    handles = [axes.plot([], [], **{"color": rcParams["text.color"], "markersize": 6} | look)[0] for look, _ in looks]
    figure_of(axes).legend(
        handles, [says for _, says in looks], loc="upper left", ncols=1 if narrow else len(looks), frameon=False,
        fontsize=SMALL_PT, columnspacing=1.0, handletextpad=0.5, labelspacing=0.35, borderaxespad=0.1,
    )  # fmt: skip


def is_known_interval(frame: pd.DataFrame) -> pd.Series:
    """Rows whose limits are those of a confidence interval."""
    return frame.interval == KNOWN_INTERVAL


def _place(axes: Axes, frame: pd.DataFrame, narrow: bool) -> None:
    """Leave fixed room for names and numbers beside the plot, above it for the name of the band, below for the scale."""
    height = height_in(frame, narrow)
    left, width = (0.02, 0.57) if narrow else (0.46, 0.33)
    above = 0.25 + _key_in(frame, narrow)
    figure_of(axes).set_layout_engine("none")
    axes.set_position((left, 0.6 / height, width, 1 - (0.6 + above) / height))


def _draw_band(axes: Axes, context: pd.DataFrame) -> None:
    if len(context):
        low, high = context.value.astype(float).min(), context.value.astype(float).max()
        axes.axvspan(low, high, color=QUIET, alpha=0.16, linewidth=0)
        top: dict[str, Any] = {
            "xycoords": ("data", "axes fraction"),
            "textcoords": "offset points",
            "ha": "center",
            "va": "bottom",
        }
        axes.annotate(context.band.iloc[0], ((low + high) / 2, 1), (0, 2), fontsize=SMALL_PT, **top)


def _write_heads(axes: Axes, narrow: bool) -> None:
    """What the columns of numbers and times beside the plot are, on the line of the name of the band."""
    for says, at, side in zip(COLUMN_HEADS, (NUMBER_AT[narrow], TIME_AT[narrow]), ("right", "left")):
        axes.annotate(
            says, (at, 1), (0, 2), xycoords="axes fraction", textcoords="offset points", ha=side, va="bottom",
            fontsize=SMALL_PT,
        )  # fmt: skip


def _write_number(axes: Axes, y: float, row: Mapping[Hashable, Any]) -> None:
    across, at = axes.get_yaxis_transform(), NUMBER_AT[is_narrow(axes)]
    if not row["value"]:
        axes.text(at, y, row["says"], transform=across, ha="right", va="center", fontsize=SMALL_PT, style="italic")
        return
    number = axes.text(at, y, written(row["value"]), transform=across, ha="right", va="center", weight="bold")
    bind_to_value(number, row["value_id"])


def written(printed: str) -> str:
    """A printed number as the report writes it."""
    return write_number(printed, decimals_of(printed))


def _write_names(axes: Axes, y: float, middle: float, row: Mapping[Hashable, Any]) -> None:
    """The study with its arm, beside the line or on a phone above it; when it was measured stands at the right."""
    across, narrow = axes.get_yaxis_transform(), is_narrow(axes)
    text, cells = row["study"], [f"studies#{row['study_id']}#label"]
    if row["arm"]:
        text, cells = f"{text}: {row['arm']}", [*cells, row["arm_cell"]]
    at, side = (0.0, "left") if narrow else (-0.01, "right")
    label = axes.text(at, y, text, transform=across, ha=side, va="center", fontsize=SMALL_PT)
    if row["study_id"]:
        bind_to_cells(label, *cells)
    _write_number(axes, middle, row)
    if row["time_value"]:
        when = axes.text(
            TIME_AT[narrow], middle, time_in_words(row), transform=across, ha="left", va="center", fontsize=SMALL_PT
        )
        if row["is_span"]:
            bind_to_value(when, row["timed_id"])
        else:
            bind_to_cells(when, f"values#{row['timed_id']}#time")
