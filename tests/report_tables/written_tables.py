"""A table of a few cells, as it is written on the page and into the PDF."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pypdfium2
import typst
from hivcells.report.tables.pieces import Column, Table
from hivcells.report.tables.rendering import page_templates, pdf_templates

TEMPLATES = Path(__file__).resolve().parents[2] / "report" / "templates"
VALUES = {"a.b": {"text": "5", "quantity": "5 days", "interval": ""}}


def a_table(*cells) -> Table:
    columns = tuple(Column(f"Column {letter}", 1) for letter, _ in zip("abcdefghij", cells))
    return Table("a-table", "A table", columns, [tuple(cells)])


def on_page(table: Table) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(page_templates(TEMPLATES).get_template("table.html.j2").render(table=table))


def in_pdf(table: Table, folder: Path) -> str:
    source = pdf_templates(TEMPLATES).get_template("table.typ.j2").render(table=table)
    (folder / "table.typ").write_text(
        f"#set page(width: 60cm)\n#let number(place, body) = link(place, body)\n{source}\n"
        "#[x] <value-a.b> #[x] <ref-work2020>",
        encoding="utf-8",
    )
    document = pypdfium2.PdfDocument(typst.compile(folder / "table.typ"))
    return "".join(page.get_textpage().get_text_range() for page in document)
