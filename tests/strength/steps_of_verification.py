"""The steps that hold the report as it stands against its sources: none may complain, and all write what is built."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from compose_report import Inputs, complaints_of_entries, complaints_of_prose, composed, write_accounts
from hivcells.artefacts import read_json
from hivcells.report.compose import settings_of
from hivcells.report.inspect_prose import located
from hivcells.report.prose import document
from hivcells.report.trace import read_trace, with_own_parts, write_trace
from hivcells.tables import read_tables
from strength.faults_in_children import Trial
from strength.mutants import ROOT
from verify_report import differences_of_page, differences_of_pdf, filled

# Named as the build names it, since complaints and places name its files; `make mutate` runs at the root.
REPORT, RESULTS = Path("report"), ROOT / "results"
DRAFT = RESULTS / "draft"
ACCOUNTS = ["claims.json", "coverage.json", "coverage_values.json", "quotations.csv"]


def steps_of_verification(_: list[pytest.Item]) -> list[Trial]:
    """What the programs that compose and verify do after pandoc and before the ledger, on the report as it is built."""
    entries, coverage = read_trace(DRAFT / "trace.json"), read_json(DRAFT / "coverage_values.json")
    tables = read_tables(RESULTS / "evidence", RESULTS / "tables")
    values, judged = read_json(DRAFT / "values.json"), read_json(DRAFT / "judged_claims.json")
    inputs = Inputs(document(REPORT), values, judged, tables)
    composition = composed(REPORT, DRAFT, inputs)
    prose = located(composition.entries, inputs.lines)
    page, pdf = DRAFT / "review.html", DRAFT / "review.pdf"
    own_parts = list(with_own_parts(prose, DRAFT / "tables", RESULTS / "figures"))

    def is_page_as_traced() -> bool:
        return not list(differences_of_page(page, filled(entries, "html", coverage), settings_of(REPORT, "html")))

    def is_pdf_as_traced() -> bool:
        return not list(differences_of_pdf(pdf, filled(entries, "pdf", coverage), settings_of(REPORT, "typst")))

    def are_own_parts_the_same() -> bool:
        return list(with_own_parts(prose, DRAFT / "tables", RESULTS / "figures")) == own_parts

    return [
        Trial("sources", lambda: document(REPORT) == inputs.lines),
        Trial("places", lambda: located(composition.entries, inputs.lines) == prose),
        Trial("composition", lambda: composed(REPORT, DRAFT, inputs) == composition),
        Trial("prose", lambda: not complaints_of_prose(inputs, prose, composition)),
        Trial("own parts", are_own_parts_the_same),
        Trial("strings", lambda: not complaints_of_entries(inputs, entries)),
        Trial(
            "trace", lambda: writes_as_built(["trace.json"], lambda folder: write_trace(folder / "trace.json", entries))
        ),
        Trial(
            "accounts",
            lambda: writes_as_built(ACCOUNTS, lambda folder: write_accounts(REPORT, folder, inputs, prose, entries)),
        ),
        Trial("page", is_page_as_traced),
        Trial("pdf", is_pdf_as_traced),
    ]


def writes_as_built(names: list[str], write: Callable[[Path], None]) -> bool:
    """Whether a step writes these files into a folder, the same as in the built draft."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place))
        written = {path.name: path.read_bytes() for path in Path(place).iterdir()}
    return written == {name: (DRAFT / name).read_bytes() for name in names}
