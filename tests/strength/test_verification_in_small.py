"""What the verification says in small cases: those in which faults were not noticed at first."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import verify_report
from hivcells.report.cells import cells_behind
from hivcells.report.citations import works_of_sources
from hivcells.report.classify import Background, complaints_of_entries, fault_of
from hivcells.report.compare import differences, squeezed
from hivcells.report.pdf import Heading
from hivcells.report.trace import ALT, CELL, CONTENTS, FREE, LABEL, SCALE, VALUE, Entry
from hivcells.report.values import value
from hivcells.report.vocabulary import names_of
from verify_report import differences_of_page, with_page_numbers

VALUES = {"tea.people": value("12", "reported", number=Decimal(12), unit="people", rows=["findings.csv#tea.people"])}
COLUMNS = [
    "source_id",
    "work_id",
    "title",
    "year",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "authors",
    "container",
    "publisher",
    "url",
    "title_note",
    "accessed",
]
TABLES = {
    "studies": pd.DataFrame([{"study_id": "tea", "registry_id": "NCT00000001; NCT00000002"}]),
    "names": pd.DataFrame([{"name": "HIV-1"}]),
    "sources": pd.DataFrame([dict.fromkeys(COLUMNS, "")]),
}
REMEDY = "Look for what writes it: report/filters/, report/templates/ or scripts/hivcells/."


def strings(entries: list[Entry]) -> list[tuple[str, int, str, str, str | None]]:
    works = works_of_sources(TABLES["sources"])
    background = Background(VALUES, cells_behind(TABLES, entries), names_of(TABLES), works)
    return [(c.file, c.line, c.problem, c.remedy, c.value) for c in complaints_of_entries(entries, background)]


def test_a_wrong_string_is_complained_of_at_its_line_else_at_its_figure_else_at_the_beginning() -> None:
    wrong = Entry("13", VALUE, "tea.people", "value")
    problem = "shows '13' where tea.people is '12'"
    assert strings([wrong]) == [("report/index.qmd", 1, problem, REMEDY, "13")]
    assert strings([wrong._replace(float="fig-cups")]) == [("fig-cups", 1, problem, REMEDY, "13")]
    assert strings([wrong._replace(file="a.qmd", line=7)]) == [("a.qmd", 7, problem, REMEDY, "13")]
    assert strings([wrong._replace(text="12")]) == []


def test_a_scale_that_is_not_even_is_complained_of() -> None:
    marks = [Entry(text, SCALE, "matplotlib.axis_1", float="fig-cups") for text in ("0", "1", "3")]
    assert strings(marks) == [("fig-cups", 1, "a scale that is not even", REMEDY, "0")]


def test_a_cell_that_does_not_exist_is_named() -> None:
    [(_, _, problem, _, _)] = strings([Entry("Tea", CELL, "studies#tea#label")])
    assert problem == "differs from the cell studies#tea#label, which is 'None'"


def test_marks_for_line_breaks_are_no_difference() -> None:
    background = Background({}, {"studies": {"tea": {"label": "hot tea"}}}, (), works_of_sources(TABLES["sources"]))
    assert fault_of(Entry("hot\u00a0t\u200bea", CELL, "studies#tea#label"), background) == ""


SETTINGS = {"toc-title": "Contents", "toc-depth": 2}
ENTRIES = [
    Entry("Tea", FREE, place="title"),
    Entry("For ", FREE, block=1, file="index.qmd", line=9),
    Entry("12", VALUE, "tea.people", "value", block=1, file="index.qmd", line=9),
    Entry("glad", FREE, claim="all-glad", block=1, file="index.qmd", line=9),
    Entry("Dots.", ALT, "Dots.", float="fig-dots", file="index.qmd", line=11),
    Entry("12", VALUE, "tea.people", float="fig-dots"),
    Entry("12", VALUE, "tea.people", "value", float="fig-dots", file="index.qmd", line=11),
]
PAGE = """<html><head><title>7</title></head><body><h1>Tea</h1><nav aria-label="Places">Contents</nav>
<p>For <span class="value" data-value="tea.people">12</span><span data-claim="all-glad">glad</span></p>
<figure><svg role="img" aria-label="Dots."><text>12</text></svg>
<figcaption><span data-value="tea.people">12</span></figcaption></figure></body></html>"""


def said_of_page(old: str, new: str, folder: Path) -> list[str]:
    assert old in PAGE
    (folder / "page.html").write_text(PAGE.replace(old, new, 1), encoding="utf-8")
    found = differences_of_page(folder / "page.html", ENTRIES, SETTINGS)
    return [f"{complaint.line} {complaint.problem}. {complaint.remedy}" for complaint in found]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Tea", "Tea", []),
        (
            "For",
            "Of",
            [
                "1 untraced text: lacks 'For' (of index.qmd:9); there stands 'Of12glad1212'. "
                "Look for what puts it in: report/styles/, report/typst/ or report/filters/; text belongs into report/."
            ],
        ),
        (
            'data-value="tea.people"',
            'data-value="tea.cups"',
            [
                "1 number 1 is 'tea.cups 12', in the trace 'tea.people 12'. "
                "Look into report/filters/ and report/templates/."
            ],
        ),
        (
            ' data-claim="all-glad"',
            "",
            ["1 claim 1 is 'the end', in the trace 'all-glad'. Look into report/filters/ and report/templates/."],
        ),
        (
            '"Dots."',
            '"Dots!"',
            ["1 description 1 is 'Dots!', in the trace 'Dots.'. Look into report/filters/ and report/templates/."],
        ),
        (
            '"Places"',
            '"7 places"',
            ["1 a number in a name that is read aloud. Name it without a number."],
        ),
    ],
)
def test_a_page_is_complained_of_in_full(old: str, new: str, said: list[str], tmp_path: Path) -> None:
    assert said_of_page(old, new, tmp_path) == said


def test_forty_letters_of_what_differs_are_shown() -> None:
    [complaint] = differences(Path("x"), [Entry("a" * 60, FREE)], "b" * 60)
    assert complaint.problem == f"untraced text: lacks '{'a' * 40}'; there stands '{'b' * 40}'"


def test_quotation_marks_are_the_same_in_either_form() -> None:
    assert squeezed("it’s ‘a’ “b”") == "it's'a'\"b\""


def test_each_line_of_the_contents_ends_with_the_page_of_its_section(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_report, "headings_of", lambda pdf: [Heading("1 Tea", 3)])
    contents = [
        Entry("1", LABEL, place=CONTENTS, level=1, block=1),
        Entry("Tea", FREE, place=CONTENTS, level=1, block=1),
        Entry("Ale", FREE, place=CONTENTS, level=1, block=2),
        Entry("Text.", FREE, block=3),
    ]
    found = list(with_page_numbers(contents, b""))
    assert [entry.text for entry in found] == ["1", "Tea", "3", "Ale", "?", "Text."]
    assert [(entry.kind, entry.place) for entry in found if entry.text in ("3", "?")] == [(LABEL, "page number")] * 2
