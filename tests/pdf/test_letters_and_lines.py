"""Letters and lines of the PDFs: fonts are embedded, lines are as long as eyes like them, numbers and keys are copied as they read."""

import ctypes
import itertools
import re

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pdf.reading import PDF, built, in_one_line, lines_of

FONT_PROGRAM = {"/FontFile", "/FontFile2", "/FontFile3"}


def test_a_key_is_copied_from_the_pdf_as_it_is():
    """Without the invisible sign at which its line may end, so that a search finds it."""
    pages = pypdfium2.PdfDocument(built(PDF))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "\u200b" not in text
    assert "xia2020.cd4.nk.month24.mean" in "".join(text.split())


def test_every_font_of_each_pdf_is_embedded(each):
    fonts = [thing for thing in each.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"]
    # A Type0 font has its program in its descendant, which is a font too; a Type3 font is its own program.
    with_program = [font for font in fonts if font.Subtype not in ("/Type0", "/Type3")]
    assert with_program
    no_program = [str(font.BaseFont) for font in with_program if not FONT_PROGRAM & set(font.FontDescriptor.keys())]
    assert no_program == []


LETTERS_OF_A_LINE = range(55, 76)


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


def test_numbers_are_copied_out_as_they_read(sheets):
    """Signs and powers are letters and no drawings; thin blanks part no number."""
    text = in_one_line(" ".join(sheet.get_textpage().get_text_range() for sheet in sheets))
    for number in ("change −0.44 “", "1 log₁₀", "4.39 log₁₀", "702972, and", "mg/m²", "95.8%", "53 cells/µL"):
        assert number in text, number


def test_numbers_of_the_supplement_are_copied_out_as_they_read(supplement_sheets):
    text = in_one_line(" ".join(sheet.get_textpage().get_text_range() for sheet in supplement_sheets))
    for number in ("a low dose of 0.5 × 10⁶ cells/kg", "changed by −1.5 log₁₀", "−0.19 with"):
        assert number in text, number


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
