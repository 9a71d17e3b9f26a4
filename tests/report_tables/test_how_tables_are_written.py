"""A table is written with its heads, groups and links, in the page and in the PDF, and the list of strings says what they show."""

from __future__ import annotations

import pytest
from hivcells.report.tables.pieces import (
    Column,
    Piece,
    Table,
    citation,
    entries_of,
    free,
    joined,
    number,
    quoted,
    rows_of_columns,
    with_numbers,
)
from hivcells.report.tables.rendering import breakable_in_pdf, breakable_on_page, pdf_templates
from report_tables.written_tables import TEMPLATES, VALUES, a_table, in_pdf, on_page


def test_a_number_links_to_its_line_in_the_ledger_and_says_its_form_when_it_is_not_the_plain_one():
    table = with_numbers(a_table(number("a.b"), number("a.b", "quantity")), VALUES)
    plain, quantity = on_page(table).findall(".//tbody//a")
    assert (dict(plain.attrib), plain.text_content()) == ({"href": "ledger.html#value-a.b", "class": "value-link"}, "5")
    assert (quantity.get("data-form"), quantity.text_content()) == ("quantity", "5 days")
    assert plain.find("span").get("data-value") == "a.b"


def test_the_number_of_a_line_of_the_ledger_leads_back_to_the_review_and_is_its_address():
    [back] = on_page(a_table((Piece("anchor", "5", "a.b", "value"),))).findall(".//tbody//a")
    assert dict(back.attrib) == {"href": "review.html#value-a.b"}
    assert dict(back.find("span").attrib) == {"id": "value-a.b", "class": "value", "data-value": "a.b"}


def test_a_cell_that_leads_to_a_work_is_a_link_to_its_reference():
    link = on_page(a_table(quoted("studies", "x", "label", "Work 2020", work="work2020"))).find(".//tbody//a")
    assert link.get("href") == "#ref-work2020"
    assert link.find("span").get("data-cell") == "studies#x#label"


def test_columns_of_numbers_stand_to_the_right():
    table = Table("t", "T", (Column("Words", 3), Column("Numbers", 1, is_number=True)), [(free("a"), free("b"))])
    page = on_page(table)
    assert [e.get("class") for e in page.iter("th", "td")] == [None, "number", None, "number"]
    assert [e.get("style") for e in page.iter("col")] == ["width: 75%", "width: 25%"]
    assert "align: (left, right, )" in pdf_templates(TEMPLATES).get_template("table.typ.j2").render(table=table)


def test_heads_and_the_first_cell_of_a_row_say_of_what_they_are_the_head():
    page = on_page(a_table(free("a"), free("b")))
    assert [e.get("scope") for e in page.iter("th")] == ["col", "col", "row"]


GROUPED = Table(
    "t",
    "T",
    (Column("Cup", 1), Column("How long it stays warm", 1, short="Warm")),
    [(free("Large"),), (free("Mug"), free("long")), (free("Small"),), (free("Thimble"), free("not at all"))],
)


def test_a_row_of_one_cell_names_the_rows_below_it_as_the_head_of_its_column_alone(tmp_path):
    """A head over all columns would be one more of each of them, for the rows of other groups as well."""
    page = on_page(GROUPED)
    groups = [body.find("tr") for body in page.iter("tbody")]
    assert [[(e.tag, e.get("scope"), e.get("colspan"), e.text_content()) for e in group] for group in groups] == [
        [("th", "rowgroup", None, "Large"), ("td", None, "1", "")],
        [("th", "rowgroup", None, "Small"), ("td", None, "1", "")],
    ]
    assert [len(body) for body in page.iter("tbody")] == [2, 2]
    listed = "".join("".join(entry["text"] for entry in entries_of(GROUPED)).split())
    assert "".join(page.text_content().split()) == listed
    assert "".join(in_pdf(GROUPED, tmp_path).split()) == listed + "xx"
    assert rows_of_columns(GROUPED) == [(free("Mug"), free("long")), (free("Thimble"), free("not at all"))]


def test_a_long_head_has_a_short_name_for_the_cells_of_a_phone():
    assert [th.get("data-short") for th in on_page(GROUPED).iterfind(".//thead//th")] == [None, "Warm"]


@pytest.mark.parametrize(
    ("text", "expected"), [("2024-05-06", "cell whole"), ("2024-05", "cell whole"), ("tea-time", "cell")]
)
def test_a_date_is_kept_on_one_line(text, expected):
    assert on_page(a_table(quoted("t", "r", "c", text))).find(".//tbody//span").get("class") == expected


def test_a_table_stands_in_a_box_with_its_title_that_the_keyboard_reaches():
    box = on_page(a_table(free("a"))._replace(title='Tea & "cups"'))
    assert dict(box.attrib) == {
        "class": "scrolls",
        "tabindex": "0",
        "role": "region",
        "aria-label": 'Tea & "cups"',
    }


def test_an_unknown_number_is_not_passed_over():
    with pytest.raises(KeyError):
        with_numbers(a_table(number("no.such")), VALUES)


def test_blanks_are_nothing_and_separators_stand_between_what_is_something():
    assert free("") == number("") == quoted("t", "r", "c", "") == ()
    assert joined("; ", [(), free("a"), (), free("b"), ()]) == free("a") + free("; ") + free("b")


def test_the_strings_of_a_table_are_listed_in_reading_order_with_what_they_are():
    cell = (
        quoted("t", "r", "c", "words")
        + free(": ")
        + free("of ")
        + number("a.b")
        + citation("work2020", "Work 2020", "beside")
    )
    entries = entries_of(with_numbers(a_table(free("left"), cell), VALUES))
    assert entries == [
        {"is": "free", "text": "Column a", "of": "", "block": 1, "place": "head of a table"},
        {"is": "free", "text": "Column b", "of": "", "block": 2, "place": "head of a table"},
        {"is": "free", "text": "left", "of": "", "block": 3},
        {"is": "cell", "text": "words", "of": "t#r#c", "block": 4},
        {"is": "free", "text": ": of ", "of": "", "block": 4},
        {"is": "value", "text": "5", "of": "a.b", "block": 4, "form": "value"},
        {"is": "citation", "text": "Work 2020", "of": "work2020", "block": 4},
    ]


def test_page_and_pdf_show_the_strings_that_are_listed_and_no_others(tmp_path):
    table = with_numbers(a_table(quoted("t", "r", "c", "some words"), number("a.b", "quantity"), free("more")), VALUES)
    listed = "".join("".join(entry["text"] for entry in entries_of(table)).split())
    assert "".join(on_page(table).text_content().split()) == listed
    assert "".join(in_pdf(table, tmp_path).split()) == listed + "xx"


def test_a_key_may_break_after_points_and_underscores():
    assert breakable_in_pdf("a.b_c-d").split("\u200b") == ["a.", "b_", "c-d"]
    assert breakable_on_page("a.b_c-d").split("<wbr>") == ["a.", "b_", "c-d"]
