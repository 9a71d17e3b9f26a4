"""A count from baseline to the last printed visit, one line for each arm.

What the source prints of the spread is drawn as a thin line; most sources print none.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import CARETLEFT, CARETRIGHT  # their tips stand on the value

from hivcells.figures.style import BLUE, ORANGE, QUIET, head_column, write_column, write_label
from hivcells.tables import Tables

COLUMNS = [
    "arm_id",
    "study_id",
    "study",
    "arm",
    "role",
    "statistic",
    "baseline_id",
    "baseline",
    "last_id",
    "last",
    "change_id",
    "baseline_low",
    "baseline_high",
    "last_low",
    "last_high",
]
ROW_HEIGHT_IN = 0.36
COLOUR = {"experimental": BLUE, "control": ORANGE}
LAST_COLUMN = 0.2  # share of the plot's width between the two columns of numbers


def frame_of(tables: Tables, outcomes: list[str]) -> pd.DataFrame:
    """Baseline, last value and printed limits, as text, of each arm in which an outcome has both."""
    changes, findings = tables["changes"], tables["findings"]
    printed = findings[["finding_id", "value", "low", "high"]].set_axis(["id", "", "_low", "_high"], axis="columns")
    statistics = findings[["finding_id", "statistic"]].rename(columns={"finding_id": "baseline_id"})
    rows = (
        changes.loc[changes.outcome_id.isin(outcomes), ["study_id", "arm_id", "value_id", "baseline_id", "last_id"]]
        .merge(tables["studies"][["study_id", "label"]].rename(columns={"label": "study"}), on="study_id")
        .merge(tables["arms"][["arm_id", "label", "role"]].rename(columns={"label": "arm"}), on="arm_id")
        .merge(printed.add_prefix("baseline").rename(columns={"baselineid": "baseline_id"}), on="baseline_id")
        .merge(printed.add_prefix("last").rename(columns={"lastid": "last_id"}), on="last_id")
        .merge(statistics, on="baseline_id")
    )
    return rows.rename(columns={"value_id": "change_id"})[COLUMNS]


def height_in(frame: pd.DataFrame) -> float:
    """Height of the figure in inches."""
    return 0.9 + ROW_HEIGHT_IN * len(frame)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """An arrow for each arm, from the dot of the baseline to the last value; both numbers stand beside it."""
    for y, row in enumerate(frame.to_dict("records")):
        _draw_limits(axes, y + 0.17, row["baseline_low"], row["baseline_high"])
        _draw_limits(axes, y + 0.3, row["last_low"], row["last_high"])
        _draw_arrow(axes, y, float(row["baseline"]), float(row["last"]), COLOUR[row["role"]])
        write_column(axes, 0, y, row["baseline"], row["baseline_id"])
        write_column(axes, LAST_COLUMN, y, row["last"], row["last_id"])
        cells = f"studies#{row['study_id']}#label", f"arms#{row['arm_id']}#label"
        write_label(axes, y, f"{row['study']}: {row['arm']}", *cells)
    head_column(axes, 0, "first")
    head_column(axes, LAST_COLUMN, "last")
    axes.set_yticks([])
    axes.set_ylim(len(frame) - 0.5, -1)
    axes.set_xlim(left=0)
    axes.grid(True, axis="x")


def _draw_limits(axes: Axes, y: float, low: str, high: str) -> None:
    if low:
        axes.plot([float(low), float(high)], [y, y], color=QUIET, linewidth=0.8)


def _draw_arrow(axes: Axes, y: float, first: float, last: float, colour: str) -> None:
    axes.plot([first, last], [y, y], color=colour, linewidth=1.8)
    axes.plot(first, y, "o", color=colour, markersize=4)
    axes.plot(last, y, marker=CARETRIGHT if last >= first else CARETLEFT, color=colour, markersize=6)
