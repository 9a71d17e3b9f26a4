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
    """A document of the report: what it is called, the file it begins with, the folder of its parts, what it is rendered as."""

    name: str
    called: str
    begins_with: str
    parts: str
    rendered: tuple[Rendered, ...]


_PAGE, _PAPER = Rendered("html", "review.html", HTML), Rendered("pdf", "review.pdf", TYPST)
_SUPPLEMENT = Rendered("supplement", "supplement.pdf", TYPST)
DOCUMENTS = (
    Document("review", "article", "index.qmd", "sections", (_PAGE, _PAPER)),
    Document("supplement", "supplement", "supplement.qmd", "supplement", (_SUPPLEMENT,)),
)
# The evidence beside the page, which is made of tables alone.
LEDGER = Rendered("ledger", "ledger.html", HTML)
# All that readers take.
FILES = tuple(rendered.file for of in DOCUMENTS for rendered in of.rendered) + (LEDGER.file,)


def document_of(file: str) -> tuple[Document, Rendered]:
    """The document that a rendered file shows. Raises KeyError for another file."""
    return {rendered.file: (document, rendered) for document in DOCUMENTS for rendered in document.rendered}[file]


def document_named(name: str) -> Document:
    """The document of a name. Raises KeyError for another name."""
    return {document.name: document for document in DOCUMENTS}[name]


def texts_of_others(document: Document) -> list[str]:
    """Names of the files and folders that other documents are written in."""
    return [name for other in DOCUMENTS if other != document for name in (other.begins_with, other.parts)]
