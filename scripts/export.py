"""Write what other programs open: the database with its description for Datasette, and the references.

    python scripts/export.py data/datapackage.json results

Reads the checked evidence and the computed tables of the build; nothing is computed here.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.export.computed_columns import ABOUTS
from hivcells.export.database import whole_database
from hivcells.export.metadata import columns_in_words, metadata_of
from hivcells.export.references import as_bibtex, as_csl, as_ris, exported
from hivcells.tables import read_table, read_tables


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("package", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    package, results = read_json(arguments.package), arguments.results

    computed = read_tables(results / "tables")
    checked = (results / "draft" / "evidence.sqlite").read_bytes()
    write_bytes(results / "evidence.sqlite", whole_database(checked, computed, package))
    write_json(results / "metadata.json", metadata_of(package, computed, columns_in_words(package) | ABOUTS))
    entries = exported(read_table(results / "evidence" / "sources.csv"))
    for ending, written in (("json", as_csl), ("bib", as_bibtex), ("ris", as_ris)):
        write_text(results / f"references.{ending}", written(entries))


if __name__ == "__main__":
    exit_on_complaints(main)
