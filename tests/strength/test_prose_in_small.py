"""What the verification finds in prose and drawings in small cases: those in which faults were not noticed at first."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hivcells.report import inspect_prose
from hivcells.report.number_words import Found, pattern_of
from hivcells.report.numerals import spans_of_names, typed_numbers
from hivcells.report.pdf import _end_of_run
from hivcells.report.places import places_of
from hivcells.report.prose import Line, Places
from hivcells.report.refused_markup import complaints_of_markup
from hivcells.report.trace import ALT, FREE, VALUE, XREF, Entry, entries_of_drawing
from hivcells.report.typed_quantities import complaints_of_settings, typed_quantities
from hivcells.report.values import value
from hivcells.report.vocabulary import Vocabulary, names_of

VALUES = {"tea.people": value("12", "reported", number=Decimal(12), unit="people", rows=["findings.csv#tea.people"])}
TABLES = {
    "studies": pd.DataFrame([{"study_id": "tea", "registry_id": "NCT00000001; NCT00000002"}]),
    "names": pd.DataFrame([{"name": "HIV-1"}]),
}


def test_an_exemption_that_no_sentence_needs_is_complained_of_in_full() -> None:
    tables = {"claim_words": pd.DataFrame([{"phrase": "at most"}, {"phrase": "at least"}], index=[2, 3])}
    found = [([Entry("at most", FREE)], Found("most", "at most", 3))]
    [complaint] = inspect_prose.unneeded_exemptions(found, "claim_words", tables)
    assert str(complaint) == (
        "data/vocabulary/claim_words.csv:3, column 'phrase', value 'at least': "
        "no sentence of the report needs this exemption. "
        "Delete the row, or correct its phrase to the words of the sentence."
    )


def test_an_exempt_number_word_that_no_sentence_needs_is_complained_of() -> None:
    words = Vocabulary((), pattern_of(["one"]), pattern_of(["most"]), ("no one", "each one"), ())
    tables = {"exemptions": pd.DataFrame([{"phrase": "no one"}, {"phrase": "each one"}], index=[2, 3])}
    found = inspect_prose.words_of_number([[Entry("No one came.", FREE)]], words)
    [complaint] = inspect_prose.unneeded_exemptions(found, "exemptions", tables)
    place = "data/vocabulary/exemptions.csv:3, column 'phrase', value 'each one'"
    assert str(complaint).startswith(f"{place}: no sentence of the report needs this exemption. Delete the row")


def test_ids_of_descriptions_are_looked_up_as_those_of_the_text() -> None:
    alt = Entry("Of 12.", ALT, "Of {tea.people}, {tea.cups} and {tea.people:interval}.", file="a.qmd", line=5)
    xref = Entry("\ufffd", XREF, "fig-none", file="a.qmd", line=6)
    found = [(c.line, c.problem, c.value) for c in inspect_prose.complaints_of_ids([alt, xref], VALUES)]
    assert found == [
        (5, "no value has this id", "tea.cups"),
        (5, "the value has no form 'interval'", "tea.people"),
        (6, "a reference to nothing", "fig-none"),
    ]


def test_each_form_that_a_value_has_may_be_asked_for() -> None:
    text_of = {"value": "text"} | {
        form: form for form in ("quantity", "interval", "lower", "upper", "limits", "words", "time")
    }
    for form, name in text_of.items():
        entries = [Entry("x", VALUE, "tea.x", form), Entry("x", ALT, f"{{tea.x:{form}}}")]
        assert not list(inspect_prose.complaints_of_ids(entries, {"tea.x": {name: "x"}}))
        assert len(list(inspect_prose.complaints_of_ids(entries, {"tea.x": {}}))) == 2


def test_typed_numbers_of_descriptions_are_found_and_those_of_values_are_not() -> None:
    alt = Entry("Of 12, 7.", ALT, "Of {tea.people2}, 7.")
    assert typed_numbers(inspect_prose.typed_text([alt]), ()) == ["7"]
    claimed = [Entry("all ", FREE, claim="x"), Entry("of", FREE)]
    assert inspect_prose.typed_text(claimed) == "all of"
    assert inspect_prose.typed_text(claimed, with_claims=False) == "    of"


def test_paragraphs_are_the_entries_of_one_block() -> None:
    entries = [Entry("a", FREE, block=1), Entry("b", FREE, block=1), Entry("c", FREE, block=2)]
    assert [[entry.text for entry in block] for block in inspect_prose.blocks_of(entries)] == [["a", "b"], ["c"]]
    assert list(inspect_prose.blocks_of([])) == []


def test_markup_that_is_refused_is_complained_of_at_its_line() -> None:
    lines = [Line("a.qmd", 1, "cell"), Line("a.qmd", 2, "[Tea]{.cell}"), Line("a.qmd", 3, "<b>")]
    refused = [{"what": "class", "text": "cell"}, {"what": "raw", "text": " <b>\nmore"}]
    found = list(complaints_of_markup(refused, lines))
    assert [(c.line, c.value, c.problem) for c in found] == [
        (2, "cell", "a class that the prose may not use"),
        (3, "<b>", "raw HTML or typst"),
    ]


def test_names_are_found_with_any_hyphen_and_blank_and_not_within_words() -> None:
    for text in ("HIV-1", "HIV\u20101", "HIV\u20111"):
        assert spans_of_names(text, ("HIV-1",)) == [(0, 5)]
    assert spans_of_names("phase\u00a02 b", ("phase 2",)) == [(0, 7)]
    assert spans_of_names("XHIV-1 HIV-12", ("HIV-1",)) == []
    assert typed_numbers("HIV-1, 10\u2076 and 1\u00bd", ("HIV-1",)) == ["10", "\u2076", "1", "\u00bd"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("phase ii and xii", ["ii", "xii"]), ("IIa of MCMXC, lO and IV", ["IIa", "MCMXC", "lO", "IV"]),
        ("CD, CI, DC, MM, CML and mix", []), ("I, V and X", ["I", "V", "X"]), ("||||", ["||||"]),
    ],
)  # fmt: skip
def test_roman_numerals_and_strokes_are_numbers_and_abbreviations_are_none(text: str, found: list[str]) -> None:
    assert typed_numbers(text, ()) == found


def test_a_number_at_the_beginning_or_end_of_a_name_is_part_of_it() -> None:
    assert typed_numbers("2F5 and HIV-1", ("2F5", "HIV-1")) == []


@pytest.mark.parametrize("n", range(1, 40))
def test_letters_of_one_mark_are_found_up_to_the_next(n: int) -> None:
    for more in (0, 1, 7):
        marks = [3] * n + [4] * more
        assert _end_of_run(3, 0, len(marks), marks.__getitem__) == n
        assert _end_of_run(3, 2, len(marks) + 2, [9, 9, *marks].__getitem__) == n + 2


def test_a_word_is_judged_without_what_nobody_sees_in_it() -> None:
    words = Vocabulary((), pattern_of(["twelve"]), pattern_of(["most"]), (), (), frozenset({"twelve"}))
    for hidden in ("t\u200bwelve", "twel\u2009ve"):
        assert [typed.words for typed in typed_quantities(hidden, words)][1:] == ["twelve"]


def test_names_are_those_of_the_vocabulary_and_each_registry_number_the_longest_first() -> None:
    assert names_of(TABLES) == ("NCT00000001", "NCT00000002", "HIV-1")


def test_words_are_looked_for_in_the_next_lines_only() -> None:
    lines = [Line("a.qmd", number, text) for number, text in enumerate(["tea", "ale", "tea"], start=1)]
    places = Places(lines)
    assert not places.go_to("tea", from_next=True, within=1)
    assert places.here().number == 1
    assert places.go_to("tea", from_next=True)
    assert places.here().number == 3


def test_a_place_without_a_line_has_no_sentence() -> None:
    found = places_of([Entry("12", VALUE, "tea.people", file="a.qmd", line=9)], [], [])
    assert found.sentence.tolist() == [""]
    assert found.form.tolist() == ["value"]


def test_texts_of_a_drawing_are_told_apart(tmp_path: Path) -> None:
    drawing = """<svg xmlns="http://www.w3.org/2000/svg"><g data-value="tea.people"><text>12</text></g>
    <g data-cell="studies#tea#label"><text>Tea</text></g><g id="matplotlib.axis_1"><g id="tick_2"><text>5</text></g></g>
    <g id="tick_3"><text>6</text></g><text>cups</text></svg>"""
    (tmp_path / "cups.svg").write_text(drawing, encoding="utf-8")
    assert [(e.text, e.kind, e.of) for e in entries_of_drawing(tmp_path / "cups.svg")] == [
        ("12", "value", "tea.people"),
        ("Tea", "cell", "studies#tea#label"),
        ("5", "scale", "matplotlib.axis_1"),
        ("6", "scale", ""),
        ("cups", "free", ""),
    ]


def test_words_are_looked_for_in_their_paragraph_and_a_few_lines_behind_it() -> None:
    texts = ["one", *["more"] * 9, "tea", "", "a", "b", "ale", "c", "gin"]
    places = Places([Line("a.qmd", number, text) for number, text in enumerate(texts, start=1)])
    assert [places.find(words).number for words in ("one", "tea", "ale", "gin")] == [1, 11, 15, 1]


def test_settings_end_at_their_second_fence() -> None:
    words = Vocabulary((), pattern_of(["twelve"]), pattern_of(["most"]), (), (), frozenset({"twelve"}))
    lines = [
        Line("a.qmd", n, text)
        for n, text in enumerate(["---", "description: Of 12", "---", "description: Of 13"], start=1)
    ]
    [complaint] = complaints_of_settings(lines, words)
    assert (complaint.line, complaint.value) == (2, "12")
    assert list(complaints_of_settings([lines[0], lines[2], lines[3]], words)) == []
