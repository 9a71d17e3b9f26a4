"""One look for all figures, and SVG that a page can use: same bytes each time, numbers as text, ids of their own."""

from __future__ import annotations

import io
from pathlib import Path

from lxml import etree
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hivcells.artefacts import write_bytes, write_table

# Ink becomes the colour of the page's text, so that a figure follows light and dark.
INK = "#010203"
QUIET = "#7d8794"
BLUE = "#2f7fb0"
ORANGE = "#cf7a2b"
WIDTH_IN = 4.1  # narrow enough to be read on a phone
FONT_PT = 8.5
SVG = "{http://www.w3.org/2000/svg}"
VALUE_MARK = "value="
CELL_MARK = "cell="
COLUMN_SHARE = 1.15  # where the first column of numbers ends, right of the plot, as a share of its width

STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "hivcells",
    "font.family": "DejaVu Sans",
    "font.size": FONT_PT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "axes.linewidth": 0.8,
    "figure.constrained_layout.use": True,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.axisbelow": True,
    "grid.color": QUIET,
    "grid.linewidth": 0.4,
    "grid.alpha": 0.3,
    "legend.frameon": False,
}


def new_figure(height_in: float) -> tuple[Figure, Axes]:
    """A figure of the common width in the common style."""
    rcParams.update(STYLE)
    figure = Figure(figsize=(WIDTH_IN, height_in))
    return figure, figure.subplots()


def write_value(axes: Axes, x: float, y: float, text: str, value_id: str, **style) -> None:
    """Write a number into a figure, bound to its id as the numbers of the text are."""
    label = axes.text(x, y, text, **style)
    label.set_gid(f"{VALUE_MARK}{value_id}")


def write_label(axes: Axes, y: float, text: str, address: str) -> None:
    """Write the name of a row above it, bound to the cell of the evidence that holds it."""
    label = axes.text(
        0.015, y - 0.2, text, transform=axes.get_yaxis_transform(), ha="left", va="bottom", fontsize=FONT_PT - 0.7
    )
    label.set_gid(f"{CELL_MARK}{address}")


def name_rows(axes: Axes, names: list[str], addresses: list[str]) -> None:
    """Name the rows of a figure at its left, from the lowest up, each bound to the cell of the evidence that holds it."""
    axes.set_yticks(range(len(names)), names)
    for label, address in zip(axes.get_yticklabels(), addresses, strict=True):
        label.set_gid(f"{CELL_MARK}{address}")


def write_column(axes: Axes, column: float, y: float, text: str, value_id: str) -> None:
    """Write a number into a column right of the plot."""
    write_value(
        axes, COLUMN_SHARE + column, y, text, value_id, ha="right", va="center", transform=axes.get_yaxis_transform()
    )


def head_column(axes: Axes, column: float, text: str) -> None:
    """Write the head of a column right of the plot, at its upper edge."""
    axes.text(COLUMN_SHARE + column, 1, text, transform=axes.transAxes, ha="right", va="center", fontsize=FONT_PT - 0.7)


def save(figure: Figure, path: str | Path, columns: list[str], rows: list[dict]) -> None:
    """Write the SVG, and beside it the data it shows as CSV."""
    path = Path(path)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    write_bytes(path, prepare_svg(drawn.getvalue(), path.stem))
    write_table(path.with_suffix(".csv"), columns, rows)


def prepare_svg(svg: bytes, name: str) -> bytes:
    """Bind the numbers, make ids unique to the figure, and let ink follow the page."""
    root = etree.fromstring(svg.replace(INK.encode(), b"currentColor"), etree.XMLParser(remove_blank_text=False))
    renamed = {}
    for element in root.iter():
        identifier = element.get("id")
        if identifier and identifier.startswith(VALUE_MARK):
            element.set("class", "value")
            element.set("data-value", identifier.removeprefix(VALUE_MARK))
            del element.attrib["id"]
        elif identifier and identifier.startswith(CELL_MARK):
            element.set("class", "cell")
            element.set("data-cell", identifier.removeprefix(CELL_MARK))
            del element.attrib["id"]
        elif identifier:
            renamed[identifier] = f"{name}-{identifier}"
            element.set("id", renamed[identifier])
    for element in root.iter():
        for attribute, text in element.attrib.items():
            for marker in (f"url(#{i})" for i in renamed) if "url(#" in text else ():
                text = text.replace(marker, f"url(#{renamed[marker[5:-1]]})")
            if attribute.endswith("href") and text.startswith("#"):
                text = f"#{renamed[text[1:]]}"
            element.set(attribute, text)
    for metadata in root.findall(f"{SVG}metadata"):
        root.remove(metadata)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")
