"""A composed document with everything that stands in it, and what may not stand in the text of all documents."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from hivcells.complaints import Complaint
from hivcells.report import inspect_prose, quoted_claims
from hivcells.report.beside_numbers import (
    complaints_of_neighbours,
    complaints_of_units,
    complaints_of_unread_marks,
)
from hivcells.report.bounds_in_prose import complaints_of_bounds
from hivcells.report.checklist_places import complaints_of_places, places_in
from hivcells.report.cited import works_shown
from hivcells.report.compose import COMPOSED, TRACE, compose, quoted_values, stage
from hivcells.report.documents import Document
from hivcells.report.earlier_reports import complaints_of_earlier_reports
from hivcells.report.number_words import Found
from hivcells.report.prose import Line, document
from hivcells.report.references import works_of
from hivcells.report.refused_markup import complaints_of_markup
from hivcells.report.selection import complaints_of_selection
from hivcells.report.trace import LEDGER, TABLE, Entry, in_place_of, read_trace, with_own_parts
from hivcells.report.typed_quantities import complaints_of_settings, complaints_of_words_beside_ids
from hivcells.report.vocabulary import Vocabulary
from hivcells.tables import Tables


@dataclass(frozen=True)
class Inputs:
    """What the report is composed of: values, judged claims, tables of evidence and analyses, words of the prose."""

    values: dict[str, dict[str, Any]]
    judged: dict[str, dict[str, Any]]
    tables: Tables
    words: Vocabulary


class Composed(NamedTuple):
    """A document: its lines, its tree as pandoc's JSON, all its strings, and what the author may not have typed."""

    of: Document
    lines: list[Line]
    tree: bytes
    entries: list[Entry]
    refused: list[dict[str, str]]

    @property
    def prose(self) -> list[Entry]:
        """The strings of the text itself, which have a file and a line; those of tables and drawings have none."""
        return [entry for entry in self.entries if entry.file]


def compose_document(of: Document, report: Path, results: Path, inputs: Inputs) -> Composed:
    """A document composed from a private copy of its sources, with the strings of its tables and drawings.

    Raises Complaints where its files are missing or cannot be read, or pandoc refuses them.
    """
    tables, figures = results / "draft" / "tables", results / "figures"
    lines = document(report, of.begins_with)
    shown = works_shown(lines, inputs.values, works_of(inputs.tables["sources"]), tables, figures)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage(of, report, quoted_values(lines, inputs.values), results / "draft" / "references.json", copy)
        composition = compose(lines, copy, shown)
    prose = inspect_prose.located(composition.entries, lines)
    entries = list(with_own_parts(prose, tables, figures))
    return Composed(of, lines, composition.tree, entries, composition.refused)


def read_composed(of: Document, report: Path, draft: Path) -> Composed:
    """A document as it was composed and written."""
    folder = draft / of.name
    return Composed(
        of, document(report, of.begins_with), (folder / COMPOSED).read_bytes(), read_trace(folder / TRACE), []
    )


def has_ledger(entries: Iterable[Entry]) -> bool:
    """Whether a document has a place for the ledger of its numbers."""
    return any((entry.kind, entry.of) == (TABLE, LEDGER) for entry in entries)


def with_ledger(entries: list[Entry], listed: list[Entry]) -> Iterator[Entry]:
    """The entries of a document with those of the ledger at its place, where it has one."""
    for entry in entries:
        yield entry
        if (entry.kind, entry.of) == (TABLE, LEDGER):
            yield from in_place_of(entry, listed)


def claims_of(documents: Iterable[Composed]) -> list[quoted_claims.QuotedClaim]:
    """The claims of all documents in the order of reading."""
    return [claim for composed in documents for claim in quoted_claims.claims_in(composed.prose)]


def claim_words_of(documents: Iterable[Composed], words: Vocabulary) -> list[tuple[list[Entry], Found]]:
    """Words that compare or generalise outside of claims, document by document."""
    blocks = [block for composed in documents for block in inspect_prose.blocks_of(composed.prose)]
    return inspect_prose.words_of_claims(blocks, words)


def number_words_of(documents: Iterable[Composed], words: Vocabulary) -> list[tuple[list[Entry], Found]]:
    """Words of number that the text of all documents holds, document by document."""
    blocks = [block for composed in documents for block in inspect_prose.blocks_of(composed.prose)]
    return inspect_prose.words_of_number(blocks, words)


def complaints_of_prose(composed: Composed, inputs: Inputs) -> list[Complaint]:
    """Everything that the text of a document may not say so."""
    at = inspect_prose.Locator(composed.lines)
    return [
        *complaints_of_markup(composed.refused, composed.lines),
        *complaints_of_settings(composed.lines, inputs.words),
        *inspect_prose.complaints_of_ids(composed.prose, inputs.values),
        *inspect_prose.complaints_of_numbers(inspect_prose.blocks_of(composed.prose), inputs.words, at),
        *complaints_of_bounds(inspect_prose.blocks_of(composed.prose), inputs.values, inputs.tables),
        *complaints_of_neighbours(inspect_prose.blocks_of(composed.prose)),
        *complaints_of_units(inspect_prose.blocks_of(composed.prose), inputs.values, inputs.tables),
        *complaints_of_unread_marks(inspect_prose.blocks_of(composed.prose), at),
        *inspect_prose.complaints_of_claim_words(claim_words_of([composed], inputs.words), at),
        *quoted_claims.complaints_of_claims(claims_of([composed]), inputs.judged),
    ]


def complaints_of_whole(documents: list[Composed], inputs: Inputs) -> list[Complaint]:
    """What only all documents together show: claims that none makes, exemptions that none needs, results and places missing."""
    prose = [entry for composed in documents for entry in composed.prose]
    places = {composed.of.name: places_in(composed.tree) for composed in documents}
    return [
        *inspect_prose.unneeded_exemptions(claim_words_of(documents, inputs.words), "claim_words", inputs.tables),
        *inspect_prose.unneeded_exemptions(number_words_of(documents, inputs.words), "exemptions", inputs.tables),
        *quoted_claims.predicates_without_claim(claims_of(documents), inputs.judged),
        *complaints_of_selection(prose, inputs.values, inputs.judged, inputs.tables),
        *complaints_of_earlier_reports(prose, inputs.tables),
        *complaints_of_places(inputs.tables, places),
        *complaints_of_words_beside_ids(inputs.tables, inputs.words),
    ]
