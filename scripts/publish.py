"""Put the verified report into its place, with the values, claims and verification that belong to it.

    python scripts/publish.py results/draft results

The values are published with the counts that the report prints of its own numerals.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints

DOCUMENTS = ("review.html", "review.pdf", "supplement.pdf", "ledger.html")
ACCOUNTS = ("claims.json", "verification.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("draft", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    draft, results = arguments.draft, arguments.results

    write_json(results / "values.json", read_json(draft / "values.json") | read_json(draft / "coverage_values.json"))
    for name in ACCOUNTS:
        write_bytes(results / name, (draft / name).read_bytes())
    for name in DOCUMENTS:
        write_bytes(results / "report" / name, (draft / name).read_bytes())


if __name__ == "__main__":
    exit_on_complaints(main)
