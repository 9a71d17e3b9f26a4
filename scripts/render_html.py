"""Render the report as one HTML file, with Quarto where it is on PATH, otherwise with pandoc.

    python scripts/render_html.py report config.yaml results results/draft/review.html \
        results/draft/coverage_html.json results/draft/found_html.json

The page prints how many of its own numerals are traced; what was found in it is written for the
verification.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.numerals import count_classes
from hivcells.staging import renderer_of, stage_text
from hivcells.values import coverage_values
from hivcells.verification import settled, summary, trace_html

NO_COUNTS = coverage_values("html", count_classes([]))


def composed(report: Path, config: Path, results: Path, values: dict[str, dict]) -> bytes:
    """The page with noughts for its counts."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_text(report, results, values, copy)
        return renderer_of(config).compose(copy, "html").read_bytes()


def fill_in(page: bytes, counts: dict[str, dict]) -> bytes:
    """Put counts into the spans of the page that are bound to them."""

    def filled(found: re.Match) -> bytes:
        return found.group(1) + counts[found.group(2).decode()]["text"].encode()

    return re.sub(rb'(<span[^>]*data-value="(coverage\.html\.\w+)"[^>]*>)\d+', filled, page)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("report", "config", "results", "page", "coverage", "found"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    report, results = arguments.report, arguments.results

    values = read_json(results / "draft" / "values.json")
    blank = composed(report, arguments.config, results, values | NO_COUNTS)
    document, page, counts = settled(
        "html",
        lambda counts: fill_in(blank, counts),
        lambda document, counts: trace_html(document, values | counts, results, report),
        arguments.coverage,
    )
    write_json(arguments.coverage, counts)
    write_json(arguments.found, summary(document, page))
    write_bytes(arguments.page, document)


if __name__ == "__main__":
    exit_on_complaints(main)
