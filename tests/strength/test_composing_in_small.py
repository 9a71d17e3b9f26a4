"""What the composing of the report writes and refuses in small cases: those in which faults were not noticed at first."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from compose_report import ledger_of, write_accounts, write_document
from conftest import ROOT
from hivcells.complaints import Complaints
from hivcells.report.compose import (
    mark_news_on_paper,
    quoted_values,
    stage,
    stage_drawings,
)
from hivcells.report.composed import Composed, Inputs, with_ledger
from hivcells.report.documents import DOCUMENTS
from hivcells.report.ledger import ledger_entries
from hivcells.report.prose import Line, document, text_of
from hivcells.report.running import complaints_of_renderer, run
from hivcells.report.trace import FREE, LEDGER, TABLE, VALUE, Entry, entries_of_pandoc, read_trace
from hivcells.report.values import value
from hivcells.report.vocabulary import Vocabulary

VALUES = {"tea.people": value("12", "reported", number=Decimal(12), unit="people", rows=["findings.csv#tea.people"])}


NOTHING = re.compile("(?!)")
SOURCES = pd.DataFrame(columns=["source_id", "work_id", "authors", "title", "container", "publisher", "year", "kind"])
TABLES = {"sources": SOURCES, "studies": pd.DataFrame({"registry_id": [""]}), "names": pd.DataFrame({"name": ["CD4"]})}
INPUTS = Inputs(VALUES, {}, TABLES, Vocabulary((), NOTHING, NOTHING, (), ()))
OF_THE_ARTICLE = [Entry("12", VALUE, "tea.people", "value", block=1), Entry("", TABLE, LEDGER, only="typst", block=3)]


def article(entries: list[Entry]) -> Composed:
    return Composed(DOCUMENTS[0], [], b"{}", entries, [])


def test_the_lines_of_the_ledger_follow_its_place_in_the_pdf() -> None:
    listed = entries_of_pandoc(ledger_entries(ledger_of(article(OF_THE_ARTICLE), INPUTS)))
    number, place, *parts, end = with_ledger([*OF_THE_ARTICLE, Entry("End.", FREE)], listed)
    assert (number.text, place.kind, end.text) == ("12", TABLE, "End.")
    assert {part.only for part in parts} == {"typst"}
    assert {part.block for part in parts} == {3}
    assert [part.text for part in parts][:3] == ["tea.people", " ", "12"]


def test_a_document_without_a_place_for_it_has_no_ledger() -> None:
    listed = entries_of_pandoc(ledger_entries(ledger_of(article(OF_THE_ARTICLE), INPUTS)))
    assert list(with_ledger([Entry("End.", FREE)], listed)) == [Entry("End.", FREE)]


def test_the_ledger_is_written_for_the_pdf_and_as_a_table_of_what_all_documents_show(tmp_path: Path) -> None:
    composed = article(OF_THE_ARTICLE)
    write_document(composed, ledger_of(composed, INPUTS), ROOT / "report", tmp_path / "draft", INPUTS)
    assert "tea.people" in (tmp_path / "draft" / "review" / "ledger.typ").read_text(encoding="utf-8")
    write_accounts([composed], tmp_path, INPUTS)
    assert json.loads((tmp_path / "draft" / "claim_words.json").read_text(encoding="utf-8"))["bound"] == 0
    assert (
        (tmp_path / "tables" / "ledger.csv").read_text(encoding="utf-8").splitlines()[1].startswith("tea.people,,12,")
    )


def test_the_composed_tree_and_its_trace_are_kept(tmp_path: Path) -> None:
    write_document(article([Entry("Tea", FREE)]), [], ROOT / "report", tmp_path, INPUTS)
    assert (tmp_path / "review" / "composed.json").read_bytes() == b"{}"
    assert read_trace(tmp_path / "review" / "trace.json") == [Entry("Tea", FREE)]


def test_a_private_copy_of_a_document_has_its_values_and_nothing_of_others_or_of_other_programs(tmp_path: Path) -> None:
    report = tmp_path / "report"
    for name in (".quarto/x", "__pycache__/x", "sections/tea.qmd", "supplement/cups.qmd", "claims.py"):
        (report / name).parent.mkdir(parents=True, exist_ok=True)
        (report / name).write_text("x", encoding="utf-8")
    (tmp_path / "references.json").write_text("[]", encoding="utf-8")
    copy = tmp_path / "copy"
    for _ in range(2):  # a folder that is there already is used
        stage(DOCUMENTS[0], report, VALUES, tmp_path / "references.json", copy)
    written = {str(path.relative_to(copy)) for path in copy.rglob("*") if path.is_file()}
    assert written == {"sections/tea.qmd", "references.json", "values.json"}
    forms = json.loads((copy / "values.json").read_text(encoding="utf-8"))
    assert forms["tea.people"]["words"] == "twelve"


def test_drawings_are_staged_in_the_type_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    drawn = '<g style="font: DejaVu Sans" data-value="news"><text x="1">7</text></g><g data-value="paper"><text>8</text></g>'
    (tmp_path / "figures" / "cups.svg").write_text(f"<svg><style></style>{drawn}</svg>", encoding="utf-8")
    (tmp_path / "figures" / "cups.csv").write_text("", encoding="utf-8")
    copy = tmp_path / "copy"
    copy.mkdir()
    for _ in range(2):
        stage_drawings(tmp_path / "figures", copy, of_news={"news"})
    written = {str(path.relative_to(copy)) for path in copy.rglob("*") if path.is_file()}
    assert written == {"figures/cups.svg"}
    of_news = '<g style="font: Source Serif Pro" data-value="news" data-source="press"><text x="1">7</text></g>'
    of_paper = '<g data-value="paper"><text>8</text></g>'
    staged = copy / "figures" / "cups.svg"
    assert staged.read_text(encoding="utf-8") == f"<svg><style></style>{of_news}{of_paper}</svg>"
    mark_news_on_paper(copy / "figures")
    on_paper = staged.read_text(encoding="utf-8")
    assert on_paper.endswith(f"</style>{of_news.replace('7', '<tspan>7</tspan>')}{of_paper}</svg>")
    style = on_paper.partition("</style>")[0]
    assert "[data-source='press'] text{text-decoration:underline" in style
    assert "[data-source='press'] tspan{fill:currentColor" in style


def test_only_the_values_that_the_text_names_are_staged() -> None:
    lines = [Line("index.qmd", 1, "Of [tea.people]{.value}.")]
    assert quoted_values(lines, VALUES | {"tea.cups": {}}) == VALUES


def test_what_a_renderer_says_is_a_complaint() -> None:
    [complaint] = complaints_of_renderer(" some trouble \n", [])
    assert (complaint.file, complaint.line, complaint.remedy) == ("report/index.qmd", 1, "Correct what it names.")
    assert complaint.problem == "the renderer refuses the report or warns of it:\nsome trouble\n"
    lines = [Line("a.qmd", 4, "As [@ale1900] says.")]
    [complaint] = complaints_of_renderer("[WARNING] Citeproc: citation ale1900 not found\n", lines)
    assert (complaint.file, complaint.line, complaint.value) == ("a.qmd", 4, "ale1900")
    assert complaint.problem == "a citation of no document"
    assert complaint.remedy == "Correct the key; data/sources.csv has it as work_id."


def test_a_warning_that_names_a_line_is_a_complaint_of_that_line() -> None:
    lines = [
        Line("a.qmd", 4, "# Tea {#sec-tea}"),
        Line("a.qmd", 5, ""),
        Line("b.qmd", 1, "Ale."),
        Line("b.qmd", 2, "Tea."),
    ]
    unclosed = "[WARNING] Div at index.md line 3 column 1 unclosed at index.md line 4 column 1, closing implicitly.\n"
    double = (
        "[WARNING] Duplicate identifier 'sec-tea' at index.md line 3 column 1\nFailing because there were warnings.\n"
    )
    beyond = "[WARNING] Odd at index.md line 9 column 1\n"
    [_, whole] = complaints_of_renderer(f"{beyond}[WARNING] no line here\n", lines)
    assert (whole.file, "no line here" in whole.problem, "Odd" in whole.problem) == ("report/index.qmd", True, False)
    found = [complaints_of_renderer(said, lines) for said in (unclosed, double, beyond)]
    assert [(of.file, of.line, of.problem, of.value) for [of] in found] == [
        ("b.qmd", 1, "the renderer warns: Div unclosed, closing implicitly", "Ale."),
        ("a.qmd", 4, "the renderer warns: Duplicate identifier 'sec-tea'", "# Tea {#sec-tea}"),
        ("b.qmd", 2, "the renderer warns: Odd", "Tea."),
    ]


@pytest.mark.parametrize("program", ["exit 3", "echo 'WARNING: odd'", "echo '[WARNING] odd' >&2", "echo ERROR"])
def test_a_renderer_that_fails_or_warns_is_complained_of(program: str, tmp_path: Path) -> None:
    with pytest.raises(Complaints):
        run(["sh", "-c", program], tmp_path)
    run(["sh", "-c", "echo all is well"], tmp_path)


def test_a_file_that_is_not_utf_8_is_complained_of_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.qmd").write_bytes(b"one\ntwo \xff\n")
    with pytest.raises(Complaints) as refused:
        text_of(tmp_path / "a.qmd")
    assert str(refused.value.complaints[0]) == f"{tmp_path / 'a.qmd'}:2: not UTF-8. Save the file as UTF-8."


def test_settings_of_all_documents_that_are_no_yaml_are_complained_of_at_their_line(tmp_path: Path) -> None:
    (tmp_path / "_quarto.yml").write_text("lang: en\ntoc: a: b\n", encoding="utf-8")
    (tmp_path / "index.qmd").write_text("---\ntitle: Tea\n---\n\nTea.\n", encoding="utf-8")
    with pytest.raises(Complaints) as refused:
        document(tmp_path)
    [complaint] = refused.value.complaints
    assert (complaint.file, complaint.line) == (str(tmp_path / "_quarto.yml"), 2)


@pytest.mark.parametrize(
    ("settings", "line", "problem", "remedy"),
    [
        ("title: a: b", 2, "not YAML (mapping values are not allowed here)", "Fix the line; a text with a colon needs quotes."),
        ("tea", 2, "no settings", "Write them as 'name: value'."),
    ],
)  # fmt: skip
def test_settings_that_are_none_are_complained_of(
    settings: str, line: int, problem: str, remedy: str, tmp_path: Path
) -> None:
    (tmp_path / "_quarto.yml").write_text("lang: en\n", encoding="utf-8")
    (tmp_path / "index.qmd").write_text(f"---\n{settings}\n---\n\nTea.\n", encoding="utf-8")
    with pytest.raises(Complaints) as refused:
        document(tmp_path)
    [complaint] = refused.value.complaints
    assert (complaint.line, complaint.problem, complaint.remedy) == (line, problem, remedy)
