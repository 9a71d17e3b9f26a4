"""Measure the build against its floor: the same final text through pandoc and typst alone.

    python benchmarks/measure.py

Run by hand, inside the environment, on a machine with nothing else to do. Each command is
timed as a whole process in a copy of the project; the median of the runs is printed, the
ratio to the floor of the same run, and the peak memory of the largest single process.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
SNAKEMAKE = [sys.executable, "-m", "snakemake"]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".snakemake", "__pycache__", "results")
PLAIN = (
    "markdown-raw_html-native_divs-native_spans-fenced_divs-bracketed_spans-link_attributes-header_attributes-citations"
)
TYPESET = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def run(command: list[str], folder: Path) -> tuple[float, int]:
    """Seconds and peak memory in MB of a command and the largest of its processes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def floor(copy: Path) -> list[list[str]]:
    """Commands that take the final text, numbers put in, to HTML and PDF."""
    from hivcells.report.documents import HTML, document_of
    from hivcells.report.renderers import render_embedded
    from render_report import stage_all

    staged = copy / "floor"
    article, _ = document_of("review.html")
    stage_all(article, copy / "report", copy / "results", staged)
    # The floor has neither the head nor the evidence of the page.
    for name in ("head.html", "page.html", "tables/evidence.html"):
        (staged / name).write_text("", encoding="utf-8")
    pandoc = pypandoc.get_pandoc_path()
    page = render_embedded(staged, article, HTML)
    subprocess.run([pandoc, page.name, "--to", PLAIN, "--output", "final.md"], cwd=staged, check=True)
    final = staged / "final.md"
    # Links within the page lead to marks that plain text does not have.
    final.write_text(re.sub(r"\]\(#[^)]*\)", "]", final.read_text(encoding="utf-8")), encoding="utf-8")
    to_page = [pandoc, "final.md", "--standalone", "--metadata", "title=Review", "--output", "final.html"]
    to_paper = [*to_page[:-1], "final.typ", "--variable", "mainfont=Libertinus Serif"]
    return [to_page, to_paper, [sys.executable, "-c", TYPESET, "final.typ", "final.pdf"]]


def measure(copy: Path, name: str, commands: list[list[str]], before, runs: int, unit: float | None = None) -> float:
    """Print the median of the runs; returns it in seconds."""
    seconds, memory = [], 0
    for _ in range(runs):
        before()
        timings = [run(command, copy) for command in commands]
        seconds.append(sum(s for s, _ in timings))
        memory = max(memory, *(m for _, m in timings))
    median = statistics.median(seconds)
    ratio = f"{median / unit:5.1f} x floor" if unit else "  1.0 x floor"
    print(f"{name:42} {median:6.2f} s {ratio}  {memory:4d} MB", flush=True)
    return median


def main() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        (copy / "config.yaml").write_text("renderer: embedded\n")
        sentence = copy / "report" / "sections" / "harms.qmd"
        text = sentence.read_text(encoding="utf-8")
        edits = iter(range(1000))

        def edit() -> None:
            sentence.write_text(f"{text}\nA sentence more{'.' * (next(edits) % 2 + 1)}\n", encoding="utf-8")

        cell = copy / "data" / "studies.csv"
        remark, *_ = cell.read_text(encoding="utf-8").rpartition('"')  # the last cell, which stands in quotation marks

        def edit_cell() -> None:
            cell.write_text(f'{remark}{"." * (next(edits) % 2 + 1)}"\n', encoding="utf-8")

        def clean() -> None:
            shutil.rmtree(copy / "results", ignore_errors=True)

        run(SNAKEMAKE, copy)
        unit = measure(copy / "floor", "floor: pandoc and typst alone", floor(copy), lambda: None, RUNS)
        measure(copy, "clean build of both reports, verified", [SNAKEMAKE], clean, 3, unit)
        measure(copy, "nothing to do", [SNAKEMAKE], lambda: None, RUNS, unit)
        measure(copy, "an edit of one sentence, verified", [SNAKEMAKE], edit, RUNS, unit)
        measure(copy, "an edit of a cell, verified", [SNAKEMAKE], edit_cell, 3, unit)
        files = ("review.html", "review.pdf")
        check = [sys.executable, "scripts/check_evidence.py", "data", "checked", "checked/evidence.sqlite"]
        measure(copy, "check of all tables", [check], lambda: None, RUNS, unit)
        compose = [sys.executable, "scripts/compose_report.py", "review", "report", "results"]
        measure(copy, "composing and tracing the article", [compose], lambda: None, RUNS, unit)
        verify = [sys.executable, "scripts/verify_report.py", "report", "results"]
        measure(copy, "verification of its page and PDF", [[*verify, file] for file in files], lambda: None, RUNS, unit)


if __name__ == "__main__":
    main()
