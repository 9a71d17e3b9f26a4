"""Outline and headings of the PDF are those of the page, and each link within a PDF leads to its place."""

import re

import pikepdf
import pypdfium2
from conftest import ROOT
from pdf.reading import PDF, built, in_one_line


def without_number(title: str) -> str:
    return re.sub(r"^[\d.]+ ", "", in_one_line(title))


# The contents of the page go as deep as this; the outline of the PDF goes deeper.
DEPTH_OF_CONTENTS = 2


def outline_titles(items, depth: int = 1) -> list[str]:
    deeper = depth < DEPTH_OF_CONTENTS
    return [
        title for item in items for title in (item.title, *(outline_titles(item.children, depth + 1) if deeper else []))
    ]


def pages_led_to(pdf) -> list[int]:
    """The pages, from 0, to which links lead that are no lines of the contents."""
    numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}
    places = [note["/Dest"] for sheet in pdf.pages for note in sheet.get("/Annots", []) if "/Dest" in note]
    return [numbers[place[0].objgen] for place in places if isinstance(place, pikepdf.Array)]


def page_of(pdf, name: str) -> int:
    """The page, from 0, on which a section begins."""
    place = pikepdf.NameTree(pdf.Root.Names.Dests)[name]
    numbers = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}
    return numbers[(place["/D"] if isinstance(place, pikepdf.Dictionary) else place)[0].objgen]


def test_what_leads_within_the_supplement_leads_to_its_references_or_is_a_cross_reference(supplement):
    """Its numbers lead nowhere: their ledger stands beside it."""
    pages = pages_led_to(supplement)
    elsewhere = [page for page in pages if page < page_of(supplement, "references")]
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "report" / "supplement").glob("*.qmd"))
    assert len(pages) > 300
    assert len(elsewhere) <= len(re.findall(r"@(?:sec|tbl|fig)-", text))


def test_numbers_of_the_article_lead_to_its_ledger_and_back(pdf):
    """In print as well as on a screen, without the page beside it."""
    pages, ledger = pages_led_to(pdf), page_of(pdf, "sec-ledger")
    assert sum(page >= ledger for page in pages) > 300
    assert sum(page < page_of(pdf, "references") for page in pages) > 200


def test_the_outline_has_the_sections_of_the_page(pdf, sections):
    with pdf.open_outline() as outline:
        titles = outline_titles(outline.root)
    assert titles
    assert [without_number(title) for title in titles] == [without_number(section) for section in sections]


# The number of a part of a section, which the contents on paper leave out.
OF_A_PART = re.compile(r"\d+\.\d")


def test_the_text_has_the_title_and_each_heading_at_its_place_and_sections_in_the_contents_too(title, sections):
    with pypdfium2.PdfDocument(built(PDF)) as document:
        text = in_one_line(" ".join(sheet.get_textpage().get_text_range() for sheet in document))
    assert text.startswith(title)
    counts = {section: text.count(section) for section in sections}
    assert [section for section, count in counts.items() if count != 1 and OF_A_PART.match(section)] == []
    assert [section for section, count in counts.items() if count < 2 and not OF_A_PART.match(section)] == []


def test_every_link_within_a_pdf_leads_to_a_place_that_is_there(each):
    named = set(pikepdf.NameTree(each.Root.Names.Dests)) if "/Dests" in each.Root.get("/Names", {}) else set()
    pages = {sheet.objgen for sheet in each.pages}
    notes = [note for sheet in each.pages for note in sheet.get("/Annots", []) if note.get("/Subtype") == "/Link"]
    inner = [note.get("/Dest", note.get("/A", {}).get("/D")) for note in notes]
    assert len([place for place in inner if place is not None]) > 300
    for note, place in zip(notes, inner, strict=True):
        if place is None:
            assert str(note.A.URI).startswith("http")
        else:
            assert place[0].objgen in pages if isinstance(place, pikepdf.Array) else str(place) in named
