"""Letters that no font of the PDF has are named with the cells and lines that have them."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
from hivcells.complaints import Complaint, Complaints
from hivcells.report.unprintable import with_places

TEXT = "茶"


def said_by_typst() -> str:
    """What the renderer says of a letter that its fonts lack, in the standard that the reports have."""
    with pytest.raises(typst.TypstError) as refusal:
        typst.compile(f'#set document(title: "Tea")\n{TEXT}'.encode(), ignore_system_fonts=True, pdf_standards="ua-1")
    return str(refusal.value)


def refused(problem: str) -> Complaints:
    return Complaints([Complaint("report/index.qmd", 1, problem, "Correct what it names.")])


def folders(tmp_path: Path) -> tuple[Path, Path]:
    evidence, report = tmp_path / "evidence", tmp_path / "report"
    (report / "sections").mkdir(parents=True)
    evidence.mkdir()
    (evidence / "findings.csv").write_text("finding_id,as_printed\none,tea\ntwo,喝茶20人\n", encoding="utf-8")
    (report / "sections" / "tea.qmd").write_text("Tea.\n\nIt is called 茶.\n", encoding="utf-8")
    return evidence, report


def test_the_cell_and_the_line_with_such_a_letter_are_named(tmp_path: Path) -> None:
    line, cell = with_places(refused(said_by_typst()), *folders(tmp_path)).complaints
    remedy = "Write it in Latin letters, such as its romanised form."
    assert str(line).endswith(f"sections/tea.qmd:3: the fonts of the PDF have no letters for '茶'. {remedy}")
    assert str(cell) == f"findings.csv:3, column 'as_printed', value '喝茶20人': {line.problem}. {remedy}"


def test_other_complaints_of_a_renderer_stay_as_they_are(tmp_path: Path) -> None:
    other = refused("expected expression")
    assert with_places(other, *folders(tmp_path)) is other
