"""How the therapies are meant to work: a card for each path with a picture, the therapies on it and their people."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch, Wedge

from hivcells.figures.style import (
    BLUE,
    ORANGE,
    QUIET,
    SMALL_PT,
    bind_to_cells,
    blank_canvas,
    figure_of,
    is_narrow,
    wrapped,
    write_count,
)
from hivcells.tables import Tables

COLUMNS = ["mechanism_id", "path", "words", "modality_id", "modality", "is_main", "value_id", "people"]
CARD_IN, LINE_IN, GAP_IN = 0.92, 0.2, 0.12
PICTURE_IN = 0.9  # where the words begin, clear of the widest picture
LINE = ""  # no line of the drawing may be left out
IS_FOR_PHONES = True


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each path and therapy on it; people stand on the main path of their therapy only, so each is shown once."""
    counts = tables["counts"].set_index("value_id").value
    labels = tables["modalities"].set_index("modality_id").label
    rows = tables["mechanisms"]
    rows = rows[rows.modality_id.isin(labels.index)]
    main, value_id = rows.is_main == "yes", "people.enrolled." + rows.modality_id
    return rows.assign(
        modality=rows.modality_id.map(labels),
        people=value_id.map(counts).fillna(0).astype(int).where(main, 0),
        value_id=value_id.where(main, ""),
    )[COLUMNS].reset_index(drop=True)


def _card_in(rows: pd.DataFrame) -> float:
    return max(CARD_IN, 0.62 + LINE_IN * len(rows))


def _columns(narrow: bool) -> int:
    return 1 if narrow else 2


