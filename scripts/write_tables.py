"""Write the tables of the report and its bibliography, or the evidence that the page shows on demand.

    python scripts/write_tables.py tables report results
    python scripts/write_tables.py evidence report results

Each table is written as <name>.html, as <name>.typ, and as <name>.json, the list of its strings with what
stands behind each, against which the rendered documents are verified. All tables and every number
together are the evidence: a page of its own (ledger.html), and data within the page (evidence.txt).
These are two steps, since composing waits for the first alone.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_bytes, write_json, write_text
from hivcells.complaints import exit_on_complaints, raise_if_any
from hivcells.report import ledger
from hivcells.report.cells import cells_behind
from hivcells.report.citations import works_of_sources
from hivcells.report.classify import Background, complaints_of_entries
from hivcells.report.compose import TRACE, settings_of
from hivcells.report.coverage import COVERAGE_FILE, counts_of
from hivcells.report.documents import LEDGER, document_named
from hivcells.report.evidence_data import claims_on_demand, evidence_of
from hivcells.report.foreign_titles import with_foreign_titles
from hivcells.report.ledger_page import entries_of_ledger_page, ledger_page
from hivcells.report.packing import EVIDENCE_FILE, packed
from hivcells.report.perspectives import PERSPECTIVES, UNJUDGED, UNTRUE, claims_that_fall, values_that_fall
from hivcells.report.prose import settings_in
from hivcells.report.references import references_of, texts_of_references, with_names, works_of
from hivcells.report.signed_cards import with_signatures
from hivcells.report.tables.all_tables import tables_of_report
from hivcells.report.tables.pieces import Table, entries_of, filled, free, number, with_numbers
from hivcells.report.tables.rendering import page_templates, pdf_templates
from hivcells.report.tables.shown import as_in_text
from hivcells.report.text_font import font_faces
from hivcells.report.trace import entries_of_pandoc, write_trace
from hivcells.report.vocabulary import names_of
from hivcells.signatures import holding, numbers_now, signed
from hivcells.tables import Tables, read_table

EVIDENCE = (
    "arms",
    "case_columns",
    "cases",
    "caveats",
    "certainty",
    "certainty_outcomes",
    "checklists",
    "corrections",
    "discrepancies",
    "events",
    "findings",
    "funders",
    "harms",
    "interruptions",
    "kinds_of_cells",
    "modalities",
    "names",
    "outcomes",
    "participants",
    "registrations",
    "risk_of_bias",
    "screening",
    "signatures",
    "sources",
    "studies",
)
ANALYSED = (
    "case_times",
    "cases_in_months",
    "certainty_rated",
    "changes",
    "contrasts",
    "counts",
    "fragile_claims",
    "next_trial_sizes",
    "perspectives",
    "proportions",
    "recheck",
    "risk_differences",
)


def read(evidence: Path, analysed: Path) -> Tables:
    """The frames that the tables of the report are made from, by name."""
    folders = dict.fromkeys(EVIDENCE, evidence) | dict.fromkeys(ANALYSED, analysed)
    return with_names({name: read_table(folder / f"{name}.csv") for name, folder in folders.items()})


def write_each(tables: list[Table], templates: Path, folder: Path) -> None:
    """Each table in the languages of page and PDF, with the list of its strings."""
    for_page = page_templates(templates).get_template("table.html.j2")
    for_pdf = pdf_templates(templates).get_template("table.typ.j2")
    for table in map(as_in_text, tables):
        write_text(folder / f"{table.name}.html", for_page.render(table=table))
        write_text(folder / f"{table.name}.typ", for_pdf.render(table=table))
        write_text(folder / f"{table.name}.json", json.dumps(entries_of(table), ensure_ascii=False))


def perspectives_of(frames: Tables, values: dict[str, Any]) -> list[dict[str, Any]]:
    """Each perspective with the claims that are untrue in it, those that cannot be judged, and the numbers that fall away."""
    return [
        {
            "id": perspective.perspective_id,
            "label": perspective.label,
            "untrue": claims_that_fall(frames["perspectives"], perspective, UNTRUE),
            "unjudged": claims_that_fall(frames["perspectives"], perspective, UNJUDGED),
            "values": values_that_fall(perspective, frames, values),
        }
        for perspective in PERSPECTIVES
    ]


def write_ledger(
    report: Path, draft: Path, listed: list[Table], frames: Tables, values: dict[str, Any], references: dict[str, str]
) -> None:
    """All tables and every number as a page of its own, with the list of its strings.

    Raises Complaints where a string differs from the value, cell or document behind it.
    """
    sources, settings = frames["sources"], settings_of(report)
    tables = [*listed, ledger.table(values, works_of(sources))]
    title = settings_in(report / document_named("review").begins_with)["title"]
    head = filled(free(f"{title}, version ") + number("review.version"), values)
    traced = entries_of_pandoc(entries_of_ledger_page(head, tables, references))
    background = Background(values, cells_behind(frames, traced), names_of(frames), works_of_sources(sources))
    raise_if_any(complaints_of_entries(traced, background))
    style = font_faces("".join(entry.text for entry in traced)) + (report / settings["css"]).read_text(encoding="utf-8")
    page = ledger_page(head, tables, references, report / "templates", settings["lang"], style)
    write_bytes(draft / LEDGER.file, with_foreign_titles(page.encode("utf-8"), sources))
    write_trace(draft / LEDGER.name / TRACE, traced)
    write_json(draft / LEDGER.name / COVERAGE_FILE, {LEDGER.name: counts_of(traced, background.names)})


def evidence_in_page(
    templates: Path,
    draft: Path,
    listed: list[Table],
    frames: Tables,
    values: dict[str, Any],
    references: dict[str, str],
) -> dict[str, Any]:
    """All that the page shows on demand, with who signed which number."""
    evidence = evidence_of(
        tables=listed,
        values=values,
        works=works_of(frames["sources"]),
        sources=frames["sources"],
        references=references,
        perspectives=perspectives_of(frames, values),
        claims=claims_on_demand(read_json(draft / "judged_claims.json"), frames["fragile_claims"], frames["studies"]),
        templates=templates,
    )
    return with_signatures(evidence, values, signed(holding(frames["signatures"], numbers_now(frames))))


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("step", choices=["tables", "evidence"])
    for name in ("report", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    report, draft = arguments.report, arguments.results / "draft"
    frames = read(arguments.results / "evidence", arguments.results / "tables")
    values = read_json(draft / "values.json")
    tables = [with_numbers(table, values) for table in tables_of_report(frames)]
    if arguments.step == "tables":
        write_each(tables, report / "templates", draft / "tables")
        write_json(draft / "references.json", references_of(frames["sources"]))
    else:
        references = texts_of_references(draft / "references.json", report / settings_of(report)["csl"])
        write_ledger(report, draft, tables, frames, values, references)
        evidence = evidence_in_page(report / "templates", draft, tables, frames, values, references)
        write_text(draft / EVIDENCE_FILE, packed(evidence))


if __name__ == "__main__":
    exit_on_complaints(main)
