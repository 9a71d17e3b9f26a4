"""Rules on references: authors, journals and titles without remarks; dates, identifiers and addresses that lead to one document."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables, words

SMALL_WORDS = {"a", "an", "and", "for", "in", "of", "on", "the"}
# A question that a search engine or an index is asked.
SEARCH = re.compile(r"[?&](?:term|q|query|search)=|/search\b", re.IGNORECASE)
# An address with nothing after the host, or only a language: 'https://example.org/en/'.
FRONT_PAGE = re.compile(r"https?://[^/?#]+/?(?:[a-z]{2}(?:-[A-Za-z]{2})?/?)?(?:#.*)?")
# What was done with a document is no part of the name of its journal or site: 'Nature, read in a summary'.
HOW_IT_WAS_READ = re.compile(r"\bread (?:in|on|as)\b|\bas summed up\b", re.IGNORECASE)
ONLY_FRONT_PAGE = "only the front page is known"
# Two names with initials, or a name with initials before a comma: 'Smith AB and Jones CD', 'Smith AB, Jones CD'.
SEVERAL = re.compile(r" [A-Z]{1,3}\.?(?:,| (?:and|&|et) |\s?[/|&])")
JOINED = re.compile(r" (?:and|et|und|y) |[&|/\u3001]")
# Marks of footnotes, a comma with nothing before or behind it or without its blank, and names that stand for others.
NO_NAME = re.compile(r"[0-9*\u2020\u2021\u00a7|\u3001\uff0c]|^,|,$|,\S| ,|\S,? et al|^N/A$")
OTHERS = "et al."
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
# Where an address carries an identifier, by the column that holds it too.
IN_ADDRESS = {
    "doi": re.compile(r"https?://(?:dx\.)?doi\.org/(\S+)"),
    "pmid": re.compile(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/([0-9]+)"),
    "pmcid": re.compile(r"/(PMC[0-9]+)"),
    "year": re.compile(r"/((?:19|20)[0-9]{2})/[0-9]{2}/[0-9]{2}/"),
}


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


def works_have_one_identifier(tables: Tables) -> Iterator[Complaint]:
    """A DOI, PMID, PMCID or address belongs to one work; each work has a document of its own name to cite."""
    sources = tables["sources"]
    for column in ("doi", "pmid", "pmcid", "url"):
        work_of: dict[str, str] = {}
        for row in each_row(sources.loc[sources[column] != ""]):
            # Several abstracts stand in one file, each on its pages.
            if column == "url" and (row.doi or row.pmid or row.pages):
                continue
            work = work_of.setdefault(_in_one_form(getattr(row, column)), row.work_id)
            if work != row.work_id:
                remedy = "Give both rows one work_id, or correct this cell."
                yield complain("sources", row, column, f"also that of {work}", remedy)
    for row in each_row(sources.loc[~sources.work_id.isin(sources.source_id)]):
        remedy = "Name the document of this work that is cited."
        yield complain("sources", row, "work_id", "no document has this key", remedy)


def _in_one_form(identifier: str) -> str:
    """An identifier without regard to capitals; an address without regard to how its host is asked for a page."""
    host, slash, path = re.sub(r"^https?://(?:www\.)?", "", identifier).partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/") if identifier.startswith("http") else identifier.lower()


def addresses_say_what_the_columns_say(tables: Tables) -> Iterator[Complaint]:
    """An identifier or a date in the address of a document is that of its column."""
    for row in each_row(tables["sources"]):
        for column, pattern in IN_ADDRESS.items():
            found, cell = pattern.search(row.url), getattr(row, column)
            if found and cell and found.group(1).lower() != cell.lower():
                problem = f"the address has {found.group(1)}"
                yield complain("sources", row, column, problem, "Correct the cell, or the address.")


def authors_are_set_apart(tables: Tables) -> Iterator[Complaint]:
    """Persons are set apart by semicolons; one name has one comma at most, before what is given, and one before 'Jr'."""
    for row in each_row(tables["sources"]):
        names = words(row.authors, ";")
        if len(names) != len(set(names)) or row.authors and len(names) <= row.authors.count(";"):
            remedy = "Write 'Family, Given; Family, Given', each person once."
            yield complain("sources", row, "authors", "a name twice, or none between semicolons", remedy)
        for name in names:
            family, *given = words(name, ",")
            is_suffix = bool(given) and SUFFIX.fullmatch(given[-1])
            is_several = len(given) > 1 or SEVERAL.search(name) or given and JOINED.search(given[0])
            if not is_suffix and is_several:
                remedy = "Write 'Family, Given; Family, Given', with a semicolon after each person."
                yield complain("sources", row, "authors", f"'{name}' is more than one person", remedy)
            elif NO_NAME.search(name) or name == OTHERS and name == names[0]:
                remedy = "Write 'Family, Given', without marks; others are 'et al.' after a semicolon."
                yield complain("sources", row, "authors", f"'{name}' is no name", remedy)
