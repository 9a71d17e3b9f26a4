"""Find every numeral in the text of the PDF and trace each to what stands behind it.

The PDF has no marks on its words, so its links and its geometry are read instead: a number
links to its line in the ledger, a citation to its reference; drawings are objects of their
own; and the cells of tables must be those of its source, in the same order, which the
verification holds against the page. Numerals in the references are classed by their place;
whether they are right is checked in the HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate

import pypdfium2

from hivcells.numerals import BOUND, CITATION, NAME, NUMERAL, STRUCTURAL, UNTRACED, Numeral, numerals_of, spans_of_names
from hivcells.passages import MAY_BREAK, Page, forms_of
from hivcells.pdf_pages import LinkBox, PdfPage, Spot, outline_of, pages_of

REFERENCES = "References"
# The margin at the foot is 2.4 cm, 68 points, in page.typ.
FOOT_OF_PAGE_PT = 62
HEADING_HEIGHT_PT = 40
LINE_PT = 14
SAME_LINE_PT = 4
# Characters before and after a numeral that are shown with it.
CONTEXT = 30
CAPTION_LABEL = re.compile(r"\b(?:Figure|Table)\s\d+:")
REFERENCE_LABEL = re.compile(r"(?:Figure|Table|Section)\s")


# The index of a page, and the position of a character on it.
Place = tuple[int, int]


class Letters:
    """The letters of all pages, without blanks and drawings, to find passages in that lines and pages break."""

    def __init__(self, pages: list[PdfPage]):
        self.pages = pages
        self._positions = [page.letters() for page in pages]
        self._starts = [0, *accumulate(len(positions) for positions in self._positions)]
        self._text = "".join(
            "".join(map(page.text.__getitem__, positions)) for page, positions in zip(pages, self._positions)
        )

    def place(self, letter: int) -> Place:
        """Where a letter stands, given its number among all letters."""
        index = bisect_right(self._starts, letter) - 1
        return index, self._positions[index][letter - self._starts[index]]

    def find(self, wanted: str, start: int) -> int:
        """The number of the letter with which a passage begins, not amid a longer number; -1 where it is not."""
        while (start := self._text.find(wanted, start)) >= 0:
            (first_page, first), (last_page, last) = self.place(start), self.place(start + len(wanted) - 1)
            before = self.pages[first_page].text[max(0, first - 1) : first]
            after = self.pages[last_page].text[last + 1 : last + 2]
            if not (before.isdigit() and wanted[0].isdigit() or after.isdigit() and wanted[-1].isdigit()):
                return start
            start += 1
        return -1


class PdfTracer:
    """Sorts the numerals of a PDF by links, geometry and the passages that it must hold."""

    def __init__(self, pdf: bytes, page: Page, values: dict[str, dict], names: list[str]):
        self.document = pypdfium2.PdfDocument(pdf)
        self.pages = pages_of(self.document)
        self.outline = outline_of(self.document)
        self.outline_spots = {spot for _, spot in self.outline}
        self.headings: dict[int, list[tuple[str, float]]] = {}  # by page, the number of each and its height
        for title, spot in self.outline:
            self.headings.setdefault(spot.page, []).append((title.split(" ")[0], -spot.depth))
        self.references = self._section(REFERENCES)
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
        self._free_numerals(covered)
        return self.numerals

    def _one(
        self, index: int, page: PdfPage, found: re.Match, captions: list[tuple[int, int]], drawn: list[str]
    ) -> None:
        text = found.group()
        x, y = page.box(found.start()).middle
        context = _around(page.text, found)
        links = page.links_at(x, y)
        if found.start() in page.drawn:
            drawn.append(text)
        elif y < FOOT_OF_PAGE_PT and text == str(index + 1):
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

    def _section(self, title: str) -> tuple[Spot, Spot] | None:
        """Where the section begins whose title ends so, and where the next one does; None without such a section."""
        ends = [*(spot for _, spot in self.outline[1:]), Spot(len(self.pages), 0)]
        return next(((start, end) for (name, start), end in zip(self.outline, ends) if name.endswith(title)), None)

    def _in_references(self, spot: Spot) -> bool:
        return self.references is not None and self.references[0] <= spot < self.references[1]

    def _numbers_a_heading(self, index: int, y: float, text: str) -> bool:
        return any(
            number == text and height - HEADING_HEIGHT_PT <= y <= height
            for number, height in self.headings.get(index, ())
        )

    def _drawings(self, drawn: list[str]) -> None:
        """The numerals of the drawings must be those of the drawings in the HTML."""
        expected = [numeral for figure in self.page.figures for numeral in figure]
        surplus = Counter(drawn) - Counter(numeral.text for numeral in expected)
        missing = Counter(numeral.text for numeral in expected) - Counter(drawn)
        self.numerals += [n for n in expected if n.text not in missing]
        for text, times in (surplus + missing).items():
            self.numerals += [Numeral(text, UNTRACED, "the drawings of PDF and HTML differ", "")] * times

    def _passages(self) -> list[tuple[Place, Place, tuple[str, str]]]:
        """Where the cells, keys and ledger lines stand in the PDF, in order, and what they are."""
        letters = Letters(self.pages)
        covered = []
        start = 0
        for passage in self.page.passages:
            value_id = passage.value_id.replace(".html.", ".pdf.")
            wanted = "".join((self.values[value_id]["text"] if value_id in self.values else passage.text).split())
            numeral = NUMERAL.search(wanted)
            if passage.text not in self.values and not numeral:
                continue
            found = letters.find(wanted, start)
            if found < 0:
                self._add(
                    numeral.group() if numeral else wanted, UNTRACED, "the PDF lacks what the page has", passage.text
                )
                continue
            start = found + len(wanted)
            what = (NAME, "key of a value") if passage.text in self.values else (BOUND, value_id or "cell")
            covered.append((letters.place(found), letters.place(start - 1), what))
            if value_id:
                index, position = letters.place(found + numeral.start())
                depth = -self.pages[index].box(position).top
                self.anchors.setdefault(index, []).append((depth, value_id))
        return covered

    def _free_numerals(self, covered: list[tuple[Place, Place, tuple[str, str]]]) -> None:
        starts = [first for first, _, _ in covered]  # passages follow each other in the text
        for index, first, last, otherwise in self.free:
            text = self.pages[index].text
            low, high = max(0, first - CONTEXT), last + CONTEXT
            around = text[low:high]
            before = bisect_right(starts, (index, first)) - 1
            passage = covered[before][2] if before >= 0 and (index, last - 1) <= covered[before][1] else None
            named = any(start <= first - low < end for start, end in spans_of_names(around, self.names))
            what = passage or ((NAME, "name in the vocabulary") if named else otherwise)
            self._add("".join(text[first:last].replace(MAY_BREAK, "").split()), *what, " ".join(around.split()))

    def _follow(self, index: int, found: re.Match, links: list[LinkBox]) -> None:
        """Trace a numeral by the links around it, the smallest first.

        A link broken over lines covers both lines whole, and so its neighbours: a link that does
        not fit the numeral is not its own. A numeral that fits no link must be a name or a cell.
        """
        text, page_text = found.group(), self.pages[index].text
        context = _around(page_text, found)
        problem = "links to no line of the ledger"
        for link in links:
            if link.target is None:
                return self._add(text, CITATION, "address", context)
            if link.target in self.outline_spots:
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


def _around(text: str, found: re.Match) -> str:
    return " ".join(text[max(0, found.start() - CONTEXT) : found.end() + CONTEXT].split())
