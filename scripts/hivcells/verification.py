"""Trace all numerals of the rendered report and count them by class.

The report prints the counts, and the verification judges what was found.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hivcells.artefacts import read_json
from hivcells.citations import works_of_sources
from hivcells.complaints import Complaint, Complaints
from hivcells.forms import TEXT_OF_FORM
from hivcells.numerals import BOUND, EXEMPT, UNTRACED, count_classes, names_of
from hivcells.page_numerals import Tracer
from hivcells.passages import Page, normal, plain
from hivcells.pdf_numerals import PdfTracer
from hivcells.prose import ALT_TEXT, ALT_VALUE, sources
from hivcells.quantities import THIN_SPACE
from hivcells.tables import Row, read_table
from hivcells.typst_source import passages_of
from hivcells.values import coverage_values

# Stands for the counts while they are unknown; any number would do, one that no other count has is easily told.
PLACEHOLDER = 70_007
# With right counts from the first, or with the counts that the first trace found; once more is a margin.
MOST_ROUNDS = 3


def alt_texts(report: Path, values: dict[str, dict]) -> set[str]:
    """The alt texts of the sources with their numbers put in."""

    def filled(alt: str) -> str:
        return ALT_VALUE.sub(lambda m: values[m.group(1)][TEXT_OF_FORM[m.group(2) or "value"]], alt)

    return {
        normal(filled(alt)) for path in sources(report) for alt in ALT_TEXT.findall(path.read_text(encoding="utf-8"))
    }


def plain_text(report: Path) -> str:
    """All that was typed into the sources, as it is compared with the page."""
    return plain(" ".join(path.read_text(encoding="utf-8") for path in sources(report)))


class Cells:
    """Looks up what a cell of the report quotes: 'discrepancies#xia2020.dose#printed_a'.

    Several addresses, divided by spaces, are cells joined by a colon.
    """

    def __init__(self, results: Path, values: dict[str, dict]):
        self.results, self.values = results, values
        self._tables: dict[str, dict[str, Row]] = {}

    def _table(self, name: str) -> dict[str, Row]:
        if name not in self._tables:
            path = self.results / "evidence" / f"{name}.csv"
            rows = read_table(path if path.is_file() else self.results / "tables" / f"{name}.csv")
            self._tables[name] = {next(iter(row.values())): row for row in rows}
        return self._tables[name]

    def __call__(self, addresses: str) -> str | None:
        cells = [self._cell(address) for address in addresses.split(" ")]
        return None if None in cells else ": ".join(cells)

    def _cell(self, address: str) -> str | None:
        table, row, column = address.split("#")
        if table == "values":
            return self.values.get(row, {}).get(column)
        return self._table(table).get(row, {}).get(column)


def trace_html(html: bytes, values: dict[str, dict], results: Path, report: Path) -> Page:
    """Every numeral of the HTML with its class, and what the PDF must hold in the same order."""
    evidence = results / "evidence"
    works, typed = works_of_sources(read_table(evidence / "sources.csv")), plain_text(report)
    tracer = Tracer(values, Cells(results, values), names_of(evidence), alt_texts(report, values), works, typed)
    return tracer.trace(html)


def expected_in_pdf(source: str, drawings: list[bytes], values: dict[str, dict], results: Path) -> Page:
    """What the PDF will hold by its typst source and drawings, as far as its own counts hang on that."""
    tracer = Tracer(values, Cells(results, values), names_of(results / "evidence"), set(), {}, "")
    return Page(passages=passages_of(source), figures=[tracer.trace_drawing(svg) for svg in drawings])


def trace_pdf(pdf: bytes, expected: Page, values: dict[str, dict], results: Path) -> Page:
    """Every numeral of the PDF with its class, and what it was expected to hold."""
    numerals = PdfTracer(pdf, expected, values, names_of(results / "evidence")).trace()
    return Page(numerals, expected.passages, expected.figures)


def settled(
    output_format: str, show: Callable[[dict], bytes], trace: Callable[[bytes, dict], Page], last: Path
) -> tuple[bytes, Page, dict]:
    """A document that prints the counts of its own numerals, its trace, and these counts.

    It is shown with the counts of the last build, or with placeholders where there are none, and
    traced; where other counts are found it is shown with these and traced again. What is
    returned is the very document that was traced.

    Raises Complaints when the counts do not settle.
    """
    counts = _first_guess(output_format, last)
    for _ in range(MOST_ROUNDS):
        document = show(counts)
        page = trace(document, counts)
        found = coverage_values(output_format, count_classes(page.numerals))
        if found == counts:
            return document, page, counts
        counts = found
        del document, page  # neither is needed while the next is made, which takes memory enough
    remedy = "Look for a numeral whose class hangs on the counts that the document prints."
    raise Complaints([Complaint(str(last), 1, "the counts of numerals do not settle", remedy)])


def _first_guess(output_format: str, last: Path) -> dict[str, dict]:
    classes = count_classes([])
    try:
        printed = read_json(last)
        return coverage_values(
            output_format,
            {
                name: int(printed[f"coverage.{output_format}.{name}"]["text"].replace(THIN_SPACE, ""))
                for name in classes
            },
        )
    except (OSError, ValueError, KeyError, TypeError):
        return coverage_values(output_format, dict.fromkeys(classes, PLACEHOLDER))


def summary(document: bytes, page: Page) -> dict:
    """What was found in a document: its checksum, counts by class and reason, what is untraced, and what it shows."""
    # Bound numerals are told by their ids elsewhere.
    reasons = Counter((n.kind, n.reason) for n in page.numerals if n.kind != BOUND)
    return {
        "sha256": hashlib.sha256(document).hexdigest(),
        "counts": count_classes(page.numerals)
        | {
            "reasons": [
                {"class": kind, "reason": reason, "numerals": count}
                for (kind, reason), count in sorted(reasons.items())
            ],
            "exemptions": sorted({f"{n.text}: {n.reason}" for n in page.numerals if n.kind == EXEMPT}),
        },
        "untraced": [vars(numeral) for numeral in page.numerals if numeral.kind == UNTRACED],
        "passages": [[passage.text, passage.value_id] for passage in page.passages],
        "figures": [[[n.text, n.kind, n.reason] for n in figure] for figure in page.figures],
    }
