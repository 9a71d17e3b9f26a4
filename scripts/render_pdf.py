"""Render the report as PDF, with Quarto where it is on PATH, otherwise with pandoc and typst.

    python scripts/render_pdf.py report config.yaml results results/draft/review.typ \
        results/draft/review.pdf results/draft/coverage_pdf.json results/draft/found_pdf.json

The PDF prints how many of its own numerals are traced, so it is typeset again where the counts
moved, and typst remembers most of it. What was found in it is written for the verification,
which compares it with the page; its typst source is kept beside it.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.numerals import count_classes
from hivcells.staging import renderer_of, stage_counts, stage_text
from hivcells.values import coverage_values
from hivcells.verification import expected_in_pdf, settled, summary, trace_pdf

DRAWING = re.compile(r"figures/\w+\.svg")
NO_COUNTS = coverage_values("pdf", count_classes([]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("report", "config", "results", "source", "document", "coverage", "found"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    results = arguments.results

    renderer = renderer_of(arguments.config)
    values = read_json(results / "draft" / "values.json")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_text(arguments.report, results, values | NO_COUNTS, copy)
        stage_counts(NO_COUNTS, copy)
        composed = renderer.compose(copy, "pdf")
        source = composed.read_text(encoding="utf-8")
        drawings = [(results / name).read_bytes() for name in DRAWING.findall(source)]
        expected = expected_in_pdf(source, drawings, values, results)

        def show(counts: dict[str, dict]) -> bytes:
            stage_counts(counts, copy)
            return renderer.typeset(composed).read_bytes()

        document, page, counts = settled(
            "pdf",
            show,
            lambda document, counts: trace_pdf(document, expected, values | counts, results),
            arguments.coverage,
        )
    write_json(arguments.coverage, counts)
    write_json(arguments.found, summary(document, page))
    write_text(arguments.source, source)
    write_bytes(arguments.document, document)


if __name__ == "__main__":
    exit_on_complaints(main)
