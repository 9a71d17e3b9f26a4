"""What the verification refuses of the built report: another digit, word, number, claim or drawing in any document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import verify_report
from conftest import ROOT
from hivcells.report.compose import settings_of
from hivcells.report.trace import VALUE, Entry
from report.built_documents import (
    DRAFT,
    LEDGER,
    PAGE,
    PDF,
    SUPPLEMENT,
    headings_once,
    in_order_once,
    pages_once,
    trace,
    trace_of_ledger,
)
from verify_report import differences_of_evidence, differences_of_ledger, differences_of_page, differences_of_pdf


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
