"""What all figures share: two widths, colours, and labels that are bound to the evidence."""

from __future__ import annotations

import textwrap
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from matplotlib import rcParams
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from hivcells.quantities import write_number
from hivcells.tables import words

STYLE_FILE = Path(__file__).with_name("review.mplstyle")
# Colours of the cycle in the style file.
BLUE, ORANGE, QUIET = "C0", "C1", "C2"
SMALL_PT = 8.4  # 11 px and more where a drawing stands in its own size
# The wide drawing is for a desk and for paper (40rem), the narrow one for a phone.
NARROW_IN = 3.35
# Signs before a number, where they are others than the relation in the tables.
SIGNS = {"about": "≈", "=": ""}
# What an artist's id begins with until svg.py makes an attribute of it.
VALUE_MARK = "value="
CELL_MARK = "cell="
OF_MARK = "of="


def new_figure(height_in: float, is_narrow: bool = False) -> tuple[Figure, Axes]:
    """A figure of the width that the style names, or of that for a phone."""
    wide_in, _ = rcParams["figure.figsize"]
    figure = Figure(figsize=(NARROW_IN if is_narrow else wide_in, height_in))
    return figure, figure.subplots()


def figure_of(axes: Axes) -> Figure:
    """The whole figure in which axes stand."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure


def is_narrow(axes: Axes) -> bool:
    """Whether this is the drawing for a phone."""
    return bool(figure_of(axes).get_figwidth() <= NARROW_IN)


def bind_to_value(label: Text, value_id: str) -> None:
    """Bind a number in a figure to its id, as the numbers of the text are."""
    label.set_gid(f"{VALUE_MARK}{value_id}")


def write_count(axes: Axes, x: float, y: float, count: str | int, value_id: str, **looks: Any) -> None:
    """A count of people or records as the text writes it, bound to its id; bold and left of x where looks say nothing else."""
    looks = {"ha": "right", "va": "center", "weight": "bold"} | looks
    label = axes.text(x, y, write_number(count, 0), None, **looks)
    bind_to_value(label, value_id)


def bind_marks(marks: Artist, value_ids: Iterable[str]) -> None:
    """Bind marks to the numbers that they stand for: all to one, or those of a collection one after the other."""
    marks.set_gid(f"{OF_MARK}{' '.join(value_ids)}")


@contextmanager
def marks_of(axes: Axes, value_id: str) -> Iterator[None]:
    """Bind all marks that are drawn meanwhile, but for labels, to the number that they stand for; to none without an id."""
    before = set(axes.get_children())
    yield
    for drawn in axes.get_children() if value_id else ():
        if drawn not in before and not isinstance(drawn, Text):
            bind_marks(drawn, [value_id])


def bind_to_cells(label: Text, *cells: str) -> None:
    """Bind a name in a figure to the cells of the evidence that hold it, e.g. 'studies#s1#label'."""
    label.set_gid(f"{CELL_MARK}{' '.join(cells)}")


def end_where_it_ends(text: Text) -> None:
    """Set a text from its right, so that words beside it keep their distance in type that is narrower than it was measured in."""
    x, y = text.get_position()
    axes = text.axes
    assert axes is not None
    width = text.get_window_extent().width / axes.get_window_extent().width
    first, last = axes.get_xlim()
    text.set(x=x + width * (last - first), y=y, ha="right")


def selected(figure: Mapping[Hashable, Any]) -> dict[str, str]:
    """Rows that a figure selects, with the words under which it shows each: 'key=words; key=words'."""
    parts = [part.partition("=") for part in words(str(figure.get("selection", "")), ";")]
    return {key.strip(): says.strip() for key, _, says in parts}


def blank_canvas(axes: Axes, width: float, height: float) -> None:
    """Axes without scales, their origin on top at the left, so that words and shapes can be placed in inches."""
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_position((0, 0, 1, 1))
    figure_of(axes).set_layout_engine("none")


def wrapped(text: str, characters: int) -> str:
    """Text in lines of at most so many characters."""
    return textwrap.fill(text, characters, break_long_words=False, break_on_hyphens=False)
