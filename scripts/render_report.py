"""Render the report to HTML or PDF, with Quarto where it is on PATH, otherwise with pandoc and typst.

    python scripts/render_report.py html report config.yaml results results/draft/review.html results/draft/coverage_html.json
    python scripts/render_report.py pdf report config.yaml results results/draft/review.pdf results/draft/coverage_pdf.json \
        --twin results/draft/review.html

The report is rendered in a private copy that holds what it quotes: values, tables, figures,
references, fonts. It prints how many of its own numerals are traced; since these counts are
numerals too, they are filled in and counted again until the print is true.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import yaml
from hivcells.artefacts import read_json, write_bytes, write_json
from hivcells.complaints import Complaint, Complaints, exit_on_complaints
from hivcells.renderers import RENDERERS, chosen_renderer
from hivcells.verification import coverage_values, trace_html, trace_pdf


def stage(report: Path, results: Path, copy: Path) -> dict[str, dict]:
    """Put together everything that rendering reads; returns the values to quote."""
    shutil.copytree(report, copy, dirs_exist_ok=True)
    for folder in ("figures", "fonts", "tables"):
        (copy / folder).mkdir()
    for drawing in sorted((results / "figures").glob("*.svg")):
        shutil.copy(drawing, copy / "figures")
    for fragment in sorted((results / "draft" / "tables").glob("*.qmd")):
        shutil.copy(fragment, copy / "tables")
    shutil.copy(results / "draft" / "ledger.qmd", copy / "tables")
    write_json(copy / "coverage.json", {key: entry["text"] for key, entry in coverage_values("pdf", []).items()})
    shutil.copy(results / "draft" / "references.json", copy)
    # Drawings name this font; matplotlib brings it, so that every machine has the same.
    matplotlib = Path(find_spec("matplotlib").origin).parent
    for font in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        shutil.copy(matplotlib / "mpl-data" / "fonts" / "ttf" / font, copy / "fonts")
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
        raise Complaints(
            [
                Complaint(
                    str(config),
                    1,
                    f"no such renderer ({error})",
                    f"Write 'renderer: auto', or one of {', '.join(sorted(RENDERERS))}.",
                    "renderer",
                )
            ]
        ) from None


def fill_in(page: bytes, counts: dict[str, dict]) -> bytes:
    """Put counts into the spans of the page that are bound to them."""

    def filled(found: re.Match) -> bytes:
        return found.group(1) + counts[found.group(2).decode()]["text"].encode()

    return re.sub(rb'(<span[^>]*data-value="(coverage\.html\.\w+)"[^>]*>)\d+', filled, page)


def with_its_counts(
    make: Callable[[dict], bytes], count: Callable[[bytes, dict], dict], guess: dict
) -> tuple[bytes, dict]:
    """Make a document with guessed counts in it, count, and make it again with what was found; returns both.

    What stands in for a count is a numeral too, so the counts do not change; the verification
    counts once more and fails if they do.
    """
    document = make(guess)
    found = count(document, guess)
    return (document if found == guess else make(found)), found


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
    renderer = RENDERERS[renderer_of(arguments.config)]

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        values = stage(report, results, copy)
        no_counts = coverage_values(arguments.format, [])
        write_json(copy / "values.json", values | no_counts)
        composed = renderer.compose(copy, arguments.format)

        if arguments.format == "html":
            page, guess = composed.read_bytes(), no_counts

            def make(counts: dict) -> bytes:
                return fill_in(page, counts)

            def count(document: bytes, counts: dict) -> dict:
                return coverage_values("html", trace_html(document, values | counts, results, report).numerals)
        else:
            twin = trace_html(arguments.twin.read_bytes(), values, results, report)
            # The page's own counts are a first guess that comes close.
            guess = coverage_values("pdf", twin.numerals)

            def make(counts: dict) -> bytes:
                write_json(copy / "coverage.json", {key: entry["text"] for key, entry in counts.items()})
                return renderer.typeset(composed).read_bytes()

            def count(document: bytes, counts: dict) -> dict:
                return coverage_values("pdf", trace_pdf(document, twin, values | counts, results))

        document, counts = with_its_counts(make, count, guess)
    write_json(arguments.coverage, counts)
    write_bytes(arguments.output, document)


if __name__ == "__main__":
    exit_on_complaints(main)
