"""Write the tables of the report, for the page and for the PDF, and its bibliography.

    python scripts/write_tables.py results/evidence results/tables results/draft/values.json \
        results/draft/tables results/draft/references.json

Each table is written as <name>.html, as <name>.typ, and as <name>.json, the list of its strings with what
stands behind each, against which the rendered documents are verified.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from hivcells.artefacts import read_json, write_json, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.report.references import references_of
from hivcells.report.tables.all_tables import tables_of_report
from hivcells.report.tables.pieces import entries_of, with_numbers
from hivcells.report.tables.rendering import page_templates, pdf_templates
from hivcells.tables import Tables, read_table

EVIDENCE = (
    "arms",
    "caveats",
    "discrepancies",
    "events",
    "findings",
    "modalities",
    "outcomes",
    "participants",
    "risk_of_bias",
    "screening",
    "sources",
    "studies",
)
ANALYSED = ("changes", "contrasts", "counts", "fragile_claims", "proportions", "recheck", "risk_differences")


def read(evidence: Path, analysed: Path) -> Tables:
    """The frames that the tables of the report are made from, by name."""
    folders = dict.fromkeys(EVIDENCE, evidence) | dict.fromkeys(ANALYSED, analysed)
    return {name: read_table(folder / f"{name}.csv") for name, folder in folders.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("evidence", "analysed", "values", "folder", "references"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--templates", type=Path, default=Path("report/templates"))
    arguments = parser.parse_args()
    tables, values = read(arguments.evidence, arguments.analysed), read_json(arguments.values)
    for_page = page_templates(arguments.templates).get_template("table.html.j2")
    for_pdf = pdf_templates(arguments.templates).get_template("table.typ.j2")
    for table in (with_numbers(table, values) for table in tables_of_report(tables)):
        write_text(arguments.folder / f"{table.name}.html", for_page.render(table=table))
        write_text(arguments.folder / f"{table.name}.typ", for_pdf.render(table=table))
        write_text(arguments.folder / f"{table.name}.json", json.dumps(entries_of(table), ensure_ascii=False))
    write_json(arguments.references, references_of(tables["sources"]))


if __name__ == "__main__":
    exit_on_complaints(main)
