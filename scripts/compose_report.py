"""Compose a document of the report once and trace every string of it; then account for all documents together.

    python scripts/compose_report.py review report results
    python scripts/compose_report.py whole report results

A document is complained of for numbers and words of number typed by hand, raw markup, ids that no value has,
claims that are false, and strings that differ from what stands behind them. What is written into results/draft
is one tree a document for both formats; nothing in it is typed again. The whole is complained of for what only
all documents show, such as a predicate that no sentence needs.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_bytes, write_json, write_table, write_text
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.report import ledger, quoted_claims
from hivcells.report.cells import cells_behind
from hivcells.report.citations import works_of_sources
from hivcells.report.classify import Background, complaints_of_entries
from hivcells.report.compose import COMPOSED, TRACE, settings_of
from hivcells.report.composed import (
    Composed,
    Inputs,
    claim_words_of,
    claims_of,
    complaints_of_prose,
    complaints_of_whole,
    compose_document,
    has_ledger,
    read_composed,
    with_ledger,
)
from hivcells.report.coverage import COVERAGE_FILE, counts_of
from hivcells.report.documents import DOCUMENTS, TYPST, Document, document_named
from hivcells.report.places import anchors_of, places_of
from hivcells.report.references import with_names, works_of
from hivcells.report.text_font import letters_in_print
from hivcells.report.trace import entries_of_pandoc, in_order, shown_in, write_trace
from hivcells.report.vocabulary import names_of, vocabulary_of
from hivcells.tables import read_tables

WRITTEN_HERE = ("ledger",)
WHOLE = "whole"


def read_inputs(results: Path) -> Inputs:
    """All that the documents are composed of besides their text."""
    tables = with_names(read_tables(results / "evidence", results / "tables", without=WRITTEN_HERE))
    values, judged = (read_json(results / "draft" / f"{name}.json") for name in ("values", "judged_claims"))
    return Inputs(values, judged, tables, vocabulary_of(tables))


def ledger_of(composed: Composed, inputs: Inputs) -> list[ledger.Line]:
    """The lines of the ledger of a PDF; none for a document that has no place for it."""
    if not has_ledger(composed.entries):
        return []
    places = anchors_of(shown_in(composed.entries, TYPST))
    works = works_of(inputs.tables["sources"])
    return ledger.lines_in_pdf(places, inputs.values, works, letters_in_print())


def complaints_of_strings(composed: Composed, inputs: Inputs) -> list[Complaint]:
    """Strings that differ from the value, cell or document behind them."""
    works = works_of_sources(inputs.tables["sources"])
    cells = cells_behind(inputs.tables, composed.entries)
    return complaints_of_entries(composed.entries, Background(inputs.values, cells, names_of(inputs.tables), works))


def counts_of_rendered(report: Path, composed: Composed, inputs: Inputs) -> dict[str, Any]:
    """How many numerals of which class a document shows, by what it is rendered as."""
    names = names_of(inputs.tables)
    return {
        rendered.name: counts_of(
            in_order(composed.entries, rendered.written_in, settings_of(report, rendered.written_in)), names
        )
        for rendered in composed.of.rendered
    }


def complete(of: Document, report: Path, results: Path, inputs: Inputs) -> tuple[Composed, list[ledger.Line]]:
    """A document with its ledger, and the lines of that. Raises Complaints of its text and its strings."""
    composed = compose_document(of, report, results, inputs)
    raise_if_any(complaints_of_prose(composed, inputs))
    lines = ledger_of(composed, inputs)
    listed = entries_of_pandoc(ledger.ledger_entries(lines))
    composed = composed._replace(entries=list(with_ledger(composed.entries, listed)))
    raise_if_any(complaints_of_strings(composed, inputs))
    return composed, lines


def write_document(composed: Composed, lines: list[ledger.Line], report: Path, draft: Path, inputs: Inputs) -> None:
    """The document as one tree, every string of it, its ledger, and the count of its numerals."""
    folder = draft / composed.of.name
    write_bytes(folder / COMPOSED, composed.tree)
    write_trace(folder / TRACE, composed.entries)
    write_text(folder / "ledger.typ", ledger.ledger_typst(lines, report / "templates"))
    write_json(folder / COVERAGE_FILE, counts_of_rendered(report, composed, inputs))


def write_accounts(documents: list[Composed], results: Path, inputs: Inputs) -> None:
    """What the documents claim, where they quote what, and the ledger of all their numbers as a table."""
    draft = results / "draft"
    quoted, words = claims_of(documents), claim_words_of(documents, inputs.words)
    write_json(draft / "claims.json", quoted_claims.claims_to_publish(quoted, inputs.judged))
    write_json(draft / "claim_words.json", quoted_claims.summary_of_claim_words(quoted, words))
    prose = [entry for composed in documents for entry in composed.prose]
    lines = [line for composed in documents for line in composed.lines]
    write_table(draft / "quotations.csv", places_of(prose, words, lines))
    shown = [entry for composed in documents for entry in composed.entries]
    ids = ledger.with_sources(anchors_of(shown), inputs.values)
    write_table(results / "tables" / "ledger.csv", ledger.ledger_frame(ids, inputs.values))


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("document", choices=[*(of.name for of in DOCUMENTS), WHOLE])
    for name in ("report", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    report, results, inputs = arguments.report, arguments.results, read_inputs(arguments.results)
    if arguments.document != WHOLE:
        composed, lines = complete(document_named(arguments.document), report, results, inputs)
        write_document(composed, lines, report, results / "draft", inputs)
        return
    documents = [read_composed(of, report, results / "draft") for of in DOCUMENTS]
    raise_if_any(complaints_of_whole(documents, inputs))
    write_accounts(documents, results, inputs)


if __name__ == "__main__":
    exit_on_complaints(main)
