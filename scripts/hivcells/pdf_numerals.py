"""Find every numeral in the text of the PDF and trace each to what stands behind it.

The PDF has no marks on its words, so its links and its geometry are read instead: a number
links to its line in the ledger, a citation to its reference; drawings are objects of their
own; and the cells of tables must be those of the HTML, in the same order.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from hivcells.numerals import BOUND, CITATION, NAME, NUMERAL, STRUCTURAL, UNTRACED, Numeral, numerals_of, spans_of_names
from hivcells.page_numerals import MAY_BREAK, Page, forms_of

REFERENCES = "References"
# matplotlib's font; the text is set in others.
DRAWING_FONT = re.compile(rb"DejaVuSans(?!Mono)")
FONT_NAME_BYTES = 100
# What the reader of the PDF gives for a hyphen at the end of a line.
HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
FOOT_OF_PAGE_PT = 62
HEADING_HEIGHT_PT = 40
LINE_PT = 14
SAME_LINE_PT = 4
CAPTION_LABEL = re.compile(r"\b(?:Figure|Table)\s\d+:")
REFERENCE_LABEL = re.compile(r"(?:Figure|Table|Section)\s")


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

    def holds(self, x: float, y: float) -> bool:
        return self.left - 1 <= x <= self.right + 1 and self.bottom - 1 <= y <= self.top + 1


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
    """The characters of a page, their boxes, its links, and which characters belong to a drawing."""

    def __init__(self, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage):
        self._text_page = page.get_textpage()
        count = self._text_page.count_chars()
        self.text = _text(self._text_page, count).translate(HYPHENS)
        self.links = list(_links(document, page))
        # Looking at the font of every character is slow; a page without a drawn digit has no drawing that matters.
        has_drawing = any(letter.isdigit() and self._is_drawn(i) for i, letter in enumerate(self.text))
        self.drawn = frozenset(
            i for i, letter in enumerate(self.text) if has_drawing and not letter.isspace() and self._is_drawn(i)
        )

    def box(self, position: int) -> Box:
        """The rectangle of a character."""
        return Box(*self._text_page.get_charbox(position))

    def _is_drawn(self, position: int) -> bool:
        name, flags = ctypes.create_string_buffer(FONT_NAME_BYTES), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._text_page, position, name, FONT_NAME_BYTES, flags)
        return DRAWING_FONT.search(name.value) is not None


def _text(text_page: pypdfium2.PdfTextPage, count: int) -> str:
    """The characters of a page, one for each index; asked for together, since asking for each is slow."""
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[:-2].decode("utf-16-le", "replace")
    if len(text) == count and "\0" not in text:
        return text
    # A character outside of 16 bits, or one that the reader leaves out, would shift all that follow.
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, i)) for i in range(count))


def outline_of(document: pypdfium2.PdfDocument) -> list[tuple[str, Spot]]:
    """Titles of the sections and where they begin."""
    entries = [(entry.get_title(), entry.get_dest()) for entry in document.get_toc()]
    return [(title, Spot(destination.get_index(), -destination.get_view()[1][1])) for title, destination in entries]


def _links(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage):
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


class PdfTracer:
    """Sorts the numerals of a PDF by links, geometry and the passages of its HTML twin."""

    def __init__(self, pdf: bytes, page: Page, values: dict[str, dict], names: list[str]):
        self.document = pypdfium2.PdfDocument(pdf)
        self.pages = [PdfPage(self.document, page) for page in self.document]
        self.outline = outline_of(self.document)
        self.page, self.values, self.names = page, values, names
        self.numerals: list[Numeral] = []
        # Page, first and last character of numerals that geometry alone does not trace, and what they are at worst.
        self.free: list[tuple[int, int, int, tuple[str, str]]] = []
        self.linked: list[tuple[int, re.Match, list[LinkBox]]] = []
        self.anchors: dict[int, list[tuple[float, str]]] = {}  # by page, how deep a ledger line stands, and its number

    def trace(self) -> list[Numeral]:
        """Every numeral with its class."""
        drawn = []
        for index, page in enumerate(self.pages):
            captions = [m.span() for m in CAPTION_LABEL.finditer(page.text)]
            for found in NUMERAL.finditer(page.text):
                self._one(index, page, found, captions, drawn)
        self._drawings(drawn)
        covered = self._passages()
        for index, found, links in self.linked:
            self._follow(index, found, links)
        self._free_numerals(*covered)
        return self.numerals

    def _one(
        self, index: int, page: PdfPage, found: re.Match, captions: list[tuple[int, int]], drawn: list[str]
    ) -> None:
        text, box = found.group(), page.box(found.start())
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        context = " ".join(page.text[max(0, found.start() - 30) : found.end() + 30].split())
        links = sorted((link for link in page.links if link.box.holds(x, y)), key=lambda link: link.box.area)
        if found.start() in page.drawn:
            drawn.append(text)
        elif y < FOOT_OF_PAGE_PT:
            self._add(text, STRUCTURAL, "number of the page", context)
        elif self._in_references(Spot(index, -y)):
            self._add(text, CITATION, "reference", context)
        elif links:
            self.linked.append((index, found, links))
        elif any(start <= found.start() < end for start, end in captions):
            self._add(text, STRUCTURAL, "number of a figure or table", context)
        elif self._numbers_a_heading(index, y, text):
            self._add(text, STRUCTURAL, "number of a section", context)
        else:
            self.free.append((index, found.start(), found.end(), (UNTRACED, "bound to nothing")))

    def _add(self, text: str, kind: str, reason: str, context: str) -> None:
        self.numerals.append(Numeral(text, kind, reason, context))

    def _in_references(self, spot: Spot) -> bool:
        """Whether a place lies in the section of references."""
        starts = [spot for _, spot in self.outline]
        for position, (title, start) in enumerate(self.outline):
            if title.endswith(REFERENCES):
                end = starts[position + 1] if position + 1 < len(starts) else Spot(len(self.pages), 0)
                return start <= spot < end
        return False

    def _numbers_a_heading(self, index: int, y: float, text: str) -> bool:
        return any(
            spot.page == index and -spot.depth - HEADING_HEIGHT_PT <= y <= -spot.depth and title.split(" ")[0] == text
            for title, spot in self.outline
        )

    def _drawings(self, drawn: list[str]) -> None:
        """The numerals of the drawings must be those of the drawings in the HTML."""
        expected = [numeral for figure in self.page.figures for numeral in figure]
        surplus = Counter(drawn) - Counter(numeral.text for numeral in expected)
        missing = Counter(numeral.text for numeral in expected) - Counter(drawn)
        self.numerals += [n for n in expected if n.text not in missing]
        for text, times in (surplus + missing).items():
            self.numerals += [Numeral(text, UNTRACED, "the drawings of PDF and HTML differ", "")] * times

    def _passages(self) -> tuple[str, dict, list]:
        """Match the cells, keys and ledger lines of the HTML, in order, with the text that is left."""
        letters = [
            (index, position)
            for index, page in enumerate(self.pages)
            for position, letter in enumerate(page.text)
            if not letter.isspace() and letter != MAY_BREAK and position not in page.drawn
        ]
        text = "".join(self.pages[index].text[position] for index, position in letters)
        place = {letter: number for number, letter in enumerate(letters)}
        covered: list[tuple[int, int, tuple[str, str]]] = []
        start = 0
        for passage in self.page.passages:
            value_id = passage.value_id.replace(".html.", ".pdf.")
            wanted = "".join((self.values[value_id]["text"] if value_id in self.values else passage.text).split())
            if passage.text not in self.values and not NUMERAL.search(wanted):
                continue
            found = self._find(wanted, text, letters, start)
            if found < 0:
                continue
            start = found + len(wanted)
            what = (NAME, "key of a value") if passage.text in self.values else (BOUND, value_id or "cell")
            covered.append((found, start, what))
            if value_id:
                # The line begins at its highest letter: a minus sign lies lower, a year may stand on the next line.
                spots = (self._spot(*letter) for letter in letters[found : found + len(wanted)])
                spot = min(spots)
                self.anchors.setdefault(spot.page, []).append((spot.depth, value_id))
        return text, place, covered

    def _spot(self, index: int, position: int) -> Spot:
        return Spot(index, -self.pages[index].box(position).top)

    def _find(self, wanted: str, text: str, letters: list[tuple[int, int]], start: int) -> int:
        """Where a passage begins in the text without spaces, not amid a longer number; -1 where it is not."""
        while (start := text.find(wanted, start)) >= 0:
            (index, first), (_, last) = letters[start], letters[start + len(wanted) - 1]
            before, after = (
                self.pages[index].text[max(0, first - 1) : first],
                self.pages[index].text[last + 1 : last + 2],
            )
            if not (before.isdigit() and wanted[0].isdigit() or after.isdigit() and wanted[-1].isdigit()):
                return start
            start += 1
        return -1

    def _free_numerals(self, text: str, place: dict, covered: list[tuple[int, int, tuple[str, str]]]) -> None:
        starts = [low for low, _, _ in covered]  # passages follow each other in the text
        for index, first, last, otherwise in self.free:
            page = self.pages[index]
            start, end = place[index, first], place[index, last - 1] + 1
            context = " ".join(page.text[max(0, first - 30) : last + 30].split())
            before = bisect_right(starts, start) - 1
            passage = covered[before][2] if before >= 0 and end <= covered[before][1] else None
            around = page.text[max(0, first - 30) : last + 30]
            named = any(low <= first - max(0, first - 30) < high for low, high in spans_of_names(around, self.names))
            if passage:
                self._add(text[start:end], *passage, context)
            elif named:
                self._add(text[start:end], NAME, "name in the vocabulary", context)
            else:
                self._add(text[start:end], *otherwise, context)

    def _follow(self, index: int, found: re.Match, links: list[LinkBox]) -> None:
        """Trace a numeral by the links around it, the smallest first.

        A link broken over lines covers both lines whole, and so its neighbours: a link that does
        not fit the numeral is not its own. A numeral that fits no link must be a name or a cell.
        """
        text, page_text = found.group(), self.pages[index].text
        context = " ".join(page_text[max(0, found.start() - 30) : found.end() + 30].split())
        problem = "links to no line of the ledger"
        for link in links:
            if link.target is None:
                return self._add(text, CITATION, "address", context)
            if any(link.target == spot for _, spot in self.outline):
                return self._add(text, STRUCTURAL, "contents or reference to a section", context)
            if self._in_references(link.target):
                return self.free.append((index, found.start(), found.end(), (CITATION, "citation")))
            if REFERENCE_LABEL.search(page_text, max(0, found.start() - 9), found.start()):
                return self._add(text, STRUCTURAL, "reference to a figure or table", context)
            for value_id in self._line_of_ledger(link.target):
                if text in self._numerals_shown(value_id):
                    return self._add(text, BOUND, value_id, context)
                problem = f"shows '{text}' where {value_id} is '{self.values[value_id]['text']}'"
        return self.free.append((index, found.start(), found.end(), (UNTRACED, problem)))

    def _line_of_ledger(self, target: Spot) -> list[str]:
        """The numbers on the ledger line that a link leads to; none where there is no line."""
        # A link leads a little above its line: the line is the first at or below that place.
        below = sorted(
            (depth, i) for depth, i in self.anchors.get(target.page, []) if 0 <= depth - target.depth + 1 <= LINE_PT
        )
        return [value_id for depth, value_id in below if depth - below[0][0] < SAME_LINE_PT]

    def _numerals_shown(self, value_id: str) -> set[str]:
        return {numeral for form in forms_of(self.values[value_id]) for numeral in numerals_of(form)}
