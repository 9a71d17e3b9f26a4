"""Whether the places that the checklists name exist: ids of sections, tables and figures of the composed documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hivcells.complaints import Complaint
from hivcells.tables import Tables

CHECKLISTS = "data/checklists.csv"
# Where the tree of pandoc holds the id of an element: the path into its content to [id, classes, attributes].
ATTRIBUTES_AT = {"Header": 1, "Div": 0, "Figure": 0}


def places_in(tree: bytes) -> set[str]:
    """The ids of all headings, blocks and figures of a document as pandoc writes its tree."""
    return set(_ids(json.loads(tree)["blocks"])) - {""}


def complaints_of_places(tables: Tables, places: Mapping[str, set[str]]) -> Iterator[Complaint]:
    """Places of the checklists that their document has not; places holds the ids of each document by its name."""
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
