"""Trace all numerals of the rendered report, and count them by class.

The renderers use it to print the counts, and the verification to check them.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hivcells.citations import works_of_sources
from hivcells.complaints import Complaint, raise_if_any
from hivcells.numerals import BOUND, EXEMPT, UNTRACED, Numeral, count_classes, names_of
from hivcells.page_numerals import Tracer
from hivcells.passages import Page, normal, plain
from hivcells.pdf_numerals import PdfTracer
from hivcells.prose import ALT_TEXT, ALT_VALUE, sources
from hivcells.tables import Row, read_table
from hivcells.typst_source import passages_of
from hivcells.values import coverage_values


def alt_texts(report: Path, values: dict[str, dict]) -> set[str]:
    """The alt texts of the sources with their numbers put in."""

    def filled(alt: str) -> str:
        return ALT_VALUE.sub(lambda m: values[m.group(1)]["text" if m.group(2) in (None, "value") else m.group(2)], alt)

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


def trace_pdf(pdf: bytes, page: Page, values: dict[str, dict], results: Path) -> list[Numeral]:
    """Every numeral of the PDF with its class; page is what it must hold as its HTML twin does."""
    return PdfTracer(pdf, page, values, names_of(results / "evidence")).trace()


def account_for(output_format: str, path: Path, numerals: list[Numeral], printed: dict[str, dict]) -> dict:
    """Counts by class and reason of the numerals found in a document, which prints counts of its own.

    Raises Complaints for each untraced numeral, and where the printed counts are not those found.
    """
    found = coverage_values(output_format, count_classes(numerals))
    raise_if_any(
        [*_complaints_of_numerals(path, numerals), *([] if printed == found else [_complaint_of_counts(path)])]
    )
    # Bound numerals are told by their ids elsewhere.
    reasons = Counter((n.kind, n.reason) for n in numerals if n.kind != BOUND)
    return count_classes(numerals) | {
        "reasons": [
            {"class": kind, "reason": reason, "numerals": count} for (kind, reason), count in sorted(reasons.items())
        ],
        "exemptions": sorted({f"{n.text}: {n.reason}" for n in numerals if n.kind == EXEMPT}),
    }


def _complaints_of_numerals(path: Path, numerals: list[Numeral]) -> list[Complaint]:
    return [
        Complaint(
            str(path),
            1,
            f'untraced numeral, {numeral.reason}; it stands in "…{numeral.context}…"',
            "Bind it in report/, or name it in data/vocabulary/names.csv.",
            value=numeral.text,
        )
        for numeral in numerals
        if numeral.kind == UNTRACED
    ]


def _complaint_of_counts(path: Path) -> Complaint:
    return Complaint(
        str(path),
        1,
        "the counts of numerals that the report prints are not those found",
        "Remove it, then run `snakemake`.",
    )
