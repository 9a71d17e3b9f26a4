"""The PDFs of the report as they are built, opened for the tests, and the page that says the same."""

import pikepdf
import pypdfium2
import pytest
from lxml import html
from pdf.reading import PDF, SUPPLEMENT, built, in_one_line

PAGE = PDF.with_suffix(".html")
# Before the references the page has the evidence, and after them the PDF the lines that its numbers lead to.
EVIDENCE, REFERENCES, LEDGER = "The evidence", "References", "Where every number comes from"


@pytest.fixture(scope="module")
def pdf():
    with pikepdf.open(built(PDF)) as opened:
        yield opened


@pytest.fixture(scope="module")
def supplement():
    with pikepdf.open(built(SUPPLEMENT)) as opened:
        yield opened


@pytest.fixture(scope="module", params=["review", "supplement"])
def each(request, pdf, supplement):
    """Each PDF in turn."""
    return pdf if request.param == "review" else supplement


@pytest.fixture(scope="module")
def page():
    return html.fromstring(built(PAGE).read_bytes())


@pytest.fixture(scope="module")
def title(page) -> str:
    return in_one_line(page.findtext(".//title"))


@pytest.fixture(scope="module")
def sections(page) -> list[str]:
    """The lines of the contents of the page, each with its number, with the last parts as the PDF has them."""
    *lines, evidence, last = [in_one_line(a.text_content()) for a in page.xpath("//nav//a[starts-with(@href, '#')]")]
    assert (evidence, last) == (EVIDENCE, REFERENCES)
    return [*lines, REFERENCES, LEDGER]


@pytest.fixture(scope="module")
def supplement_sheets():
    with pypdfium2.PdfDocument(built(SUPPLEMENT)) as document:
        yield list(document)


@pytest.fixture(scope="module")
def sheets():
    with pypdfium2.PdfDocument(built(PDF)) as document:
        yield list(document)
