"""What happened to people: a square for each person, by kind of therapy; filled, ringed or empty by outcome.

The figure selects the words of each outcome, and rows of context that stand above the squares as a yardstick.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

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
    marks_of,
    selected,
    wrapped,
    write_count,
)
from hivcells.tables import Tables

COLUMNS = ["value_id", "modality_id", "modality", "outcome", "people", "unit", "words"]
SHOWN = ("returned", "away", "untold")  # in the order in which the squares stand
YARDSTICK = "yardstick"  # the outcome of rows of context, which stand above the others
PERCENT, HUNDRED = "percent", 100
SQUARE_IN, SIDE_IN = 0.14, 0.095  # from square to square, and the side of each
NAME_IN, TAIL_IN = 0.27, 0.22
TAIL_TO = 6.5  # where a line of outcomes ends at a desk
# ASSUME: more squares under one kind of therapy are not counted by eye; where people are more, each stands for several.
MOST_SQUARES = 184


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each kind of therapy and outcome, in the order of the vocabulary, after the rows of the yardstick."""
    labels = tables["modalities"][["modality_id", "label"]].rename(columns={"label": "modality"})
    rows = labels.merge(tables["interruptions_by_therapy"], on="modality_id")
    rows = rows[rows.outcome.isin(SHOWN)].astype({"people": int})
    chosen, findings = selected(figure), tables["findings"]
    context = findings[findings.finding_id.isin(list(chosen))].rename(
        columns={"finding_id": "value_id", "value": "people"}
    )
    yardstick = context.assign(
        modality_id="", modality=figure.get("column", ""), outcome=YARDSTICK, words=context.value_id.map(chosen)
    )
    says = rows.outcome.map({outcome: chosen.get(outcome, outcome) for outcome in SHOWN})
    return pd.concat([yardstick, rows.assign(words=says, unit="people")], ignore_index=True)[COLUMNS]


def _per_line(narrow: bool) -> int:
    return 23 if narrow else 46


def _block_in(rows: pd.DataFrame, narrow: bool) -> float:
    lines = math.ceil(len(_squares(rows)) / _per_line(narrow))
    return NAME_IN + SQUARE_IN * lines + TAIL_IN * max(1, len(_tail_lines(rows, narrow))) + 0.14


def _squares(rows: pd.DataFrame) -> list[str]:
    """The outcome of each person; of every so-manieth where they are too many for a square each."""
    people = [outcome for outcome, people in zip(rows.outcome, rows.people) for _ in range(int(people))]
    return people[:: math.ceil(len(people) / MOST_SQUARES) or 1]


def _tail_lines(rows: pd.DataFrame, narrow: bool) -> list[list[tuple[float, Mapping[Hashable, Any]]]]:
    """Where each outcome that somebody had is written, line by line: one a line on a phone, else as many as have room."""
    lines: list[list[tuple[float, Mapping[Hashable, Any]]]] = []
    left = TAIL_TO
    for row in rows[rows.people.astype(int) > 0].to_dict("records"):
        width = 0.52 + 0.062 * len(str(row["words"]))
        if narrow or left + width > TAIL_TO:
            lines.append([])
            left = 0.06
        lines[-1].append((left, row))
        left += width + 0.1
    return lines


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    groups = frame[frame.outcome != YARDSTICK].groupby("modality_id", sort=False)
    return 0.2 + _yardstick_in(frame, narrow) + sum(_block_in(rows, narrow) for _, rows in groups)


