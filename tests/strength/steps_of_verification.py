"""The steps that hold the report as it stands against its sources; none may complain, and the counts stay the same."""

from __future__ import annotations

from functools import partial

import pytest
from compose_report import Inputs, complaints_of_entries
from hivcells.artefacts import read_json
from hivcells.report.compose import settings_of
from hivcells.report.coverage import DOCUMENTS, counts_of, coverage_values
from hivcells.report.prose import document
from hivcells.report.trace import Entry, in_order, read_trace
from hivcells.report.vocabulary import names_of
from hivcells.tables import read_tables
from strength.faults_in_children import Trial
from strength.mutants import ROOT
from verify_report import differences_of_page, differences_of_pdf, filled

REPORT, RESULTS = ROOT / "report", ROOT / "results"
DRAFT = RESULTS / "draft"


def steps_of_verification(_: list[pytest.Item]) -> list[Trial]:
    """The comparison of page and PDF, the strings against what is behind them, the counts of numerals."""
    entries, coverage = read_trace(DRAFT / "trace.json"), read_json(DRAFT / "coverage_values.json")
    tables = read_tables(RESULTS / "evidence", RESULTS / "tables")
    values, judged = read_json(DRAFT / "values.json"), read_json(DRAFT / "judged_claims.json")
    inputs = Inputs(document(REPORT), values, judged, tables)
    return [
        Trial(
            "page",
            lambda: (
                not list(
                    differences_of_page(
                        DRAFT / "review.html", filled(entries, "html", coverage), settings_of(REPORT, "html")
                    )
                )
            ),
        ),
        Trial(
            "pdf",
            lambda: (
                not list(
                    differences_of_pdf(
                        DRAFT / "review.pdf", filled(entries, "pdf", coverage), settings_of(REPORT, "typst")
                    )
                )
            ),
        ),
        Trial("strings", lambda: not complaints_of_entries(inputs, entries)),
        Trial("counts", partial(are_counts_as_built, entries, names_of(tables))),
        Trial("sources", lambda: document(REPORT) == inputs.lines),
    ]


def are_counts_as_built(entries: list[Entry], names: tuple[str, ...]) -> bool:
    """Whether the numerals are counted as they are in the built report."""
    counts = {
        name: counts_of(in_order(entries, written, settings_of(REPORT, written)), names)
        for written, name in DOCUMENTS.items()
    }
    found = {k: v for kind in counts for k, v in coverage_values(kind, counts[kind]).items()}
    return counts == read_json(DRAFT / "coverage.json") and found == read_json(DRAFT / "coverage_values.json")
