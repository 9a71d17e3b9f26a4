"""Judgements of one tool: studies downwards, domains across, a letter and a colour in each cell; for print alone."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import pandas as pd
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from hivcells.figures.style import (
    BLUE,
    ORANGE,
    QUIET,
    SMALL_PT,
    bind_to_cells,
    blank_canvas,
    figure_of,
    wrapped,
)
from hivcells.tables import Tables, in_alphabet

COLUMNS = ["judgement_id", "study_id", "study", "domain", "judgement", "letter"]
# Letter and look of each judgement of any tool: good, between, bad, or nothing to judge by.
LETTERS = {
    "low": ("L", "good"),
    "yes": ("Y", "good"),
    "some concerns": ("Sc", "between"),
    "moderate": ("M", "between"),
    "unclear": ("U", "between"),
    "high": ("H", "bad"),
    "serious": ("Se", "bad"),
    "critical": ("C", "bad"),
    "no": ("N", "bad"),
    "no information": ("?", "nothing"),
}
LOOK = {"good": (BLUE, 0.45), "between": (QUIET, 0.3), "bad": (ORANGE, 0.6), "nothing": (QUIET, 0.0)}
LINE = "study_id"  # what a line of the drawing is of
# ASSUME: judgements are read in the PDF of the supplement; the page has them as a table.
IS_FOR_PHONES = False
ROW_IN, HEAD_LINE_IN = 0.21, 0.16
SMALL_CELL_IN, LARGE_CELL_IN = 0.16, 0.42
CHARACTER_IN = 0.066  # of a name, on the average
ROWS_OF_ONE_PART = 30
LINE_CHARACTERS = 92
NO_BREAK = "\u00a0"


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each judgement of the tool that the figure selects; studies in alphabetical order, domains as given.

    Of several judgements of one domain of a study the first is taken, so that each cell has one.
    """
    judgements = tables["risk_of_bias"]
    labels = tables["studies"].set_index("study_id").label
    rows = judgements[(judgements.tool == figure["selection"]) & judgements.study_id.isin(labels.index)]
    rows = rows.drop_duplicates(["study_id", "domain"])
    rows = rows.assign(study=rows.study_id.map(labels), letter=[LETTERS[j][0] for j in rows.judgement])
    domains = list(dict.fromkeys(rows.domain))
    rows = rows.assign(domain=pd.Categorical(rows.domain, categories=domains), key=rows.study.map(in_alphabet))
    return rows.sort_values(["key", "study_id", "domain"], ignore_index=True)[COLUMNS]


class Layout(NamedTuple):
    """Where the parts of a matrix stand, in inches: several side by side, so that many studies fit on a page."""

    parts: int
    part_in: float
    cell_in: float
    names_in: float  # room that the longest name asks for

    def cells_from(self, domains: int) -> float:
        """Where the cells of a part begin."""
        return min(self.part_in - 0.06 - self.cell_in * domains, self.names_in)

    def is_long(self, name: str, domains: int) -> bool:
        """Whether a name needs a line of its own above its cells."""
        return len(name) * CHARACTER_IN > self.cells_from(domains) - 0.1


def layout_of(frame: pd.DataFrame, width_in: float) -> Layout:
    """Two parts where the studies are many; large cells where they are few."""
    parts = 1 if frame.study_id.nunique() <= ROWS_OF_ONE_PART else 2
    names_in = 0.2 + CHARACTER_IN * max((len(name) for name in frame.study), default=1)
    cell_in = SMALL_CELL_IN if parts > 1 else LARGE_CELL_IN
    return Layout(parts, width_in / parts, cell_in, names_in)


def _key_lines(frame: pd.DataFrame) -> list[str]:
    """What the letters of domains and judgements mean."""
    used = sorted(set(frame.judgement), key=list(LETTERS).index)
    judged = [f"{LETTERS[judgement][0]} = {judgement}" for judgement in used]
    heads = [f"{letter} {name}" for letter, name in _lettered(frame).items()]
    return [line for parts in (heads, judged) for line in _in_lines(parts)]


