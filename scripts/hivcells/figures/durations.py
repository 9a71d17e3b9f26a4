"""How long something was seen, on a scale of days, months and years: one line for each report, with what bounds it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import CARETRIGHT

from hivcells.figures.style import (
    BLUE,
    QUIET,
    SIGNS,
    SMALL_PT,
    bind_to_cells,
    bind_to_value,
    figure_of,
    is_narrow,
    marks_of,
)
from hivcells.quantities import DAYS_IN, with_unit
from hivcells.tables import Tables, words

COLUMNS = ["modality_id", "modality", "study_id", "study", "value_id", "relation", "printed", "low", "unit", "days"]
# Relations by which something was still there when last looked for, or no longer.
STILL_THERE, GONE_BY = (">", "≥"), ("<", "≤")
# How a line looks whose cells were still there, were found up to its end, or were gone by then.
STILL: dict[str, Any] = {"color": BLUE, "marker": CARETRIGHT, "linewidth": 2.2, "markersize": 6}
UP_TO: dict[str, Any] = {"color": QUIET, "marker": "o", "linewidth": 1.2, "markersize": 4.5}
GONE: dict[str, Any] = {"color": QUIET, "marker": "|", "linewidth": 1.2, "markersize": 8}
TICKS = {"1 day": 1, "1 week": 7, "1 month": DAYS_IN["month"], "1 year": DAYS_IN["year"]}
TICKS |= {"10 years": 10 * DAYS_IN["year"]}
NOT_ON_A_PHONE = "1 week"
FIRST_DAY, LAST_DAY = 1.0, 3652.5  # the scale shows these at least
# A number stands beside the end of its line, as a multiple of the days there; the scale leaves room for it.
NUMBER_AT, ROOM_FOR_NUMBER = 1.45, 11
LINE = "study_id"  # what a line of the drawing is of
IS_FOR_PHONES = True
ROW_IN, HEAD_IN = 0.21, 0.27


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each study and outcome, its longest time; kinds of therapy in their order, the longest first.

    A range stands at its upper limit, which its text shows with the lower. Kinds of therapy that the figure names are
    shown alone.
    """
    findings = tables["findings"]
    of_outcomes = findings.outcome_id.isin(words(figure["outcome_ids"]))
    times = findings[of_outcomes & findings.unit.isin(list(DAYS_IN)) & (findings.study_id != "")]
    printed = times.value.where(times.value != "", times.high)
    times = times.assign(printed=printed, days=printed.astype(float) * times.unit.map(DAYS_IN))
    rows = times.merge(tables["studies"][["study_id", "label", "modality_id"]], on="study_id").rename(
        columns={"label": "study", "finding_id": "value_id"}
    )
    rows = rows.merge(
        tables["modalities"][["modality_id", "label"]].rename(columns={"label": "modality"}), on="modality_id"
    )
    shown = words(figure["modality_ids"])
    rows = rows[rows.modality_id.isin(shown)] if shown else rows
    rows = rows.assign(modality=pd.Categorical(rows.modality, categories=list(tables["modalities"].label)))
    longest = rows.sort_values(["days", "value_id"], ascending=[False, True]).drop_duplicates("study_id")
    return longest.sort_values(["modality", "days", "value_id"], ascending=[True, False, True], ignore_index=True)[
        COLUMNS
    ]


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    lines = ROW_IN * len(frame) * (1.75 if narrow else 1)
    return (1.35 if narrow else 0.95) + lines + HEAD_IN * frame.modality.nunique()


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Under the name of each kind of therapy a line for each study: an arrow where the cells were there at the last look."""
    narrow, y = is_narrow(axes), 0.0
    step = ROW_IN * (1.75 if narrow else 1)
    across = axes.get_yaxis_transform()
    name_at = 0.0 if narrow else -0.47
    for _, rows in frame.groupby("modality", observed=True):
        name = axes.text(
            name_at, y + HEAD_IN * 0.45, rows.modality.iloc[0], transform=across, va="center", weight="bold"
        )
        bind_to_cells(name, f"modalities#{rows.modality_id.iloc[0]}#label")
        y += HEAD_IN
        for row in rows.to_dict("records"):
            line = y + step * (0.76 if narrow else 0.5)
            label = axes.text(
                0.0 if narrow else -0.02,
                y + step * 0.36 if narrow else line,
                row["study"],
                transform=across,
                ha="left" if narrow else "right",
                va="center",
                fontsize=SMALL_PT,
            )
            bind_to_cells(label, f"studies#{row['study_id']}#label")
            _draw_time(axes, line, row, days_shown(frame)[0])
            y += step
    _draw_key(axes, narrow)
    axes.set_xscale("log")
    first, last = days_shown(frame)
    axes.set_xlim(first, last * ROOM_FOR_NUMBER)
    shown = {says: day for says, day in TICKS.items() if not narrow or says != NOT_ON_A_PHONE}
    axes.set_xticks(list(shown.values()), list(shown), fontsize=SMALL_PT)
    axes.set_xticks([], minor=True)
    axes.set_yticks([])
    axes.set_ylim(max(y, 1) + 0.05, 0)
    axes.spines["left"].set_visible(False)
    axes.grid(True, axis="x")


def days_shown(frame: pd.DataFrame) -> tuple[float, float]:
    """The shortest and the longest time of the scale, which no line leaves; zero, which has no place on it, is drawn at its beginning."""
    days = frame.days[frame.days > 0].astype(float)
    return min([FIRST_DAY, *days]), max([LAST_DAY, *days])


def _draw_key(axes: Axes, narrow: bool) -> None:
    """What the ends of a line mean, in words, above all lines."""
    looks = ((STILL, "still found at the last look"), (UP_TO, "found up to this time"), (GONE, "gone by this time"))
    handles = [axes.plot([], [], **look)[0] for look, _ in looks]
    figure_of(axes).legend(
        handles,
        [says for _, says in looks],
        loc="outside upper left",
        ncols=1 if narrow else len(looks),
        frameon=False,
        fontsize=SMALL_PT,
        borderaxespad=0.1,
    )


def _draw_time(axes: Axes, y: float, row: Mapping[Hashable, Any], first_day: float) -> None:
    look = STILL if row["relation"] in STILL_THERE else GONE if row["relation"] in GONE_BY else UP_TO
    end = max(row["days"], first_day)
    with marks_of(axes, row["value_id"]):
        axes.plot([first_day, end], [y, y], **look, markevery=[1])
    least = f"{row['low']} to " if row["low"] else ""
    time = f"{SIGNS.get(row['relation'], row['relation'])} {least}{with_unit(row['printed'], row['unit'])}"
    text = axes.text(end * NUMBER_AT, y, time.strip(), va="center", fontsize=SMALL_PT)
    bind_to_value(text, row["value_id"])
