"""SVG that a page can use: the same bytes each time, small, numbers as text, ids of its own, ink of the page."""

from __future__ import annotations

import io

from lxml import etree
from matplotlib import rcParams
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from hivcells.figures.compact import compact
from hivcells.figures.style import CELL_MARK, OF_MARK, VALUE_MARK

METADATA = "{http://www.w3.org/2000/svg}metadata"
# Attribute and class of an element whose id begins with the mark.
BOUND = {VALUE_MARK: "value", CELL_MARK: "cell"}


def svg_of(figure: Figure, name: str) -> bytes:
    """The figure as SVG; the name goes before each id, so that several figures can stand in one page."""
    drawn = io.BytesIO()
    # savefig would draw twice, the first time to arrange what our drawings arrange themselves.
    FigureCanvasSVG(figure).print_svg(drawn, metadata={"Date": None, "Creator": None})
    ink = to_hex(rcParams["text.color"]).encode()
    root = etree.fromstring(drawn.getvalue().replace(ink, b"currentColor"))
    bind_labels(root)
    make_ids_unique(root, name)
    for metadata in root.findall(METADATA):
        root.remove(metadata)
    compact(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def bind_labels(root: etree._Element) -> None:
    """Turn the marks that stand as ids into classes and data attributes: data-value, data-cell, and data-of of drawn marks."""
    for element in root.iter():
        mark, sign, identifier = element.get("id", "").partition("=")
        bound = BOUND.get(mark + sign)
        if bound:
            element.set("class", bound)
            element.set(f"data-{bound}", identifier)
            del element.attrib["id"]
        elif mark + sign == OF_MARK:
            element.set("data-of", identifier)
            del element.attrib["id"]


def make_ids_unique(root: etree._Element, name: str) -> None:
    """Put the name of the figure before each id, where it is given and where it is referred to."""
    renamed = {i: f"{name}-{i}" for element in root.iter() if (i := element.get("id"))}
    places = {f"url(#{old})": f"url(#{new})" for old, new in renamed.items()}
    for element in root.iter():
        for attribute, text in element.attrib.items():
            if attribute == "id":
                element.set(attribute, renamed[text])
            elif attribute.endswith("href") and text.startswith("#"):
                element.set(attribute, f"#{renamed[text[1:]]}")
            elif text in places:
                element.set(attribute, places[text])
