"""The pages of the PDFs: their size and number, their heads and feet, and boxes, tables and captions that stay together."""

import ctypes
import re
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
import yaml
from conftest import ROOT
from pdf.reading import FOOT_PT, HEAD_PT, elements, in_one_line, numbers_of_pages, parents_of, places_of_marks

A4 = (595.3, 841.9)  # points, rounded to a tenth
MOST_PAGES = 24


def test_the_article_has_at_most_24_pages(pdf):
    assert len(pdf.pages) <= MOST_PAGES


def test_each_page_says_title_version_section_and_its_number(sheets, title):
    version = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"]
    for number, sheet in enumerate(sheets, start=1):
        height = sheet.get_height()
        head = in_one_line(sheet.get_textpage().get_text_bounded(bottom=height - HEAD_PT))
        foot = in_one_line(sheet.get_textpage().get_text_bounded(top=FOOT_PT))
        assert foot == f"{number} of {len(sheets)}"
        # The reader may see a blank beside a hyphen.
        says = f"{title}, version {version}".replace(" ", "")
        assert number == 1 or head.replace(" ", "").startswith(says) and len(head) > len(title) + 20


@pytest.fixture(scope="module", params=["review", "supplement"])
def each_with_sheets(request, pdf, supplement, sheets, supplement_sheets):
    """Each PDF in turn, with its pages as they are drawn."""
    return (pdf, sheets) if request.param == "review" else (supplement, supplement_sheets)


def first_line_at_left(sheet) -> str:
    """What stands at the left right below the head of a page, without blanks."""
    width, height = sheet.get_size()
    strip = {"right": width / 2, "bottom": height - HEAD_PT - 22, "top": height - HEAD_PT}
    lines = sheet.get_textpage().get_text_bounded(left=0, **strip).splitlines()
    return "".join(lines[0].split()) if lines else ""


def test_each_page_is_headed_by_the_section_of_its_first_line(each_with_sheets, pdf):
    article, (pdf, sheets) = pdf, each_with_sheets
    with pdf.open_outline() as outline:
        titles = ["".join(entry.title.split()) for entry in outline.root]
        first_pages = [numbers_of_pages(pdf)[entry.destination[0].objgen] for entry in outline.root]
    assert len(titles) > 10
    begun = 0
    for page, sheet in enumerate(sheets[1:], start=1):
        line = first_line_at_left(sheet)
        at_top = [
            title for title, first in zip(titles, first_pages) if first == page and line and title.startswith(line)
        ]
        before = [title for title, first in zip(titles, first_pages) if first < page]
        head = "".join(sheet.get_textpage().get_text_bounded(bottom=sheet.get_height() - HEAD_PT).split())
        section = re.sub(r"^[\d.]+", "", (at_top or before[-1:])[0])
        assert section in head, (page + 1, section, head)
        begun += bool(at_top)
    # The article has pages of which a section is the first line; the supplement need not have any.
    assert begun or pdf is not article


BOX_RGB = (0xEE, 0xF4, 0xF7)


def boxes_of(sheet) -> int:
    """How many boxes, or parts of them, are filled on a page."""
    count = 0
    for drawn in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        colour = [ctypes.c_uint() for _ in range(4)]
        pdfium.FPDFPageObj_GetFillColor(drawn, *map(ctypes.byref, colour))
        count += tuple(part.value for part in colour[:3]) == BOX_RGB
    return count


def test_each_box_of_the_article_stands_in_one_piece(sheets):
    """In one column of one page."""
    files = [ROOT / "report" / "index.qmd", *(ROOT / "report" / "sections").glob("*.qmd")]
    boxes = re.findall(r"^:::+ \{\.(?:answer|notice)\}", "".join(map(Path.read_text, files)), re.MULTILINE)
    assert len(boxes) > 4
    assert sum(map(boxes_of, sheets)) == len(boxes)


def test_no_last_line_of_a_caption_stands_alone_in_a_column(sheets):
    """A caption of three lines is not parted; that of the table of therapies by design once was."""
    lines_on_the_right = []
    for sheet in sheets:
        text = sheet.get_textpage()
        begin, end = text.search("Table 1:").get_next(), text.search("groups included.").get_next()
        if begin and end:
            boxes = [text.get_charbox(place) for place in range(begin[0], end[0] + end[1])]
            lines_on_the_right.append({round(box[1] / 9) for box in boxes if box[0] > sheet.get_width() / 2})
    [lines] = lines_on_the_right
    assert len(lines) != 1


def test_each_table_and_figure_of_the_article_stands_on_one_page_with_its_caption(pdf):
    captions = [node for node in parents_of(pdf.Root.StructTreeRoot.K, "/Caption")]
    numbers = numbers_of_pages(pdf)
    assert len(captions) > 10
    assert all(len(set(places_of_marks(whole, numbers))) == 1 for whole in captions)


def test_each_caption_of_the_supplement_stands_on_the_page_where_its_table_begins(supplement):
    numbers = numbers_of_pages(supplement)
    for whole in parents_of(supplement.Root.StructTreeRoot.K, "/Caption"):
        pages = places_of_marks(whole, numbers)
        [caption] = [node for node in whole.K if node.S == "/Caption"]
        after = pages[len(places_of_marks(caption, numbers)) :]
        assert set(places_of_marks(caption, numbers)) == {after[0]}


def rows_on_pages(table, numbers: dict) -> list[int]:
    """The page of each row below the head of a table."""
    rows = [row for body in elements(table, "/TBody") for row in elements(body, "/TR")]
    return [places_of_marks(row, numbers)[0] for row in rows]


def test_no_table_of_the_supplement_goes_on_overleaf_after_a_single_row(supplement):
    numbers = numbers_of_pages(supplement)
    pages = [rows_on_pages(table, numbers) for table in elements(supplement.Root.StructTreeRoot, "/Table")]
    long = [of_rows for of_rows in pages if len(set(of_rows)) > 1]
    assert len(long) > 5
    assert [of_rows[:3] for of_rows in long if of_rows.count(of_rows[0]) < 2] == []


def test_a_table_of_the_supplement_is_named_on_each_page_that_it_goes_on_to_and_on_no_other(
    supplement, supplement_sheets
):
    numbers, expected = numbers_of_pages(supplement), {}
    for number, table in enumerate(elements(supplement.Root.StructTreeRoot, "/Table"), start=1):
        first, *others = sorted(set(rows_on_pages(table, numbers)))
        expected |= dict.fromkeys(others, number)
    heads = [sheet.get_textpage().get_text_bounded(bottom=sheet.get_height() - HEAD_PT) for sheet in supplement_sheets]
    named = {page: re.search(r"Table (\d+), continued", head) for page, head in enumerate(heads)}
    assert {page: int(found[1]) for page, found in named.items() if found} == expected
    assert len(expected) > 10


def test_every_page_is_a4_upright(each):
    sizes = {(round(float(sheet.mediabox[2]), 1), round(float(sheet.mediabox[3]), 1)) for sheet in each.pages}
    assert sizes == {A4}
