"""The PDFs as assistive technology meets them: tagged, in a language, with figures described and tables with heads."""

from conftest import ROOT
from pdf.reading import elements, in_one_line


def test_each_pdf_is_tagged(each):
    assert each.Root.MarkInfo.Marked
    assert elements(each.Root.StructTreeRoot, "/P")


def test_each_pdf_is_in_british_english(each):
    assert str(each.Root.Lang) == "en-GB"


def test_each_pdf_claims_to_be_accessible(each):
    assert each.open_metadata().get("pdfuaid:part") == "1"


def test_each_figure_is_described_in_the_words_of_the_page(pdf, page):
    in_pdf = [in_one_line(str(figure.get("/Alt", ""))) for figure in elements(pdf.Root.StructTreeRoot, "/Figure")]
    wide, narrow = (described_on(page, only) for only in ("wide-only", "narrow-only"))
    assert in_pdf and all(in_pdf)
    assert in_pdf == wide == narrow


def described_on(page, only: str) -> list[str]:
    """What each drawing for a desk, or for a phone, is called."""
    return [in_one_line(svg.get("aria-label", "")) for svg in page.xpath(f"//figure//svg[@class='{only}']")]


def test_each_table_of_the_page_is_a_table_with_heads(pdf, page):
    """The ledger, which the PDF sets as a list, stands on a page of its own."""
    tables = elements(pdf.Root.StructTreeRoot, "/Table")
    assert len(tables) == len(page.xpath("//table")) > 3
    assert all(elements(table, "/TH") for table in tables)


def test_each_table_of_the_supplement_is_a_table_with_heads(supplement):
    parts = [path.read_text(encoding="utf-8") for path in (ROOT / "report" / "supplement").glob("*.qmd")]
    tables = elements(supplement.Root.StructTreeRoot, "/Table")
    assert len(tables) == sum(part.count(".evidence-table") for part in parts) > 5
    assert all(elements(table, "/TH") for table in tables)
