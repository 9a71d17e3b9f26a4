"""Account for every numeral in the text of the PDF; one that is untraced fails the build.

    python scripts/verify_pdf.py results/draft/review.pdf results/draft/coverage_pdf.json results/draft/twin.json results \
        results/draft/verified_pdf.json

Also checks that the counts which the PDF prints of its own numerals are those found.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import read_json, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.passages import page_of
from hivcells.verification import account_for, trace_pdf


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("document", "coverage", "twin", "results", "verified"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    printed = read_json(arguments.coverage)
    values = read_json(arguments.results / "draft" / "values.json") | printed
    numerals = trace_pdf(arguments.document.read_bytes(), page_of(read_json(arguments.twin)), values, arguments.results)
    write_json(arguments.verified, account_for("pdf", arguments.document, numerals, printed))


if __name__ == "__main__":
    exit_on_complaints(main)
