"""What the verification refuses of the built report: another digit, word, number, claim or drawing in page or PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from conftest import BUILT, ROOT
from hivcells.artefacts import read_json
from hivcells.report.compose import settings_of
from hivcells.report.page import read_page
from hivcells.report.pdf import headings_of, pages_of
from hivcells.report.trace import VALUE, Entry, read_trace
from verify_report import differences_of_page, differences_of_pdf, filled

PAGE, PDF = BUILT / "report" / "review.html", BUILT / "report" / "review.pdf"


@cache
def trace(document: str) -> list[Entry]:
    coverage = read_json(BUILT / "draft" / "coverage_values.json")
    return filled(read_trace(BUILT / "draft" / "trace.json"), document, coverage)


def complaints_of_page(page: Path) -> list[str]:
    settings = settings_of(ROOT / "report", "html")
    return [str(complaint) for complaint in differences_of_page(page, trace("html"), settings)]


def complaints_of_pdf(entries: list[Entry]) -> list[str]:
    return [str(complaint) for complaint in differences_of_pdf(PDF, entries, settings_of(ROOT / "report", "typst"))]


def test_the_built_page_and_pdf_are_what_was_composed() -> None:
    assert complaints_of_page(PAGE) == []
    assert complaints_of_pdf(trace("pdf")) == []


def replaced(old: str, new: str) -> Callable[[str], str]:
    def apply(page: str) -> str:
        assert old in page, f"'{old}' no longer stands in the page"
        return page.replace(old, new, 1)

    return apply


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (replaced('data-value="xia2020.cd4.nk.change">104<', 'data-value="xia2020.cd4.nk.change">105<'), "lacks '4'"),
        (replaced('data-value="xia2020.cd4.nk.change"', 'data-value="xia2020.cd4.art.change"'), "number "),
        (replaced('data-claim="called-randomised"', 'data-claim="few-full-texts"'), "claim "),
        (replaced("</nav>", "<p>Twelve died.</p></nav>"), "welvedied"),
        (replaced("<h1 ", "<p>There were 12 people.</p><h1 "), "Therewere12people."),
        (
            replaced('aria-label="back to the text"', 'aria-label="back to line 7"'),
            "a number in a name that is read aloud",
        ),
        (replaced('<svg role="img" aria-label="', '<svg role="img" aria-label="7 '), "description "),
    ],
    ids=["digit", "number", "claim", "words in contents", "words", "read aloud", "description"],
)
def test_a_spoiled_page_is_complained_of(spoil: Callable[[str], str], problem: str, html: str, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.write_text(spoil(html), encoding="utf-8")
    assert any(problem in complaint for complaint in complaints_of_page(page))


@pytest.mark.parametrize("at", [100, 2000, -1])
def test_a_number_that_the_pdf_shows_otherwise_is_complained_of(at: int) -> None:
    entries = list(trace("pdf"))
    place = [index for index, entry in enumerate(entries) if entry.kind == VALUE and entry.only != "html"][at]
    entries[place] = entries[place]._replace(text="987654")
    [complaint] = complaints_of_pdf(entries)
    assert complaint.startswith(f"{PDF}:1") and "untraced text: lacks" in complaint


def test_text_that_the_pdf_lacks_or_adds_is_complained_of() -> None:
    assert complaints_of_pdf([*trace("pdf"), Entry("Nobody is left.", "free")])
    assert complaints_of_pdf(trace("pdf")[:-1])


def test_the_page_is_read_with_its_numbers_claims_and_drawings(html: str) -> None:
    page = read_page(html.encode())
    assert len(page.numbers) > 1000 and len(page.claims) > 20 and len(page.drawings) >= 4
    assert page.claims.count("called-randomised") >= 1


def test_scripts_and_the_closed_card_are_no_text_of_the_page() -> None:
    page = read_page(b"<html><body><p>Tea</p><script>7</script><dialog>12</dialog><style>3</style></body></html>")
    assert "".join(page.texts) == "Tea"


def test_what_stands_in_the_contents_is_text_and_no_number_of_its_own() -> None:
    page = read_page(
        b'<html><body><nav>Tea <span data-value="a">7</span></nav><p><span data-value="b">8</span></p></body></html>'
    )
    assert "".join(page.texts) == "Tea 78"
    assert page.numbers == [("b", "8")]


def test_pages_of_the_pdf_are_read_without_their_numbers() -> None:
    pages = pages_of(PDF.read_bytes())
    assert len(pages) > 10
    assert not [number for number, text in enumerate(pages, start=1) if text.rstrip().endswith(f"\n{number}")]
    assert pages[0].startswith("Cell-based therapies")


def test_sections_of_the_pdf_are_read_with_the_page_on_which_they_begin() -> None:
    headings = headings_of(PDF.read_bytes())
    pages = pages_of(PDF.read_bytes())
    assert len(headings) > 20
    in_contents = [heading for heading in headings if heading.title.split()[0].count(".") <= 1]
    for heading in in_contents:
        title = "".join(heading.title.split()).replace("-", "")
        assert title in "".join(pages[heading.page - 1].split()).replace("-", "").replace("\x02", ""), heading
