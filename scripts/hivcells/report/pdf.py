"""Read the text of the rendered PDF as the trace has it: without the head and the foot of each page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# Margins are 2.3 cm at the head and 2.4 cm at the foot, 65 and 68 points, in report/typst/page.typ.
FOOT_PT, HEAD_PT = 62, 59
# Heads and feet are short; looking at the place of every character is slow.
MOST_LETTERS = 220


@dataclass(frozen=True)
class Heading:
    """A section: its title with its number, and the page on which it begins, from 1."""

    title: str
    page: int


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page without its head and foot, in the order in which it was set."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_text_between_margins(page) for page in document]


def headings_of(pdf: bytes) -> list[Heading]:
    """The sections of the outline."""
    with pypdfium2.PdfDocument(pdf) as document:
        entries = [(entry.get_title(), entry.get_dest()) for entry in document.get_toc()]
        return [Heading(title, (place.get_index() or 0) + 1) for title, place in entries if place]


def _text_between_margins(page: pypdfium2.PdfPage) -> str:
    height, letters = page.get_height(), page.get_textpage()
    text = _text(letters)
    beyond = {at for at in _ends(text) if not text[at].isspace() and _is_beyond(letters.get_charbox(at), height)}
    return "".join(letter for at, letter in enumerate(text) if at not in beyond)


def _is_beyond(box: tuple[float, float, float, float], height: float) -> bool:
    """Whether a character, whose box is left, bottom, right, top, stands in the head or the foot."""
    return box[1] < FOOT_PT or box[3] > height - HEAD_PT


def _ends(text: str) -> Iterator[int]:
    """Positions at the beginning and the end of a page, where head and foot may stand in the order of setting."""
    yield from range(min(MOST_LETTERS, len(text)))
    yield from range(max(MOST_LETTERS, len(text) - MOST_LETTERS), len(text))


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
