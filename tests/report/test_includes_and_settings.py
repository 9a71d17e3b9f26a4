"""What a file of the report may include and set, and what is complained of with its line."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hivcells.complaints import Complaints
from hivcells.report.number_words import pattern_of
from hivcells.report.prose import Line, document
from hivcells.report.typed_quantities import complaints_of_settings, complaints_of_words_beside_ids
from hivcells.report.vocabulary import Vocabulary
from report.tiny_report import FIRST_LINE, SETTINGS, composed, report_of


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\nbibliography: other.json\n---\n", "settings in the midst of the text"),
        ("{{< meta title >}}\n", "a shortcode that is not an include"),
        ("{{< include /sections/none.qmd >}}\n", "the included file does not exist"),
        ("{{< include /../outside.qmd >}}\n", "an include outside the report"),
        ("{{< include sections/x.qmd >}}\n", "an include outside the report"),
        ("{{< include /index.qmd >}}\n", "no check reads the included file"),
    ],
)
def test_what_would_escape_the_checks_is_refused(text: str, problem: str, tmp_path: Path) -> None:
    assert [complaint.problem for complaint in composed(text, tmp_path)[1]] == [problem]


def test_line_ends_of_another_system_are_line_ends(tmp_path: Path) -> None:
    report = report_of("Tea.\n", tmp_path)
    before = [line.text for line in document(report)]
    for path in (report / "index.qmd", report / "_quarto.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [line.text for line in document(report)] == before


def test_a_file_that_includes_itself_is_refused(tmp_path: Path) -> None:
    report = report_of("{{< include /sections/a.qmd >}}\n", tmp_path)
    (report / "sections" / "a.qmd").write_text("{{< include /sections/a.qmd >}}\n", encoding="utf-8")
    with pytest.raises(Complaints, match=r"sections/a\.qmd:1, value '.*': a file that includes itself"):
        document(report)


def test_a_setting_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    from hivcells.complaints import Complaints

    report = report_of("Tea.\n", tmp_path)
    index = report / "index.qmd"
    index.write_text(index.read_text(encoding="utf-8").replace("author:", "csl: x.csl\nauthor:"), encoding="utf-8")
    with pytest.raises(Complaints, match=r"index\.qmd:2, value 'csl': an unknown setting"):
        document(report)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('title: "Tea for headache"\n', "", "'title' is not as it should be. Write 'title: \"its text\"'."),
        ('title: "Tea for headache"', "title:", "'title' is not as it should be. Write 'title: \"its text\"'."),
        ('title: "Tea for headache"', "title: yes", "'title' is not as it should be. Write 'title: \"its text\"'."),
        ("author: tea contributors", "author: [A, B]", "'author' is not as it should be. Write 'author: \"its text\"'."),
        ("author:", 'two-columns: "ten"\nauthor:', "'two-columns' is not as it should be. Write 'two-columns: true'."),
    ],
)  # fmt: skip
def test_a_setting_of_another_kind_or_a_missing_title_is_refused(
    before: str, after: str, said: str, tmp_path: Path
) -> None:
    report = report_of("Tea.\n", tmp_path)
    index = report / "index.qmd"
    index.write_text(index.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(Complaints) as refused:
        document(report)
    assert f"the setting {said}" in str(refused.value)


def test_a_word_of_a_claim_in_the_description_is_complained_of() -> None:
    text = ["---", "title: Tea", "description: The only tea", "---", "", "Tea."]
    lines = [Line("index.qmd", number, line) for number, line in enumerate(text, start=1)]
    words = Vocabulary((), pattern_of(["twelve"]), pattern_of(["only"]), (), ())
    [complaint] = complaints_of_settings(lines, words)
    place = "index.qmd:3, column 'description', value 'only': "
    assert (
        str(complaint) == f"{place}a word that makes a claim, where no predicate can be bound. Say it without the word."
    )


def test_a_setting_that_only_the_head_of_the_page_shows_is_read() -> None:
    text = ["---", "title: Tea", 'description: "Twel\\u0076e died"', "---", "", "Tea."]
    lines = [Line("index.qmd", number, line) for number, line in enumerate(text, start=1)]
    words = Vocabulary((), pattern_of(["twelve"]), pattern_of(["only"]), (), ())
    [complaint] = complaints_of_settings(lines, words)
    place = "index.qmd:3, column 'description', value 'Twelve': "
    assert str(complaint) == place + "a number word typed into the prose. Say it without a number."


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("Seen in {tea.falls:words} of {tea.people}, by news", []),
        ("Seen in twelve of {tea.people}", [("a number word typed into the prose", "twelve")]),
        ("Seen in 7 of {tea.people}", [("a digit typed into the prose", "7")]),
    ],
)
def test_words_of_a_table_that_names_its_numbers_by_ids_hold_no_other(said: str, faults: list) -> None:
    lines = pd.Index([2, 3], name="line")
    outcomes = pd.DataFrame({"found": ["Nothing", said], "without_cells": ["", ""]}, index=lines)
    words = Vocabulary((), pattern_of(["twelve"]), pattern_of(["only"]), (), ())
    found = list(complaints_of_words_beside_ids({"certainty_outcomes": outcomes}, words))
    assert [(complaint.problem, complaint.value) for complaint in found] == faults
    places = {(complaint.file, complaint.line, complaint.column) for complaint in found}
    assert places <= {("data/certainty_outcomes.csv", 3, "found")}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "{{< meta title >}}\n",
            "value '{{< meta title >}}': a shortcode that is not an include. Write the text itself.",
        ),
        (
            "{{< include /sections/none.qmd >}}\n",
            "value '/sections/none.qmd': the included file does not exist. Add it, or remove the line.",
        ),
        (
            "{{< include /../x.qmd >}}\n",
            "value '/../x.qmd': an include outside the report. Name a file as /sections/name.qmd.",
        ),
        (
            "{{< include /index.qmd >}}\n",
            "value '/index.qmd': no check reads the included file. Move it to report/sections/.",
        ),
        ("---\n", "value '---': settings in the midst of the text. Keep all settings at the top of the document."),
    ],
)
def test_a_complaint_of_an_include_names_its_line(text: str, complaint: str, tmp_path: Path) -> None:
    [found] = composed(text, tmp_path)[1]
    assert str(found) == f"{tmp_path}/report/index.qmd:{FIRST_LINE}, {complaint}"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "author:",
            "csl: x.csl\nauthor:",
            "index.qmd:2, value 'csl': an unknown setting. Remove it; a document sets title,",
        ),
        ('"Tea for headache"', '"Tea', "index.qmd:5: not YAML (found unexpected end of stream). Fix the line; "),
        (SETTINGS, "---\n- a\n---\n\n", "index.qmd:2: no settings. Write them as 'name: value'."),
    ],
    ids=["unknown", "broken", "none"],
)
def test_broken_settings_are_complained_of(old: str, new: str, complaint: str, tmp_path: Path) -> None:
    index = report_of("Tea.\n", tmp_path) / "index.qmd"
    index.write_text(index.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(Complaints) as refused:
        document(tmp_path / "report")
    assert f"{tmp_path}/report/{complaint}" in str(refused.value)
