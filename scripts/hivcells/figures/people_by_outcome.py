"""What happened to people: a square for each person, by kind of therapy; filled, ringed or empty by outcome.

The figure selects the words of each outcome, and rows of context that stand above the squares as a yardstick.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from hivcells.figures.people import NUMBER_AT_IN, count_in, draw_people, write_people
from hivcells.figures.style import (
    SMALL_PT,
    bind_to_cells,
    blank_canvas,
    figure_of,
    is_narrow,
    marks_of,
    selected,
    wrapped,
)
from hivcells.stops import UNREPORTED
from hivcells.tables import Tables

COLUMNS = ["value_id", "modality_id", "modality", "outcome", "people", "unit", "words"]
SHOWN = ("returned", "away", UNREPORTED)  # in the order in which the squares stand
YARDSTICK = "yardstick"  # the outcome of rows of context, which stand above the others
PERCENT, HUNDRED = "percent", 100
SQUARE_IN = 0.14  # from square to square
NAME_IN, TAIL_IN = 0.27, 0.22
BLOCK_GAP_IN = 0.09  # below the outcomes of one kind of therapy
BETWEEN_IN = 0.22  # one count in a line and the next
TAIL_TO = 6.5  # where a line of outcomes ends at a desk
# ASSUME: more squares than two lines of a desk under one kind of therapy are not counted by eye; where people are more,
# each stands for several.
MOST_SQUARES = 92
LINE = ""  # no line of the drawing may be left out
IS_FOR_PHONES = True


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
    return NAME_IN + SQUARE_IN * lines + TAIL_IN * max(1, len(_tail_lines(rows, narrow))) + BLOCK_GAP_IN


def _squares(rows: pd.DataFrame) -> list[str]:
    """The outcome of each person; of every nth where they are too many for a square each."""
    people = [outcome for outcome, people in zip(rows.outcome, rows.people) for _ in range(int(people))]
    return people[:: math.ceil(len(people) / MOST_SQUARES) or 1]


def _tail_lines(rows: pd.DataFrame, narrow: bool) -> list[list[tuple[float, Mapping[Hashable, Any]]]]:
    """Where each outcome that somebody had is written, line by line: one per line on a phone, else as many as have room."""
    lines: list[list[tuple[float, Mapping[Hashable, Any]]]] = []
    left = TAIL_TO
    for row in rows[rows.people.astype(int) > 0].to_dict("records"):
        width = count_in(row)
        if narrow or left + width > TAIL_TO:
            lines.append([])
            left = 0.06
        lines[-1].append((left, row))
        left += width + BETWEEN_IN
    return lines


def height_in(frame: pd.DataFrame, narrow: bool) -> float:
    """Height of the figure in inches."""
    groups = frame[frame.outcome != YARDSTICK].groupby("modality_id", sort=False)
    return 0.1 + _yardstick_in(frame, narrow) + sum(_block_in(rows, narrow) for _, rows in groups)


def _yardstick_in(frame: pd.DataFrame, narrow: bool) -> float:
    rows = frame[frame.outcome == YARDSTICK]
    if rows.empty:
        return 0.0
    of_people = (rows.unit == PERCENT).any()
    lines = math.ceil(HUNDRED / _per_line(narrow)) if of_people else 0
    others = TAIL_IN if of_people and narrow else 0.0
    return NAME_IN + SQUARE_IN * lines + others + sum(_words_in(row, narrow) for row in rows.words) + BLOCK_GAP_IN


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """Under the name of each kind of therapy its people, and below them how many had which outcome."""
    width, height = figure_of(axes).get_size_inches()
    blank_canvas(axes, width, height)
    narrow = is_narrow(axes)
    _draw_yardstick(axes, frame[frame.outcome == YARDSTICK], _words_of(frame, "returned"), narrow)
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


def _words_of(frame: pd.DataFrame, outcome: str) -> str:
    return str(next(iter(frame.words[frame.outcome == outcome]), ""))


def _draw_yardstick(axes: Axes, rows: pd.DataFrame, returned: str, narrow: bool) -> None:
    """Rows of context in words; then of a hundred people so many without the event, as squares, and what the squares mean."""
    if rows.empty:
        return
    axes.text(0.06, 0.2, rows.modality.iloc[0], ha="left", va="center", weight="bold")
    top = 0.05 + NAME_IN
    for row in rows.sort_values("unit", key=lambda unit: unit == PERCENT, kind="stable").to_dict("records"):
        row = row | {"words": wrapped(row["words"], _characters(narrow))}
        if row["unit"] == PERCENT:
            back = HUNDRED - round(float(row["people"]))
            _draw_squares(axes, ["returned"] * back + ["away"] * (HUNDRED - back), top, narrow)
            top += SQUARE_IN * math.ceil(HUNDRED / _per_line(narrow))
        write_people(axes, 0.06, top + TAIL_IN / 2, row, "away" if row["unit"] == PERCENT else "")
        if row["unit"] == PERCENT:
            behind, below = (0, _words_in(row["words"], narrow)) if narrow else (count_in(row) + BETWEEN_IN, 0)
            _write_others(axes, 0.06 + behind, top + TAIL_IN / 2 + below, returned)
        top += _words_in(row["words"], narrow)


def _write_others(axes: Axes, left: float, middle: float, returned: str) -> None:
    """What the full squares of a yardstick mean; their number is that of a hundred which the other leaves."""
    draw_people(axes, [(left, middle - 0.06)], "returned")
    axes.text(left + NUMBER_AT_IN, middle, returned, ha="left", va="center", fontsize=SMALL_PT)


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


def _write_tail(axes: Axes, middle: float, rows: pd.DataFrame, narrow: bool) -> None:
    """How many people had which outcome, each behind the look of its square."""
    for line in _tail_lines(rows, narrow):
        for left, row in line:
            write_people(axes, left, middle, row, str(row["outcome"]))
        middle += TAIL_IN
