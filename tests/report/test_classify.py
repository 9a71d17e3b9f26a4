"""Each string of the document must be what stands behind it; each of its numerals belongs to a class."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hivcells.report.cells import cells_behind
from hivcells.report.citations import works_of_sources
from hivcells.report.classify import (
    Background,
    classes_of,
    complaints_of_entries,
    fault_of,
    is_counted,
    uneven_scales,
)
from hivcells.report.trace import (
    ADDRESS,
    ALT,
    CELL,
    CITATION,
    CODE,
    FREE,
    KEY,
    LABEL,
    REFERENCE,
    SCALE,
    VALUE,
    XREF,
    Entry,
)

FORMS = {
    "text": "104",
    "quantity": "104\u00a0cells/µL",
    "interval": "10 to 124",
    "lower": "",
    "upper": "",
    "words": "one hundred and four",
    "time": "",
}
SOURCE = {
    "source_id": "tea2020", "work_id": "tea2020", "title": "Tea for 3 days", "year": "2020", "volume": "5", "issue": "",
    "pages": "7-9", "doi": "10.1/x", "pmid": "", "authors": "Leaf, A", "container": "Tea", "publisher": "", "url": "", "title_note": "", "accessed": "",
}  # fmt: skip
TABLES = {
    "studies": pd.DataFrame([{"study_id": "tea", "label": "Tea 2020"}]),
    "arms": pd.DataFrame([{"arm_id": "tea.hot", "label": "hot"}]),
}


def fault(entry: Entry) -> str:
    background = Background(
        {"tea.change": FORMS}, cells_behind(TABLES, [entry]), ("CD4",), works_of_sources(pd.DataFrame([SOURCE]))
    )
    return fault_of(entry, background)


@pytest.mark.parametrize(
    "entry",
    [
        Entry("104", VALUE, "tea.change", "value"),
        Entry("104 cells/µL", VALUE, "tea.change", "quantity"),
        Entry("10 to 124", VALUE, "tea.change", "interval"),
        Entry("One hundred and four", VALUE, "tea.change", "words"),
        Entry("> 104", VALUE, "tea.change"),
        Entry("≈ 104 cells/µL", VALUE, "tea.change"),
        Entry("anything", VALUE, "coverage.found", "value"),
        Entry("Tea 2020", CELL, "studies#tea#label"),
        Entry("Tea 2020: hot", CELL, "studies#tea#label arms#tea.hot#label"),
        Entry("104", CELL, "values#tea.change#text"),
        Entry("tea.change", KEY, "tea.change"),
        Entry("(Leaf 2020)", CITATION, "tea2020"),
        Entry("(Leaf 2020a)", CITATION, "tea2020"),
        Entry("Leaf A. 2020. Tea for 3 days. Tea 5, 7-9. doi:10.1/x", REFERENCE, "tea2020"),
        Entry("From 104 on.", ALT, "From {tea.change} on."),
        Entry("10 to 124", ALT, "{tea.change:interval}"),
        Entry("12", FREE),
    ],
)
def test_is_what_stands_behind_it(entry: Entry) -> None:
    assert fault(entry) == ""


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (Entry("105", VALUE, "tea.change", "value"), "shows '105' where tea.change is '104'"),
        (Entry("104", VALUE, "tea.change", "interval"), "shows '104' where"),
        (Entry("104 cups", VALUE, "tea.change", "value"), "shows '104 cups' where"),
        (Entry("104 cups", VALUE, "tea.change"), "shows '104 cups' where"),
        (Entry("104 cells/µL after", VALUE, "tea.change"), "shows '104 cells/µL after' where"),
        (Entry("> 104", VALUE, "tea.change", "value"), "shows '> 104' where"),
        (Entry("104", VALUE, "tea.nothing", "value"), "bound to 'tea.nothing', which does not exist"),
        (Entry("Tea 2021", CELL, "studies#tea#label"), "differs from the cell studies#tea#label, which is 'Tea 2020'"),
        (Entry("Tea 2020", CELL, "studies#coffee#label"), "which is 'None'"),
        (Entry("Tea 2020", CELL, "studies#tea#nothing"), "which is 'None'"),
        (Entry("Tea 2020: cold", CELL, "studies#tea#label arms#tea.hot#label"), "which is 'Tea 2020: hot'"),
        (Entry("tea.chance", KEY, "tea.change"), "not the key of its line"),
        (Entry("(Leaf 2021)", CITATION, "tea2020"), "a citation that differs from the rows of its works"),
        (Entry("(Leaf 8 2020)", CITATION, "tea2020"), "a citation that differs"),
        (Entry("(Leaf 2020)", CITATION, "coffee"), "a citation that differs"),
        (
            Entry("Leaf A. 2021. Tea for 3 days. Tea 5, 7-9. doi:10.1/x", REFERENCE, "tea2020"),
            "a reference that differs",
        ),
        (Entry("Leaf A. 2020. Tea for 3 days. Tea 7-9. doi:10.1/x", REFERENCE, "tea2020"), "a reference that differs"),
        (
            Entry("Leaf A. 2020. Tea for 3 days. Tea 5, 7-9. doi:10.1/x 8", REFERENCE, "tea2020"),
            "a reference that differs",
        ),
        (Entry("From 105 on.", ALT, "From {tea.change} on."), "alt text that the sources do not have"),
    ],
)
def test_is_refused(entry: Entry, problem: str) -> None:
    assert problem in fault(entry)


def test_a_numeral_of_nothing_in_a_drawing_or_table_is_complained_of() -> None:
    """As in the key of a drawing; a name of the vocabulary may have one."""
    entries = [Entry("95% CI", FREE, float="fig-tea"), Entry("CD4 cells", FREE, float="fig-tea")]
    background = Background({}, {}, ("CD4",), {})
    [complaint] = complaints_of_entries(entries, background)
    assert str(complaint).startswith("fig-tea:1, value '95% CI': the numeral 95 is bound to nothing.")


def classes(entry: Entry) -> list[tuple[str, ...]]:
    return [found[:2] for found in classes_of(entry, ("CD4", "HIV-1"))]


@pytest.mark.parametrize(
    ("kind", "of_class"),
    [
        (VALUE, "bound"),
        (CELL, "bound"),
        (ALT, "bound"),
        (KEY, "name"),
        (CITATION, "citation or date"),
        (REFERENCE, "citation or date"),
        (ADDRESS, "citation or date"),
        (XREF, "structural"),
        (LABEL, "structural"),
        (SCALE, "structural"),
        (FREE, "untraced"),
        (CODE, "untraced"),
    ],
)
def test_each_kind_of_string_has_its_class(kind: str, of_class: str) -> None:
    assert classes(Entry("12 of 1.5", kind)) == [("12", of_class), ("1.5", of_class)]


def test_a_name_is_a_name_and_what_stands_beside_it_is_not() -> None:
    assert classes(Entry("CD4 and HIV\u20111 in 12", FREE)) == [("4", "name"), ("1", "name"), ("12", "untraced")]


def test_counts_of_a_document_of_itself_are_not_counted() -> None:
    assert not is_counted(Entry("12", VALUE, "coverage.html.found"))
    assert is_counted(Entry("12", VALUE, "tea.change"))
    assert is_counted(Entry("12", CELL, "coverage.found"))


def axis(*marks: str, of: str = "matplotlib.axis_1") -> list[Entry]:
    return [Entry(mark, SCALE, of, block=1) for mark in marks]


def test_marks_of_a_scale_follow_each_other_in_equal_steps() -> None:
    assert uneven_scales([*axis("0", "10", "20"), *axis("0", "5", "10", of="matplotlib.axis_2")]) == []
    assert uneven_scales(axis("0", "10", "30"))[0].text == "0"
    assert uneven_scales(axis("Cohort", "Trial", "5", "6")) == []


def test_background_holds_only_tables_that_are_named() -> None:
    held: dict[str, Any] = cells_behind(TABLES, [Entry("", CELL, "studies#tea#label"), Entry("", VALUE, "arms#x#y")])
    assert held == {"studies": {"tea": {"study_id": "tea", "label": "Tea 2020"}}}
