"""Put into its place what readers take: the verified report with its accounts; what other programs open.

    python scripts/publish.py report results
    python scripts/publish.py exports results data/datapackage.json

Values are published with the counts that the report prints of its own numerals; the database has the computed tables
beside the evidence, views, a search, and a description for Datasette. These are two steps, since a step that fails
takes away what it would have written: no fault of the database may cost a reader the earlier report.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_bytes, write_json, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.export.database import whole_database
from hivcells.export.metadata import metadata_of
from hivcells.export.references import as_bibtex, as_csl, as_ris, exported
from hivcells.report.coverage import coverage_values
from hivcells.report.documents import FILES
from hivcells.tables import read_table, read_tables

EVIDENCE = "evidence"


def verification_of(accounts: Iterable[dict[str, Any]], claim_words: dict[str, Any]) -> dict[str, Any]:
    """The account of all numerals: a block for each document, one for the evidence in the page, and how many are untraced."""
    merged = {name: counts for account in accounts for name, counts in account.items()}
    untraced = sum(counts.get("untraced", 0) for counts in merged.values())
    return merged | {"claim_words": claim_words, "untraced": untraced}


def publish_report(draft: Path, results: Path) -> None:
    """Documents, values, claims and the account of all numerals."""
    accounts = [read_json(draft / "verified" / f"{file}.json") for file in FILES]
    counts = {name: of for account in accounts for name, of in account.items() if name != EVIDENCE}
    write_json(results / "values.json", read_json(draft / "values.json") | coverage_values(counts))
    write_bytes(results / "claims.json", (draft / "claims.json").read_bytes())
    write_json(results / "verification.json", verification_of(accounts, read_json(draft / "claim_words.json")))
    for file in FILES:
        write_bytes(results / "report" / file, (draft / file).read_bytes())


def publish_exports(package_file: Path, draft: Path, results: Path) -> None:
    """The database with its description, and the references in the formats of reference managers."""
    package, computed = read_json(package_file), read_tables(results / "tables")
    write_bytes(
        results / "evidence.sqlite", whole_database((draft / "evidence.sqlite").read_bytes(), computed, package)
    )
    write_json(results / "metadata.json", metadata_of(package, computed))
    entries = exported(read_table(results / "evidence" / "sources.csv"))
    for ending, written in (("json", as_csl), ("bib", as_bibtex), ("ris", as_ris)):
        write_text(results / f"references.{ending}", written(entries))


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    steps = parser.add_subparsers(dest="step", required=True)
    for name in ("report", "exports"):
        steps.add_parser(name).add_argument("results", type=Path)
    steps.choices["exports"].add_argument("package", type=Path)
    arguments = parser.parse_args()
    draft = arguments.results / "draft"
    if arguments.step == "report":
        publish_report(draft, arguments.results)
    else:
        publish_exports(arguments.package, draft, arguments.results)


if __name__ == "__main__":
    exit_on_complaints(main)
