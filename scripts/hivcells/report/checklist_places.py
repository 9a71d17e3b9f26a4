"""Whether the places that the checklists name exist: ids of sections, tables and figures of the composed documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from hivcells.complaints import Complaint
from hivcells.report.documents import DOCUMENTS
from hivcells.tables import Tables

CHECKLISTS = "data/checklists.csv"
# Where the tree of pandoc holds the id of an element: the path into its content to [id, classes, attributes].
ATTRIBUTES_AT = {"Header": 1, "Div": 0, "Figure": 0}

HEADING = re.compile(r"^#+ (.+?) \{[^}]*#(sec-[\w-]+)[^}]*\}\s*$", re.MULTILINE)


def titles_of(report: Path) -> pd.DataFrame:
    """The titles of the sections of each document (document, place, title), as its texts have them."""
    rows = [
        (document.name, place, title)
        for document in DOCUMENTS
        for path in (report / document.begins_with, *sorted((report / document.parts).glob("**/*.qmd")))
        for title, place in HEADING.findall(path.read_text(encoding="utf-8"))
    ]
    return pd.DataFrame(rows, columns=["document", "place", "title"])


def places_in(tree: bytes) -> set[str]:
    """The ids of all headings, blocks and figures of a document as pandoc writes its tree."""
    return set(_ids(json.loads(tree)["blocks"])) - {""}


def complaints_of_places(tables: Tables, places: Mapping[str, set[str]]) -> Iterator[Complaint]:
    """Places of the checklists that their document has not; places holds the ids of each document by its name."""
    if "checklists" not in tables:
        return
    listed = tables["checklists"]
    for line, document, place in zip(listed.index, listed.document, listed.place):
        if place and place not in places.get(document, set()):
            problem = f"the {document} has no such section, table or figure"
            remedy = "Name one that it has, or say that the item is not met."
            yield Complaint(CHECKLISTS, line, problem, remedy, "place", place)


def _ids(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _ids(part)
    elif isinstance(node, dict):
        if (at := ATTRIBUTES_AT.get(node.get("t", ""))) is not None:
            yield node["c"][at][0]
        yield from _ids(node.get("c"))
