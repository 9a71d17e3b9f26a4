"""The trace: every string of the composed document in its order, with what it is.

The last Lua filter lists the text that pandoc composed; here the tables, the ledger and the
drawings, whose strings the project wrote itself, are put in at their places.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from hivcells.artefacts import read_json, write_text
from hivcells.complaints import Complaint, Complaints

VALUE, CELL, KEY, CITATION, REFERENCE = "value", "cell", "key", "citation", "reference"
XREF, LABEL, ADDRESS, FREE, CODE, MATH, ALT = "xref", "label", "address", "free", "code", "math", "alt"
DRAWING, TABLE, SCALE, LEDGER = "drawing", "table", "scale", "ledger"
ABSTRACT, CONTENTS, TABLE_HEAD, ROWS_HEAD = "abstract", "contents", "head of a table", "head of rows"
TITLE_BLOCK = ("title", "subtitle", "author", ABSTRACT)
SVG = "{http://www.w3.org/2000/svg}"
# So begin the ids of the counts that a document prints of its own numerals.
COVERAGE = "coverage."


class Entry(NamedTuple):
    """A string of the document: what it is, of which value, cell, work or target, and where it stands."""

    text: str
    kind: str
    of: str = ""
    form: str = ""
    claim: str = ""
    float: str = ""  # the id of the figure or table that it stands in
    only: str = ""  # the format that alone shows it: html or typst
    place: str = ""  # title, subtitle, author, abstract, heading, section number, head of a table
    level: int = 0  # of a heading
    block: int = 0  # number of the paragraph, cell or heading
    file: str = ""
    line: int = 0


def entries_of_pandoc(listed: list[dict[str, Any]]) -> list[Entry]:
    """The entries as the Lua filter lists them."""
    return [Entry(kind=entry.pop("is"), **entry) for entry in ({**entry} for entry in listed)]


def with_own_parts(entries: Iterable[Entry], tables: Path, figures: Path) -> Iterator[Entry]:
    """The entries with those of tables and drawings after the places where these are put in; the ledger is written later."""
    for entry in entries:
        yield entry
        if entry.kind == DRAWING:
            drawing = _known(figures / Path(entry.of).name, entry, "no drawing of this name")
            yield from in_place_of(entry, entries_of_drawing(drawing))
            if (narrow := narrow_of(drawing)).is_file():
                yield from in_place_of(entry._replace(only="html"), entries_of_drawing(narrow))
        elif entry.kind == TABLE and entry.of != LEDGER:
            part = _known(tables / f"{entry.of}.json", entry, "no table of this name")
            yield from in_place_of(entry, entries_of_pandoc(read_json(part)))


def _known(path: Path, entry: Entry, problem: str) -> Path:
    """A part that an entry names. Raises Complaints with the line of the entry where there is none."""
    if not path.is_file():
        remedy = f"Correct the name; {path.parent}/ has those that are made."
        raise Complaints([Complaint(entry.file, entry.line, problem, remedy, value=entry.of)])
    return path


def narrow_of(drawing: Path) -> Path:
    """Where the drawing for a phone stands beside another."""
    return drawing.with_name(f"{drawing.stem}-narrow{drawing.suffix}")


def in_place_of(entry: Entry, parts: Iterable[Entry]) -> Iterator[Entry]:
    """Parts of a table or drawing as entries of the document; where they are shown is said by their place in it."""
    for part in parts:
        only = part.only or entry.only
        yield Entry(
            part.text, part.kind, part.of, part.form, float=entry.float, only=only, place=part.place, block=entry.block
        )


def entries_of_drawing(path: Path) -> Iterator[Entry]:
    """The texts of a drawing, in their order: numbers, names of rows, marks of its axes, other words."""
    for text in etree.parse(path).iter(f"{SVG}text"):
        words = "".join(text.itertext())
        marked = next((a for a in text.iterancestors() if a.get("data-value") or a.get("data-cell")), None)
        if marked is not None and marked.get("data-value"):
            yield Entry(words, VALUE, marked.get("data-value") or "")
        elif marked is not None:
            yield Entry(words, CELL, marked.get("data-cell") or "")
        elif any("tick_" in (a.get("id") or "") for a in text.iterancestors()):
            yield Entry(words, SCALE, _axis_of(text))
        else:
            yield Entry(words, FREE)


def _axis_of(text: etree._Element) -> str:
    axes = [a.get("id") or "" for a in text.iterancestors() if "matplotlib.axis" in (a.get("id") or "")]
    return axes[0] if axes else ""


def write_trace(path: Path, entries: Iterable[Entry]) -> None:
    """Write the entries without what is blank; as one line, which is read and written fastest."""
    listed = [{name: held for name, held in zip(Entry._fields, entry) if held} for entry in entries]
    write_text(path, json.dumps(listed, ensure_ascii=False) + "\n")


def read_trace(path: Path) -> list[Entry]:
    """The entries as written."""
    return [Entry(**{"text": "", **entry}) for entry in read_json(path)]


def shown_in(entries: Iterable[Entry], output_format: str) -> list[Entry]:
    """The entries that one format shows: html or typst."""
    return [entry for entry in entries if entry.only in ("", output_format)]


def contents_of(entries: Iterable[Entry], depth: int) -> list[Entry]:
    """The table of contents: numbers and titles of the sections down to a depth."""
    return [
        entry._replace(place=CONTENTS, claim="")
        for entry in entries
        if entry.place in ("heading", "section number") and entry.level <= depth
    ]


def in_order(entries: Iterable[Entry], output_format: str, settings: dict[str, Any]) -> list[Entry]:
    """All that one format shows, in its order: title block, contents, text; settings are those of the format."""
    shown = shown_in(entries, output_format)
    head = [entry for entry in shown if entry.place in TITLE_BLOCK and entry.place != ABSTRACT]
    abstract = [entry for entry in shown if entry.place == ABSTRACT]
    text = [entry for entry in shown if entry.place not in TITLE_BLOCK]
    return [
        *head,
        *([Entry("Abstract", LABEL, place=ABSTRACT)] if abstract else []),
        *abstract,
        Entry(settings["toc-title"], LABEL, place=CONTENTS),
        *contents_of(text, settings["toc-depth"]),
        *text,
    ]
