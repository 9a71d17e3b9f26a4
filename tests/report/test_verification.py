"""What the verification refuses of the built report: another digit, word, number, claim or drawing in any document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import verify_report
from conftest import BUILT, ROOT
from hivcells.artefacts import read_json
from hivcells.report.compose import settings_of
from hivcells.report.coverage import coverage_values
from hivcells.report.page import read_page
from hivcells.report.pdf import headings_of, in_order_of_reading, pages_of
from hivcells.report.trace import CITATION, REFERENCE, VALUE, Entry, read_trace
from verify_report import (
    differences_of_evidence,
    differences_of_ledger,
    differences_of_page,
    differences_of_pdf,
    with_counts,
)

REPORT, DRAFT = BUILT / "report", BUILT / "draft"
PAGE, PDF, SUPPLEMENT, LEDGER = (
    REPORT / name for name in ("review.html", "review.pdf", "supplement.pdf", "ledger.html")
)
# The document that each rendered one was composed as, by its name in the verification.
COMPOSED = {"html": "review", "pdf": "review", "supplement": "supplement"}


@cache
def trace(rendered: str) -> list[Entry]:
    composed = DRAFT / COMPOSED[rendered]
    return with_counts(
        read_trace(composed / "trace.json"), rendered, coverage_values(read_json(composed / "coverage.json"))
    )


@cache
def trace_of_ledger() -> list[Entry]:
    return read_trace(DRAFT / "ledger" / "trace.json")


# Reading the text of a hundred pages takes seconds, and most tests here hold one PDF against other strings.
pages_once, headings_once = cache(pages_of), cache(headings_of)


@cache
def in_order_once(pdf: bytes) -> list[str]:
    return in_order_of_reading(pdf, pages_once(pdf))


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_report, "pages_of", pages_once)
    monkeypatch.setattr(verify_report, "headings_of", headings_once)
    monkeypatch.setattr(verify_report, "in_order_of_reading", lambda pdf, _: in_order_once(pdf))


def complaints_of_page(page: Path) -> list[str]:
    settings = settings_of(ROOT / "report", "html")
    return [str(complaint) for complaint in differences_of_page(page, trace("html"), settings)]


def complaints_of_pdf(entries: list[Entry], pdf: Path = PDF) -> list[str]:
    return [str(complaint) for complaint in differences_of_pdf(pdf, entries, settings_of(ROOT / "report", "typst"))]


def complaints_of_ledger(page: Path) -> list[str]:
    return [str(complaint) for complaint in differences_of_ledger(page, trace_of_ledger())]


def complaints_of_evidence(page: Path) -> list[str]:
    evidence = (DRAFT / "evidence.txt").read_text(encoding="utf-8")
    return [str(complaint) for complaint in differences_of_evidence(page, evidence)]


def test_the_built_documents_are_what_was_composed() -> None:
    assert complaints_of_page(PAGE) == []
    assert complaints_of_pdf(trace("pdf")) == []
    assert complaints_of_pdf(trace("supplement"), SUPPLEMENT) == []
    assert complaints_of_ledger(LEDGER) == []
    assert complaints_of_evidence(PAGE) == []


def replaced(old: str, new: str) -> Callable[[str], str]:
    def apply(page: str) -> str:
        assert old in page, f"'{old}' no longer stands in the page"
        return page.replace(old, new, 1)

    return apply


DRAWING = '<svg class="wide-only" role="img"'


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (replaced('data-value="xia2020.cd4.nk.change">104<', 'data-value="xia2020.cd4.nk.change">105<'), "lacks '4'"),
        (replaced('data-value="xia2020.cd4.nk.change"', 'data-value="xia2020.cd4.art.change"'), "number "),
        (replaced('data-claim="called-randomised"', 'data-claim="few-full-texts"'), "claim "),
        (replaced("</nav>", "<p>Twelve died.</p></nav>"), "welvedied"),
        (replaced("<h1 ", "<p>There were 12 people.</p><h1 "), "Therewere12people."),
        (
            replaced("<table", '<table aria-label="7 cups"'),
            "a number in a name that is read aloud",
        ),
        (replaced(f'{DRAWING} aria-label="', f'{DRAWING} aria-label="7 '), "description "),
    ],
    ids=["digit", "number", "claim", "words in contents", "words", "read aloud", "description"],
)
def test_a_spoiled_page_is_complained_of(spoil: Callable[[str], str], problem: str, html: str, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.write_text(spoil(html), encoding="utf-8")
    assert any(problem in complaint for complaint in complaints_of_page(page))


@pytest.mark.parametrize(
    "spoil",
    [
        replaced('data-packed="gzip">"H4sI', 'data-packed="gzip">"H4sJ'),
        replaced('id="evidence-data"', 'id="other-data"'),
        replaced('data-packed="gzip">"', 'data-packed="gzip">"H4sI'),
    ],
    ids=["another letter", "not there", "more"],
)
def test_spoiled_evidence_in_the_page_is_complained_of(spoil: Callable[[str], str], html: str, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    page.write_text(spoil(html), encoding="utf-8")
    [complaint] = complaints_of_evidence(page)
    assert complaint == (
        f"{page}:1: the evidence in the page differs from results/draft/evidence.txt. "
        "Look into report/filters/insert.lua and hivcells/report/page_parts.py."
    )


@pytest.mark.parametrize(("rendered", "pdf"), [("pdf", PDF), ("supplement", SUPPLEMENT)])
@pytest.mark.parametrize("at", [100, 500, -1])
def test_a_number_that_a_pdf_shows_otherwise_is_complained_of(at: int, rendered: str, pdf: Path) -> None:
    entries = list(trace(rendered))
    place = [index for index, entry in enumerate(entries) if entry.kind == VALUE and entry.only != "html"][at]
    entries[place] = entries[place]._replace(text="987654")
    [complaint] = complaints_of_pdf(entries, pdf)
    assert complaint.startswith(f"{pdf}:1") and "untraced text: lacks" in complaint


@pytest.mark.parametrize(("rendered", "pdf"), [("pdf", PDF), ("supplement", SUPPLEMENT)])
def test_text_that_a_pdf_lacks_or_adds_is_complained_of(rendered: str, pdf: Path) -> None:
    assert complaints_of_pdf([*trace(rendered), Entry("Nobody is left.", "free")], pdf)
    assert complaints_of_pdf(trace(rendered)[:-1], pdf)


@pytest.mark.parametrize("rendered", ["html", "pdf", "supplement"])
def test_every_citation_of_a_document_stands_in_its_references(rendered: str) -> None:
    cited = {work for entry in trace(rendered) if entry.kind == CITATION for work in entry.of.split()}
    listed = [entry.of for entry in trace(rendered) if entry.kind == REFERENCE]
    assert len(cited) > 100
    assert cited <= set(listed)
    assert len(listed) == len(set(listed))


def test_the_references_of_the_supplement_and_of_the_ledger_are_all_works() -> None:
    works = {reference["id"] for reference in read_json(DRAFT / "references.json")}
    assert {entry.of for entry in trace("supplement") if entry.kind == REFERENCE} == works
    assert {entry.of for entry in trace_of_ledger() if entry.kind == REFERENCE} == works


def test_the_supplement_has_numbers_and_no_ledger_of_them() -> None:
    kinds = {entry.kind for entry in trace("supplement")}
    assert VALUE in kinds and "key" not in kinds
    assert not [entry for entry in trace("supplement") if entry.of == "ledger"]


def test_the_page_is_read_with_its_numbers_claims_and_drawings(html: str) -> None:
    page = read_page(html.encode())
    assert len(page.numbers) > 300 and len(page.claims) > 20 and len(page.drawings) >= 4
    assert page.claims.count("called-randomised") >= 1


def test_the_evidence_is_no_text_of_the_page(html: str) -> None:
    page = read_page(html.encode())
    assert page.evidence.startswith("H4sI")
    assert page.evidence not in "".join(page.texts)


def test_scripts_and_the_closed_card_are_no_text_of_the_page() -> None:
    page = read_page(b"<html><body><p>Tea</p><script>7</script><dialog>12</dialog><style>3</style></body></html>")
    assert "".join(page.texts) == "Tea"


def test_what_stands_in_the_contents_is_text_and_no_number_of_its_own() -> None:
    page = read_page(
        b'<html><body><nav>Tea <span data-value="a">7</span></nav><p><span data-value="b">8</span></p></body></html>'
    )
    assert "".join(page.texts) == "Tea 78"
    assert page.numbers == [("b", "8")]


@pytest.mark.parametrize("pdf", [PDF, SUPPLEMENT])
def test_the_pdf_is_read_in_the_order_of_its_structure_without_heads_and_feet(pdf: Path) -> None:
    pages = pages_once(pdf.read_bytes())
    text = "".join(in_order_once(pdf.read_bytes()))
    assert text.startswith("Cell-basedtherapies")
    assert all(page.margins.endswith(f"{number}of{len(pages)}") for number, page in enumerate(pages, start=1))


def test_sections_of_the_pdf_are_read_with_the_page_on_which_they_begin() -> None:
    headings = headings_once(PDF.read_bytes())
    pages = pages_once(PDF.read_bytes())
    assert len(headings) > 20
    in_contents = [heading for heading in headings if heading.title.split()[0].count(".") <= 1]
    for heading in in_contents:
        title = "".join(heading.title.split()).replace("-", "")
        assert title in "".join(pages[heading.page - 1].content.values()).replace("-", "").replace("\x02", ""), heading
