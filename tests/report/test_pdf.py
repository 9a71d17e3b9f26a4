"""The PDF as assistive technology, archives and printers meet it: tagged, titled, described, self-contained."""

import ctypes
import io
import itertools
import json
import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from hivcells.report.attached import with_licence
from lxml import html

ROOT = Path(__file__).parents[2]
PDF = ROOT / "results" / "report" / "review.pdf"
PAGE, SUPPLEMENT = PDF.with_suffix(".html"), PDF.with_name("supplement.pdf")
# Before the references the page has the evidence, and after them the PDF the lines that its numbers lead to.
EVIDENCE, REFERENCES, LEDGER = "The evidence", "References", "Where every number comes from"
FONT_PROGRAM = {"/FontFile", "/FontFile2", "/FontFile3"}
A4 = (595.3, 841.9)  # points, rounded to a tenth


def built(path: Path) -> Path:
    assert path.exists(), f"{path.name} is not there: run `snakemake`"
    return path


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def without_number(title: str) -> str:
    return re.sub(r"^[\d.]+ ", "", in_one_line(title))


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


def elements(node, kind: str) -> list:
    """The elements of one kind in the structure tree, in the order of reading."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in elements(child, kind)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    here = [node] if node.get("/S") == kind else []
    return here + elements(node.get("/K"), kind)


# The contents of the page go as deep as this; the outline of the PDF goes deeper.
DEPTH_OF_CONTENTS = 2


def outline_titles(items, depth: int = 1) -> list[str]:
    deeper = depth < DEPTH_OF_CONTENTS
    return [
        title for item in items for title in (item.title, *(outline_titles(item.children, depth + 1) if deeper else []))
    ]


def test_each_pdf_is_tagged(each):
    assert each.Root.MarkInfo.Marked
    assert elements(each.Root.StructTreeRoot, "/P")


def test_the_pdf_has_the_title_of_the_page_and_shows_it(pdf, title):
    assert str(pdf.docinfo["/Title"]) == title
    assert pdf.open_metadata()["dc:title"] == title
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_each_pdf_names_its_subject_and_keywords(each):
    keywords = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["keywords"]
    assert str(each.docinfo["/Keywords"]) == ", ".join(keywords)
    assert len(str(each.docinfo["/Subject"])) > 40


def test_a_key_is_copied_from_the_pdf_as_it_is():
    """Without the invisible sign at which its line may end, so that a search finds it."""
    pages = pypdfium2.PdfDocument(built(PDF))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "\u200b" not in text
    assert "xia2020.cd4.nk.month24.mean" in "".join(text.split())


def test_the_supplement_is_titled_as_one_and_shows_it(supplement, title):
    assert str(supplement.docinfo["/Title"]) == f"{title}: supplement"
    assert supplement.Root.ViewerPreferences.DisplayDocTitle


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


def test_every_font_of_each_pdf_is_embedded(each):
    fonts = [thing for thing in each.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"]
    # A Type0 font has its program in its descendant, which is a font too; a Type3 font is its own program.
    with_program = [font for font in fonts if font.Subtype not in ("/Type0", "/Type3")]
    assert with_program
    no_program = [str(font.BaseFont) for font in with_program if not FONT_PROGRAM & set(font.FontDescriptor.keys())]
    assert no_program == []


def test_the_only_date_that_a_pdf_may_carry_is_midnight_of_its_release(each):
    released = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["date-released"]
    in_info = [str(each.docinfo[key]) for key in ("/CreationDate", "/ModDate") if key in each.docinfo]
    metadata = each.open_metadata()
    in_xmp = [metadata[key] for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate") if key in metadata]
    digits = {re.sub(r"\D", "", date)[:14].ljust(14, "0") for date in in_info + in_xmp}
    assert digits <= {re.sub(r"\D", "", str(released)) + "000000"}


MOST_PAGES = 24
# Between head and foot of a page, in points.
FOOT_PT, HEAD_PT = 62, 59
LETTERS_OF_A_LINE = range(55, 76)


def lines_of(sheet) -> list[str]:
    return [line.strip() for line in sheet.get_textpage().get_text_range().splitlines() if line.strip()]


@pytest.fixture(scope="module")
def supplement_sheets():
    with pypdfium2.PdfDocument(built(SUPPLEMENT)) as document:
        yield list(document)


@pytest.fixture(scope="module")
def sheets():
    with pypdfium2.PdfDocument(built(PDF)) as document:
        yield list(document)


def test_the_article_has_at_most_24_pages(pdf):
    assert len(pdf.pages) <= MOST_PAGES


def test_lines_of_the_article_are_as_long_as_eyes_like_them(sheets):
    """Sixty to 75 letters; the last lines of paragraphs are shorter, those of tables are not looked at."""
    long = [len(line) for sheet in sheets[1:11] for line in lines_of(sheet) if len(line) > 50]
    assert len(long) > 300
    assert sorted(long)[len(long) // 2] in LETTERS_OF_A_LINE


def test_lines_of_the_supplement_are_not_much_longer(supplement_sheets):
    long = [len(line) for sheet in supplement_sheets[4:16] for line in lines_of(sheet) if len(line) > 50]
    assert sorted(long)[len(long) // 2] in range(60, 86)


def test_no_line_of_a_caption_is_longer_than_eyes_like_it(sheets, supplement_sheets):
    lines = [line for sheet in [*sheets, *supplement_sheets] for line in lines_of(sheet)]
    captions = [line for line in lines if re.match(r"(Figure|Table) \d+: ", line)]
    assert len(captions) > 20
    assert max(map(len, captions)) <= 90


def letters_over_others(sheet) -> list[str]:
    """Letters that lie on the letter to their left on the same line, each with some of what is around it."""
    text = sheet.get_textpage()
    said, rows = text.get_text_range(), {}
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        if right > left:
            rows.setdefault(round(text.get_charbox(at, loose=True)[1]), []).append((left, right, at))
    pairs = [pair for row in rows.values() for pair in itertools.pairwise(sorted(row))]
    over = [
        at for (_, end, before), (begin, _, at) in pairs if begin < end - OVERLAP_PT and abs(at - before) > OF_ONE_SIGN
    ]
    return [said[max(at - 20, 0) : at + 20] for at in over]


# What slants lies a little over its neighbour, and the letters of a ligature have one place.
OVERLAP_PT, OF_ONE_SIGN = 1, 3


def test_no_word_of_a_table_lies_over_the_next_column(supplement_sheets):
    assert [over for sheet in supplement_sheets for over in letters_over_others(sheet)] == []


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
    ends = []
    for sheet in sheets:
        text = sheet.get_textpage()
        found = text.search("comparison groups included.").get_next() or text.search("groups included.").get_next()
        if found and "Table 1:" in text.get_text_range():
            ends.append(text.get_charbox(found[0] + found[1] - 1)[2] < sheet.get_width() / 2)
    assert ends == [True]


def test_the_first_page_says_the_licence(sheets):
    assert "licence CC BY 4.0" in in_one_line(sheets[0].get_textpage().get_text_range())


def numbers_of_pages(pdf) -> dict:
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def places_of_marks(node, numbers: dict, sheet=None) -> list[int]:
    """The pages, by their numbers, of what stands below a node of the structure, in the order of reading."""
    if isinstance(node, int):
        return [sheet]
    if isinstance(node, pikepdf.Array):
        return [page for child in node for page in places_of_marks(child, numbers, sheet)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    sheet = numbers[node.Pg.objgen] if "/Pg" in node else sheet
    return places_of_marks(node.get("/MCID", node.get("/K")), numbers, sheet)


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


def parents_of(node, kind: str) -> list:
    """The elements that have one of a kind right below them."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in parents_of(child, kind)]
    if not isinstance(node, pikepdf.Dictionary) or "/K" not in node:
        return []
    children = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
    has = any(isinstance(child, pikepdf.Dictionary) and child.get("/S") == kind for child in children)
    return ([node] if has else []) + [found for child in children for found in parents_of(child, kind)]


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


