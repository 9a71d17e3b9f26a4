"""The studies of a field in time: a row for each kind of therapy, a dot for each study, people as area."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib import rcParams
from matplotlib.axes import Axes

from hivcells.figures.style import (
    BLUE,
    NARROW_IN,
    QUIET,
    SMALL_PT,
    bind_marks,
    bind_to_cells,
    figure_of,
    write_count,
)
from hivcells.tables import Tables

COLUMNS = ["modality_id", "modality", "study_id", "year", "people", "people_id"]
AREA_PT2_PER_PERSON = 2.2
SMALLEST_PT2 = 7.0
# Where rows are higher than this together, all areas are halved until they are not, or cannot be seen any more.
HIGHEST_IN, SMALLEST_SCALE = 5.2, 1 / 256
NAME_IN, NUMBER_IN, POINTS_IN, MARGIN = 0.2, 0.17, 72, 0.025
ROOM_AROUND_YEARS = 2  # so that no circle is cut
GAP_PT = 0.8  # between circles
STEP_PT, FARTHEST_PT = 0.5, 199.5  # steps away from the middle of a row, which become smaller with the circles
KEY_IN, KEY_STEP_IN = 0.36, 0.52  # height of the key, and room for a circle with its number
KEY_SHARES = (1 / 16, 1 / 4, 1)  # of the largest study: those nearest to these are the key of sizes
NO_YEARS = (1990, 2010)  # the scale of a drawing without studies
LINE = ""  # no line of the drawing may be left out
IS_FOR_PHONES = True


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


class Placed(NamedTuple):
    """The circles of a kind of therapy: radii, and heights above the middle of their row, in points."""

    rows: pd.DataFrame
    radii: np.ndarray
    heights: np.ndarray

    @property
    def row_in(self) -> float:
        """Height of the row in inches: the name, as much as the circles need, and a number."""
        spread = max(self.heights + self.radii) - min(self.heights - self.radii)
        return NAME_IN + spread / POINTS_IN + NUMBER_IN


def placed(frame: pd.DataFrame, width_in: float) -> tuple[list[Placed], float]:
    """The circles of each kind of therapy, so that none lies on another, and the scale of their areas: 1, or less for many."""
    first, last = years_shown(frame)
    year_pt = width_in * (1 - 2 * MARGIN) * POINTS_IN / (last - first)
    scale = 1.0
    while True:
        rows = [_placed(of, year_pt, scale) for _, of in frame.groupby("modality", observed=True)]
        if sum(row.row_in for row in rows) <= HIGHEST_IN or scale <= SMALLEST_SCALE:
            return rows, scale
        scale /= 2


def _placed(rows: pd.DataFrame, year_pt: float, scale: float) -> Placed:
    """The largest circles are placed first; each goes as near to the middle as those placed before it allow."""
    radii, across = np.sqrt(_areas(rows.people, scale) / math.pi), rows.year.to_numpy(float) * year_pt
    heights, done = np.zeros(len(rows)), np.zeros(len(rows), dtype=bool)
    step_pt = STEP_PT * math.sqrt(scale)
    steps = np.arange(-round(FARTHEST_PT / step_pt), round(FARTHEST_PT / step_pt) + 1)
    nearest_first = np.lexsort((-steps, np.abs(steps)))  # above the middle before below
    for place in np.argsort(-radii, kind="stable"):
        apart, beside = radii[place] + radii + GAP_PT * math.sqrt(scale), across - across[place]
        near = done & (np.abs(beside) < apart)
        is_free = _is_free(steps, heights[near] / step_pt, np.sqrt(apart[near] ** 2 - beside[near] ** 2) / step_pt)
        free = steps[nearest_first][is_free[nearest_first]]
        heights[place] = step_pt * float(free[0]) if len(free) else 0.0
        done[place] = True
    return Placed(rows, radii, heights)


def _is_free(steps: np.ndarray, heights: np.ndarray, apart: np.ndarray) -> np.ndarray:
    """Which of some steps, in increasing order, is apart from each of other heights in the same unit."""
    first = np.searchsorted(steps, heights - apart, side="right")
    end = np.searchsorted(steps, heights + apart, side="left")
    # How many others a step is too near to: one more from the first such step of each on, one fewer from its end on.
    begun, ended = (np.bincount(places, minlength=len(steps) + 1) for places in (first, end))
    return np.cumsum(begun - ended)[:-1] == 0


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches: rows as high as their circles need."""
    rows, _ = placed(frame, NARROW_IN if narrow else rcParams["figure.figsize"][0])
    return 0.65 + sum(row.row_in for row in rows) + (KEY_IN if rows else 0.6)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """A circle for each study at its year, its area that of its people; circles that would meet stand one above the other.

    Above them stands what a circle means, shown on three of the studies.
    """
    width, height = figure_of(axes).get_size_inches()
    figure_of(axes).set_layout_engine("none")
    axes.set_position((MARGIN, 0.5 / height, 1 - 2 * MARGIN, 1 - 0.55 / height))
    rows, scale = placed(frame, width)
    top = KEY_IN if rows else 0.0
    if rows:
        _draw_key(axes, frame, width * (1 - 2 * MARGIN), scale)
    for row in rows:
        _draw_row(axes, top, row)
        top += row.row_in
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_ylim(max(top, 0.5), 0)
    first, last = years_shown(frame)
    axes.set_xlim(first, last)
    axes.set_xticks(range(math.ceil(first / 10) * 10, last + 1, 10))


