"""What a numeral is, and the classes into which verification sorts each one it finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hivcells.tables import read_table, words

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Digits with the points, commas and thin spaces inside them; a superscript is a numeral of its own.
NUMERAL = re.compile(r"\d+(?:[.,\u2009\u202f]\d+)*|[%s]+" % SUPERSCRIPTS)

BOUND = "bound"
CITATION = "citation or date"
NAME = "name"
STRUCTURAL = "structural"
EXEMPT = "exempt"
UNTRACED = "untraced"
CLASSES = (BOUND, CITATION, NAME, STRUCTURAL, EXEMPT, UNTRACED)


@dataclass(frozen=True)
class Numeral:
    """A numeral found in the page or in the PDF, its class and why."""

    text: str
    kind: str
    reason: str
    context: str


def numerals_of(text: str) -> list[str]:
    """The numerals of a text, in order."""
    return NUMERAL.findall(text)


def names_of(evidence: Path) -> list[str]:
    """Names that contain digits: the vocabulary and the registry numbers of the studies."""
    names = [row["name"] for row in read_table(evidence / "names.csv")]
    return names + [i for row in read_table(evidence / "studies.csv") for i in words(row["registry_id"], ";")]


@lru_cache
def pattern_of_names(names: tuple[str, ...]) -> re.Pattern:
    """A pattern that finds names, longer ones first; hyphens may be of any kind."""
    escaped = (
        re.escape(name).replace(r"\-", "[-\u2010\u2011]").replace(r"\ ", r"\s")
        for name in sorted(names, key=len, reverse=True)
    )
    return re.compile(r"(?<![A-Za-z0-9])(?:%s)(?![0-9])" % "|".join(escaped))


def spans_of_names(text: str, names: list[str]) -> list[tuple[int, int]]:
    """Where names from the vocabulary stand in a text."""
    return [m.span() for m in pattern_of_names(tuple(names)).finditer(text)] if names else []


def count_classes(numerals: list[Numeral]) -> dict[str, int]:
    """How many numerals of each class, and of all."""
    counts = {kind: sum(numeral.kind == kind for numeral in numerals) for kind in CLASSES}
    return {"found": len(numerals)} | {kind.replace(" ", "_"): count for kind, count in counts.items()}
