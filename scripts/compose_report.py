"""Compose the documents of the report once, trace every string of them, and write the ledger of their numbers.

    python scripts/compose_report.py report results

Complains of numbers and words of number typed by hand, of raw markup, of ids that no value has,
of claims that are false or unbound, and of strings that differ from what stands behind them.
What it writes into results/draft is one tree a document for both formats; nothing in it is typed again.
"""

from __future__ import annotations

import argparse
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from hivcells.artefacts import read_json, write_bytes, write_json, write_table, write_text
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.report import inspect_prose, ledger, quoted_claims
from hivcells.report.citations import works_of_sources
from hivcells.report.cited import works_shown
from hivcells.report.classify import Background, cells_of, complaints_of_entries
from hivcells.report.compose import Composition, compose, quoted_values, settings_of, stage
from hivcells.report.coverage import counts_of, coverage_values
from hivcells.report.documents import DOCUMENTS, TYPST, Document
from hivcells.report.places import anchors_of, places_of
from hivcells.report.prose import Line, document
from hivcells.report.references import with_names, works_of
from hivcells.report.trace import (
    LEDGER,
    TABLE,
    Entry,
    entries_of_pandoc,
    in_order,
    in_place_of,
    shown_in,
    with_own_parts,
    write_trace,
)
from hivcells.report.vocabulary import Vocabulary, names_of, vocabulary_of
from hivcells.tables import Tables, read_tables

WRITTEN_HERE = ("ledger",)


@dataclass(frozen=True)
class Inputs:
    """What the report is composed of: values, judged claims, tables of evidence and analyses, words of the prose."""

    values: dict[str, dict[str, Any]]
    judged: dict[str, dict[str, Any]]
    tables: Tables
    words: Vocabulary


class Composed(NamedTuple):
    """A document: its lines, its tree, the strings of its prose, and all its strings."""

    of: Document
    lines: list[Line]
    composition: Composition
    prose: list[Entry]
    entries: list[Entry]

    def claim_words(self, words: Vocabulary) -> list[tuple[list[Entry], Any]]:
        """Words that compare or generalise outside of claims."""
        return inspect_prose.words_of_claims(inspect_prose.blocks_of(self.prose), words)


def compose_document(of: Document, report: Path, results: Path, inputs: Inputs) -> Composed:
    """A document composed from a private copy of its sources, with the strings of its tables and drawings."""
    lines, draft = document(report, of.begins_with), results / "draft"
    cited = works_shown(lines, inputs.values, works_of(inputs.tables["sources"]), draft / "tables", results / "figures")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage(report, quoted_values(lines, inputs.values), draft / "references.json", copy)
        composition = compose(lines, copy, cited)
    prose = inspect_prose.located(composition.entries, lines)
    return Composed(of, lines, composition, prose, list(with_own_parts(prose, draft / "tables", results / "figures")))


def complaints_of_prose(composed: Composed, inputs: Inputs) -> list[Complaint]:
    """Everything that the text of a document may not say so."""
    at = inspect_prose.Locator(composed.lines)
    return [
        *inspect_prose.complaints_of_markup(composed.composition.refused, composed.lines),
        *inspect_prose.complaints_of_ids(composed.prose, inputs.values),
        *inspect_prose.complaints_of_numbers(inspect_prose.blocks_of(composed.prose), inputs.words, at),
        *inspect_prose.complaints_of_claim_words(composed.claim_words(inputs.words), at),
    ]


def complaints_of_whole(documents: list[Composed], inputs: Inputs) -> list[Complaint]:
    """What only all documents together show: claims that none makes, exemptions that none needs."""
    quoted = [claim for composed in documents for claim in quoted_claims.claims_in(composed.prose)]
    claim_words = [word for composed in documents for word in composed.claim_words(inputs.words)]
    return [
        *inspect_prose.unneeded_exemptions(claim_words, inputs.tables),
        *quoted_claims.complaints_of_claims(quoted, inputs.judged),
    ]


