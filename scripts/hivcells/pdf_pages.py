"""Read the pages of a PDF: their characters, where these stand, their links, and what belongs to a drawing."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from hivcells.numerals import NUMERAL
from hivcells.passages import MAY_BREAK

# matplotlib's font; the text is set in others.
DRAWING_FONT = re.compile(rb"DejaVuSans(?!Mono)")
FONT_NAME_BYTES = 100
# What the reader of the PDF gives for a hyphen at the end of a line.
HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
NEAR_PT = 1
# Links are looked up by bands of this height.
BAND_PT = 12


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, x: float, y: float) -> bool:
        return self.left - NEAR_PT <= x <= self.right + NEAR_PT and self.bottom - NEAR_PT <= y <= self.top + NEAR_PT


@dataclass(frozen=True, order=True)
class Spot:
    """A place in the document; sorts in reading order."""

    page: int
    depth: float  # minus y, so that further down is greater


@dataclass(frozen=True)
class LinkBox:
    """The area of a link and where it leads; target is None for an address outside."""

    box: Box
    target: Spot | None


class PdfPage:
    """The characters of a page, the boxes of its numerals, its links, and which characters belong to a drawing.

    All is read at once, so that the page itself need not stay open; open pages take much memory.
    """

    def __init__(self, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage):
        text_page = page.get_textpage()
        self.text = _text(text_page, text_page.count_chars()).translate(HYPHENS)
        starts = [found.start() for found in NUMERAL.finditer(self.text)]
        self.boxes = {start: Box(*text_page.get_charbox(start)) for start in starts}  # by the first character
        # Looking at the font of every character is slow; a page without a drawn numeral has no drawing that matters.
        has_drawing = any(_is_drawn(text_page, start) for start in starts)
        self.drawn = frozenset(
            i for i, letter in enumerate(self.text) if has_drawing and not letter.isspace() and _is_drawn(text_page, i)
        )
        text_page.close()
        self._links: dict[int, list[LinkBox]] = defaultdict(list)
        for link in _links(document, page):
            for band in range(_band(link.box.bottom - NEAR_PT), _band(link.box.top + NEAR_PT) + 1):
                self._links[band].append(link)

    def box(self, position: int) -> Box:
        """The rectangle of the first character of the numeral that a character belongs to."""
        return self.boxes.get(position) or self.boxes[max(start for start in self.boxes if start <= position)]

    def links_at(self, x: float, y: float) -> list[LinkBox]:
        """The links around a point, the smallest first."""
        return sorted((link for link in self._links[_band(y)] if link.box.holds(x, y)), key=lambda link: link.box.area)

    def letters(self) -> list[int]:
        """Positions of the characters that are neither blank nor drawn."""
        blank = {letter for letter in set(self.text) if letter.isspace()} | {MAY_BREAK}
        letters = [i for i, letter in enumerate(self.text) if letter not in blank]
        return [i for i in letters if i not in self.drawn] if self.drawn else letters


def _is_drawn(text_page: pypdfium2.PdfTextPage, position: int) -> bool:
    name = ctypes.create_string_buffer(FONT_NAME_BYTES)
    pdfium.FPDFText_GetFontInfo(text_page, position, name, FONT_NAME_BYTES, None)
    return DRAWING_FONT.search(name.value) is not None


def _band(y: float) -> int:
    return int(y // BAND_PT)


def _text(text_page: pypdfium2.PdfTextPage, count: int) -> str:
    """The characters of a page, one for each index; asked for together, since asking for each is slow."""
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    if len(text) == count and "\0" not in text:
        return text
    # A character outside of 16 bits, or one that the reader leaves out, would shift all that follow.
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, i)) for i in range(count))


def pages_of(document: pypdfium2.PdfDocument) -> list[PdfPage]:
    """The pages of a document, each closed when it is read."""
    pages = []
    for page in document:
        pages.append(PdfPage(document, page))
        page.close()
    return pages


def outline_of(document: pypdfium2.PdfDocument) -> list[tuple[str, Spot]]:
    """Titles of the sections and where they begin."""
    entries = [(entry.get_title(), entry.get_dest()) for entry in document.get_toc()]
    return [(title, Spot(destination.get_index(), -destination.get_view()[1][1])) for title, destination in entries]


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[LinkBox]:
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        rectangle = pdfium.FS_RECTF()
        pdfium.FPDFLink_GetAnnotRect(link, rectangle)
        box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        yield LinkBox(box, _target(document, pdfium.FPDFLink_GetDest(document, link)))


def _target(document: pypdfium2.PdfDocument, destination) -> Spot | None:
    if not destination:
        return None
    index = pdfium.FPDFDest_GetDestPageIndex(document, destination)
    has = [ctypes.c_int(0) for _ in range(3)]
    x, y, zoom = (ctypes.c_float(0) for _ in range(3))
    pdfium.FPDFDest_GetLocationInPage(destination, *has, x, y, zoom)
    return Spot(index, -y.value)
