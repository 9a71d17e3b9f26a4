"""Hold the rendered page and PDF against the trace of the composed document; any difference fails the build.

    python scripts/verify_report.py report results results/draft/verification.json

The trace accounts for every numeral. What both documents show, string by string in the same
order, is accounted for as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_json
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.report.compare import PAGE_NUMBER, differences, differences_of_sequence, squeezed
from hivcells.report.compose import settings_of
from hivcells.report.numerals import numerals_of
from hivcells.report.page import read_page
from hivcells.report.pdf import headings_of, pages_of
from hivcells.report.quoted_claims import claims_in
from hivcells.report.trace import ALT, CONTENTS, COVERAGE, LABEL, VALUE, Entry, in_order, read_trace, shown_in


def filled(entries: list[Entry], document: str, coverage: dict[str, dict[str, Any]]) -> list[Entry]:
    """The entries with the counts that a document prints of its own numerals."""

    def count(entry: Entry) -> Entry:
        own = entry.of.replace(COVERAGE, f"{COVERAGE}{document}.", 1)
        return entry._replace(of=own, text=coverage[own]["text"])

    return [count(e) if e.kind == VALUE and e.of.startswith(COVERAGE) else e for e in entries]


def differences_of_page(path: Path, entries: list[Entry], settings: dict[str, Any]) -> Iterator[Complaint]:
    """Where the page shows other text, numbers, claims or drawings than the trace has, or reads other numbers aloud."""
    page, shown = read_page(path.read_bytes()), shown_in(entries, "html")
    yield from differences(path, in_order(entries, "html", settings), squeezed("".join(page.texts)))
    numbers = [f"{entry.of} {squeezed(entry.text)}" for entry in shown if entry.kind == VALUE and not is_drawn(entry)]
    on_page = [f"{value_id} {squeezed(text)}" for value_id, text in page.numbers]
    yield from differences_of_sequence(path, "number", numbers, on_page)
    yield from differences_of_sequence(path, "claim", [claim.claim_id for claim in claims_in(shown)], page.claims)
    yield from differences_of_sequence(path, "description", [e.text for e in shown if e.kind == ALT], page.drawings)
    for name in page.read_aloud:
        # Quarto describes the box of a drawing as the drawing itself.
        if numerals_of(name) and name not in page.drawings:
            problem = "a number in a name that is read aloud"
            yield Complaint(str(path), 1, problem, "Name it without a number.", value=name)


def is_drawn(entry: Entry) -> bool:
    """Whether an entry stands in a drawing, not in its caption."""
    return entry.float.startswith("fig-") and not entry.file


def with_page_numbers(entries: list[Entry], pdf: bytes) -> Iterator[Entry]:
    """The entries, each line of the contents with the number of the page on which its section begins."""
    page_of = {squeezed(heading.title): str(heading.page) for heading in headings_of(pdf)}
    for at, entry in enumerate(entries):
        yield entry
        following = entries[at + 1] if at + 1 < len(entries) else None
        if entry.place == CONTENTS and entry.level and (following is None or following.block != entry.block):
            title = "".join(squeezed(e.text) for e in entries if e.place == CONTENTS and e.block == entry.block)
            yield Entry(page_of.get(title, "?"), LABEL, place=PAGE_NUMBER)


def differences_of_pdf(path: Path, entries: list[Entry], settings: dict[str, Any]) -> Iterator[Complaint]:
    """Where the PDF shows another text than the trace has."""
    pdf = path.read_bytes()
    pages = [squeezed(text) for text in pages_of(pdf)]
    expected = with_page_numbers(in_order(entries, "typst", settings), pdf)
    yield from differences(path, expected, "".join(pages), set(accumulate(map(len, pages))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("report", "results", "verification"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    draft = arguments.results / "draft"
    entries, coverage = read_trace(draft / "trace.json"), read_json(draft / "coverage_values.json")
    raise_if_any(
        [
            *differences_of_page(
                draft / "review.html", filled(entries, "html", coverage), settings_of(arguments.report, "html")
            ),
            *differences_of_pdf(
                draft / "review.pdf", filled(entries, "pdf", coverage), settings_of(arguments.report, "typst")
            ),
        ]
    )
    write_json(arguments.verification, read_json(draft / "coverage.json") | {"untraced": 0})


if __name__ == "__main__":
    exit_on_complaints(main)
