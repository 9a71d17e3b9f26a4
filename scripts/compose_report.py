"""Compose the documents of the report once, trace every string of them, and write the ledger of their numbers.

    python scripts/compose_report.py report results

Complains of numbers and words of number typed by hand, of raw markup, of ids that no value has,
of claims that are false or unbound, and of strings that differ from what stands behind them.
What it writes into results/draft is one tree a document for both formats; nothing in it is typed again.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_bytes, write_json, write_table, write_text
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.report import ledger, quoted_claims
from hivcells.report.citations import works_of_sources
from hivcells.report.classify import Background, cells_of, complaints_of_entries
from hivcells.report.compose import COMPOSED, TRACE, settings_of
from hivcells.report.composed import (
    Composed,
    Inputs,
    claim_words_of,
    claims_of,
    complaints_of_prose,
    complaints_of_whole,
    compose_document,
    with_ledger,
)
from hivcells.report.coverage import counts_of, coverage_values
from hivcells.report.documents import DOCUMENTS, TYPST
from hivcells.report.places import anchors_of, places_of
from hivcells.report.references import with_names, works_of
from hivcells.report.trace import Entry, entries_of_pandoc, in_order, shown_in, write_trace
from hivcells.report.vocabulary import names_of, vocabulary_of
from hivcells.tables import read_tables

WRITTEN_HERE = ("ledger",)


def inputs_of(results: Path) -> Inputs:
    """All that the documents are composed of besides their text."""
    tables = with_names(read_tables(results / "evidence", results / "tables", without=WRITTEN_HERE))
    values, judged = (read_json(results / "draft" / f"{name}.json") for name in ("values", "judged_claims"))
    return Inputs(values, judged, tables, vocabulary_of(tables))


def compose_all(report: Path, results: Path, inputs: Inputs) -> list[Composed]:
    """Every document, side by side; pandoc is a process of its own. Raises Complaints of their text."""
    with ThreadPoolExecutor() as pool:
        composing = partial(compose_document, report=report, results=results, inputs=inputs)
        documents = list(pool.map(composing, DOCUMENTS))
    of_each = [complaint for composed in documents for complaint in complaints_of_prose(composed, inputs)]
    raise_if_any([*of_each, *complaints_of_whole(documents, inputs)])
    return documents


def ledger_of(composed: Composed, inputs: Inputs) -> list[ledger.Line]:
    """The lines of the ledger of a PDF."""
    places = anchors_of(shown_in(composed.entries, TYPST))
    return ledger.lines_in_pdf(places, inputs.values, works_of(inputs.tables["sources"]))


def complaints_of_strings(entries: list[Entry], inputs: Inputs) -> list[Complaint]:
    """Strings that differ from the value, cell or document behind them."""
    works = works_of_sources(inputs.tables["sources"])
    background = Background(inputs.values, cells_of(inputs.tables, entries), names_of(inputs.tables), works)
    return complaints_of_entries(entries, background)


def write_document(composed: Composed, draft: Path) -> None:
    """The document as one tree, and every string of it."""
    write_bytes(draft / composed.of.name / COMPOSED, composed.composition.tree)
    write_trace(draft / composed.of.name / TRACE, composed.entries)


def write_ledger(report: Path, results: Path, lines: list[ledger.Line], shown: list[Entry], inputs: Inputs) -> None:
    """The ledger of the PDF, and the ledger of all documents as a table."""
    write_text(results / "draft" / "ledger.typ", ledger.ledger_typst(lines, report / "templates"))
    ids = ledger.with_sources(anchors_of(shown), inputs.values)
    write_table(results / "tables" / "ledger.csv", ledger.ledger_frame(ids, inputs.values))


def strings_by_document(report: Path, draft: Path, documents: list[Composed]) -> Iterator[tuple[str, list[Entry]]]:
    """All strings that each rendered document shows, by its name in the verification."""
    for composed in documents:
        for rendered in composed.of.rendered:
            settings = settings_of(report, rendered.written_in)
            yield rendered.name, in_order(composed.entries, rendered.written_in, settings)
    yield "ledger", entries_of_pandoc(read_json(draft / "ledger.json"))


def write_coverage(draft: Path, counts: dict[str, dict[str, Any]], claim_words: dict[str, Any]) -> None:
    """How many numerals each document shows and of which class; and these counts as values that the text can quote."""
    write_json(draft / "coverage.json", counts | {"claim_words": claim_words})
    own = [coverage_values(name, of_document) for name, of_document in counts.items()]
    write_json(draft / "coverage_values.json", {key: value for values in own for key, value in values.items()})


def write_accounts(report: Path, draft: Path, inputs: Inputs, documents: list[Composed]) -> None:
    """Numerals of each document by class, what the text claims, and where it quotes what."""
    quoted, words, names = claims_of(documents), claim_words_of(documents, inputs.words), names_of(inputs.tables)
    counts = {name: counts_of(shown, names) for name, shown in strings_by_document(report, draft, documents)}
    write_coverage(draft, counts, quoted_claims.summary_of_claim_words(quoted, words))
    write_json(draft / "claims.json", quoted_claims.claims_to_publish(quoted, inputs.judged))
    prose = [entry for composed in documents for entry in composed.prose]
    lines = [line for composed in documents for line in composed.lines]
    write_table(draft / "quotations.csv", places_of(prose, words, lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("report", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    report, results, draft = arguments.report, arguments.results, arguments.results / "draft"

    inputs = inputs_of(results)
    article, *others = compose_all(report, results, inputs)
    lines = ledger_of(article, inputs)
    listed = entries_of_pandoc(ledger.ledger_entries(lines))
    documents = [article._replace(entries=list(with_ledger(article.entries, listed))), *others]
    shown = [entry for composed in documents for entry in composed.entries]
    raise_if_any(complaints_of_strings(shown, inputs))

    for composed in documents:
        write_document(composed, draft)
    write_ledger(report, results, lines, shown, inputs)
    write_accounts(report, draft, inputs, documents)


if __name__ == "__main__":
    exit_on_complaints(main)
