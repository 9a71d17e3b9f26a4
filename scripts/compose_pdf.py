"""Compose the report as typst source, with Quarto where it is on PATH, otherwise with pandoc.

python scripts/compose_pdf.py report config.yaml results results/draft/review.typ
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes
from hivcells.complaints import exit_on_complaints
from hivcells.numerals import count_classes
from hivcells.staging import renderer_of, stage_counts, stage_text
from hivcells.values import coverage_values

NO_COUNTS = coverage_values("pdf", count_classes([]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("report", "config", "results", "source"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    values = read_json(arguments.results / "draft" / "values.json") | NO_COUNTS
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_text(arguments.report, arguments.results, values, copy)
        stage_counts(NO_COUNTS, copy)
        source = renderer_of(arguments.config).compose(copy, "pdf").read_bytes()
    write_bytes(arguments.source, source)


if __name__ == "__main__":
    exit_on_complaints(main)
