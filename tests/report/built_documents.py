"""The built documents, the trace that each was composed with, and the text of the PDFs, which is read once."""

from __future__ import annotations

from functools import cache

from conftest import BUILT
from hivcells.artefacts import read_json
from hivcells.report.coverage import coverage_values
from hivcells.report.pdf import headings_of, in_order_of_reading, pages_of
from hivcells.report.trace import Entry, read_trace
from verify_report import with_counts

REPORT, DRAFT = BUILT / "report", BUILT / "draft"
PAGE, PDF, SUPPLEMENT, LEDGER = (
    REPORT / name for name in ("review.html", "review.pdf", "supplement.pdf", "ledger.html")
)
# The document that each rendered one was composed as, by its name in the verification.
COMPOSED = {"html": "review", "pdf": "review", "supplement": "supplement"}


@cache
def trace(rendered: str) -> list[Entry]:
    composed = DRAFT / COMPOSED[rendered]
    return with_counts(
        read_trace(composed / "trace.json"), rendered, coverage_values(read_json(composed / "coverage.json"))
    )


@cache
def trace_of_ledger() -> list[Entry]:
    return read_trace(DRAFT / "ledger" / "trace.json")


# Reading the text of a hundred pages takes seconds, and most tests of the verification hold one PDF against other strings.
pages_once, headings_once = cache(pages_of), cache(headings_of)


@cache
def in_order_once(pdf: bytes) -> list[str]:
    return in_order_of_reading(pdf, pages_once(pdf))
