"""Whether citations and references of the rendered page say what the rows of their documents hold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from hivcells.numerals import CITATION, NUMERAL, UNTRACED, numerals_of
from hivcells.passages import normal
from hivcells.tables import Row

# What a reference prints of every document that has it, and what it may print besides.
ALWAYS_CITED = ("title", "year", "volume", "issue", "pages", "doi", "pmid")
MAY_BE_CITED = (*ALWAYS_CITED, "authors", "container", "publisher", "url")


@dataclass(frozen=True)
class Work:
    """What the rows of a cited work hold: its year, all text, all numerals, and those that a reference always has."""

    year: str
    text: str
    held: Counter[str]
    cited: Counter[str]


def works_of_sources(sources: list[Row]) -> dict[str, Work]:
    """What the rows of each document, and of each work with all of its documents, hold."""
    rows_of: dict[str, list[Row]] = {}
    for row in sources:
        rows_of.setdefault(row["work_id"], []).append(row)
    return {row["source_id"]: work_of_rows(row, rows_of.get(row["source_id"], [row])) for row in sources}


def work_of_rows(cited: Row, rows: list[Row]) -> Work:
    """The work that a document stands for; its reference may have what any of its documents has."""
    texts = [" ".join(row[column] for column in MAY_BE_CITED) for row in (cited, *rows)]
    held: Counter[str] = Counter()
    for text in texts:
        held |= Counter(numerals_of(text))
    always = Counter(numerals_of(" ".join(cited[column] for column in ALWAYS_CITED)))
    return Work(cited["year"], " ".join(texts).replace("’", "'"), held, always)


def traced_reference(text: str, work: Work | None) -> tuple[str, str]:
    """A reference holds the numerals of the document's row that are always cited, and none that no row holds."""
    printed = Counter(numerals_of(text))
    if work is None or printed - work.held or work.cited - printed:
        return UNTRACED, "a reference that differs from the row of its document"
    return CITATION, "citation or reference"


def traced_citation(text: str, work: Work | None) -> tuple[str, str]:
    """A citation ends with the year of its work; a number before it stands in the work's row as well."""
    label, year = normal(text), work.year if work else ""
    name = re.sub(rf"\W*(?:{year or 'no date'})[a-z]?$", "", label).strip("‘’'\"“” ")
    is_of_year = bool(year) and re.search(rf"{year}[a-z]?$", label) or not year and not numerals_of(label.split()[-1])
    if work and is_of_year and (not NUMERAL.search(name) or name.replace("’", "'") in work.text):
        return CITATION, "citation or reference"
    return UNTRACED, "a citation that differs from the row of its document"