def _areas(people: pd.Series, scale: float) -> np.ndarray:
    return scale * np.maximum(people.to_numpy(float) * AREA_PT2_PER_PERSON, SMALLEST_PT2)


def of_key(frame: pd.DataFrame) -> pd.DataFrame:
    """Studies of which each shows a size: a small one, a larger one, and the largest."""
    wanted = [share * frame.people.max() for share in KEY_SHARES]
    nearest = dict.fromkeys((frame.people - size).abs().idxmin() for size in wanted)
    return frame.loc[list(nearest)]


def _draw_key(axes: Axes, frame: pd.DataFrame, width_in: float, scale: float) -> None:
    """Circles with their people, and that a ring means that the people are written below."""
    across, middle, shown = axes.get_yaxis_transform(), KEY_IN / 2 - 0.02, of_key(frame)
    says: dict[str, Any] = {"transform": across, "va": "center", "fontsize": SMALL_PT}
    axes.text(0, middle, "people", **says)
    at = [(0.6 + place * KEY_STEP_IN) / width_in for place in range(len(shown))]
    axes.scatter(at, [middle] * len(at), s=_areas(shown.people, scale), color=BLUE, linewidths=0, transform=across)
    for x, row in zip(at, shown.itertuples()):
        write_count(axes, x + 0.17 / width_in, middle, row.people, row.people_id, ha="left", weight="normal", **says)
    ring = at[-1] + KEY_STEP_IN * 1.2 / width_in
    axes.scatter(
        ring, middle, s=40, facecolor="none", edgecolor=rcParams["text.color"], linewidths=1.2, transform=across
    )
    axes.text(ring + 0.12 / width_in, middle, "people below", **says)


def _draw_row(axes: Axes, top: float, row: Placed) -> None:
    middle = top + NAME_IN + max(row.heights + row.radii) / POINTS_IN
    axes.axhline(middle, color=QUIET, linewidth=0.4, alpha=0.5, zorder=0)
    across, areas = axes.get_yaxis_transform(), math.pi * row.radii**2
    circles = axes.scatter(
        row.rows.year, middle - row.heights / POINTS_IN, s=areas, facecolor=BLUE, edgecolor=BLUE, linewidths=0.6
    )
    bind_marks(circles, row.rows.people_id)
    _write_largest(axes, middle, row)
    therapy = row.rows.iloc[0]
    name = axes.text(0, top + 0.1, therapy.modality, transform=across, va="center", fontsize=SMALL_PT, weight="bold")
    bind_to_cells(name, f"modalities#{therapy.modality_id}#label")


def years_shown(frame: pd.DataFrame) -> tuple[int, int]:
    """The ends of the scale, with room before the first and after the last year."""
    first, last = (frame.year.min(), frame.year.max()) if len(frame) else NO_YEARS
    return int(first) - ROOM_AROUND_YEARS, int(last) + ROOM_AROUND_YEARS


def _write_largest(axes: Axes, middle: float, row: Placed) -> None:
    """The people of the largest study of a row, below the circles; a ring says which circle is meant."""
    place = int(np.argmax(row.rows.people.to_numpy()))
    largest, area = row.rows.iloc[place], math.pi * row.radii[place] ** 2
    height = middle - row.heights[place] / POINTS_IN
    axes.scatter(largest.year, height, s=area, facecolor="none", edgecolor=rcParams["text.color"], linewidths=1.2)
    below = middle + max(row.radii - row.heights) / POINTS_IN + 0.09
    looks = {"ha": "center", "weight": "normal", "fontsize": SMALL_PT}
    write_count(axes, largest.year, below, largest.people, largest.people_id, **looks)
