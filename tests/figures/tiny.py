"""A tiny review of tea, and how a figure of it is drawn and read."""

from __future__ import annotations

import pandas as pd
from hivcells.figures.style import STYLE_FILE, new_figure
from hivcells.figures.svg import svg_of
from lxml import etree
from matplotlib import rc_context

FINDING = ["finding_id", "study_id", "arm_id", "comparator_arm_id", "outcome_id", "statistic", "relation"]
FINDING += ["value", "low", "high", "interval", "unit", "time_value", "time_unit", "visit", "source_id", "how_obtained"]
MODALITIES = pd.DataFrame([("green", "Green tea"), ("black", "Black tea")], columns=["modality_id", "label"])
STUDIES = pd.DataFrame(
    [("ant", "Ant 2001", "green", "ant"), ("bee", "Bee 2012", "black", "bee"), ("cat", "Cat 2020", "black", "cat")],
    columns=["study_id", "label", "modality_id", "source_id"],
)
SOURCES = pd.DataFrame(
    [("ant", "article", "2001"), ("bee", "press", "2012"), ("cat", "conference", "")],
    columns=["source_id", "kind", "year"],
)
ARMS = pd.DataFrame(
    [("ant.tea", "Tea", "experimental"), ("ant.salt", "Salt", "control"), ("bee.tea", "Cups", "experimental")],
    columns=["arm_id", "label", "role"],
)


def findings(*rows: dict[str, str]) -> pd.DataFrame:
    """Findings with the cells that are given; all others are blank."""
    return pd.DataFrame([dict.fromkeys(FINDING, "") | {"relation": "="} | row for row in rows], columns=FINDING)


def drawn(kind: object, frame: pd.DataFrame, narrow: bool = False) -> etree._Element:
    """The drawing of a frame as SVG."""
    with rc_context(fname=STYLE_FILE):
        figure, axes = new_figure(kind.height_in(frame, narrow), narrow)
        kind.draw(axes, frame)
        return etree.fromstring(svg_of(figure, "tiny"))


def texts(svg: etree._Element) -> list[str]:
    """Each text of a drawing."""
    return ["".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")]


def bound(svg: etree._Element, mark: str = "value") -> dict[str, str]:
    """What is bound to values or cells, by their ids."""
    return {
        str(element.get(f"data-{mark}")): " ".join("".join(element.itertext()).split())
        for element in svg.iterfind(f".//*[@data-{mark}]")
    }


def paths_of(svg: etree._Element) -> int:
    """How many shapes are drawn."""
    return sum(1 for _ in svg.iter("{http://www.w3.org/2000/svg}path"))
