"""Typeset the report's typst source as PDF.

    python scripts/typeset_pdf.py results/draft/review.typ config.yaml results \
        results/draft/review.pdf results/draft/coverage_pdf.json results/draft/found_pdf.json

The PDF prints how many of its own numerals are traced, so it is typeset again where the counts
moved, and typst remembers most of it. What was found in it is written for the verification,
which compares it with the page.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.renderers import COMPOSED
from hivcells.staging import renderer_of, stage_counts, stage_drawings
from hivcells.verification import expected_in_pdf, settled, summary, trace_pdf

DRAWING = re.compile(r"figures/\w+\.svg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("source", "config", "results", "document", "coverage", "found"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    results = arguments.results

    typeset = renderer_of(arguments.config).typeset
    values = read_json(results / "draft" / "values.json")
    source = arguments.source.read_text(encoding="utf-8")
    drawings = [(results / name).read_bytes() for name in DRAWING.findall(source)]
    expected = expected_in_pdf(source, drawings, values, results)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_drawings(results, copy)
        staged = copy / COMPOSED["pdf"]
        staged.write_text(source, encoding="utf-8")

        def show(counts: dict[str, dict]) -> bytes:
            stage_counts(counts, copy)
            return typeset(staged).read_bytes()

        document, page, counts = settled(
            "pdf",
            show,
            lambda document, counts: trace_pdf(document, expected, values | counts, results),
            arguments.coverage,
        )
    write_json(arguments.coverage, counts)
    write_json(arguments.found, summary(document, page))
    write_bytes(arguments.document, document)


if __name__ == "__main__":
    exit_on_complaints(main)
