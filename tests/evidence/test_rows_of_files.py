"""A row or a cell that is none gets a complaint with its line: blank, too short or long, an open quotation mark, a line break."""

from __future__ import annotations

import re
from collections.abc import Callable

from evidence.one_complaint import only

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]


def test_a_blank_line_at_the_end_is_named(append: Append, complaints: Check) -> None:
    append("arms.csv", "")
    only(complaints(), r"data/arms\.csv:4: the row is blank\. Remove it\.")


def test_a_blank_line_amid_the_rows_is_named(edit: Edit, complaints: Check) -> None:
    edit("arms.csv", "\nxia2020.art", "\n\nxia2020.art")
    only(complaints(), r"data/arms\.csv:3: the row is blank\. Remove it\.")


def test_each_row_of_commas_alone_is_blank_and_no_row_with_a_double_key(append: Append, complaints: Check) -> None:
    for _ in range(2):
        append("vocabulary/modalities.csv", ",,")
    said = complaints()
    assert len(said) == 2 and all("the row is blank. Remove it." in complaint for complaint in said), said


def test_a_row_with_too_few_and_one_with_too_many_cells_are_named(append: Append, complaints: Check) -> None:
    append("vocabulary/modalities.csv", "short,row")
    append("vocabulary/modalities.csv", "long,row,with,cells")
    short, long = complaints()
    assert "the row has fewer cells than the table has columns. Leave blanks" in short
    assert "the row has more cells than the table has columns. Put cells" in long


def test_a_row_of_another_length_hides_no_fault_of_another_table(append: Append, edit: Edit, complaints: Check) -> None:
    append("arms.csv", "short,row")
    edit("findings.csv", "mean,=,139,", "mean,=,abc,")
    said = complaints()
    assert len(said) == 2, said
    assert re.match(r"data/arms\.csv:4: the row has fewer cells", said[0])
    assert re.match(r"data/findings\.csv:\d+, column 'value', value 'abc': not a number", said[1])


def test_a_quotation_mark_that_is_not_closed_is_one_complaint_where_it_stands(edit: Edit, complaints: Check) -> None:
    edit("participants.csv", "20,,One report", '20,,"One report')
    only(
        complaints(),
        r"data/participants\.csv:2, column 'reason', value 'One report of these people\.': "
        r"a quotation mark that is not closed\. .+",
    )


def test_an_open_quotation_mark_that_swallows_cells_is_one_complaint(edit: Edit, complaints: Check) -> None:
    """A later cell of the row has quotation marks of its own, at which a reader would end the first."""
    edit("risk_of_bias.csv", "xia2020.1,", '"xia2020.1,')
    only(complaints(), r"data/risk_of_bias\.csv:2: a quotation mark that is not closed\. .+")


def test_an_open_quotation_mark_that_swallows_rows_is_one_complaint(edit: Edit, complaints: Check) -> None:
    edit("risk_of_bias.csv", "Open label; whether", '"Open label; whether')
    only(complaints(), r"data/risk_of_bias\.csv:3, column 'support', value 'Open label; .+': a quotation mark .+")


def test_an_open_quotation_mark_in_the_header_is_one_complaint(edit: Edit, complaints: Check) -> None:
    edit("arms.csv", "engineering", '"engineering')
    only(complaints(), r"data/arms\.csv:1, value '.+': a quotation mark that is not closed\. .+")


def test_quotation_marks_in_a_cell_without_any_around_it_are_text(edit: Edit, complaints: Check) -> None:
    edit("arms.csv", "Natural killer cells + HIV medicines", 'the 2" NK')
    assert complaints() == []


def test_a_line_break_inside_a_cell_is_named_with_the_line_of_its_row(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "enrolled 20 HIV-1 INRs", '"enrolled 20\nHIV-1 INRs"')
    only(
        complaints(),
        r"data/findings\.csv:2, value 'enrolled 20\nHIV-1 INRs': a line break inside a cell\. Write the cell on .+",
    )


def test_a_carriage_return_inside_a_cell_is_named(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "enrolled 20 HIV-1 INRs", '"enrolled 20\rHIV-1 INRs"')
    only(complaints(), r"data/findings\.csv:2, value .+: a line break inside a cell\. .+")


def test_a_cell_that_goes_on_and_on_is_shown_to_its_thousandth_character(edit: Edit, complaints: Check) -> None:
    edit("arms.csv", "xia2020.nk,xia2020", f"xia2020.nk,{'a' * 6000}")
    said = complaints()
    assert any("aaa…': " in complaint for complaint in said)
    assert max(map(len, said)) < 5000
