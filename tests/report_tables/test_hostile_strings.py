"""Whatever a cell, a key or an address holds comes out as text, in the page and in the PDF."""

from __future__ import annotations

import pytest
from hivcells.report.tables.pieces import Piece, citation, free, quoted
from hivcells.report.tables.rendering import label_of_typst
from report_tables.written_tables import a_table, in_pdf, on_page

HOSTILE = [
    "<script>alert(1)</script>",
    "a & b &amp; c",
    "\"double\" and 'single'",
    '#panic("typst") $x$ *bold* _it_ @ref <label>',
    "back\\slash \\n and \\",
    "```{=html}\n<b>fence</b>\n```",
    "{{ braces }} {% raw %}",
    "]] #] [",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "of", [free, lambda text: quoted("t", "r", "c", text), lambda text: citation("work2020", text)]
)
def test_a_hostile_string_is_text_on_the_page(text, of):
    cells = on_page(a_table(of(text), of(text))).findall(".//tbody/tr/*")
    assert [cell.tag for cell in cells] == ["th", "td"]
    assert [cell.text_content() for cell in cells] == [text, text]
    assert not [e.tag for cell in cells for e in cell.iter() if e.tag not in ("th", "td", "span", "a")]


def test_a_hostile_key_is_text_on_the_page_and_breaks_without_a_character_of_its_own():
    [cell] = on_page(a_table((Piece("key", "<b>.x_y", "<b>.x_y"),))).findall(".//tbody/tr/th")
    assert cell.text_content() == "<b>.x_y"
    assert [e.tag for e in cell.iter()] == ["th", "span", "wbr", "wbr"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_address_stays_in_its_attribute(text):
    span = on_page(a_table(quoted(text, text, text, "words"))).find(".//tbody//span")
    assert dict(span.attrib) == {"class": "cell", "data-cell": f"{text}#{text}#{text}"}


def test_hostile_strings_are_text_in_the_pdf(tmp_path):
    table = a_table(*(of(text) for text in HOSTILE for of in (free, lambda text: citation("work2020", text))))
    printed = in_pdf(table._replace(columns=table.columns[:1] * 16), tmp_path)
    for text in HOSTILE:
        assert "".join(text.split()) in "".join(printed.split())


def test_a_name_that_no_label_can_have_is_refused():
    assert str(label_of_typst("value-a.b_c-d")) == "<value-a.b_c-d>"
    with pytest.raises(ValueError, match="cannot be a label"):
        label_of_typst("value-a> #panic() <b")
