"""What the verification reads of the built documents: citations and references, and the text of page and PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from hivcells.artefacts import read_json
from hivcells.report.page import read_page
from hivcells.report.trace import CITATION, REFERENCE, VALUE
from report.built_documents import (
    DRAFT,
    PDF,
    SUPPLEMENT,
    headings_once,
    in_order_once,
    pages_once,
    trace,
    trace_of_ledger,
)


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
