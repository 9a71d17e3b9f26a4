"""Read the text of the rendered PDF as assistive technology does: in the order of its structure, not of its drawing.

A figure or table stands at the head or foot of a page, amid the text of which it is drawn; in the
structure it stands at its place. What is no content (head and foot of a page, the head of a table
that goes on overleaf, dots that lead to a number) is marked as such, and is read apart.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

# Margins are 2.3 cm at the head and 2.4 cm at the foot, 65 and 68 points, in report/typst/page.typ.
FOOT_PT, HEAD_PT = 62, 59
NO_CONTENT = -1


@dataclass(frozen=True)
class Heading:
    """A section: its title with its number, and the page on which it begins, from 1."""

    title: str
    page: int


@dataclass
class Page:
    """The text of a page: of its content by the numbers of its marks, of its head and foot, and all else, such as repeated heads of tables."""

    content: dict[int, str] = field(default_factory=dict)
    margins: str = ""
    beside: str = ""


def pages_of(pdf: bytes) -> list[Page]:
    """The text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_read(page) for page in document]


def in_order_of_reading(pdf: bytes, pages: list[Page]) -> list[str]:
    """The texts of the content in the order of the structure; what the structure lacks stands at the end."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        number_of = {page.objgen: number for number, page in enumerate(document.pages)}
        root = document.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        marks = list(_marks(root.get("/K"), -1, number_of))
    left = {(number, mark): text for number, page in enumerate(pages) for mark, text in page.content.items()}
    return [*(left.pop(mark, "") for mark in marks), *left.values()]


def _marks(node: Any, page: int, number_of: Mapping[Any, int]) -> Iterator[tuple[int, int]]:
    """Page and number of each mark below a node of the structure, in their order."""
    if isinstance(node, int):
        yield page, node
    elif isinstance(node, pikepdf.Array):
        for child in node:
            yield from _marks(child, page, number_of)
    elif isinstance(node, pikepdf.Dictionary):
        page = number_of.get(node["/Pg"].objgen, -1) if "/Pg" in node else page
        yield from _marks(node.get("/MCID", node.get("/K")), page, number_of)


def headings_of(pdf: bytes) -> list[Heading]:
    """The sections of the outline."""
    with pypdfium2.PdfDocument(pdf) as document:
        entries = [(entry.get_title(), entry.get_dest()) for entry in document.get_toc()]
        return [Heading(title, (place.get_index() or 0) + 1) for title, place in entries if place]


def _read(page: pypdfium2.PdfPage) -> Page:
    letters, read, height = page.get_textpage(), Page(), page.get_height()
    for mark, at, text in _marked_runs(page, letters):
        if mark != NO_CONTENT:
            read.content[mark] = read.content.get(mark, "") + text
        elif _is_beyond(letters.get_charbox(at), height):
            read.margins += text
        else:
            read.beside += text
    return read


def _is_beyond(box: tuple[float, float, float, float], height: float) -> bool:
    """Whether a character, whose box is left, bottom, right, top, stands in the head or the foot."""
    return box[1] < FOOT_PT or box[3] > height - HEAD_PT


def _marked_runs(page: pypdfium2.PdfPage, letters: pypdfium2.PdfTextPage) -> Iterator[tuple[int, int, str]]:
    """Letters that follow each other under one mark, with the mark and the place of the first; without blanks.

    The letters of a mark follow each other; where they end is searched by steps, since asking for each letter is slow.
    What is no content is given letter by letter.
    """
    text, mark_of = _text(letters), _marks_of_objects(page)
    solid = [at for at, letter in enumerate(text) if not letter.isspace()]

    def mark_at(place: int) -> int | None:
        """The mark of a letter; none for a letter that the reader adds."""
        drawn = pdfium.FPDFText_GetTextObject(letters, solid[place])
        return mark_of[_address(drawn)] if drawn else None

    place = 0
    while place < len(solid):
        mark, end = mark_at(place), place + 1
        if mark is not None and mark != NO_CONTENT:
            end = _end_of_run(mark, place, len(solid), mark_at)
        if mark is not None:
            yield mark, solid[place], "".join(text[at] for at in solid[place:end])
        place = end


def _end_of_run(mark: int, start: int, most: int, mark_at: Callable[[int], int | None]) -> int:
    """The place after a run of places under a mark, which begins at the start."""
    step = 1
    while start + step < most and mark_at(start + step) == mark:
        step *= 2
    same, other = start + step // 2, min(start + step, most)
    while other - same > 1:
        between = (same + other) // 2
        same, other = (between, other) if mark_at(between) == mark else (same, between)
    return other


def _marks_of_objects(page: pypdfium2.PdfPage) -> dict[int, int]:
    """The mark of each object of a page by its address; what a drawing is made of has the mark of the drawing."""
    marks: dict[int, int] = {}

    def note(drawn: pdfium.FPDF_PAGEOBJECT, around: int) -> None:
        own = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
        mark = marks[_address(drawn)] = around if own < 0 else own
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_FORM:
            for index in range(pdfium.FPDFFormObj_CountObjects(drawn)):
                note(pdfium.FPDFFormObj_GetObject(drawn, index), mark)

    for index in range(pdfium.FPDFPage_CountObjects(page)):
        note(pdfium.FPDFPage_GetObject(page, index), NO_CONTENT)
    return marks


def _address(drawn: pdfium.FPDF_PAGEOBJECT) -> int:
    return ctypes.addressof(drawn.contents)


def _text(letters: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, one for each index; asked for together, since asking for each is slow."""
    count = letters.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(letters, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    if len(text) == count and "\0" not in text:
        return text
    # A character outside of 16 bits, or one that the reader leaves out, would shift all that follow.
    return "".join(chr(pdfium.FPDFText_GetUnicode(letters, at)) for at in range(count))
