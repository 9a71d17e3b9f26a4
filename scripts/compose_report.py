"""Compose the report once, trace every string of it, and write the ledger of its numbers.

    python scripts/compose_report.py report results

Complains of numbers and words of number typed by hand, of raw markup, of ids that no value has,
of claims that are false or unbound, and of strings that differ from what stands behind them.
What it writes into results/draft is one tree for both formats; nothing in it is typed again.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_bytes, write_json, write_table, write_text
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.report import inspect_prose, ledger, quoted_claims
from hivcells.report.citations import works_of_sources
from hivcells.report.classify import Background, cells_of, fault_of, uneven_scales
from hivcells.report.compose import Composition, compose, quoted_values, settings_of, stage
from hivcells.report.coverage import DOCUMENTS, counts_of, coverage_values
from hivcells.report.places import anchors_of, places_of
from hivcells.report.prose import Line, document
from hivcells.report.references import works_of
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
from hivcells.report.vocabulary import names_of, vocabulary_of
from hivcells.tables import Tables, read_tables

WRITTEN_HERE = ("ledger",)


@dataclass(frozen=True)
class Inputs:
    """What the report is composed of: lines of the text, values, judged claims, tables of evidence and analyses."""

    lines: list[Line]
    values: dict[str, dict[str, Any]]
    judged: dict[str, dict[str, Any]]
    tables: Tables


def complaints_of_prose(inputs: Inputs, entries: list[Entry], composition: Composition) -> list[Complaint]:
    """Everything that the text may not say so."""
    at = inspect_prose.Locator(inputs.lines)
    words = vocabulary_of(inputs.tables)
    blocks = list(inspect_prose.blocks_of(entries))
    claim_words = inspect_prose.words_of_claims(blocks, words)
    return [
        *inspect_prose.complaints_of_markup(composition.refused, inputs.lines),
        *inspect_prose.complaints_of_ids(entries, inputs.values),
        *inspect_prose.complaints_of_numbers(blocks, words, at),
        *inspect_prose.complaints_of_claim_words(claim_words, at),
        *inspect_prose.unneeded_exemptions(claim_words, inputs.tables),
        *quoted_claims.complaints_of_claims(quoted_claims.claims_in(entries), inputs.judged),
    ]


def complaints_of_entries(inputs: Inputs, entries: list[Entry]) -> list[Complaint]:
    """Strings that differ from the value, cell or document behind them."""
    names, works = names_of(inputs.tables), works_of_sources(inputs.tables["sources"])
    background = Background(inputs.values, cells_of(inputs.tables, entries), names, works)
    faults = [(entry, fault_of(entry, background)) for entry in entries]
    faults += [(entry, "a scale that is not even") for entry in uneven_scales(entries)]
    remedy = "Look for what writes it: report/filters/, report/templates/ or scripts/hivcells/."
    return [
        Complaint(entry.file or entry.float or "report/index.qmd", entry.line or 1, fault, remedy, value=entry.text)
        for entry, fault in faults
        if fault
    ]


def with_ledger(entries: list[Entry], of_ledger: ledger.Ledger) -> list[Entry]:
    """The entries with those of the ledger at its place, for each format."""
    parts = {
        output_format: entries_of_pandoc(ledger.ledger_entries(of_ledger, output_format)) for output_format in DOCUMENTS
    }
    return list(
        chain.from_iterable(
            [entry, *(part for only, listed in parts.items() for part in in_place_of(_only(entry, only), listed))]
            if (entry.kind, entry.of) == (TABLE, LEDGER)
            else [entry]
            for entry in entries
        )
    )


def _only(entry: Entry, output_format: str) -> Entry:
    return Entry(entry.text, entry.kind, entry.of, block=entry.block, only=output_format)


def write_composed(draft: Path, composition: Composition, entries: list[Entry]) -> None:
    """The document as one tree, and every string of it."""
    write_bytes(draft / "composed.json", composition.tree)
    write_trace(draft / "trace.json", entries)


def write_ledger(report: Path, results: Path, of_ledger: ledger.Ledger, values: dict[str, dict[str, Any]]) -> None:
    """The ledger in the languages of page and PDF, and as a table."""
    write_text(results / "draft" / "ledger.html", ledger.ledger_html(of_ledger, values, report / "templates"))
    write_text(results / "draft" / "ledger.typ", ledger.ledger_typst(of_ledger, report / "templates"))
    write_table(results / "tables" / "ledger.csv", ledger.ledger_frame(of_ledger.ids, values))


def write_accounts(report: Path, draft: Path, inputs: Inputs, prose: list[Entry], entries: list[Entry]) -> None:
    """How many numerals each document shows and of which class, what the text claims, and where it quotes what."""
    names, quoted = names_of(inputs.tables), quoted_claims.claims_in(prose)
    words = inspect_prose.words_of_claims(inspect_prose.blocks_of(prose), vocabulary_of(inputs.tables))
    counts = {
        document: counts_of(in_order(entries, written, settings_of(report, written)), names)
        for written, document in DOCUMENTS.items()
    }
    of_claims = quoted_claims.summary_of_claim_words(quoted, words)
    write_json(draft / "coverage.json", counts | {"claim_words": of_claims})
    write_json(
        draft / "coverage_values.json",
        {k: v for kind in counts for k, v in coverage_values(kind, counts[kind]).items()},
    )
    write_json(draft / "claims.json", quoted_claims.claims_to_publish(quoted, inputs.judged))
    write_table(draft / "quotations.csv", places_of(prose, words, inputs.lines))


def composed(report: Path, draft: Path, inputs: Inputs) -> Composition:
    """The composed document, from a private copy of its sources."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage(report, quoted_values(inputs.lines, inputs.values), draft / "references.json", copy)
        return compose(inputs.lines, copy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("report", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    report, results, draft = arguments.report, arguments.results, arguments.results / "draft"

    values, judged = read_json(draft / "values.json"), read_json(draft / "judged_claims.json")
    tables = read_tables(results / "evidence", results / "tables", without=WRITTEN_HERE)
    inputs = Inputs(document(report), values, judged, tables)
    composition = composed(report, draft, inputs)
    prose = inspect_prose.located(composition.entries, inputs.lines)
    raise_if_any(complaints_of_prose(inputs, prose, composition))
    entries = list(with_own_parts(prose, draft / "tables", results / "figures"))
    on_page, in_pdf = (anchors_of(shown_in(entries, output_format)) for output_format in DOCUMENTS)
    of_ledger = ledger.ledger_of(values, on_page, in_pdf, works_of(tables["sources"]))
    entries = with_ledger(entries, of_ledger)
    raise_if_any(complaints_of_entries(inputs, entries))

    write_composed(draft, composition, entries)
    write_ledger(report, results, of_ledger, values)
    write_accounts(report, draft, inputs, prose, entries)


if __name__ == "__main__":
    exit_on_complaints(main)
