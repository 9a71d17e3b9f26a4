"""What happened to people: a square for each person, by kind of therapy; filled, ringed or empty by outcome.

The figure selects the words of each outcome, and rows of context that stand above the squares as a yardstick.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from hivcells.figures.style import (
    BLUE,
    ORANGE,
    QUIET,
    SMALL_PT,
    bind_to_cells,
    bind_to_value,
    blank_canvas,
    figure_of,
    is_narrow,
    selected,
    wrapped,
)
from hivcells.tables import Tables

COLUMNS = ["value_id", "modality_id", "modality", "outcome", "people", "words"]
SHOWN = ("returned", "away", "untold")  # in the order in which the squares stand
YARDSTICK = "yardstick"  # the outcome of rows of context, a line of words above the squares
SQUARE_IN = 0.17
NAME_IN, TAIL_IN = 0.3, 0.24
# ASSUME: more squares under one kind of therapy are not counted by eye; where people are more, each stands for several.
MOST_SQUARES = 152


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each kind of therapy and outcome, in the order of the vocabulary, after the rows of the yardstick."""
    labels = tables["modalities"][["modality_id", "label"]].rename(columns={"label": "modality"})
    rows = labels.merge(tables["interruptions_by_therapy"], on="modality_id")
    rows = rows[rows.outcome.isin(SHOWN)].astype({"people": int})
    chosen, findings = selected(figure), tables["findings"]
    context = findings[findings.finding_id.isin(list(chosen))].rename(
        columns={"finding_id": "value_id", "value": "people"}
    )
    yardstick = context.assign(modality_id="", modality="", outcome=YARDSTICK, words=context.value_id.map(chosen))
    says = rows.outcome.map({outcome: chosen.get(outcome, outcome) for outcome in SHOWN})
    return pd.concat([yardstick, rows.assign(words=says)], ignore_index=True)[COLUMNS]


def _per_line(narrow: bool) -> int:
    return 19 if narrow else 38


def _block_in(rows: pd.DataFrame, narrow: bool) -> float:
    lines = math.ceil(len(_squares(rows)) / _per_line(narrow))
    return NAME_IN + SQUARE_IN * lines + TAIL_IN * (len(_tail_lines(rows, narrow)) if narrow else 1) + 0.14


def _squares(rows: pd.DataFrame) -> list[str]:
    """The outcome of each person; of every so-manieth where they are too many for a square each."""
    people = [outcome for outcome, people in zip(rows.outcome, rows.people) for _ in range(int(people))]
    return people[:: math.ceil(len(people) / MOST_SQUARES) or 1]


def _tail_lines(rows: pd.DataFrame, narrow: bool) -> list[Mapping[Hashable, Any]]:
    return [row for row in rows.to_dict("records") if row["people"]]


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    groups = frame[frame.outcome != YARDSTICK].groupby("modality_id", sort=False)
    return 0.2 + _yardstick_in(frame, narrow) + sum(_block_in(rows, narrow) for _, rows in groups)


def _yardstick_in(frame: pd.DataFrame, narrow: bool) -> float:
    rows = int((frame.outcome == YARDSTICK).sum())
    return (0.42 if narrow else 0.26) * rows + (0.12 if rows else 0)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Under the name of each kind of therapy its people, and below them how many had which outcome."""
    width, height = figure_of(axes).get_size_inches()
    blank_canvas(axes, width, height)
    narrow, top = is_narrow(axes), 0.05
    for row in frame[frame.outcome == YARDSTICK].to_dict("records"):
        number = axes.text(0.5, top + 0.13, row["people"], ha="right", va="center", weight="bold")
        bind_to_value(number, row["value_id"])
        says = wrapped(row["words"], 38 if narrow else 90)
        axes.text(0.56, top + 0.05, says, ha="left", va="top", fontsize=SMALL_PT)
        top += 0.42 if narrow else 0.26
    top = 0.05 + _yardstick_in(frame, narrow)
    for modality_id, rows in frame[frame.outcome != YARDSTICK].groupby("modality_id", sort=False):
        name = axes.text(0.06, top + 0.15, rows.modality.iloc[0], ha="left", va="center", weight="bold")
        bind_to_cells(name, f"modalities#{modality_id}#label")
        squares = _squares(rows)
        if len(squares) < rows.people.astype(int).sum():
            says = "a square stands for several people"
            axes.text(width - 0.06, top + 0.15, says, ha="right", va="center", fontsize=SMALL_PT)
        for place, outcome in enumerate(squares):
            line, column = divmod(place, _per_line(narrow))
            draw_person(axes, 0.06 + column * SQUARE_IN, top + NAME_IN + line * SQUARE_IN, outcome)
        lines = math.ceil(len(squares) / _per_line(narrow))
        _write_tail(axes, top + NAME_IN + SQUARE_IN * lines + TAIL_IN / 2, rows, narrow)
        top += _block_in(rows, narrow)


def draw_person(axes: Axes, left: float, top: float, outcome: str) -> None:
    """Returned: a full square. Away: an open one with a dot. Untold: a thin empty one."""
    side = SQUARE_IN - 0.045
    square = Rectangle((left, top), side, side, linewidth=0.7, edgecolor=QUIET, facecolor="none")
    if outcome == "returned":
        square.set(edgecolor=ORANGE, facecolor=ORANGE)
    elif outcome == "away":
        square.set(edgecolor=BLUE, linewidth=1.5)
    axes.add_artist(square)
    if outcome == "away":
        axes.add_artist(Circle((left + side / 2, top + side / 2), side / 4.2, color=BLUE, linewidth=0))


def _write_tail(axes: Axes, middle: float, rows: pd.DataFrame, narrow: bool) -> None:
    """How many people had which outcome, each behind the look of its square."""
    left = 0.06
    for row in _tail_lines(rows, narrow):
        draw_person(axes, left, middle - 0.06, row["outcome"])
        number = axes.text(left + 0.46, middle, str(row["people"]), ha="right", va="center", weight="bold")
        bind_to_value(number, str(row["value_id"]))
        axes.text(left + 0.52, middle, row["words"], ha="left", va="center", fontsize=SMALL_PT)
        left, middle = (left, middle + TAIL_IN) if narrow else (left + 2.1, middle)
