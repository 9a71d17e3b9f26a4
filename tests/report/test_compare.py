"""A document is held against its trace string by string, in order: what is lacking, added or changed is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hivcells.report.compare import PAGE_NUMBER, differences, differences_of_sequence, squeezed
from hivcells.report.trace import ALT, DRAWING, FREE, LABEL, TABLE, TABLE_HEAD, VALUE, Entry

PAGE = Path("review.html")
SENTENCE = [
    Entry("Of ", FREE),
    Entry("12", VALUE, "tea.people", file="index.qmd", line=3),
    Entry(" people drank.", FREE),
]


def complaints_of(entries: list[Entry], shown: str, page_starts: set[int] = frozenset()) -> list[str]:
    return [str(complaint) for complaint in differences(PAGE, entries, squeezed(shown), page_starts)]


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


HEAD = [Entry("Study", FREE, place=TABLE_HEAD), Entry("People", FREE, place=TABLE_HEAD)]
ROWS = [Entry("Tea 2020", FREE), Entry("12", VALUE, "tea"), Entry("Tea 2021", FREE), Entry("7", VALUE, "tea2")]


def test_the_head_of_a_table_may_stand_again_where_a_page_starts() -> None:
    first, second = "StudyPeopleTea202012", "StudyPeopleTea20217"
    assert complaints_of([*HEAD, *ROWS], first + second, {len(first)}) == []


def test_the_head_of_a_table_may_not_stand_again_in_the_midst_of_a_page() -> None:
    assert complaints_of([*HEAD, *ROWS], "StudyPeopleTea202012StudyPeopleTea20217", {5})


def test_a_head_that_stands_again_lets_no_other_number_pass() -> None:
    first, second = "StudyPeopleTea202012", "StudyPeopleTea20218"
    assert complaints_of([*HEAD, *ROWS], first + second, {len(first)})


def test_another_table_has_its_own_head() -> None:
    other = [Entry("Arm", FREE, place=TABLE_HEAD), Entry("Dose", FREE)]
    first = "StudyPeopleTea202012Tea20217Arm"
    assert complaints_of([*HEAD, *ROWS, *other], first + "ArmDose", {len(first)}) == []
    assert complaints_of([*HEAD, *ROWS, *other], first + "StudyPeopleDose", {len(first)})


def test_dots_may_lead_to_the_number_of_a_page_and_to_nothing_else() -> None:
    line = [Entry("Methods", FREE), Entry("3", LABEL, place=PAGE_NUMBER), Entry("Results", FREE)]
    assert complaints_of(line, "Methods . . . . 3 Results") == []
    assert complaints_of(line, "Methods . . . . 4 Results")
    assert complaints_of(SENTENCE, "Of . . . 12 people drank.")


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