def _in_lines(parts: list[str]) -> list[str]:
    """The parts side by side in as many lines as they need; no part is broken."""
    whole = " · ".join(part.replace(" ", NO_BREAK) for part in parts)
    return [line.strip(" ·") for line in wrapped(whole, LINE_CHARACTERS).split("\n") if line]


def _lettered(frame: pd.DataFrame) -> dict[str, str]:
    """The domains under letters: A, B, C."""
    return {chr(ord("A") + place): name for place, name in enumerate(frame.domain.cat.categories)}


def _rows_of_parts(frame: pd.DataFrame, layout: Layout) -> list[list[tuple[str, str, int]]]:
    """The studies of each part: key, name and the lines that each takes."""
    domains = len(frame.domain.cat.categories)
    named = frame.drop_duplicates("study_id")
    rows = [(key, name, 1 + layout.is_long(name, domains)) for key, name in zip(named.study_id, named.study)]
    half = math.ceil(sum(lines for *_, lines in rows) / layout.parts)
    parts: list[list[tuple[str, str, int]]] = [[]]
    for row in rows:
        if sum(lines for *_, lines in parts[-1]) >= half and len(parts) < layout.parts:
            parts.append([])
        parts[-1].append(row)
    return parts


def _top_in(frame: pd.DataFrame) -> float:
    return 0.2 + HEAD_LINE_IN * (len(_key_lines(frame)) + 1.4)


def height_in(frame: pd.DataFrame, narrow: bool = False) -> float:
    """Height of the figure in inches: the key, the heads, and the rows of the longest part."""
    layout = layout_of(frame, rcParams["figure.figsize"][0])
    longest = max(sum(lines for *_, lines in part) for part in _rows_of_parts(frame, layout))
    return _top_in(frame) + ROW_IN * max(longest, 1) + 0.08


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """The key of domains and letters, then a row for each study."""
    width, height = figure_of(axes).get_size_inches()
    blank_canvas(axes, width, height)
    layout = layout_of(frame, width)
    for place, line in enumerate(_key_lines(frame)):
        axes.text(0.06, 0.12 + place * HEAD_LINE_IN, line, ha="left", va="center", fontsize=SMALL_PT)
    top = _top_in(frame)
    of_study = dict(list(frame.groupby("study_id")))
    for number, part in enumerate(_rows_of_parts(frame, layout)):
        left = number * layout.part_in
        _write_heads(axes, left, top, frame, layout)
        middle = top + ROW_IN / 2
        for study_id, name, lines in part:
            _write_name(axes, left, middle, study_id, name, frame, layout)
            middle += ROW_IN * (lines - 1)
            for row in of_study[study_id].itertuples():
                place = frame.domain.cat.categories.get_loc(row.domain)
                x = left + layout.cells_from(len(frame.domain.cat.categories)) + place * layout.cell_in
                _draw_cell(axes, x, middle, layout.cell_in, row)
            middle += ROW_IN


def _write_heads(axes: Axes, left: float, top: float, frame: pd.DataFrame, layout: Layout) -> None:
    for place, letter in enumerate(_lettered(frame)):
        x = left + layout.cells_from(len(frame.domain.cat.categories)) + (place + 0.5) * layout.cell_in
        axes.text(x, top - 0.05, letter, ha="center", va="bottom", weight="bold")


def _write_name(
    axes: Axes, left: float, middle: float, study_id: str, name: str, frame: pd.DataFrame, layout: Layout
) -> None:
    domains = len(frame.domain.cat.categories)
    at = left + layout.cells_from(domains) - 0.08
    if layout.is_long(name, domains):
        at = left + layout.cells_from(domains) + layout.cell_in * domains - 0.02
    bind_to_cells(axes.text(at, middle, name, ha="right", va="center", fontsize=SMALL_PT), f"studies#{study_id}#label")


def _draw_cell(axes: Axes, left: float, middle: float, width: float, row: Any) -> None:
    colour, strength = LOOK[LETTERS[row.judgement][1]]
    corner = (left + 0.015, middle - ROW_IN / 2 + 0.015)
    axes.add_artist(Rectangle(corner, width - 0.03, ROW_IN - 0.03, facecolor=colour, alpha=strength, linewidth=0))
    axes.text(left + width / 2, middle, row.letter, ha="center", va="center", fontsize=SMALL_PT)
