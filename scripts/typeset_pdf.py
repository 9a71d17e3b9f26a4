"""Typeset the report's typst source as PDF.

    python scripts/typeset_pdf.py results/draft/review.typ config.yaml results \
        results/draft/review.pdf results/draft/coverage_pdf.json

The PDF prints how many of its own numerals are traced. So it is typeset with the counts of the
last build, or with other numbers in their place, and counted; where it has other counts it is
typeset again with these, and typst remembers most of it. Either way the PDF is the same. Whether
it holds what the page holds is the verification's to say.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.numerals import count_classes
from hivcells.renderers import COMPOSED
from hivcells.staging import renderer_of, stage_counts, stage_drawings
from hivcells.values import coverage_values
from hivcells.verification import expected_in_pdf, trace_pdf

# Stands for the counts while they are unknown; any number would do, one that no other count has is easily told.
PLACEHOLDER = 70_007
DRAWING = re.compile(r"figures/\w+\.svg")


def first_guess(coverage: Path) -> dict[str, dict]:
    """The counts of the last build, where they can be read; otherwise placeholders."""
    classes = count_classes([])
    try:
        last = read_json(coverage)
        return coverage_values("pdf", {name: int(last[f"coverage.pdf.{name}"]["text"]) for name in classes})
    except (OSError, ValueError, KeyError, TypeError):
        return coverage_values("pdf", dict.fromkeys(classes, PLACEHOLDER))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("source", "config", "results", "document", "coverage"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    typeset = renderer_of(arguments.config).typeset
    guess = first_guess(arguments.coverage)
    values = read_json(arguments.results / "draft" / "values.json") | guess
    source = arguments.source.read_text(encoding="utf-8")
    drawings = [(arguments.results / name).read_bytes() for name in DRAWING.findall(source)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_drawings(arguments.results, copy)
        staged = copy / COMPOSED["pdf"]
        staged.write_text(source, encoding="utf-8")
        stage_counts(guess, copy)
        document = typeset(staged).read_bytes()
        expected = expected_in_pdf(source, drawings, values, arguments.results)
        counts = coverage_values("pdf", count_classes(trace_pdf(document, expected, values, arguments.results)))
        if counts != guess:
            stage_counts(counts, copy)
            document = typeset(staged).read_bytes()
    write_json(arguments.coverage, counts)
    write_bytes(arguments.document, document)


if __name__ == "__main__":
    exit_on_complaints(main)