def _lines_of_cards(frame: pd.DataFrame, narrow: bool) -> list[list[tuple[str, pd.DataFrame]]]:
    cards = [(str(path), rows) for path, rows in frame.groupby("path", sort=False)]
    many = _columns(narrow)
    return [cards[start : start + many] for start in range(0, len(cards), many)]


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    lines = _lines_of_cards(frame, narrow)
    return 0.1 + sum(max(_card_in(rows) for _, rows in line) + GAP_IN for line in lines)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Cards side by side on a desk, one below the other on a phone."""
    width, height = figure_of(axes).get_size_inches()
    blank_canvas(axes, width, height)
    narrow, top = is_narrow(axes), 0.06
    card_width = (width - GAP_IN * (_columns(narrow) + 1)) / _columns(narrow)
    for line in _lines_of_cards(frame, narrow):
        card_height = max(_card_in(rows) for _, rows in line)
        for place, (path, rows) in enumerate(line):
            _draw_card(axes, GAP_IN + place * (card_width + GAP_IN), top, card_width, card_height, path, rows)
        top += card_height + GAP_IN


def _draw_card(axes: Axes, left: float, top: float, width: float, height: float, path: str, rows: pd.DataFrame) -> None:
    edge = FancyBboxPatch((left, top), width, height, boxstyle="round,pad=0,rounding_size=0.08")
    edge.set(facecolor="none", edgecolor=QUIET, linewidth=0.9)
    axes.add_patch(edge)
    PICTURES.get(path, _no_picture)(axes, left + 0.42, top + height / 2)
    words_at = left + PICTURE_IN
    axes.text(words_at, top + 0.15, path.capitalize(), va="center", weight="bold", fontsize=10.5)
    says = wrapped(rows.words.iloc[0], int((width - PICTURE_IN - 0.09) * 16))
    axes.text(words_at, top + 0.25, says, va="top", fontsize=SMALL_PT, linespacing=1.1)
    for place, row in enumerate(rows.sort_values("is_main", ascending=False, kind="stable").to_dict("records")):
        middle = top + height - LINE_IN * (len(rows) - place) + 0.06
        _write_therapy(axes, words_at, left + width - 0.1, middle, row)


def _write_therapy(axes: Axes, left: float, right: float, middle: float, row: Mapping[Hashable, Any]) -> None:
    is_main = bool(row["value_id"])
    if not is_main:
        axes.text(left, middle, "also", va="center", fontsize=SMALL_PT, style="italic")
    name = axes.text(left + (0 if is_main else 0.34), middle, row["modality"], va="center", fontsize=SMALL_PT)
    bind_to_cells(name, f"modalities#{row['modality_id']}#label")
    if is_main:
        write_count(axes, right - 0.16, middle, row["people"], row["value_id"])
        _person(axes, right - 0.06, middle)


def _person(axes: Axes, x: float, y: float) -> None:
    """A head on shoulders, beside each number of people."""
    axes.add_patch(Circle((x, y - 0.04), 0.03, color=QUIET, linewidth=0))
    axes.add_patch(Wedge((x, y + 0.07), 0.06, 180, 360, color=QUIET, linewidth=0))


def _cell(axes: Axes, x: float, y: float, radius: float, colour: str, full: bool = True) -> None:
    axes.add_patch(
        Circle((x, y), radius, facecolor=colour if full else "none", edgecolor=colour, alpha=0.8, linewidth=1.2)
    )


def _virus(axes: Axes, x: float, y: float, radius: float = 0.06) -> None:
    for turn in np.arange(0, 2 * math.pi, math.pi / 4):
        axes.plot(
            [x, x + 1.7 * radius * math.cos(turn)], [y, y + 1.7 * radius * math.sin(turn)], color=ORANGE, linewidth=1
        )
    axes.add_patch(Circle((x, y), radius, color=ORANGE, linewidth=0))


def _arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = QUIET) -> None:
    axes.add_patch(
        FancyArrowPatch(
            start, end, arrowstyle="-|>", mutation_scale=8, color=colour, linewidth=1.2, shrinkA=0, shrinkB=0
        )
    )


def _fill(axes: Axes, x: float, y: float) -> None:
    """Cells fall into a vessel that is half empty."""
    axes.plot(
        [x - 0.26, x - 0.26, x + 0.26, x + 0.26], [y - 0.08, y + 0.28, y + 0.28, y - 0.08], color=QUIET, linewidth=1.3
    )
    for dx, dy in ((-0.16, 0.2), (0, 0.2), (0.16, 0.2), (-0.08, 0.06)):
        _cell(axes, x + dx, y + dy, 0.07, QUIET, full=False)
    for dx, dy in ((0.08, 0.06), (-0.1, -0.2), (0.1, -0.26)):
        _cell(axes, x + dx, y + dy, 0.07, BLUE)


def _calm(axes: Axes, x: float, y: float) -> None:
    """A wave that grows flat where a cell stands."""
    along = np.linspace(0, 1, 90)
    axes.plot(
        x - 0.32 + 0.64 * along, y + 0.12 - 0.16 * (1 - along) ** 1.4 * np.sin(along * 22), color=ORANGE, linewidth=1.4
    )
    _cell(axes, x + 0.2, y - 0.16, 0.1, BLUE)


def _protect(axes: Axes, x: float, y: float) -> None:
    """A cell behind a shield, off which the virus bounces."""
    _cell(axes, x + 0.1, y, 0.17, BLUE)
    axes.add_patch(Wedge((x + 0.1, y), 0.27, 115, 245, width=0.05, color=BLUE, linewidth=0))
    _virus(axes, x - 0.28, y - 0.14)
    _virus(axes, x - 0.27, y + 0.17, 0.05)


def _kill(axes: Axes, x: float, y: float) -> None:
    """A cell goes for an infected one, which is crossed out."""
    _cell(axes, x - 0.22, y + 0.02, 0.13, BLUE)
    _arrow(axes, (x - 0.08, y + 0.02), (x + 0.06, y + 0.02), BLUE)
    _cell(axes, x + 0.22, y + 0.02, 0.15, ORANGE, full=False)
    _virus(axes, x + 0.22, y + 0.02, 0.045)
    for slope in (1, -1):
        axes.plot([x + 0.07, x + 0.37], [y + 0.02 - 0.15 * slope, y + 0.02 + 0.15 * slope], color=QUIET, linewidth=1.6)


def _teach(axes: Axes, x: float, y: float) -> None:
    """A cell with many arms shows a piece of the virus to two others."""
    for turn in np.arange(0, 2 * math.pi, math.pi / 4):
        axes.plot([x - 0.17, x - 0.17 + 0.2 * math.cos(turn)], [y, y + 0.2 * math.sin(turn)], color=BLUE, linewidth=2)
    _cell(axes, x - 0.17, y, 0.1, BLUE)
    _virus(axes, x + 0.06, y, 0.035)
    for dy in (-0.17, 0.17):
        _arrow(axes, (x + 0.12, y + dy * 0.2), (x + 0.2, y + dy * 0.75))
        _cell(axes, x + 0.28, y + dy, 0.09, BLUE, full=False)


def _replace(axes: Axes, x: float, y: float) -> None:
    """Old cells go, new ones come in their place."""
    for dy in (-0.17, 0.0, 0.17):
        _cell(axes, x - 0.24, y + dy, 0.075, QUIET, full=False)
        _cell(axes, x + 0.24, y + dy, 0.075, BLUE)
    axes.plot([x - 0.34, x - 0.14], [y - 0.25, y + 0.25], color=ORANGE, linewidth=1.4)
    _arrow(axes, (x - 0.08, y), (x + 0.1, y))


def _no_picture(axes: Axes, x: float, y: float) -> None:
    _cell(axes, x, y, 0.14, BLUE, full=False)


PICTURES = {"fill": _fill, "calm": _calm, "protect": _protect, "kill": _kill, "teach": _teach, "replace": _replace}
