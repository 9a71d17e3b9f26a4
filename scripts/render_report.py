"""Render the composed report as HTML or as PDF; the result is not yet verified.

python scripts/render_report.py html embedded report results results/draft/review.html
python scripts/render_report.py pdf quarto report results results/draft/review.pdf
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import exit_on_complaints
from hivcells.report.compose import COMPOSED, quoted_values, stage, stage_drawings
from hivcells.report.narrow_drawings import with_narrow_drawings
from hivcells.report.prose import document
from hivcells.report.renderers import HTML, PDF, renderer_named


def stage_all(report: Path, results: Path, copy: Path) -> None:
    """Everything that either renderer reads, in a private copy."""
    draft = results / "draft"
    values = quoted_values(document(report), read_json(draft / "values.json"))
    coverage = read_json(draft / "coverage_values.json")
    stage(report, values | coverage, draft / "references.json", copy)
    stage_drawings(results / "figures", copy)
    shutil.copytree(draft / "tables", copy / "tables", ignore=shutil.ignore_patterns("*.json"))
    for name in ("ledger.html", "ledger.typ"):
        shutil.copy(draft / name, copy / "tables" / name)
    shutil.copy(draft / COMPOSED, copy)
    write_json(copy / "coverage.json", {key: value["text"] for key, value in coverage.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("document", choices=[HTML, PDF])
    parser.add_argument("renderer")
    for name in ("report", "results", "output"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    render = renderer_named(arguments.renderer)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_all(arguments.report, arguments.results, copy)
        rendered = render(copy, arguments.document).read_bytes()
        is_page = arguments.document == HTML
        write_bytes(arguments.output, with_narrow_drawings(rendered, copy / "figures") if is_page else rendered)


if __name__ == "__main__":
    exit_on_complaints(main)
