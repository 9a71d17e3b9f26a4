"""Rules on references: a journal has one spelling and no remark, and an address leads to a document, not to a search or a front page."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

SMALL_WORDS = {"a", "an", "and", "for", "in", "of", "on", "the"}
# A question that a search engine or an index is asked.
SEARCH = re.compile(r"[?&](?:term|q|query|search)=|/search\b", re.IGNORECASE)
# An address with nothing after the host, or only a language: 'https://example.org/en/'.
FRONT_PAGE = re.compile(r"https?://[^/?#]+/?(?:[a-z]{2}(?:-[A-Za-z]{2})?/?)?(?:#.*)?")
# What was done with a document is no part of the name of its journal or site: 'Nature, read in a summary'.
HOW_IT_WAS_READ = re.compile(r"\bread (?:in|on|as)\b|\bas summed up\b", re.IGNORECASE)
ONLY_FRONT_PAGE = "only the front page is known"


def journals_have_one_spelling(tables: Tables) -> Iterator[Complaint]:
    """Two names that differ in capitals, in articles, or in that one abbreviates the words of the other, are one."""
    first: dict[str, Row] = {}
    for row in each_row(tables["sources"]):
        if row.container and row.kind == "article":
            first.setdefault(row.container, row)
    names = {name: _words(name) for name in first}
    for name, row in first.items():
        for other in names:
            if other != name and _is_short_for(names[name], names[other], is_tie=name > other):
                remedy = "Write one of them throughout, in full."
                yield complain("sources", row, "container", f"the same journal as '{other}'", remedy)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w+]+", name.casefold()) if word not in SMALL_WORDS]


def _is_short_for(words: list[str], full: list[str], is_tie: bool) -> bool:
    """Whether each word begins the word in the same place of the full name; of equals one is named."""
    if words == full:
        return is_tie
    # ASSUME: of a single word that is not known; Cell and Cells are two journals.
    return len(words) == len(full) > 1 and all(there.startswith(here) for here, there in zip(words, full))


def addresses_are_no_searches(tables: Tables) -> Iterator[Complaint]:
    """What a search finds is another thing tomorrow."""
    for row in each_row(tables["sources"]):
        if SEARCH.search(row.url):
            remedy = "Give the address of the document itself."
            yield complain("sources", row, "url", "an address of a search", remedy)


def addresses_are_no_front_pages(tables: Tables) -> Iterator[Complaint]:
    """The address of a document or record is its own; of a document that has another title_note says so."""
    for table, note in (("sources", "title_note"), ("screening", "")):
        for row in each_row(tables[table]):
            is_told = bool(note) and ONLY_FRONT_PAGE in getattr(row, note)
            if FRONT_PAGE.fullmatch(row.url) and not is_told:
                remedy = "Give the address of the document itself"
                remedy += f", or say in {note} that {ONLY_FRONT_PAGE}." if note else ", or leave this blank."
                yield complain(table, row, "url", "an address of a front page", remedy)


def remarks_stand_apart_from_titles(tables: Tables) -> Iterator[Complaint]:
    """A title is the document's own; that it was not seen, or not whole, is said in title_note."""
    for row in each_row(tables["sources"]):
        if re.search(r"[(\[][^()\[\]]*\b(?:title|headline)\b[^()\[\]]*[)\]]$", row.title):
            yield complain("sources", row, "title", "ends in a remark", "Move it to title_note.")


def remarks_stand_apart_from_journals(tables: Tables) -> Iterator[Complaint]:
    """The name of a journal or site is its own; that a copy or a summary was read is said in title_note."""
    for row in each_row(tables["sources"]):
        if HOW_IT_WAS_READ.search(row.container):
            yield complain("sources", row, "container", "says how it was read", "Move that to title_note.")


def dates_are_days(tables: Tables) -> Iterator[Complaint]:
    """Year, month and day of a document are a date, as far as they are known, and not after it was read."""
    for row in each_row(tables["sources"]):
        if row.day and not row.month or row.month and not row.year:
            column = "day" if row.day and not row.month else "month"
            yield complain("sources", row, column, "of nothing larger", "Enter month and year too, or leave it blank.")
        elif row.day and int(row.day) > monthrange(int(row.year), int(row.month))[1]:
            yield complain("sources", row, "day", f"no day of month {row.month} of {row.year}", "Correct the date.")
        if row.year and row.accessed and row.accessed[:4] < row.year:
            yield complain("sources", row, "accessed", f"before {row.year}, the year of the document", "Correct one.")
