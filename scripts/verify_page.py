"""Account for every numeral in the rendered HTML; one that is untraced fails the build.

    python scripts/verify_page.py results/draft/review.html results/draft/coverage_html.json report results \
        results/draft/verified_html.json

Also checks that the counts which the page prints of its own numerals are those found.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import read_json, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.verification import account_for, trace_html


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("page", "coverage", "report", "results", "verified"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    printed = read_json(arguments.coverage)
    values = read_json(arguments.results / "draft" / "values.json") | printed
    page = trace_html(arguments.page.read_bytes(), values, arguments.results, arguments.report)
    write_json(arguments.verified, account_for("html", arguments.page, page.numerals, printed))


if __name__ == "__main__":
    exit_on_complaints(main)
