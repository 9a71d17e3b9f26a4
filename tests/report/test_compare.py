"""A document is held against its trace string by string, in order: what is lacking, added or changed is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hivcells.report.compare import differences, differences_beside, differences_of_sequence, squeezed
from hivcells.report.pdf import Page
from hivcells.report.trace import ALT, DRAWING, FREE, TABLE, TABLE_HEAD, VALUE, Entry

PAGE = Path("review.html")
SENTENCE = [
    Entry("Of ", FREE),
    Entry("12", VALUE, "tea.people", file="index.qmd", line=3),
    Entry(" people drank.", FREE),
]


def complaints_of(entries: list[Entry], shown: str) -> list[str]:
    return [str(complaint) for complaint in differences(PAGE, entries, squeezed(shown))]


def test_the_same_text_is_not_complained_of_whatever_its_blanks_hyphens_and_quotes() -> None:
    assert complaints_of(SENTENCE, "Of 12\n peo-\nple  drank.") == []
    assert complaints_of([Entry("“Tea”, the patient’s", FREE)], '"Tea", the patient\'s') == []


@pytest.mark.parametrize("shown", ["Of 13 people drank.", "Of people drank.", "Of 21 people drank."])
def test_another_number_is_complained_of_with_its_place_in_the_text(shown: str) -> None:
    [complaint] = complaints_of(SENTENCE, shown)
    assert complaint.startswith("review.html:1, value '")
    assert "untraced text: lacks '" in complaint and "(of index.qmd:3)" in complaint


def test_the_complaint_shows_where_the_texts_part() -> None:
    [complaint] = complaints_of([Entry("a long sentence on tea", FREE)], "a long sentence on coffee")
    assert "lacks 'tea'" in complaint and "there stands 'coffee'" in complaint


def test_text_that_nothing_holds_is_complained_of_at_its_beginning_and_its_end() -> None:
    assert "lacks 'Of'" in complaints_of(SENTENCE, "Twelve died. Of 12 people drank.")[0]
    assert "shows more than the document holds" in complaints_of(SENTENCE, "Of 12 people drank. Twelve died.")[0]
    assert "there stands 'Twelvedied.'" in complaints_of(SENTENCE, "Of 12 people drank. Twelve died.")[0]


def test_a_text_that_ends_too_early_is_complained_of() -> None:
    assert complaints_of(SENTENCE, "Of 12 people")[0].count("lacks 'drank.'") == 1


def test_descriptions_drawings_and_places_of_tables_are_no_text() -> None:
    assert (
        complaints_of(
            [Entry("12 dots", ALT), Entry("", DRAWING, "x"), Entry("", TABLE, "y"), *SENTENCE], "Of 12 people drank."
        )
        == []
    )


TEA = [
    Entry("Tea for headache", FREE, place="title"),
    Entry("1.2.0", VALUE, "review.version", place="subtitle"),
    Entry("Methods", FREE, place="heading", level=1, block=1),
    Entry("Study", FREE, place=TABLE_HEAD, float="tbl-cups"),
    Entry("No. of cups", FREE, place=TABLE_HEAD, float="tbl-cups"),
    Entry("12", VALUE, "cups", float="tbl-cups"),
    Entry("Arm", FREE, place=TABLE_HEAD, float="tbl-arms"),
    Entry("cups a day", FREE, float="fig-dots"),
]
SECOND_HEAD = "Tea for headache, version 1.2.0 Methods"


def complaints_beside(first: Page, second: Page) -> list[str]:
    return [str(complaint) for complaint in differences_beside(PAGE, TEA, [first, second], "Contents")]


FIRST = Page(margins="1 of 2")


def test_head_and_foot_show_title_version_section_and_number() -> None:
    assert complaints_beside(FIRST, Page(margins=f"{SECOND_HEAD}2 of 2")) == []
    assert complaints_beside(FIRST, Page(margins="Tea for headache, version 1.2.0 Contents 2 of 2")) == []


def test_a_head_may_name_a_table_that_goes_on() -> None:
    assert complaints_beside(FIRST, Page(margins=f"{SECOND_HEAD} Table 2, continued 2 of 2")) == []


@pytest.mark.parametrize(
    "margins",
    [
        "Tea for headache, version 1.3.0 Methods 2 of 2",
        f"{SECOND_HEAD} 3 of 2",
        f"{SECOND_HEAD} 2 of 3",
        f"{SECOND_HEAD} 12 people 2 of 2",
        f"{SECOND_HEAD} Table 3, continued 2 of 2",
        "Tea for headache, version 1.2.0 Harms 2 of 2",
        "2 of 2",
        "",
    ],
)
def test_another_head_or_foot_is_complained_of(margins: str) -> None:
    [complaint] = complaints_beside(FIRST, Page(margins=margins))
    assert ": untraced text: page 2 lacks what belongs beside its text" in complaint


def test_the_head_of_a_table_may_stand_again_and_dots_may_lead_to_a_number() -> None:
    assert complaints_beside(FIRST, Page(margins=f"{SECOND_HEAD}2 of 2", beside="StudyNo. of cups.....")) == []
    assert complaints_beside(FIRST, Page(margins=f"{SECOND_HEAD}2 of 2", beside="Study No. of cups Arm")) == []


@pytest.mark.parametrize("beside", ["Study", "12", "Study No. of cups 12", "Study Arm", "Twelve died."])
def test_nothing_else_may_stand_beside_the_content(beside: str) -> None:
    [complaint] = complaints_beside(FIRST, Page(margins=f"{SECOND_HEAD}2 of 2", beside=beside))
    assert "page 2 lacks what belongs beside its text" in complaint


def test_marks_are_compared_in_order_and_in_number() -> None:
    assert list(differences_of_sequence(PAGE, "number", ["a", "b"], ["a", "b"])) == []
    assert "number 2 is 'c', in the trace 'b'" in str(
        next(differences_of_sequence(PAGE, "number", ["a", "b"], ["a", "c"]))
    )
    assert "number 2 is 'the end', in the trace 'b'" in str(
        next(differences_of_sequence(PAGE, "number", ["a", "b"], ["a"]))
    )
    assert "number 2 is 'b', in the trace 'the end'" in str(
        next(differences_of_sequence(PAGE, "number", ["a"], ["a", "b"]))
    )
