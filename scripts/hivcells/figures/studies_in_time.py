"""The studies of a field in time: a row for each kind of therapy, a dot for each study, people as area."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import rcParams
from matplotlib.axes import Axes

from hivcells.figures.style import BLUE, NARROW_IN, QUIET, SMALL_PT, bind_to_cells, bind_to_value, figure_of
from hivcells.tables import Tables

COLUMNS = ["modality_id", "modality", "study_id", "year", "people", "people_id"]
AREA_PT2_PER_PERSON = 2.2
SMALLEST_PT2 = 7.0
NAME_IN, NUMBER_IN, POINTS_IN, MARGIN = 0.22, 0.2, 72, 0.025
ROOM_AROUND_YEARS = 2  # so that no circle is cut
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
    """Height of the figure in inches: rows as high as their circles need."""
    width = NARROW_IN if narrow else rcParams["figure.figsize"][0]
    return 0.65 + sum(_row_in(rows, frame, width) for rows in _rows_of(frame)) + (0 if len(frame) else 0.6)


def _rows_of(frame: pd.DataFrame) -> list[pd.DataFrame]:
    return [rows for _, rows in frame.groupby("modality", observed=True)]


def _row_in(rows: pd.DataFrame, frame: pd.DataFrame, width: float) -> float:
    heights = _heights(rows, frame, width)
    radii = np.sqrt(_areas(rows) / math.pi)
    return NAME_IN + (max(heights + radii) - min(heights - radii)) / POINTS_IN + NUMBER_IN


def _areas(rows: pd.DataFrame) -> np.ndarray:
    """Areas in square points."""
    return np.maximum(rows.people.to_numpy(float) * AREA_PT2_PER_PERSON, SMALLEST_PT2)


def _heights(rows: pd.DataFrame, frame: pd.DataFrame, width: float) -> np.ndarray:
    """How far each circle stands above or below the middle of its row, in points, so that none lies on another.

    The largest are placed first; each goes as near to the middle as those placed before it allow.
    """
    first, last = years_shown(frame)
    across = rows.year.to_numpy(float) * (width * (1 - 2 * MARGIN) * POINTS_IN / (last - first))
    radii, heights = np.sqrt(_areas(rows) / math.pi), np.zeros(len(rows))
    placed: list[int] = []
    for place in np.argsort(-radii, kind="stable"):
        steps = (sign * step * 0.5 for step in range(400) for sign in (1, -1))
        heights[place] = next(
            (y for y in steps if all(math.hypot(across[place] - across[o], y - heights[o]) >= radii[place] + radii[o] + 0.8 for o in placed)),
            0.0,
        )  # fmt: skip
        placed.append(int(place))
    return heights


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """A circle for each study at its year, its area that of its people; circles that would meet stand one above the other."""
    width, height = figure_of(axes).get_size_inches()
    figure_of(axes).set_layout_engine("none")
    axes.set_position((MARGIN, 0.5 / height, 1 - 2 * MARGIN, 1 - 0.55 / height))
    top = 0.0
    for rows in _rows_of(frame):
        heights, radii = _heights(rows, frame, width), np.sqrt(_areas(rows) / math.pi)
        middle = top + NAME_IN + max(heights + radii) / POINTS_IN
        axes.axhline(middle, color=QUIET, linewidth=0.4, alpha=0.5, zorder=0)
        axes.scatter(
            rows.year, middle - heights / POINTS_IN, s=_areas(rows), facecolor=BLUE, edgecolor=BLUE, linewidths=0.6
        )
        top += _row_in(rows, frame, width)
        _write_largest(axes, middle, rows, heights, radii)
        name = axes.text(0, top - _row_in(rows, frame, width) + 0.1, rows.modality.iloc[0], transform=axes.get_yaxis_transform(), ha="left", va="center", fontsize=SMALL_PT, weight="bold")  # fmt: skip
        bind_to_cells(name, f"modalities#{rows.modality_id.iloc[0]}#label")
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_ylim(max(top, 0.5), 0)
    first, last = years_shown(frame)
    axes.set_xlim(first, last)
    axes.set_xticks(range(math.ceil(first / 10) * 10, last + 1, 10))


def years_shown(frame: pd.DataFrame) -> tuple[int, int]:
    """The ends of the scale, with room before the first and after the last year."""
    first, last = (frame.year.min(), frame.year.max()) if len(frame) else NO_YEARS
    return int(first) - ROOM_AROUND_YEARS, int(last) + ROOM_AROUND_YEARS


def _write_largest(axes: Axes, middle: float, rows: pd.DataFrame, heights: np.ndarray, radii: np.ndarray) -> None:
    """The people of the largest study of a row, below its circle, so that the size of a circle can be read."""
    place = int(np.argmax(rows.people.to_numpy()))
    largest = rows.iloc[place]
    below = middle + max(radii - heights) / POINTS_IN + 0.09
    text = axes.text(largest.year, below, str(largest.people), ha="center", va="center", fontsize=SMALL_PT)
    bind_to_value(text, largest.people_id)
