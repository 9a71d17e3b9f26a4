"""Typeset the report's typst source as PDF.

    python scripts/typeset_pdf.py results/draft/review.typ config.yaml results results/draft/twin.json \
        results/draft/review.pdf results/draft/coverage_pdf.json

The PDF prints how many of its own numerals are traced, so it is typeset with the counts of
the page in their place, counted, and typeset again with what was found. The second time typst
remembers most of it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.numerals import count_classes
from hivcells.page_numerals import page_of
from hivcells.renderers import COMPOSED
from hivcells.staging import renderer_of, stage_counts, stage_drawings
from hivcells.verification import coverage_values, trace_pdf


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("source", "config", "results", "twin", "document", "coverage"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    typeset = renderer_of(arguments.config).typeset
    values = read_json(arguments.results / "draft" / "values.json")
    twin = read_json(arguments.twin)
    # A mere nought could not be told from others when the PDF is traced.
    guess = coverage_values("pdf", twin["counts"])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_drawings(arguments.results, copy)
        source = copy / COMPOSED["pdf"]
        source.write_bytes(arguments.source.read_bytes())
        stage_counts(guess, copy)
        numerals = trace_pdf(typeset(source).read_bytes(), page_of(twin), values | guess, arguments.results)
        counts = coverage_values("pdf", count_classes(numerals))
        stage_counts(counts, copy)
        document = typeset(source).read_bytes()
    write_json(arguments.coverage, counts)
    write_bytes(arguments.document, document)


if __name__ == "__main__":
    exit_on_complaints(main)
