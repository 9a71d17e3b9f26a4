"""The documents of the report, and what each is rendered as."""

from __future__ import annotations

from typing import NamedTuple

# The languages that a document is written in; typst becomes PDF.
HTML, TYPST = "html", "typst"


class Rendered(NamedTuple):
    """A rendered document: its name in verification.json and in coverage.*, its file, and the language it is written in."""

    name: str
    file: str
    written_in: str


class Document(NamedTuple):
    """A document of the report: the file that it begins with, and what it is rendered as."""

    name: str
    begins_with: str
    rendered: tuple[Rendered, ...]


DOCUMENTS = (
    Document("review", "index.qmd", (Rendered("html", "review.html", HTML), Rendered("pdf", "review.pdf", TYPST))),
    Document("supplement", "supplement.qmd", (Rendered("supplement", "supplement.pdf", TYPST),)),
)


def document_of(file: str) -> tuple[Document, Rendered]:
    """The document that a rendered file shows. Raises KeyError for another file."""
    return {rendered.file: (document, rendered) for document in DOCUMENTS for rendered in document.rendered}[file]
