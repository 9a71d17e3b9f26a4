"""Render a composed document of the report as HTML or as PDF; the result is not yet verified.

    python scripts/render_report.py embedded report CITATION.cff data/datapackage.json results results/draft/review.html

The renderer is `embedded` or `quarto`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from hivcells.artefacts import read_json, write_bytes, write_json, write_text
from hivcells.complaints import Complaints, exit_on_complaints
from hivcells.report.attached import packed_data, with_licence
from hivcells.report.cited import works_shown
from hivcells.report.compose import COMPOSED, mark_news_on_paper, quoted_values, stage, stage_drawings, with_references
from hivcells.report.coverage import COVERAGE_FILE, coverage_values
from hivcells.report.documents import HTML, Document, document_of
from hivcells.report.drawing_styles import with_shared_styles, with_short_ids
from hivcells.report.foreign_titles import with_foreign_titles
from hivcells.report.narrow_drawings import with_narrow_drawings
from hivcells.report.packing import EVIDENCE_FILE
from hivcells.report.page_parts import stage_parts
from hivcells.report.prose import document
from hivcells.report.references import works_of
from hivcells.report.renderers import renderer_named
from hivcells.report.text_font import stage_fonts
from hivcells.report.unprintable import with_places
from hivcells.tables import read_table


def stage_all(of: Document, report: Path, results: Path, copy: Path) -> None:
    """Everything that either renderer reads, in a private copy."""
    draft, lines = results / "draft", document(report, of.begins_with)
    coverage = coverage_values(read_json(draft / of.name / COVERAGE_FILE))
    values = read_json(draft / "values.json")
    works = works_of(read_table(results / "evidence" / "sources.csv"))
    shown = works_shown(lines, values, works, draft / "tables", results / "figures")
    stage(of, report, quoted_values(lines, values) | coverage, draft / "references.json", copy)
    write_text(copy / of.begins_with, with_references((report / of.begins_with).read_text(encoding="utf-8"), shown))
    stage_drawings(results / "figures", copy, {key for key, value in values.items() if value["source_kind"] == "press"})
    stage_fonts(copy)
    shutil.copytree(draft / "tables", copy / "tables", ignore=shutil.ignore_patterns("*.json"))
    shutil.copy(draft / of.name / "ledger.typ", copy / "tables")
    shutil.copy(draft / of.name / COMPOSED, copy)
    write_json(copy / "coverage.json", {key: value["text"] for key, value in coverage.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("renderer")
    for name in ("report", "citation", "package", "results", "output"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    render = renderer_named(arguments.renderer)
    of, rendered = document_of(arguments.output.name)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "report"
        stage_all(of, arguments.report, arguments.results, copy)
        is_page = rendered.written_in == HTML
        if is_page:
            evidence = (arguments.results / "draft" / EVIDENCE_FILE).read_text(encoding="utf-8")
            stage_parts(copy, of.begins_with, evidence, arguments.citation, arguments.package)
        else:
            shutil.copy(arguments.citation, copy)
            mark_news_on_paper(copy / "figures")
            write_bytes(copy / "data-package.zip", packed_data(arguments.package))
        try:
            written = render(copy, of, rendered.written_in).read_bytes()
        except Complaints as refused:
            raise with_places(refused, arguments.results / "evidence", arguments.report) from None
        if is_page:
            written = with_short_ids(with_shared_styles(with_narrow_drawings(written, copy / "figures")))
            written = with_foreign_titles(written, read_table(arguments.results / "evidence" / "sources.csv"))
        else:
            written = with_licence(written, arguments.package)
        write_bytes(arguments.output, written)


if __name__ == "__main__":
    exit_on_complaints(main)
