"""Render the report to HTML or PDF, with Quarto where it is on PATH, otherwise with pandoc and typst.

    python scripts/render_report.py html report config.yaml results results/draft/review.html results/draft/coverage_html.json
    python scripts/render_report.py pdf report config.yaml results results/draft/review.pdf results/draft/coverage_pdf.json \
        --twin results/draft/review.html

The report is rendered in a private copy that holds what it quotes: values, tables, figures,
references, fonts. It prints how many of its own numerals are traced; since these counts are
numerals too, it is rendered, counted and rendered again until the print is true.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import yaml

from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import Complaint, Complaints, exit_on_complaints
from hivcells.numerals import Numeral
from hivcells.renderers import RENDERERS, chosen_renderer
from hivcells.verification import coverage_values, trace_html, trace_pdf

# The counts of a page depend on its counts only through their number of digits; two rounds do.
MOST_ROUNDS = 4


def stage(report: Path, results: Path, copy: Path) -> dict[str, dict]:
    """Put together everything that rendering reads; returns the values to quote."""
    import matplotlib

    shutil.copytree(report, copy, dirs_exist_ok=True)
    for folder in ("figures", "fonts", "tables"):
        (copy / folder).mkdir()
    for drawing in sorted((results / "figures").glob("*.svg")):
        shutil.copy(drawing, copy / "figures")
    for fragment in sorted((results / "draft" / "tables").glob("*.qmd")):
        shutil.copy(fragment, copy / "tables")
    shutil.copy(results / "draft" / "ledger.qmd", copy / "tables")
    shutil.copy(results / "draft" / "references.json", copy)
    # Drawings name this font; matplotlib brings it, so that every machine has the same.
    for font in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        shutil.copy(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / font, copy / "fonts")
    return read_json(results / "draft" / "values.json")


def renderer_of(config: Path) -> str:
    """The renderer that the configuration asks for; 'auto' takes Quarto where it is on PATH."""
    try:
        settings = yaml.safe_load(config.read_text(encoding="utf-8")) or {}
        return chosen_renderer(settings["renderer"])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Complaints([Complaint(str(config), mark.line + 1 if mark else 1, "not YAML", "Mend the line.")]) from None
    except (KeyError, TypeError, ValueError) as error:
        raise Complaints([Complaint(
            str(config), 1, f"no such renderer ({error})", f"Write 'renderer: auto', or one of {', '.join(sorted(RENDERERS))}.", "renderer",
        )]) from None


def render_until_true(output_format: str, copy: Path, values: dict[str, dict], render, trace) -> tuple[bytes, dict]:
    """Render, count the numerals, and render again until the counts printed are those found; returns both."""
    printed = coverage_values(output_format, [])
    for _ in range(MOST_ROUNDS):
        write_json(copy / "values.json", values | printed)
        page = render(copy, output_format)
        found = coverage_values(output_format, trace(page, values | printed))
        if found == printed:
            break
        printed = found
    return page.read_bytes(), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="format", required=True)
    for output_format in ("html", "pdf"):
        command = commands.add_parser(output_format)
        for name in ("report", "config", "results", "output", "coverage"):
            command.add_argument(name, type=Path)
        if output_format == "pdf":
            command.add_argument("--twin", type=Path, required=True, help="the HTML of the same report")
    arguments = parser.parse_args()
    report, results = arguments.report, arguments.results

    def trace_page(page: Path, values: dict[str, dict]) -> list[Numeral]:
        return trace_html(page.read_bytes(), values, results, report).numerals

    def trace_print(page: Path, values: dict[str, dict]) -> list[Numeral]:
        return trace_pdf(page, trace_html(arguments.twin.read_bytes(), values, results, report), values, results)

    render = RENDERERS[renderer_of(arguments.config)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        values = stage(report, results, copy)
        trace = trace_page if arguments.format == "html" else trace_print
        page, coverage = render_until_true(arguments.format, copy, values, render, trace)
    write_json(arguments.coverage, coverage)
    write_bytes(arguments.output, page)


if __name__ == "__main__":
    exit_on_complaints(main)
