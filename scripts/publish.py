"""Put the verified report into its place, with the values, claims and verification that belong to it.

    python scripts/publish.py results/draft results

Each file is written whole; the values are published with the counts that the report prints of itself.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("draft", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    draft, results = arguments.draft, arguments.results

    counts = {
        key: count for kind in ("html", "pdf") for key, count in read_json(draft / f"coverage_{kind}.json").items()
    }
    write_json(results / "values.json", read_json(draft / "values.json") | counts)
    for name in ("claims.json", "verification.json"):
        write_bytes(results / name, (draft / name).read_bytes())
    for name in ("review.html", "review.pdf"):
        write_bytes(results / "report" / name, (draft / name).read_bytes())


if __name__ == "__main__":
    exit_on_complaints(main)
