"""A tiny report of one page, composed as the real one is, to see what the checks of the prose say of a line."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pandas as pd
from conftest import ROOT, table
from hivcells.complaints import Complaint, Complaints
from hivcells.report import inspect_prose
from hivcells.report.beside_numbers import complaints_of_neighbours, complaints_of_unread_marks
from hivcells.report.compose import compose, stage
from hivcells.report.documents import DOCUMENTS
from hivcells.report.prose import document
from hivcells.report.refused_markup import complaints_of_markup
from hivcells.report.trace import Entry
from hivcells.report.values import value
from hivcells.report.vocabulary import vocabulary_of

SETTINGS = '---\ntitle: "Tea for headache"\nauthor: tea contributors\nabstract: |\n  Tea was drunk.\n---\n\n'
# Of the text, below the settings.
FIRST_LINE = SETTINGS.count("\n") + 1
VALUES = {
    "tea.people": value("12", "reported", number=Decimal(12), unit="people"),
    "tea.change": value("−3", "derived", interval="−5 to −1", unit="points"),
}
REFERENCES = [{"id": "tea2020", "type": "article-journal", "title": "Tea", "issued": {"date-parts": [[2020]]}}]
VOCABULARY = {
    "studies": [{"registry_id": "NCT00000001"}],
    "names": [{"name": "CD4"}, {"name": "HIV-1"}],
    "number_words": table("data/vocabulary/number_words.csv"),
    "words_of_claims": table("data/vocabulary/words_of_claims.csv"),
    "exemptions": [{"phrase": "no one"}],
    "claim_words": [{"phrase": "at most a line"}],
}


def report_of(text: str, folder: Path) -> Path:
    """The sources of a report with this text, and the project's own filters."""
    report = folder / "report"
    for name in ("filters", "styles", "typst"):
        shutil.copytree(ROOT / "report" / name, report / name)
    for name in ("_quarto.yml", "references.csl"):
        shutil.copy(ROOT / "report" / name, report)
    (report / "sections").mkdir()
    (report / "index.qmd").write_text(SETTINGS + text, encoding="utf-8")
    return report


def composed(text: str, folder: Path) -> tuple[list[Entry], list[Complaint]]:
    """The trace of a text, and everything that the checks of the prose complain of."""
    report = report_of(text, folder)
    (folder / "references.json").write_text(json.dumps(REFERENCES), encoding="utf-8")
    try:
        lines = document(report)
        stage(DOCUMENTS[0], report, VALUES, folder / "references.json", folder / "copy")
        composition = compose(lines, folder / "copy")
    except Complaints as refused:
        return [], refused.complaints
    entries = inspect_prose.located(composition.entries, lines)
    tables = {name: pd.DataFrame(rows) for name, rows in VOCABULARY.items()}
    words, at, blocks = vocabulary_of(tables), inspect_prose.Locator(lines), list(inspect_prose.blocks_of(entries))
    claim_words = inspect_prose.words_of_claims(blocks, words)
    return entries, [
        *complaints_of_markup(composition.refused, lines),
        *inspect_prose.complaints_of_ids(entries, VALUES),
        *inspect_prose.complaints_of_numbers(blocks, words, at),
        *inspect_prose.complaints_of_claim_words(claim_words, at),
        *complaints_of_neighbours(blocks),
        *complaints_of_unread_marks(blocks, at),
    ]
