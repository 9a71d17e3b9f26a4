"""The studies of a field in time: a row for each kind of therapy, a dot for each study, people as area."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from hivcells.figures.style import BLUE, QUIET, SMALL_PT, bind_to_cells, bind_to_value
from hivcells.tables import Tables

COLUMNS = ["modality_id", "modality", "study_id", "year", "people", "people_id"]
AREA_PT2_PER_PERSON = 2.2
SMALLEST_PT2 = 7.0
ROW_IN = 0.62
ROOM_AFTER_YEARS = 2  # so that the last dots are not cut
NO_YEARS = (1990, 2010)  # the scale of a drawing without studies


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each group of people that counts in totals, at the year of the document of its study."""
    participants, findings = tables["participants"], tables["findings"][["finding_id", "value"]]
    rows = (
        participants[participants.counts == "yes"]
        .merge(findings, left_on="people_finding_id", right_on="finding_id")
        .merge(tables["studies"][["study_id", "modality_id", "source_id"]], on="study_id")
        .merge(tables["sources"][["source_id", "year"]], on="source_id")
        .merge(tables["modalities"][["modality_id", "label"]].rename(columns={"label": "modality"}), on="modality_id")
        .rename(columns={"people_finding_id": "people_id"})
    )
    rows = rows[rows.year != ""].assign(people=lambda row: row.value.astype(int), year=lambda row: row.year.astype(int))
    order = list(tables["modalities"].label)
    rows = rows.assign(modality=pd.Categorical(rows.modality, categories=order))
    return rows.sort_values(["modality", "year", "study_id"], ignore_index=True)[COLUMNS]


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    return 0.8 + ROW_IN * max(frame.modality.nunique(), 1)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """A dot for each study at its year; studies of one year are set one above the other."""
    names = [name for name in frame.modality.cat.categories if name in set(frame.modality)]
    for y, name in enumerate(names):
        rows = frame[frame.modality == name]
        axes.axhline(y, color=QUIET, linewidth=0.4, alpha=0.5)
        axes.scatter(
            rows.year + _shifts(rows),
            [y] * len(rows),
            s=np.maximum(rows.people * AREA_PT2_PER_PERSON, SMALLEST_PT2),
            facecolor=BLUE,
            edgecolor=BLUE,
            alpha=0.55,
            linewidths=0.8,
        )
        _write_largest(axes, y, rows)
        label = axes.text(
            0,
            y - 0.34,
            name,
            transform=axes.get_yaxis_transform(),
            ha="left",
            va="center",
            fontsize=SMALL_PT,
            weight="bold",
        )
        bind_to_cells(label, f"modalities#{rows.modality_id.iloc[0]}#label")
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_ylim(max(len(names), 1) - 0.45, -0.6)
    first, last = years_shown(frame)
    axes.set_xlim(first, last)
    axes.set_xticks(range(first, last + 1, 10))


def years_shown(frame: pd.DataFrame) -> tuple[int, int]:
    """The ends of the scale: the beginning of the first decade, and room after the last year."""
    first, last = (frame.year.min(), frame.year.max()) if len(frame) else NO_YEARS
    return int(first) // 10 * 10, int(last) + ROOM_AFTER_YEARS


def _shifts(rows: pd.DataFrame) -> pd.Series:
    """Studies of one year a little apart, so that each is seen."""
    place, many = rows.groupby("year").cumcount(), rows.groupby("year").year.transform("count")
    return (place - (many - 1) / 2) * (0.8 / many.clip(lower=2))


def _write_largest(axes: Axes, y: float, rows: pd.DataFrame) -> None:
    """The people of the largest study of a row, so that the size of a dot can be read."""
    if len(rows):
        largest = rows.loc[rows.people.idxmax()]
        text = axes.text(largest.year, y + 0.3, str(largest.people), ha="center", va="center", fontsize=SMALL_PT)
        bind_to_value(text, largest.people_id)
