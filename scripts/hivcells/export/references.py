"""The documents that were read, for programs that keep references: CSL JSON, BibTeX (biblatex) and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.report.own_citation import escaped_for_bibtex
from hivcells.report.references import CITED_AS, OTHERS, references_of

Entry = dict[str, Any]
CUT_OFF = "more authors, whom the source that was read does not name"
BIBTEX_TYPE = {
    "article-journal": "article",
    "webpage": "online",
    "paper-conference": "inproceedings",
    "article-newspaper": "article",
    "thesis": "thesis",
    "article": "online",
}
# The field of biblatex for where a document stands; a page of a site has a title and an organisation.
CONTAINER = {"article": "journaltitle", "inproceedings": "booktitle"}
BIBTEX_FIELD = {"volume": "volume", "issue": "number", "page": "pages"}
RIS_TYPE = {
    "article-journal": "JOUR",
    "webpage": "ELEC",
    "paper-conference": "CPAPER",
    "article-newspaper": "NEWS",
    "thesis": "THES",
    "article": "UNPB",
}
# Not M3 for the kind of a text, since some programs read a DOI there.
RIS_TAG = {"title": "TI", "container-title": "T2", "publisher": "PB", "volume": "VL", "issue": "IS", "DOI": "DO",
           "PMID": "AN", "PMCID": "C2", "language": "LA", "URL": "UR"}  # fmt: skip


def exported(sources: pd.DataFrame) -> list[Entry]:
    """The entries of all works, sorted by id; people left out are told of in the note, not listed as an author."""
    entries = []
    for entry in references_of(sources):
        authors = entry.get("author", [])
        named = [author for author in authors if author != {"literal": OTHERS}]
        notes = [entry.get("note", ""), CUT_OFF if len(named) < len(authors) else ""]
        rest = {key: value for key, value in entry.items() if key not in ("author", CITED_AS, "note")}
        note = "; ".join(filter(None, notes))
        entries.append(rest | ({"author": named} if named else {}) | ({"note": note} if note else {}))
    return sorted(entries, key=lambda entry: entry["id"])


def as_csl(entries: list[Entry]) -> str:
    """CSL JSON, as Zotero, pandoc and citeproc read it."""
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def as_bibtex(entries: list[Entry]) -> str:
    """A file of biblatex in UTF-8, which Zotero, JabRef and pandoc read too."""
    return "\n".join(_bibtex(entry) for entry in entries)


def _bibtex(entry: Entry) -> str:
    kind = BIBTEX_TYPE[entry["type"]]
    lines = [f"  {name} = {{{text}}},\n" for name, text in _fields(entry, kind) if text]
    return f"@{kind}{{{entry['id']},\n{''.join(lines)}}}\n"


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    authors = [_name_of_bibtex(author) for author in entry.get("author", [])]
    cut_off = ["others"] if CUT_OFF in entry.get("note", "") else []
    yield "author", " and ".join(authors + cut_off)
    # Braces keep the capitals of a title as they are.
    yield "title", f"{{{escaped_for_bibtex(entry['title'])}}}"
    yield CONTAINER.get(kind, "organization"), escaped_for_bibtex(entry.get("container-title", ""))
    yield "type", "Dissertation" if kind == "thesis" else ""
    yield "institution" if kind == "thesis" else "publisher", escaped_for_bibtex(entry.get("publisher", ""))
    yield "date", "-".join(_parts(entry, "issued"))
    yield from (
        (field, escaped_for_bibtex(entry.get(csl, "")).replace("–", "--")) for csl, field in BIBTEX_FIELD.items()
    )
    yield "doi", entry.get("DOI", "")
    yield "url", entry["URL"].replace("{", "%7B").replace("}", "%7D")
    yield "urldate", "-".join(_parts(entry, "accessed"))
    yield "eprint", entry.get("PMID", "")
    yield "eprinttype", "pubmed" if "PMID" in entry else ""
    yield "pmcid", entry.get("PMCID", "")
    yield "note", escaped_for_bibtex(_remarks(entry))


def _remarks(entry: Entry) -> str:
    """What kind of text it is, where that has no type of its own, and what is to be known of its title and authors."""
    return "; ".join(entry[key] for key in ("genre", "note") if key in entry)


def _name_of_bibtex(author: dict[str, str]) -> str:
    """A person as 'Family, Given'; a group is kept whole by braces."""
    if "literal" in author:
        return f"{{{escaped_for_bibtex(author['literal'])}}}"
    return f"{escaped_for_bibtex(author['family'])}, {escaped_for_bibtex(author['given'])}"


def _parts(entry: Entry, date: str) -> list[str]:
    """Year, month and day of a date as far as they are known: '2020', '03', '05'."""
    parts = entry.get(date, {"date-parts": [[]]})["date-parts"][0]
    return [f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(parts)]


def as_ris(entries: list[Entry]) -> str:
    """Records of RIS, as EndNote, Mendeley and Zotero read them; lines end as the format asks."""
    return "\r\n".join("".join(f"{tag}  - {text}\r\n" for tag, text in _tags(entry)) for entry in entries)


def _tags(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "TY", RIS_TYPE[entry["type"]]
    yield "ID", entry["id"]
    yield from (("AU", _name_of_ris(author)) for author in entry.get("author", []))
    yield from ((tag, entry[csl]) for csl, tag in RIS_TAG.items() if csl in entry)
    first, _, last = re.sub("[–—]", "-", entry.get("page", "")).partition("-")
    yield from ((tag, text) for tag, text in (("SP", first), ("EP", last)) if text)
    if issued := _parts(entry, "issued"):
        yield from (("PY", issued[0]), ("DA", _day_of_ris(issued)))
    yield "Y2", _day_of_ris(_parts(entry, "accessed"))
    if remarks := _remarks(entry):
        yield "N1", remarks
    yield "ER", ""


def _name_of_ris(author: dict[str, str]) -> str:
    """A person as 'Family, Given'; a comma ends the name of a group, so that none of its words is taken as a family's."""
    return f"{author['literal']}," if "literal" in author else f"{author['family']}, {author['given']}"


def _day_of_ris(parts: list[str]) -> str:
    """'2020/03/05/': year, month, day and a rest, blank where they are not known."""
    return "/".join([*parts, "", "", ""][:3]) + "/"