def test_numbers_are_copied_out_as_they_read(sheets):
    """Signs and powers are letters and no drawings; thin blanks part no number."""
    text = in_one_line(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets))
    for number in ("change −0.44 “", "1 log₁₀", "4.39 log₁₀", "702972, and", "mg/m²", "95.8%", "53 cells/µL"):
        assert number in text, number


def test_numbers_of_the_supplement_are_copied_out_as_they_read(supplement_sheets):
    text = in_one_line(" ".join(sheet.get_textpage().get_text_range() for sheet in supplement_sheets))
    for number in ("a low dose of 0.5 × 10⁶ cells/kg", "changed by −1.5 log₁₀", "−0.19 with"):
        assert number in text, number


LICENCE = ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/")


def test_each_pdf_names_its_licence_to_programs(each):
    metadata = each.open_metadata()
    assert (metadata["dc:rights"], metadata["xmpRights:WebStatement"]) == LICENCE
    assert metadata["xmpRights:Marked"] == "True"


def test_the_licence_is_all_that_is_put_into_a_pdf_and_the_same_bytes_each_time():
    package = ROOT / "data" / "datapackage.json"
    bare = io.BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(bare, deterministic_id=True)
    first, second = (with_licence(bare.getvalue(), package) for _ in range(2))
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as licensed:
        assert not {"xmp:ModifyDate", "xmp:MetadataDate", "pdf:Producer"} & set(licensed.open_metadata())
        assert not {"/ModDate", "/Producer"} & set(licensed.docinfo)


def test_numbers_of_figures_that_news_alone_tell_of_are_underlined_as_in_the_text(sheets):
    """A dotted line in the colour of news, which typst draws as strokes of their own."""
    colours = [stroke_colours(sheet) for sheet in sheets]
    [lanes] = [
        page for page, sheet in enumerate(sheets) if "Months since treatment" in sheet.get_textpage().get_text_range()
    ]
    assert colours[lanes].count(NEWS_RGB) > 5


NEWS_RGB = (0x7A, 0x3D, 0x00)


def stroke_colours(sheet) -> list[tuple[int, ...]]:
    found = []
    for drawn in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=8):
        colour = [ctypes.c_uint() for _ in range(4)]
        if pdfium.FPDFPageObj_GetStrokeColor(drawn, *map(ctypes.byref, colour)):
            found.append(tuple(part.value for part in colour[:3]))
    return found


def test_the_article_carries_its_data(pdf):
    with zipfile.ZipFile(io.BytesIO(pdf.attachments["data-package.zip"].get_file().read_bytes())) as packed:
        tables = {Path(resource["path"]) for resource in json.loads(packed.read("datapackage.json"))["resources"]}
        assert {Path(name) for name in packed.namelist()} == tables | {Path("datapackage.json")}
        assert packed.read("findings.csv") == (ROOT / "data" / "findings.csv").read_bytes()


def test_each_pdf_says_what_it_is_about(each):
    keywords = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["keywords"]
    assert str(each.docinfo["/Keywords"]).split(", ") == keywords
    assert len(str(each.docinfo["/Subject"])) > 40


def test_every_page_is_a4_upright(each):
    sizes = {(round(float(sheet.mediabox[2]), 1), round(float(sheet.mediabox[3]), 1)) for sheet in each.pages}
    assert sizes == {A4}