def _yardstick_in(frame: pd.DataFrame, narrow: bool) -> float:
    rows = frame[frame.outcome == YARDSTICK]
    if rows.empty:
        return 0.0
    lines = math.ceil(HUNDRED / _per_line(narrow)) if (rows.unit == PERCENT).any() else 0
    return NAME_IN + SQUARE_IN * lines + sum(_words_in(row, narrow) for row in rows.words) + 0.2


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Under the name of each kind of therapy its people, and below them how many had which outcome."""
    width, height = figure_of(axes).get_size_inches()
    blank_canvas(axes, width, height)
    narrow = is_narrow(axes)
    _draw_yardstick(axes, frame[frame.outcome == YARDSTICK], narrow)
    top = 0.05 + _yardstick_in(frame, narrow)
    for modality_id, rows in frame[frame.outcome != YARDSTICK].groupby("modality_id", sort=False):
        name = axes.text(0.06, top + 0.15, rows.modality.iloc[0], ha="left", va="center", weight="bold")
        bind_to_cells(name, f"modalities#{modality_id}#label")
        squares = _squares(rows)
        if len(squares) < rows.people.astype(int).sum():
            says = "a square stands for several people"
            axes.text(width - 0.06, top + 0.15, says, ha="right", va="center", fontsize=SMALL_PT)
        _draw_squares(axes, squares, top + NAME_IN, narrow, dict(zip(rows.outcome, rows.value_id)))
        lines = math.ceil(len(squares) / _per_line(narrow))
        _write_tail(axes, top + NAME_IN + SQUARE_IN * lines + TAIL_IN / 2, rows, narrow)
        top += _block_in(rows, narrow)


def _draw_yardstick(axes: Axes, rows: pd.DataFrame, narrow: bool) -> None:
    """Of a hundred people so many without the event, as squares; below them rows of context in words, others without a square."""
    if rows.empty:
        return
    axes.text(0.06, 0.2, rows.modality.iloc[0], ha="left", va="center", weight="bold")
    top = 0.05 + NAME_IN
    for row in rows[rows.unit == PERCENT].to_dict("records"):
        back = HUNDRED - round(float(row["people"]))
        _draw_squares(axes, ["returned"] * back + ["away"] * (HUNDRED - back), top, narrow)
        top += SQUARE_IN * math.ceil(HUNDRED / _per_line(narrow))
    top += 0.02
    for row in rows.to_dict("records"):
        middle = top + TAIL_IN / 2
        if row["unit"] == PERCENT:
            draw_people(axes, [(0.06, middle - 0.06)], "away")
        number = axes.text(0.52, middle, row["people"], ha="right", va="center", weight="bold")
        bind_to_value(number, row["value_id"])
        says = wrapped(row["words"], _characters(narrow))
        axes.text(0.58, top + 0.045, says, ha="left", va="top", fontsize=SMALL_PT, linespacing=1.1)
        top += _words_in(row["words"], narrow)


def _draw_squares(
    axes: Axes, people: list[str], top: float, narrow: bool, value_of: Mapping[str, str] | None = None
) -> None:
    """Squares in lines from a height downwards, those of one outcome together, bound to their number where it has an id."""
    places: dict[str, list[tuple[float, float]]] = {}
    for place, outcome in enumerate(people):
        line, column = divmod(place, _per_line(narrow))
        places.setdefault(outcome, []).append((0.06 + column * SQUARE_IN, top + line * SQUARE_IN))
    for outcome, of_outcome in places.items():
        with marks_of(axes, (value_of or {}).get(outcome, "")):
            draw_people(axes, of_outcome, outcome)


def _characters(narrow: bool) -> int:
    return 40 if narrow else 90


def _words_in(words: str, narrow: bool) -> float:
    """Height of the words of a row of context."""
    return TAIL_IN + 0.15 * wrapped(words, _characters(narrow)).count("\n")


def draw_people(axes: Axes, places: Sequence[tuple[float, float]], outcome: str) -> None:
    """Draw those of one outcome, each at a place (left, top), their squares as one shape, which takes less room in a page.

    Returned: a full square. Away: an open one with a dot. Untold: a thin empty one.
    """
    looks = {
        "returned": {"edgecolor": ORANGE, "facecolor": ORANGE, "linewidth": 0.7},
        "away": {"edgecolor": BLUE, "facecolor": "none", "linewidth": 1.5},
    }
    untold = {"edgecolor": QUIET, "facecolor": "none", "linewidth": 0.7}
    squares = Path.make_compound_path(*(_square(left, top) for left, top in places))
    axes.add_artist(PathPatch(squares, **looks.get(outcome, untold)))
    for left, top in places if outcome == "away" else ():
        axes.add_artist(Circle((left + SIDE_IN / 2, top + SIDE_IN / 2), SIDE_IN / 4.2, color=BLUE, linewidth=0))


def _square(left: float, top: float) -> Path:
    right, bottom = left + SIDE_IN, top + SIDE_IN
    return Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)


def _write_tail(axes: Axes, middle: float, rows: pd.DataFrame, narrow: bool) -> None:
    """How many people had which outcome, each behind the look of its square."""
    for line in _tail_lines(rows, narrow):
        for left, row in line:
            with marks_of(axes, str(row["value_id"])):
                draw_people(axes, [(left, middle - 0.06)], str(row["outcome"]))
            write_count(axes, left + 0.46, middle, row["people"], str(row["value_id"]))
            axes.text(left + 0.52, middle, row["words"], ha="left", va="center", fontsize=SMALL_PT)
        middle += TAIL_IN
