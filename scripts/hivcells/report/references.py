"""The bibliography of the report, from the documents that were read: one CSL JSON entry a work, under its work_id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple

import lxml.html
import pandas as pd
import pypandoc

from hivcells.tables import Tables, words

CSL_TYPE = {
    "article": "article-journal",
    "registry": "webpage",
    "conference": "paper-conference",
    "press": "article-newspaper",
    "fact sheet": "webpage",
    "dissertation": "thesis",
    "preprint": "article",
}
# Kinds that a reader should see named in the list; an article needs no label.
LABELLED = {
    "press": "Press text",
    "fact sheet": "Fact sheet",
    "registry": "Registry record",
    "conference": "Conference abstract",
    "preprint": "Preprint",
}
CSL_NAME = {
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "language": "language",
}
# The variable of CSL that holds authors as citations name them, where that is shorter than in the list.
CITED_AS = "original-author"
# How a list of authors ends that the source cuts, and the name by which citeproc knows to write "et al.".
CUT_OFF, OTHERS = "et al.", "others"
# A text without author and journal is called by the first words of its title.
LONGEST_LABEL = 40


# What a group is called besides its own name, which is enough where it is cited.
GROUP = re.compile(
    r"(?:The )?(?P<name>.+) (?:Study Group|Study Team|Working Group|Scientific Committee|Investigators|Consortium)"
)
# Between brackets stands the name that this review gives to a study whose report names no author.
NAMED_HERE = "[{}]"
NEWS, OF_NEWS = "press", "{}, news"


class Work(NamedTuple):
    """What a citation needs: the key of the work, and its short label ('Author 2020')."""

    work_id: str
    label: str


def with_names(tables: Tables) -> Tables:
    """The tables with a name for each document without authors: of its study, of the newspaper, or of its title."""
    studies, sources = tables["studies"], tables["sources"]
    label = dict(zip(studies["source_id"], studies["label"]))
    names = [row["authors"] or _name_of(row, label.get(row["source_id"], "")) for row in sources.to_dict("records")]
    return tables | {"sources": sources.assign(authors=names)}


def _name_of(source: Mapping[Any, str], study: str) -> str:
    """A name between brackets, without the year that stands beside it; authors are divided by semicolons."""
    place = source["container"] or source["publisher"]
    if source["kind"] == NEWS and place:
        name = OF_NEWS.format(place)
    else:
        name = _without_year(study, source["year"]) or shorten(source["title"], LONGEST_LABEL, placeholder=" …")
    return NAMED_HERE.format(name.replace(";", ","))


def _without_year(study: str, year: str) -> str:
    """'Tea trial' of 'Tea trial 2020', 'Tea trial, 2020'; 'Tea (Talks)' of 'Tea (Talks 2020)'.

    Any year goes where the document has none: nobody could tell it from 'no date' beside it.
    """
    return re.sub(rf",? {year or '(?:19|20)[0-9]{2}'}([)]?)$", r"\1", study)


def works_of(sources: pd.DataFrame) -> dict[str, Work]:
    """The work that each document belongs to, by source_id; its label is that of the document that stands for it."""
    labels = {source["source_id"]: _label(source) for source in sources.to_dict("records")}
    return {
        source_id: Work(work_id, labels.get(work_id, labels[source_id]))
        for source_id, work_id in zip(sources["source_id"], sources["work_id"])
    }


def references_of(sources: pd.DataFrame) -> list[dict[str, Any]]:
    """The entries of all works, in the order of the table."""
    return [_reference(source) for source in sources[sources["source_id"] == sources["work_id"]].to_dict("records")]


def texts_of_references(references: Path, style: Path) -> dict[str, str]:
    """Each work of a bibliography as a reference in words, by its id, in the order of the style."""
    settings = ["--citeproc", f"--bibliography={references}", f"--csl={style}"]
    page = lxml.html.fromstring(pypandoc.convert_text("---\nnocite: '@*'\n---\n", "html", "markdown", settings))
    entries = page.find_class("csl-entry")
    return {entry.get("id").removeprefix("ref-"): " ".join(entry.text_content().split()) for entry in entries}


def _label(source: Mapping[Any, str]) -> str:
    first_author = _family(source["authors"].split(";")[0])
    name = first_author or source["container"] or source["publisher"]
    return f"{name or shorten(source['title'], LONGEST_LABEL, placeholder=' …')} {source['year'] or 'no date'}"


def _reference(source: Mapping[Any, str]) -> dict[str, Any]:
    """One entry; blanks are left out."""
    entry: dict[str, Any] = {"id": source["work_id"], "type": CSL_TYPE[source["kind"]]}
    entry |= {csl: source[column] for column, csl in CSL_NAME.items() if source[column]}
    if source["authors"]:
        authors = words(source["authors"], ";")
        entry["author"] = [_author(name) for name in authors]
        if any(map(GROUP.fullmatch, authors)):
            entry[CITED_AS] = [_author(_short(name)) for name in authors]
    date = [int(source[part]) for part in ("year", "month", "day") if source[part]]
    if date:
        entry["issued"] = {"date-parts": [date]}
    if source["accessed"]:
        entry["accessed"] = {"date-parts": [[int(part) for part in source["accessed"].split("-")]]}
    if source["kind"] in LABELLED:
        entry["genre"] = LABELLED[source["kind"]]
    if source["title_note"]:
        entry["note"] = source["title_note"]
    return entry


def _family(name: str) -> str:
    """The family name of a person; the short name of a group; the whole name of what is named here."""
    return name if name.startswith("[") else _short(name).split(",")[0]


def _short(name: str) -> str:
    """'Tea' of 'The Tea Study Group'; any other name as it is."""
    group = GROUP.fullmatch(name)
    return group["name"] if group else name


def _author(name: str) -> dict[str, str]:
    """A person from 'Family, Given'; a group, which has no comma, by its whole name; people left out."""
    if name == CUT_OFF:
        return {"literal": OTHERS}
    if name.startswith("["):
        return {"literal": name}
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}
