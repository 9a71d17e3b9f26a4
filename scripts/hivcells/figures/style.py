"""What all figures share: width, colours, and labels that are bound to the evidence."""

from __future__ import annotations

from pathlib import Path

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

STYLE_FILE = Path(__file__).with_name("review.mplstyle")
# Colours of the cycle in the style file.
BLUE, ORANGE, QUIET = "C0", "C1", "C2"
SMALL_PT = 7.8
# What an artist's id begins with until svg.py makes an attribute of it.
VALUE_MARK = "value="
CELL_MARK = "cell="
COLUMN_SHARE = 1.15  # where the first column of numbers ends, right of the plot, as a share of its width


def new_figure(height_in: float) -> tuple[Figure, Axes]:
    """A figure of the width that the style names."""
    width_in, _ = rcParams["figure.figsize"]
    figure = Figure(figsize=(width_in, height_in))
    return figure, figure.subplots()


def bind_to_value(label: Text, value_id: str) -> None:
    """Bind a number in a figure to its id, as the numbers of the text are."""
    label.set_gid(f"{VALUE_MARK}{value_id}")


def bind_to_cells(label: Text, *cells: str) -> None:
    """Bind a name in a figure to the cells of the evidence that hold it, e.g. 'studies#s1#label'."""
    label.set_gid(f"{CELL_MARK}{' '.join(cells)}")


def write_label(axes: Axes, y: float, text: str, *cells: str) -> None:
    """Write the name of a row above it, at the left edge of the plot."""
    label = axes.text(
        0.015, y - 0.2, text, transform=axes.get_yaxis_transform(), ha="left", va="bottom", fontsize=SMALL_PT
    )
    bind_to_cells(label, *cells)


def write_column(axes: Axes, column: float, y: float, text: str, value_id: str) -> None:
    """Write a number into a column right of the plot; a column is a share of the plot's width after the first."""
    label = axes.text(COLUMN_SHARE + column, y, text, transform=axes.get_yaxis_transform(), ha="right", va="center")
    bind_to_value(label, value_id)


def head_column(axes: Axes, column: float, text: str) -> None:
    """Write the head of a column right of the plot, at its upper edge."""
    axes.text(COLUMN_SHARE + column, 1, text, transform=axes.transAxes, ha="right", va="center", fontsize=SMALL_PT)
