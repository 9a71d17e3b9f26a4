"""Hold a rendered document against its trace; any difference fails the build.

    python scripts/verify_report.py report results review.html

A trace accounts for every numeral. What the page, a PDF or the ledger shows, string by string in the same
order, is accounted for as well, and so is the evidence that the page shows on demand. The account of a document
that is what was composed goes to results/draft/verified.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_json
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.report.compare import differences, differences_beside, differences_of_sequence, squeezed
from hivcells.report.compose import TRACE, settings_of
from hivcells.report.coverage import COVERAGE_FILE, coverage_values, numerals_in
from hivcells.report.documents import FILES, HTML, LEDGER, TYPST, document_of
from hivcells.report.numerals import numerals_of
from hivcells.report.packing import EVIDENCE_FILE, unpacked
from hivcells.report.page import Page, read_page
from hivcells.report.pdf import headings_of, in_order_of_reading, pages_of
from hivcells.report.quoted_claims import claims_in
from hivcells.report.trace import (
    ALT,
    CONTENTS,
    COVERAGE,
    LABEL,
    VALUE,
    Entry,
    in_order,
    read_trace,
    shown_in,
)


def with_counts(entries: list[Entry], document: str, coverage: dict[str, dict[str, Any]]) -> list[Entry]:
    """The entries with the counts that a document prints of its own numerals."""

    def count(entry: Entry) -> Entry:
        own = entry.of.replace(COVERAGE, f"{COVERAGE}{document}.", 1)
        return entry._replace(of=own, text=coverage[own]["text"])

    return [count(e) if e.kind == VALUE and e.of.startswith(COVERAGE) else e for e in entries]


def differences_of_page(path: Path, entries: list[Entry], settings: dict[str, Any]) -> Iterator[Complaint]:
    """Where the page shows other text, numbers, claims or drawings than the trace has, or reads other numbers aloud."""
    page, shown = read_page(path.read_bytes()), shown_in(entries, HTML)
    yield from differences(path, in_order(entries, HTML, settings), squeezed("".join(page.texts)))
    yield from differences_of_numbers(path, shown, page)
    yield from differences_of_sequence(path, "claim", [claim.claim_id for claim in claims_in(shown)], page.claims)
    yield from differences_of_sequence(path, "description", [e.text for e in shown if e.kind == ALT], page.drawings)
    yield from numbers_read_aloud(path, page)


def numbers_read_aloud(path: Path, page: Page) -> Iterator[Complaint]:
    """Names with a number that only assistive technology says, where nothing holds it against its value."""
    for name in page.read_aloud:
        # Quarto describes the box of a drawing as the drawing itself.
        if numerals_of(name) and name not in page.drawings:
            problem = "a number in a name that is read aloud"
            yield Complaint(str(path), 1, problem, "Name it without a number.", value=name)


def differences_of_numbers(path: Path, entries: list[Entry], page: Page) -> Iterator[Complaint]:
    """The first number that is bound to another value than in the trace, or shown otherwise."""
    numbers = [f"{entry.of} {squeezed(entry.text)}" for entry in entries if entry.kind == VALUE and not is_drawn(entry)]
    on_page = [f"{value_id} {squeezed(text)}" for value_id, text in page.numbers]
    yield from differences_of_sequence(path, "number", numbers, on_page)


def differences_of_ledger(path: Path, entries: list[Entry]) -> Iterator[Complaint]:
    """Where the ledger beside the page shows another text or number than its trace has, or reads other numbers aloud."""
    page = read_page(path.read_bytes())
    yield from differences(path, entries, squeezed("".join(page.texts)))
    yield from differences_of_numbers(path, entries, page)
    yield from numbers_read_aloud(path, page)


def differences_of_evidence(path: Path, evidence: str) -> Iterator[Complaint]:
    """Where the evidence in the page is not what was written from the values and tables."""
    if read_page(path.read_bytes()).evidence != evidence:
        remedy = "Look into report/filters/insert.lua and hivcells/report/page_parts.py."
        yield Complaint(str(path), 1, "the evidence in the page differs from results/draft/evidence.txt", remedy)


def is_drawn(entry: Entry) -> bool:
    """Whether an entry stands in a drawing, not in its caption."""
    return entry.float.startswith("fig-") and not entry.file


def with_captions_first(entries: list[Entry]) -> list[Entry]:
    """The entries as a reader of the PDF's structure is told them: the caption of a figure, then what is drawn."""
    floats = [list(entries_of_float) for _, entries_of_float in groupby(entries, key=lambda entry: entry.float)]
    return [entry for listed in floats for entry in sorted(listed, key=is_drawn)]


def with_page_numbers(entries: list[Entry], pdf: bytes) -> Iterator[Entry]:
    """The entries, each line of the contents with the number of the page on which its section begins."""
    page_of = {squeezed(heading.title): str(heading.page) for heading in headings_of(pdf)}
    for at, entry in enumerate(entries):
        yield entry
        following = entries[at + 1] if at + 1 < len(entries) else None
        if entry.place == CONTENTS and entry.level and (following is None or following.block != entry.block):
            title = "".join(squeezed(e.text) for e in entries if e.place == CONTENTS and e.block == entry.block)
            yield Entry(page_of.get(title, "?"), LABEL, place="page number")


def differences_of_pdf(path: Path, entries: list[Entry], settings: dict[str, Any]) -> Iterator[Complaint]:
    """Where the PDF shows another text than the trace has, in the order of its structure, or more beside it than it may."""
    pdf = path.read_bytes()
    pages = pages_of(pdf)
    expected = list(with_page_numbers(with_captions_first(in_order(entries, TYPST, settings)), pdf))
    yield from differences(path, expected, squeezed("".join(in_order_of_reading(pdf, pages))))
    yield from differences_beside(path, expected, pages, settings["toc-title"])


def differences_of_document(report: Path, draft: Path, file: str) -> Iterator[Complaint]:
    """Every difference of a rendered document from its trace."""
    document, rendered = document_of(file)
    counts = read_json(draft / document.name / COVERAGE_FILE)
    shown = with_counts(read_trace(draft / document.name / TRACE), rendered.name, coverage_values(counts))
    differences_of = differences_of_page if rendered.written_in == HTML else differences_of_pdf
    yield from differences_of(draft / file, shown, settings_of(report, rendered.written_in))
    if rendered.written_in == HTML:
        yield from differences_of_evidence(draft / file, (draft / EVIDENCE_FILE).read_text())


def account_of(draft: Path, file: str) -> dict[str, Any]:
    """How many numerals of which class a verified document shows; of the page, also how many its evidence holds."""
    if file == LEDGER.file:
        return dict(read_json(draft / LEDGER.name / COVERAGE_FILE))
    document, rendered = document_of(file)
    account = {rendered.name: read_json(draft / document.name / COVERAGE_FILE)[rendered.name]}
    if rendered.written_in == HTML:  # the PDFs are verified before there need be any evidence
        account["evidence"] = numerals_in(unpacked((draft / EVIDENCE_FILE).read_text()))
    return account


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("report", "results"):
        parser.add_argument(name, type=Path)
    parser.add_argument("file", choices=FILES)
    arguments = parser.parse_args()
    draft, file = arguments.results / "draft", arguments.file
    if file == LEDGER.file:
        raise_if_any(differences_of_ledger(draft / file, read_trace(draft / LEDGER.name / TRACE)))
    else:
        raise_if_any(differences_of_document(arguments.report, draft, file))
    write_json(draft / "verified" / f"{file}.json", account_of(draft, file))


if __name__ == "__main__":
    exit_on_complaints(main)
