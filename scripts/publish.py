"""Put the verified report into its place, with the values, claims and verification that belong to it.

    python scripts/publish.py results/draft results

The files below the draft are put together where they belong together, and each is written whole.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.tables import Row, read_table


def summary_of_claims(quoted: list[Row]) -> dict:
    """Claims bound to predicates, and words of claims that are exempt, by the phrase that has the reason."""
    exempt = Counter(row["form"] for row in quoted if row["kind"] == "exempt claim word")
    return {
        "bound": sum(row["kind"] == "claim" for row in quoted),
        "exempt": sum(exempt.values()),
        "exempt_phrases": sorted(exempt),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("draft", "results"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    draft, results = arguments.draft, arguments.results

    found = {kind: read_json(draft / f"verified_{kind}.json") for kind in ("html", "pdf")}
    counts = {key: count for kind in found for key, count in read_json(draft / f"coverage_{kind}.json").items()}
    claim_words = summary_of_claims(read_table(draft / "quotations.csv"))
    write_json(
        results / "verification.json",
        found | {"untraced": sum(of["untraced"] for of in found.values()), "claim_words": claim_words},
    )
    write_json(results / "values.json", read_json(draft / "values.json") | counts)
    write_json(results / "claims.json", read_json(draft / "claims.json"))
    for name in ("review.html", "review.pdf"):
        write_bytes(results / "report" / name, (draft / name).read_bytes())


if __name__ == "__main__":
    exit_on_complaints(main)
