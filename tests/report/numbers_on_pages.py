"""Every numeral of a rendered page or PDF, found by code that shares no import with scripts/."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple

import pypdfium2
from conftest import BUILT, table

VOID = {"meta", "link", "br", "img", "hr", "input", "col", "wbr", "path", "use", "rect"}
# Spaces, and hyphens too, which the reader of the PDF drops at the end of a line.
SPACES = re.compile(r"[\s\u200b\x02\ufffe-]")
FOOT_PT = 62


class Mark(NamedTuple):
    """An element that shows a number: of which value, its id, the link around it, whether in a drawing or table."""

    value_id: str
    element_id: str
    leads_to: str
    is_drawn: bool
    is_in_table: bool


class Reader(HTMLParser):
    """Text of the page with the elements around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict]] = []
        self.texts: list[tuple[str, list[tuple[str, dict]]]] = []
        self.bound: list[tuple[str, str]] = []
        self.marks: list[Mark] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in VOID:
            self.stack.append((tag, dict(attrs)))
        if "data-value" in dict(attrs):
            self.bound.append((dict(attrs)["data-value"], ""))
            links = [attributes.get("href") or "" for name, attributes in self.stack if name == "a"]
            is_drawn, is_in_table = (any(name == wanted for name, _ in self.stack) for wanted in ("svg", "table"))
            self.marks.append(
                Mark(dict(attrs)["data-value"], dict(attrs).get("id") or "", "".join(links), is_drawn, is_in_table)
            )

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self.stack and self.stack.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any("data-value" in attributes for _, attributes in self.stack):
            value_id, text = self.bound[-1]
            self.bound[-1] = (value_id, text + data)
        self.texts.append((data, list(self.stack)))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def text_of_pdf(name: str) -> str:
    """The text of a PDF without spaces, hyphens, and the foot of each page, whose number would part what goes on overleaf."""
    with pypdfium2.PdfDocument(BUILT / "report" / name) as document:
        return SPACES.sub("", "".join(page.get_textpage().get_text_bounded(bottom=FOOT_PT) for page in document))


SIGNS = {">": "> {}", "<": "< {}", ">=": "≥ {}", "≥": "≥ {}", "<=": "≤ {}", "≤": "≤ {}", "about": "≈ {}"}


def forms_of(value_id: str, value: dict) -> set[str]:
    """What a number may be shown as; a drawing sets the sign before it that its row says, or that behind a case's: '> 6 years'."""
    held = {value[form] for form in ("text", "quantity", "interval", "lower", "upper", "limits", "words", "time")}
    forms = {" ".join(form.lower().split()) for form in held}
    rows = [row.split("#")[1] for row in value["rows"] if value["kind"] == "reported" and "findings" in row]
    rows += value["inputs"] if value_id.startswith("case.") else []
    signs = [SIGNS[relation] for row in rows if (relation := rows_by_key("findings")[row]["relation"]) in SIGNS]
    return forms | {sign.format(form) for sign in signs for form in forms if form}


def counts_of_itself(value_id: str) -> bool:
    """Whether a number is one of those that a document counts of its own numerals."""
    return value_id.startswith("coverage.")


@cache
def rows_by_key(name: str) -> dict[str, dict[str, str]]:
    """The rows of a table of the evidence or of the analyses, by their first cell."""
    folder = "results/evidence" if (BUILT / "evidence" / f"{name}.csv").is_file() else "results/tables"
    return {next(iter(row.values())): row for row in table(f"{folder}/{name}.csv")}
