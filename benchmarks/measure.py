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
RUNS = 5
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".snakemake", "__pycache__", "results")
PLAIN = (
    "markdown-raw_html-native_divs-native_spans-fenced_divs-bracketed_spans-link_attributes-header_attributes-citations"
)
# What the renderers and the verification spend on tracing, without rendering.
TRACE = """
import re, sys
from pathlib import Path
sys.path.insert(0, "scripts")
from hivcells.artefacts import read_json
from hivcells.verification import expected_in_pdf, trace_html, trace_pdf
results, report = Path("results"), Path("report")
values = read_json(results / "values.json")
trace_html((results / "report" / "review.html").read_bytes(), values, results, report)
source = (results / "draft" / "review.typ").read_text(encoding="utf-8")
drawings = [(results / name).read_bytes() for name in re.findall(r"figures/\\w+\\.svg", source)]
trace_pdf((results / "report" / "review.pdf").read_bytes(), expected_in_pdf(source, drawings, values, results), values, results)
"""
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
    from hivcells.artefacts import read_json
    from hivcells.renderers import compose_embedded
    from hivcells.staging import stage_text

    staged = copy / "floor"
    stage_text(copy / "report", copy / "results", read_json(copy / "results" / "values.json"), staged)
    pandoc = pypandoc.get_pandoc_path()
    page = compose_embedded(staged, "html")
    subprocess.run([pandoc, page.name, "--to", PLAIN, "--output", "final.md"], cwd=staged, check=True)
    final = staged / "final.md"
    # Links within the page lead to marks that plain text does not have.
    final.write_text(re.sub(r"\]\(#[^)]*\)", "]", final.read_text(encoding="utf-8")), encoding="utf-8")
    return [
        [pandoc, "final.md", "--standalone", "--metadata", "title=Review", "--output", "final.html"],
        [
            pandoc,
            "final.md",
            "--standalone",
            "--metadata",
            "title=Review",
            "--variable",
            "mainfont=Libertinus Serif",
            "--output",
            "final.typ",
        ],
        [sys.executable, "-c", TYPESET, "final.typ", "final.pdf"],
    ]


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
        sentence = copy / "report" / "sections" / "safety.qmd"
        text = sentence.read_text(encoding="utf-8")
        edits = iter(range(1000))

        def edit() -> None:
            sentence.write_text(f"{text}\nA sentence more{'.' * (next(edits) % 2 + 1)}\n", encoding="utf-8")

        def clean() -> None:
            shutil.rmtree(copy / "results", ignore_errors=True)

        run(["snakemake"], copy)
        unit = measure(copy / "floor", "floor: pandoc and typst alone", floor(copy), lambda: None, RUNS)
        measure(copy, "clean build of both reports, verified", [["snakemake"]], clean, 3, unit)
        measure(copy, "nothing to do", [["snakemake"]], lambda: None, RUNS, unit)
        measure(copy, "an edit of one sentence, verified", [["snakemake"]], edit, RUNS, unit)
        measure(
            copy,
            "check of all tables",
            [[sys.executable, "scripts/check_evidence.py", "data", str(copy / "checked")]],
            lambda: None,
            RUNS,
            unit,
        )
        measure(
            copy, "tracing and verification of page and PDF", [[sys.executable, "-c", TRACE]], lambda: None, RUNS, unit
        )


if __name__ == "__main__":
    main()
