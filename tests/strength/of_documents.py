"""Faults of the rendered page and of the PDF: another last digit in each numeral, one at a time.

The page is spoiled in its source and read again, the PDF in the text that is read from it. A fault
is noticed when the comparison with the trace complains. That goes string by string, so each numeral is tried with the
strings around it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pypdfium2
from hivcells.artefacts import read_json
from hivcells.report.compare import differences, differences_of_sequence, squeezed
from hivcells.report.compose import settings_of
from hivcells.report.coverage import coverage_values
from hivcells.report.page import read_page
from hivcells.report.pdf import FOOT_PT, HEAD_PT, in_order_of_reading, pages_of
from hivcells.report.trace import ALT, Entry, in_order, read_trace, shown_in
from lxml.html import HtmlElement
from strength.mutants import ROOT, Mutant
from verify_report import with_captions_first, with_counts, with_page_numbers

# Any run of digits, with the marks inside of a number; found without the program's own idea of a numeral.
NUMERAL = re.compile(r"[0-9]+(?:[.,\u202f][0-9]+)*|[⁰¹²³⁴-⁹]+")
NEXT_DIGIT = str.maketrans("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹", "1234567890¹²³⁴⁵⁶⁷⁸⁹⁰")
UNSEEN = {"script", "style"}
STRINGS_IN_A_PIECE = 50
DRAFT = ROOT / "results" / "draft"
WHY = "the comparison of this document with its trace leaves it out"
Spoil = Callable[[str], str]


@dataclass(frozen=True)
class Piece:
    """Some strings of the trace that follow each other, the text that shows them, and where it is in the document's."""

    entries: tuple[Entry, ...]
    text: str
    start: int


class Watched(str):
    """A text that notes where the comparison looks for what, so that the pieces can be cut there."""

    looked: list[int]

    def startswith(self, prefix, start=0, end=None) -> bool:  # type: ignore[override]
        """As of any text."""
        self.looked.append(start)
        return super().startswith(prefix, start)


def places_of(entries: list[Entry], text: str) -> list[int]:
    """Where in the text each string of the trace stands, as the comparison finds it."""
    places, watched = [], Watched(text)
    watched.looked = []

    def each() -> Iterator[Entry]:
        for entry in entries:
            # What was looked at last is the place of the string before.
            places.append(watched.looked[-1] if watched.looked else 0)
            yield entry
        places.append(watched.looked[-1])

    if list(differences(Path("report"), each(), watched)):
        raise RuntimeError("the document differs from its trace; run `make` first")
    return places[1:]


def pieces_of(entries: list[Entry], text: str) -> Iterator[Piece]:
    """The strings in pieces."""
    places = places_of(entries, text)
    starts = list(range(0, len(entries), STRINGS_IN_A_PIECE))
    for first, after in zip(starts, [*starts[1:], len(entries)], strict=True):
        start = end_of(entries, places, first - 1) if first else 0
        end = end_of(entries, places, after - 1) if after < len(entries) else len(text)
        yield Piece(tuple(entries[first:after]), text[start:end], start)


def end_of(entries: list[Entry], places: list[int], at: int) -> int:
    """Where the string at this place of the trace ends in the text."""
    while at >= 0 and entries[at].kind in ("alt", "drawing", "table"):
        at -= 1
    return places[at] + len(squeezed(entries[at].text)) if at >= 0 else 0


def is_noticed(piece: Piece, at: int, digit: str) -> bool:
    """Whether the comparison complains when there is another digit at this place of the document's text."""
    here = at - piece.start
    text = piece.text[:here] + digit + piece.text[here + 1 :]
    return bool(list(differences(Path("report"), piece.entries, text)))


def mutants_of_text(kind: str, entries: list[Entry], text: str, spoiled: str) -> Iterator[Mutant]:
    """Every place where the spoiled text has another digit, tried alone."""
    if len(text) != len(spoiled):
        raise RuntimeError("the spoiled document has another length")
    for piece in pieces_of(entries, text):
        if list(differences(Path("report"), piece.entries, piece.text)):
            raise RuntimeError("a piece of the document differs from its trace though the whole does not")
        for at in range(piece.start, piece.start + len(piece.text)):
            if text[at] != spoiled[at]:
                killed = is_noticed(piece, at, spoiled[at])
                what = f"{text[max(at - 30, 0) : at + 1]!r}: {text[at]} to {spoiled[at]}"
                yield Mutant(kind, what, killed, "" if killed else WHY)


