"""Whether citations and references say what the rows of their documents hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hivcells.report.numerals import NUMERAL, numerals_of

if TYPE_CHECKING:  # the verification, which reads no table, begins without pandas
    import pandas as pd

# What a reference prints of every document that has it, and what it may print besides.
ALWAYS_CITED = ["title", "year", "volume", "issue", "pages", "doi", "pmid"]
MAY_BE_CITED = [*ALWAYS_CITED, "title_note", "authors", "container", "publisher", "url", "accessed"]


@dataclass(frozen=True)
class Work:
    """What the rows of a cited work hold: its year, all text, all numerals, and those that a reference always has."""

    year: str
    text: str
    held: Counter[str]
    cited: Counter[str]


def works_of_sources(sources: pd.DataFrame) -> dict[str, Work]:
    """What each document, and all documents of its work, hold; by source_id."""
    # A day is printed as '6 May 2024'.
    spelled = sources.assign(accessed=sources["accessed"].str.replace(r"-0?", " ", regex=True))
    texts = spelled[MAY_BE_CITED].agg(" ".join, axis=1).str.replace("’", "'")
    always = sources[ALWAYS_CITED].agg(" ".join, axis=1)
    of_work: dict[str, list[str]] = {}
    for work, text in zip(sources.work_id, texts):
        of_work.setdefault(work, []).append(text)
    rows = zip(sources.source_id, sources.year, texts, always)
    return {key: _work(year, [text, *of_work.get(key, [])], cited) for key, year, text, cited in rows}


def _work(year: str, texts: list[str], cited: str) -> Work:
    held: Counter[str] = Counter()
    for text in texts:
        held |= Counter(numerals_of(text))
    return Work(year, " ".join(texts), held, Counter(numerals_of(cited)))


def fault_of_reference(text: str, work: Work | None) -> str:
    """A reference holds the numerals of the document's row that are always cited, and none that no row holds."""
    printed = Counter(numerals_of(text))
    if work is None or printed - work.held or work.cited - printed:
        return "a reference that differs from the row of its document"
    return ""


def fault_of_citation(text: str, works: Sequence[Work | None]) -> str:
    """A citation holds the years of its works; any other number in it stands in the row of a work as well."""
    known = [work for work in works if work is not None]
    years = {work.year for work in known if work.year}
    without_years = re.sub(rf"\b(?:{'|'.join(years) or 'no date'})[a-z]*\b", "", text)
    has_years = all(re.search(rf"\b{work.year or 'no date'}[a-z]*\b", text) for work in known)
    others = all(any(numeral in work.held for work in known) for numeral in NUMERAL.findall(without_years))
    if len(known) == len(works) and has_years and others:
        return ""
    return "a citation that differs from the rows of its works"
