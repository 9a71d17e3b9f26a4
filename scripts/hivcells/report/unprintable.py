"""Where a text stands that no font of the PDF has letters for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hivcells.complaints import Complaint, Complaints
from hivcells.tables import read_tables

WITHOUT_LETTERS = re.compile(r'the text `?"([^"]+)"`? could not be displayed with font')
PROBLEM = "the fonts of the PDF have no letters for '{}'"
REMEDY = "Write it in Latin letters, such as its romanised form."


def with_places(refused: Complaints, evidence: Path, report: Path) -> Complaints:
    """The complaints of a renderer; one on missing letters is replaced by the cells and lines that have them."""
    texts = sorted({text for found in refused.complaints for text in WITHOUT_LETTERS.findall(found.problem)})
    found = [place for text in texts for place in (*_cells_with(text, evidence), *_lines_with(text, report))]
    return Complaints(found) if found else refused


def _cells_with(text: str, evidence: Path) -> Iterator[Complaint]:
    """The evidence keeps the lines of the curated tables."""
    for name, table in read_tables(evidence).items():
        for column in table.columns:
            cells = table.loc[table[column].str.contains(text, regex=False), column]
            for line, cell in cells.items():
                yield Complaint(f"{name}.csv", int(str(line)), PROBLEM.format(text), REMEDY, column, cell)


def _lines_with(text: str, report: Path) -> Iterator[Complaint]:
    for path in sorted(report.rglob("*.qmd")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if text in line:
                yield Complaint(str(path), number, PROBLEM.format(text), REMEDY)