def other_digits(text: str) -> str:
    """The text with another last digit in every numeral."""
    return NUMERAL.sub(lambda found: found.group()[:-1] + found.group()[-1].translate(NEXT_DIGIT), text)


def texts_of(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Every place of text that an element shows: the element with 'text' or 'tail'."""
    if isinstance(element.tag, str) and element.tag not in UNSEEN:
        yield element, "text"
        for child in element:
            yield from texts_of(child)
            yield child, "tail"


def spoil_page(document: HtmlElement) -> int:
    """Put another last digit into every numeral that a page shows; how many there were."""
    numerals = 0
    for element, place in texts_of(document.find("body")):
        text = getattr(element, place) or ""
        numerals += len(NUMERAL.findall(text))
        setattr(element, place, other_digits(text))
    return numerals


def coverage_of_article() -> dict[str, dict]:
    """The counts that page and PDF print of their own numerals, as values."""
    return coverage_values(read_json(DRAFT / "review" / "coverage.json"))


def page_mutants() -> Iterator[Mutant]:
    """Each numeral of the page, then each of the descriptions of its figures."""
    path = DRAFT / "review.html"
    entries = with_counts(read_trace(DRAFT / "review" / "trace.json"), "html", coverage_of_article())
    ordered = in_order(entries, "html", settings_of(ROOT / "report", "html"))
    page, document = read_page(path.read_bytes()), lxml.html.fromstring(path.read_bytes())
    numerals = spoil_page(document)
    spoiled = read_page(lxml.html.tostring(document))
    texts = [squeezed("".join(one.texts)) for one in (page, spoiled)]
    mutants = list(mutants_of_text("page", ordered, texts[0], texts[1]))
    yield from [*mutants, *overlooked("page", numerals - len(mutants))]
    described = [entry.text for entry in shown_in(entries, "html") if entry.kind == ALT]
    for place, description in enumerate(page.drawings):
        for found in NUMERAL.finditer(description):
            other = (
                description[: found.end() - 1] + found.group()[-1].translate(NEXT_DIGIT) + description[found.end() :]
            )
            shown = [*page.drawings[:place], other, *page.drawings[place + 1 :]]
            killed = bool(list(differences_of_sequence(path, "description", described, shown)))
            yield Mutant("page", f"description {description[:40]!r}: {found.group()}", killed, "" if killed else WHY)


def pdf_mutants() -> Iterator[Mutant]:
    """Each numeral of the PDF but those at the head and foot of its pages, which are held apart, as a whole."""
    pdf = (DRAFT / "review.pdf").read_bytes()
    entries = with_counts(read_trace(DRAFT / "review" / "trace.json"), "pdf", coverage_of_article())
    ordered = with_captions_first(in_order(entries, "typst", settings_of(ROOT / "report", "typst")))
    ordered = list(with_page_numbers(ordered, pdf))
    parts = in_order_of_reading(pdf, pages_of(pdf))
    text, spoiled = (squeezed("".join(each)) for each in (parts, map(other_digits, parts)))
    mutants = list(mutants_of_text("pdf", ordered, text, spoiled))
    seen = "".join(text_between_margins(page) for page in pypdfium2.PdfDocument(pdf))
    yield from [*mutants, *overlooked("pdf", digits_in(seen) - digits_in(text))]


def digits_in(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def text_between_margins(page: pypdfium2.PdfPage) -> str:
    """What stands between head and foot of a page, by another call of the reader than the verification uses."""
    return page.get_textpage().get_text_bounded(bottom=FOOT_PT, top=page.get_height() - HEAD_PT)


def overlooked(kind: str, numerals: int) -> list[Mutant]:
    """Numerals that the document shows and the verification does not read."""
    return [Mutant(kind, f"numeral {number + 1} that is not read", False, WHY) for number in range(numerals)]
