"""Read the text of the rendered PDF as the trace has it: without the foot of each page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# The margin at the foot is 2.4 cm, 68 points, in report/typst/page.typ.
FOOT_PT = 62
# A foot is short; looking at the place of every character is slow.
FOOT_LETTERS = 12


@dataclass(frozen=True)
class Heading:
    """A section: its title with its number, and the page on which it begins, from 1."""

    title: str
    page: int


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page without its foot, in the order in which it was set."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_text_without_foot(page.get_textpage()) for page in document]


def headings_of(pdf: bytes) -> list[Heading]:
    """The sections of the outline."""
    with pypdfium2.PdfDocument(pdf) as document:
        entries = [(entry.get_title(), entry.get_dest()) for entry in document.get_toc()]
        return [Heading(title, (place.get_index() or 0) + 1) for title, place in entries if place]


def _text_without_foot(page: pypdfium2.PdfTextPage) -> str:
    text = _text(page)
    is_foot = {at for at in _ends(text) if not text[at].isspace() and page.get_charbox(at)[1] < FOOT_PT}
    return "".join(letter for at, letter in enumerate(text) if at not in is_foot)


def _ends(text: str) -> Iterator[int]:
    """Positions at the beginning and the end of a page, where a foot may stand in the order of setting."""
    yield from range(min(FOOT_LETTERS, len(text)))
    yield from range(max(FOOT_LETTERS, len(text) - FOOT_LETTERS), len(text))


def _text(page: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, one for each index; asked for together, since asking for each is slow."""
    count = page.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    if len(text) == count and "\0" not in text:
        return text
    # A character outside of 16 bits, or one that the reader leaves out, would shift all that follow.
    return "".join(chr(pdfium.FPDFText_GetUnicode(page, at)) for at in range(count))
