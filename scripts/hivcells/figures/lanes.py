"""A lane for each person: from the start to the stop of treatment, and on to the event or the last report without it.

Drawn from the analysed cases, whose times are in months. The figure names the column that says what each person was
given, whose words it selects in an order that gives marker and colour; the words of MARKS stand in the selection too.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import CARETRIGHT

from hivcells.figures.style import (
    BLUE,
    ORANGE,
    QUIET,
    SMALL_PT,
    bind_to_cells,
    bind_to_value,
    figure_of,
    is_narrow,
    selected,
)
from hivcells.tables import Tables

TABLE, IN_MONTHS, BACK, AWAY, SINCE_STOP = "cases", "cases_in_months", "back", "away", "stop"
# Marks of the lanes, whose words in the key the figure selects, and columns of the frame that hold these.
MARKS = ("stopped", "undated", AWAY, BACK)
COLUMNS = ["case_id", "table", "label", "given", "given_words", "rank", "stop_months", "end_months", "came"]
COLUMNS += ["is_undated", "value_id", "relation", "printed", "unit", "source_kind"]
COLUMNS += [f"{mark}_words" for mark in MARKS]
LOOKS = ((BLUE, "full"), (BLUE, "left"), (ORANGE, "none"), (QUIET, "top"))
# How sure the kind of document is, as the style of the line after the stop.
LINES = {"article": "-", "conference": (0, (3.5, 1.2))}
OTHER_LINE = (0, (0.9, 0.9))
LINE_KEY = (("article", "from a paper"), ("conference", "from a conference"), ("press", "from news"))
SIGN = {"about": "≈", "=": ""}
MARK_LOOKS: dict[str, dict[str, Any]] = {
    "stopped": {"marker": "|", "color": QUIET, "linestyle": "", "markersize": 9, "markeredgewidth": 1.4},
    "undated": {"marker": "$?$", "color": QUIET, "linestyle": ""},
    AWAY: {"marker": CARETRIGHT, "color": QUIET, "linestyle": ""},
    BACK: {"marker": "X", "color": QUIET, "linestyle": ""},
}
LINE = "case_id"  # what a line of the drawing is of
ROW_IN, KEY_IN, MORE_ON_A_PHONE = 0.25, 0.2, 1.7


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each person who stopped treatment, those without the event first, the longest time on top."""
    findings = tables["findings"].set_index("finding_id", drop=False)
    kinds = tables["sources"].set_index("source_id").kind
    says = selected(figure)
    chosen = {key: words for key, words in says.items() if key not in MARKS}
    of_marks = [says.get(mark, mark) for mark in MARKS]
    rows = [
        (*_row(case, end, findings.loc[end], chosen, kinds, figure["column"]), *of_marks)
        for case in tables[IN_MONTHS].to_dict("records")
        if (end := _end_of(case)) in findings.index
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values(["came", "end_months", "case_id"], ascending=[True, False, True], ignore_index=True)


def _end_of(case: Mapping[Hashable, Any]) -> str:
    """The finding at which the line of a case ends: the event, or without it the last report.

    Blank for a case of several people, and for one whose treatment was not stopped.
    """
    if case["n_people"] != "1" or not case["virus_after_stop"].startswith((BACK, AWAY)):
        return ""
    return case["rebound_finding_id"] if case["virus_after_stop"] == BACK else case["last_finding_id"]


def _row(
    case: Mapping[Hashable, Any], end_id: str, end: pd.Series, chosen: dict[str, str], kinds: pd.Series, column: str
) -> tuple[Any, ...]:
    what, came = case[column], case["virus_after_stop"] == BACK
    stop, after, is_undated = times_of(case, came)
    look = list(chosen).index(what) if what in chosen else len(LOOKS) - 1
    named = (case["case_id"], TABLE, case["label"], what, chosen.get(what, what), look)
    printed = (end_id, end.relation, end.value, end.unit, kinds.get(end.source_id, ""))
    return (*named, stop, after, came, is_undated, *printed)


def times_of(case: Mapping[Hashable, Any], came: bool) -> tuple[float, float, bool]:
    """Months from the start to the stop (not a number where none is printed) and to the end; whether the stop has no date."""
    stop = float(case["stopped_months_after_start"] or math.nan)
    since = case["rebound_since"] if came else case["last_since"]
    end = float(case["rebound_months"] if came else case["last_report_months"])
    if not since.endswith(SINCE_STOP):
        return stop, end, False
    # The stop that is told of is the first; when a later one was is not.
    stop = stop if since == SINCE_STOP else math.nan
    # A time off treatment without the time of the stop is drawn from the start, with a mark.
    return stop, end if math.isnan(stop) else stop + end, math.isnan(stop)


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches: the key and a lane for each person."""
    return 0.7 + KEY_IN * (10 if narrow else 5) + ROW_IN * len(frame) * (MORE_ON_A_PHONE if narrow else 1)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """The marker of what was given at the start, a thin line on treatment, a thick one without, and how it ended."""
    narrow = is_narrow(axes)
    longest = frame.end_months.max() if len(frame) else 12.0
    for y, row in enumerate(frame.to_dict("records")):
        _write_name(axes, y, row, narrow)
        _draw_lane(axes, y, row, longest)
    axes.set_yticks([])
    axes.set_ylim(max(len(frame), 1) - 0.4, -0.6 - (0.3 if narrow else 0))
    axes.set_xlim((-0.09 if narrow else -0.055) * longest, (1.5 if narrow else 1.28) * longest)
    axes.set_xticks(range(0, int(longest) + 12, 48 if narrow else 24))
    axes.spines["left"].set_visible(False)
    axes.grid(True, axis="x")
    _draw_key(axes, frame, narrow)


def _draw_lane(axes: Axes, y: float, row: Mapping[Hashable, Any], longest: float) -> None:
    colour, fill = LOOKS[row["rank"]]
    is_known, end = not math.isnan(row["stop_months"]), row["end_months"]
    stop = row["stop_months"] if is_known else 0
    if row["is_undated"]:
        axes.text(0, y, "?", ha="left", va="center", weight="bold", fontsize=SMALL_PT)
        room = (0.07 if is_narrow(axes) else 0.03) * longest
        stop, end = stop + room, end + room
    line = LINES.get(row["source_kind"], OTHER_LINE)
    if is_known:
        axes.plot([0, stop], [y, y], color=QUIET, linewidth=0.9)
    axes.plot(
        [stop, end], [y, y], color=colour, linewidth=2.6, linestyle=line, solid_capstyle="butt", dash_capstyle="butt"
    )
    if is_known and stop:
        axes.plot([stop, stop], [y - 0.22, y + 0.22], color=QUIET, linewidth=1.4)
    given_at = -0.06 * longest if is_narrow(axes) else -0.035 * longest
    axes.plot(
        given_at,
        y,
        "o",
        color=colour,
        fillstyle=fill,
        markerfacecoloralt="none",
        markersize=7,
        markeredgewidth=1.3,
        clip_on=False,
    )
    axes.plot(end, y, marker="X" if row["came"] else CARETRIGHT, color=colour, markersize=7.5, markeredgewidth=0)
    unit = row["unit"] if row["printed"] == "1" else f"{row['unit']}s"
    sign = SIGN.get(row["relation"], row["relation"])
    shown = f"{sign} {row['printed']} {unit}".strip()
    bind_to_value(axes.text(end + 0.035 * longest, y, shown, va="center", fontsize=SMALL_PT), row["value_id"])


def _write_name(axes: Axes, y: float, row: Mapping[Hashable, Any], narrow: bool) -> None:
    across = axes.get_yaxis_transform()
    side: dict[str, Any] = {"x": 0.0, "y": y - 0.42, "ha": "left"} if narrow else {"x": -0.02, "y": y, "ha": "right"}
    name = axes.text(s=row["label"], transform=across, va="center", fontsize=SMALL_PT, **side)
    bind_to_cells(name, f"{row['table']}#{row['case_id']}#label")


def _draw_key(axes: Axes, frame: pd.DataFrame, narrow: bool) -> None:
    """What markers and lines mean, in words, above the lanes."""
    entries: list[tuple[dict[str, Any], str]] = []
    for (rank, given), _ in frame.groupby(["rank", "given_words"]):
        colour, fill = LOOKS[rank]
        look = {"marker": "o", "color": colour, "fillstyle": fill, "markerfacecoloralt": "none", "linestyle": ""}
        entries.append((look, given))
    kinds = [(kind, says) for kind, says in LINE_KEY if kind in set(frame.source_kind)]
    for kind, says in kinds:
        entries.append(({"color": QUIET, "linestyle": LINES.get(kind, OTHER_LINE), "linewidth": 2.6}, says))
    entries += [(look, words) for mark, look in MARK_LOOKS.items() for words in _words_of(mark, frame)]
    handles = [axes.plot([], [], **look)[0] for look, _ in entries]
    figure_of(axes).legend(
        handles,
        [says for _, says in entries],
        loc="outside upper left",
        ncols=1 if narrow else 2,
        frameon=False,
        fontsize=SMALL_PT,
        handlelength=2.2,
        columnspacing=1.4,
        labelspacing=0.35,
        borderaxespad=0.1,
    )


def _words_of(mark: str, frame: pd.DataFrame) -> list[str]:
    """The words of a mark in the key; none where the figure does not show the mark."""
    is_shown = frame.is_undated.any() if mark == "undated" else True
    return list(frame[f"{mark}_words"].unique()) if is_shown else []
