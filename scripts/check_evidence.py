"""Check every curated table and write it, corrected, for the steps that follow: as CSV, and all as one SQLite file.

    python scripts/check_evidence.py data results/evidence results/draft/evidence.sqlite

Checks each table against data/datapackage.json, then the rules that span columns and
tables, and complains of everything at once. Printed values are replaced where
data/corrections.csv says so, and checked again; nothing else is changed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import write_bytes, write_table
from hivcells.complaints import exit_on_complaints
from hivcells.evidence.check import checked_evidence
from hivcells.evidence.package import read_package
from hivcells.evidence.sqlite import database_of


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("data", "evidence", "database"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    package = read_package(arguments.data)
    tables = checked_evidence(package, arguments.data)
    for name, table in tables.items():
        write_table(arguments.evidence / f"{name}.csv", table)
    write_bytes(arguments.database, database_of(package, tables))


if __name__ == "__main__":
    exit_on_complaints(main)
