"""Which documents there are, which works their references list, and what is said of one that is missing."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hivcells.complaints import Complaints
from hivcells.report.cited import works_shown
from hivcells.report.compose import with_references
from hivcells.report.documents import DOCUMENTS, HTML, TYPST, document_named, document_of
from hivcells.report.prose import PARTS, Line, document
from hivcells.report.references import Work
from hivcells.report.values import value
from report.tiny_report import report_of

WORKS = {name: Work(f"{name}2020", f"{name} 2020") for name in ("ase", "bo", "cup", "dal")} | {
    "appendix": Work("ase2020", "ase 2020")
}


def reported(source: str) -> dict:
    return value("12", "reported", number=Decimal(12), source=source)


VALUES = {
    "ase.people": reported("ase"),
    "ase.more": reported("appendix"),
    "bo.people": reported("bo"),
    "cup.people": reported("cup"),
    "dal.people": reported("dal"),
    "of-both": value("24", "derived", number=Decimal(24), inputs=["ase.people", "bo.people"]),
    "studies": value("4", "counted", number=Decimal(4)),
}


def works(text: str, folder: Path) -> list[str]:
    lines = [Line("index.qmd", number, line) for number, line in enumerate(text.splitlines(), start=1)]
    return works_shown(lines, VALUES, WORKS, folder, folder)


def test_the_work_of_a_number_that_a_sentence_shows_is_listed(tmp_path: Path) -> None:
    assert works("Of [ase.people]{.value} people.\nAnd [cup.people]{.words}.", tmp_path) == ["ase2020", "cup2020"]


def test_the_works_of_the_numbers_behind_a_number_are_listed(tmp_path: Path) -> None:
    assert works("In all [of-both]{.value}.", tmp_path) == ["ase2020", "bo2020"]


def test_a_count_has_no_work_and_documents_of_one_work_are_listed_once(tmp_path: Path) -> None:
    assert works("[studies]{.value}", tmp_path) == []
    assert works("[ase.people]{.value} and [ase.more]{.value}", tmp_path) == ["ase2020"]


def test_works_of_the_numbers_and_citations_of_a_table_are_listed_if_the_document_shows_it(tmp_path: Path) -> None:
    cells = '<span data-value="bo.people">12</span> <a href="#ref-dal2020">Dal</a>'
    (tmp_path / "cups.html").write_text(cells, encoding="utf-8")
    assert works('::: {.evidence-table name="cups"}', tmp_path) == ["bo2020", "dal2020"]
    assert works("No table.", tmp_path) == []


def test_works_of_the_numbers_of_a_figure_are_listed_if_the_document_shows_it(tmp_path: Path) -> None:
    (tmp_path / "dots.svg").write_text('<svg><g data-value="cup.people"/></svg>', encoding="utf-8")
    assert works("![Dots.](figures/dots.svg){#fig-dots}", tmp_path) == ["cup2020"]


def test_a_table_that_does_not_exist_is_left_to_the_check_that_names_its_line(tmp_path: Path) -> None:
    assert works('::: {.evidence-table name="nothing"}', tmp_path) == []


TITLED = '---\ntitle: "Tea"\n---\n\nTea.\n'


def test_works_that_no_sentence_cites_are_listed_all_the_same() -> None:
    assert with_references(TITLED, ["ase2020", "bo2021"]) == (
        "---\nnocite: '@ase2020 @bo2021'\ntitle: \"Tea\"\n---\n\nTea.\n"
    )


def test_without_works_a_text_stays_as_it_is() -> None:
    assert with_references(TITLED, []) == TITLED


def test_a_document_that_says_what_its_references_list_is_left_alone() -> None:
    all_of_them = TITLED.replace("---\n\n", 'nocite: "@*"\n---\n\n')
    assert with_references(all_of_them, ["ase2020"]) == all_of_them


def test_a_rendered_file_belongs_to_a_document_and_is_written_in_a_language() -> None:
    found = {file: document_of(file) for file in ("review.html", "review.pdf", "supplement.pdf")}
    assert {file: (of.begins_with, rendered.written_in) for file, (of, rendered) in found.items()} == {
        "review.html": ("index.qmd", HTML),
        "review.pdf": ("index.qmd", TYPST),
        "supplement.pdf": ("supplement.qmd", TYPST),
    }


@pytest.mark.parametrize("file", ["supplement.html", "ledger.html", "review"])
def test_another_file_belongs_to_no_document(file: str) -> None:
    with pytest.raises(KeyError):
        document_of(file)


def test_a_document_is_known_by_its_name() -> None:
    assert [document_named(of.name) for of in DOCUMENTS] == list(DOCUMENTS)
    assert [rendered.name for of in DOCUMENTS for rendered in of.rendered] == ["html", "pdf", "supplement"]


def test_each_document_has_a_folder_of_parts() -> None:
    assert set(PARTS) == {of.begins_with for of in DOCUMENTS}


@pytest.mark.parametrize("name", ["index.qmd", "supplement.qmd", "_quarto.yml"])
def test_a_file_that_is_missing_is_complained_of_with_its_remedy(name: str, tmp_path: Path) -> None:
    report = report_of("Tea.\n", tmp_path)
    (report / "supplement.qmd").write_text(TITLED, encoding="utf-8")
    (report / name).unlink()
    with pytest.raises(Complaints) as refused:
        document(report, "index.qmd" if name == "_quarto.yml" else name)
    assert str(refused.value.complaints[0]) == (
        f"{report / name}:1: the file is missing. Restore it; a report needs _quarto.yml, index.qmd and supplement.qmd."
    )


def test_a_supplement_is_read_with_its_own_parts(tmp_path: Path) -> None:
    report = report_of("Tea.\n", tmp_path)
    (report / "supplement").mkdir()
    (report / "supplement" / "cups.qmd").write_text("Cups.\n", encoding="utf-8")
    (report / "supplement.qmd").write_text(TITLED + "{{< include /supplement/cups.qmd >}}\n", encoding="utf-8")
    assert [line.text for line in document(report, "supplement.qmd")][-2:] == ["Tea.", "Cups."]
