"""Share of people with an event, with exact 95% intervals, one line for each group."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hivcells.figures.style import ORANGE, QUIET, write_column, write_label
from hivcells.quantities import write_number
from hivcells.tables import Tables

COLUMNS = [
    "study_id",
    "study",
    "arm_id",
    "arm",
    "outcome_id",
    "outcome",
    "kind",
    "value_id",
    "n_events",
    "n_assessed",
    "percent",
    "low_percent",
    "high_percent",
]
ROW_HEIGHT_IN = 0.33
# ASSUME: a share of fewer people than this says nothing that the text does not say better.
FEWEST_PEOPLE = 5


def frame_of(tables: Tables, outcomes: list[str]) -> pd.DataFrame:
    """One row for each group and event counted as a whole in enough people, by outcome and study.

    Only studies whose people count in totals, so that nobody is drawn twice.
    """
    proportions, participants = tables["proportions"], tables["participants"]
    counted = participants.loc[participants.counts == "yes", "study_id"]
    whole = proportions[
        proportions.outcome_id.isin(outcomes)
        & (proportions.counted == "people")
        & (proportions.scope == "all")
        & (proportions.n_assessed.astype(int) >= FEWEST_PEOPLE)
        & proportions.study_id.isin(counted)
    ]
    rows = (
        whole.merge(tables["studies"][["study_id", "label"]].rename(columns={"label": "study"}), on="study_id")
        .merge(tables["arms"][["arm_id", "label"]].rename(columns={"label": "arm"}), on="arm_id", how="left")
        .merge(tables["outcomes"][["outcome_id", "label"]].rename(columns={"label": "outcome"}), on="outcome_id")
        .rename(columns={"low": "low_percent", "high": "high_percent"})
        .fillna({"arm": "all"})
    )
    rows["percent"] = [write_number(row["value"], int(row["decimals"])) for row in rows.to_dict("records")]
    rows["outcome_id"] = pd.Categorical(rows.outcome_id, categories=outcomes)
    return rows.sort_values(["outcome_id", "study", "value_id"], ignore_index=True)[COLUMNS]


def height_in(frame: pd.DataFrame) -> float:
    """Height of the figure in inches: a line for each row and for the name of each outcome."""
    return 0.9 + ROW_HEIGHT_IN * (len(frame) + frame.outcome_id.nunique())


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """A square on its interval for each group, under the name of the outcome; the first outcome is in colour."""
    y = 0
    for place, (_, rows) in enumerate(frame.groupby("outcome_id", sort=False, observed=True)):
        axes.text(0, y + 0.05, rows.outcome.iloc[0], transform=axes.get_yaxis_transform(), va="center", weight="bold")
        for row in rows.to_dict("records"):
            y += 1
            _draw_row(axes, y, row, QUIET if place else ORANGE)
        y += 1
    axes.set_yticks([])
    axes.set_ylim(max(y, 1) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.grid(True, axis="x")


def _draw_row(axes: Axes, y: float, row: dict[Hashable, Any], colour: str) -> None:
    axes.plot([float(row["low_percent"]), float(row["high_percent"])], [y, y], color=colour, linewidth=1.6)
    axes.plot(float(row["percent"]), y, "s", color=colour, markersize=5, clip_on=False)
    write_column(axes, 0, y, f"{row['percent']}%", row["value_id"])
    text, cells = row["study"], [f"studies#{row['study_id']}#label"]
    if row["arm_id"]:
        text, cells = f"{text}: {row['arm']}", [*cells, f"arms#{row['arm_id']}#label"]
    write_label(axes, y, text, *cells)
