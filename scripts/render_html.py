"""Render the report as one HTML file, with Quarto where it is on PATH, otherwise with pandoc.

    python scripts/render_html.py report config.yaml results results/draft/review.html \
        results/draft/coverage_html.json results/draft/twin.json

The page prints how many of its own numerals are traced. What stands in for a count is a
numeral too, so filling the counts in does not change them; the verification counts once more
and fails if it does. Written too is what the PDF must hold as the page does, its twin.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.numerals import count_classes
from hivcells.passages import twin_of
from hivcells.staging import renderer_of, stage_text
from hivcells.values import coverage_values
from hivcells.verification import trace_html

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
    for name in ("report", "config", "results", "page", "coverage", "twin"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    values = read_json(arguments.results / "draft" / "values.json") | NO_COUNTS
    page = composed(arguments.report, arguments.config, arguments.results, values)
    trace = trace_html(page, values, arguments.results, arguments.report)
    counts = coverage_values("html", count_classes(trace.numerals))
    write_json(arguments.twin, twin_of(trace))
    write_json(arguments.coverage, counts)
    write_bytes(arguments.page, fill_in(page, counts))


if __name__ == "__main__":
    exit_on_complaints(main)
