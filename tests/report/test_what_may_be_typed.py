"""What an author may type into the report, and what is complained of with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hivcells.complaints import Complaint, Complaints
from hivcells.report.trace import Entry, with_own_parts
from report.tiny_report import FIRST_LINE, composed
from report.typed_lines import ALLOWED, REFUSED, REFUSED_BLOCKS, REMEDY


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Complaint]]:
    """Complaints by line of one report that holds every refused and every allowed line."""
    text = "\n\n".join([*(line for line, *_ in REFUSED), *ALLOWED]) + "\n"
    by_line: dict[int, list[Complaint]] = {}
    for complaint in composed(text, tmp_path_factory.mktemp("typed"))[1]:
        by_line.setdefault(complaint.line, []).append(complaint)
    return by_line


@pytest.mark.parametrize("number", range(len(REFUSED)), ids=[line for line, *_ in REFUSED])
def test_is_complained_of_at_its_line(number: int, complaints: dict[int, list[Complaint]]) -> None:
    _, problem, value = REFUSED[number]
    found = complaints.get(FIRST_LINE + 2 * number, [])
    assert (problem, value) in [(complaint.problem, complaint.value) for complaint in found]
    assert all(complaint.file.endswith("report/index.qmd") and complaint.remedy for complaint in found)


@pytest.mark.parametrize(("text", "problem", "value"), REFUSED_BLOCKS)
def test_lines_that_belong_together_are_complained_of(text: str, problem: str, value: str, tmp_path: Path) -> None:
    found = composed(f"{text}\n", tmp_path)[1]
    assert (problem, value) in [(complaint.problem, complaint.value) for complaint in found]


@pytest.mark.parametrize("number", range(len(ALLOWED)), ids=ALLOWED)
def test_is_let_through(number: int, complaints: dict[int, list[Complaint]]) -> None:
    assert complaints.get(FIRST_LINE + 2 * (len(REFUSED) + number), []) == []


def test_a_citation_of_no_document_is_complained_of_at_its_line(tmp_path: Path) -> None:
    [complaint] = composed("Tea.\n\nAs [@coffee1999] says.\n", tmp_path)[1]
    assert (complaint.line, complaint.problem) == (FIRST_LINE + 2, "a citation of no document")


def test_a_caption_outside_of_a_box_is_refused(tmp_path: Path) -> None:
    """Only the captions of boxes are numbered, traced and shown alike by both renderers."""
    [complaint] = composed("| a |\n|---|\n| b |\n\nTable: Twelve people died.\n", tmp_path)[1]
    assert (complaint.line, complaint.value) == (FIRST_LINE + 4, "Twelve people died.")
    assert complaint.problem == "a caption of a bare table"
    assert complaint.remedy == "Put table and caption into ::: {#tbl-name}, the caption last."


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry("", "table", "none", file="a.qmd", line=7), "a.qmd:7, value 'none': no table of this name."),
        (
            Entry("", "drawing", "figures/none.svg", file="a.qmd", line=8),
            "a.qmd:8, value 'figures/none.svg': no drawing",
        ),
    ],
)
def test_a_part_that_nobody_made_is_named_with_its_line(entry: Entry, said: str, tmp_path: Path) -> None:
    with pytest.raises(Complaints) as refused:
        list(with_own_parts([entry], tmp_path, tmp_path))
    assert said in str(refused.value)


def test_the_foot_of_a_table_is_read(tmp_path: Path) -> None:
    rule, lines = "+-----+", ("| a   |", "| b   |", "| 12  |")
    text = "\n".join([rule, lines[0], "+=====+", lines[1], "+=====+", lines[2], "+=====+"])
    assert [complaint.value for complaint in composed(text + "\n", tmp_path)[1]] == ["12"]


def test_each_complaint_says_what_to_do(complaints: dict[int, list[Complaint]]) -> None:
    found = [complaint for of_line in complaints.values() for complaint in of_line]
    assert {complaint.problem for complaint in found} == set(REMEDY)
    assert {complaint.problem: complaint.remedy for complaint in found} == REMEDY