def with_ledger(entries: list[Entry], lines: list[ledger.Line]) -> list[Entry]:
    """The entries with those of the ledger at its place, which the PDF alone has."""
    listed = entries_of_pandoc(ledger.ledger_entries(lines))
    return list(
        chain.from_iterable(
            [entry, *in_place_of(entry, listed)] if (entry.kind, entry.of) == (TABLE, LEDGER) else [entry]
            for entry in entries
        )
    )


def write_document(composed: Composed, draft: Path) -> None:
    """The document as one tree, and every string of it."""
    write_bytes(draft / composed.of.name / "composed.json", composed.composition.tree)
    write_trace(draft / composed.of.name / "trace.json", composed.entries)


def write_accounts(report: Path, draft: Path, inputs: Inputs, documents: list[Composed]) -> None:
    """How many numerals each document shows and of which class, what the text claims, and where it quotes what."""
    names = names_of(inputs.tables)
    counts = {
        rendered.name: counts_of(
            in_order(composed.entries, rendered.written_in, settings_of(report, rendered.written_in)), names
        )
        for composed in documents
        for rendered in composed.of.rendered
    }
    counts["ledger"] = counts_of(entries_of_pandoc(read_json(draft / "ledger.json")), names)
    quoted = [claim for composed in documents for claim in quoted_claims.claims_in(composed.prose)]
    words = [word for composed in documents for word in composed.claim_words(inputs.words)]
    of_claims = quoted_claims.summary_of_claim_words(quoted, words)
    write_json(draft / "coverage.json", counts | {"claim_words": of_claims})
    own = {key: value for name in counts for key, value in coverage_values(name, counts[name]).items()}
    write_json(draft / "coverage_values.json", own)
    write_json(draft / "claims.json", quoted_claims.claims_to_publish(quoted, inputs.judged))
    prose = [entry for composed in documents for entry in composed.prose]
    lines = [line for composed in documents for line in composed.lines]
    write_table(draft / "quotations.csv", places_of(prose, words, lines))


def write_ledger(report: Path, results: Path, lines: list[ledger.Line], shown: list[Entry], inputs: Inputs) -> None:
    """The ledger of the PDF, and the ledger of all documents as a table."""
    write_text(results / "draft" / "ledger.typ", ledger.ledger_typst(lines, report / "templates"))
    ids = ledger.with_sources(anchors_of(shown), inputs.values)
    write_table(results / "tables" / "ledger.csv", ledger.ledger_frame(ids, inputs.values))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("report", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    report, results, draft = arguments.report, arguments.results, arguments.results / "draft"

    values, judged = read_json(draft / "values.json"), read_json(draft / "judged_claims.json")
    tables = with_names(read_tables(results / "evidence", results / "tables", without=WRITTEN_HERE))
    inputs = Inputs(values, judged, tables, vocabulary_of(tables))
    with ThreadPoolExecutor() as side_by_side:
        composing = [
            side_by_side.submit(compose_document, of, report, results, inputs)
            for of in DOCUMENTS
            if (report / of.begins_with).is_file()
        ]
        documents = [composed.result() for composed in composing]
    raise_if_any([c for composed in documents for c in complaints_of_prose(composed, inputs)])
    raise_if_any(complaints_of_whole(documents, inputs))

    review = documents[0]
    lines = ledger.lines_in_pdf(anchors_of(shown_in(review.entries, TYPST)), values, works_of(tables["sources"]))
    documents[0] = review._replace(entries=with_ledger(review.entries, lines))
    shown = [entry for composed in documents for entry in composed.entries]
    background = Background(values, cells_of(tables, shown), names_of(tables), works_of_sources(tables["sources"]))
    raise_if_any(complaints_of_entries(shown, background))

    for composed in documents:
        write_document(composed, draft)
    write_ledger(report, results, lines, shown, inputs)
    write_accounts(report, draft, inputs, documents)


if __name__ == "__main__":
    exit_on_complaints(main)
