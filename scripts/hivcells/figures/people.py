"""People as squares, and a count of them in a line: how it looks, how many, and in words what became of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path

from hivcells.figures.style import BLUE, ORANGE, QUIET, SMALL_PT, marks_of, write_count
from hivcells.quantities import write_number

SIDE_IN = 0.095  # of a square
# Of a count in a line: from the square to the number, a bold digit of it, and from there to its words. Its words are
# nearer to it than the square of the next count.
NUMBER_AT_IN, DIGIT_IN, TO_WORDS_IN, LETTER_IN = 0.15, 0.088, 0.055, 0.058

BELOW_MIDDLE_IN = 0.045  # the line on which number and words stand, which are not of one size


def draw_people(axes: Axes, places: Sequence[tuple[float, float]], outcome: str) -> None:
    """Draw those of one outcome, each at a place (left, top), their squares as one shape, which takes less room in a page.

    Returned: a full square. Away: an open one with a dot. Not reported: a thin empty one.
    """
    looks = {
        "returned": {"edgecolor": ORANGE, "facecolor": ORANGE, "linewidth": 0.7},
        "away": {"edgecolor": BLUE, "facecolor": "none", "linewidth": 1.5},
    }
    unreported = {"edgecolor": QUIET, "facecolor": "none", "linewidth": 0.7}
    squares = Path.make_compound_path(*(_square(left, top) for left, top in places))
    axes.add_artist(PathPatch(squares, **looks.get(outcome, unreported)))
    for left, top in places if outcome == "away" else ():
        axes.add_artist(Circle((left + SIDE_IN / 2, top + SIDE_IN / 2), SIDE_IN / 4.2, color=BLUE, linewidth=0))


def _square(left: float, top: float) -> Path:
    right, bottom = left + SIDE_IN, top + SIDE_IN
    return Path([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)


def words_at_in(row: Mapping[Hashable, Any]) -> float:
    """Where the words of a count begin, from its left, in inches."""
    return NUMBER_AT_IN + DIGIT_IN * len(write_number(row["people"], 0)) + TO_WORDS_IN


def count_in(row: Mapping[Hashable, Any]) -> float:
    """How much room a count takes in a line, in inches."""
    return words_at_in(row) + LETTER_IN * len(str(row["words"]))


def write_people(axes: Axes, left: float, middle: float, row: Mapping[Hashable, Any], outcome: str) -> None:
    """A count behind the look of its square, before its words; without an outcome it has no square, and begins at the left."""
    value_id, at = str(row["value_id"]), left + words_at_in(row) - (0 if outcome else NUMBER_AT_IN)
    with marks_of(axes, value_id):
        if outcome:
            draw_people(axes, [(left, middle - 0.06)], outcome)
    write_count(axes, at - TO_WORDS_IN, middle + BELOW_MIDDLE_IN, row["people"], value_id, va="baseline")
    first, *more = str(row["words"]).split("\n")
    looks: dict[str, Any] = {"ha": "left", "fontsize": SMALL_PT}
    axes.text(at, middle + BELOW_MIDDLE_IN, first, va="baseline", **looks)
    if more:
        axes.text(at, middle + 0.06, "\n".join(more), va="top", linespacing=1.1, **looks)
