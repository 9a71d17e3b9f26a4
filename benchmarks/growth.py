"""Measure how the programs grow with the evidence: the same review with its studies 1, 3, 10, 30 and 100 times.

    python benchmarks/growth.py            # measures every multiple, then draws growth.svg
    python benchmarks/growth.py 1 3        # measures these multiples anew
    python benchmarks/growth.py draw       # draws only

Run by hand, inside the environment, on a machine with nothing else to do. The programs run one after the other, as
the workflow calls them, in a copy of the project.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pypdfium2
from matplotlib import pyplot, rc_context
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from hivcells.artefacts import read_json, write_json, write_table  # noqa: E402
from hivcells.report.documents import FILES, LEDGER  # noqa: E402
from more_evidence import multiply  # noqa: E402

MULTIPLES = (1, 3, 10, 30, 100)
NUMBERS, PLOT = ROOT / "benchmarks" / "growth.csv", ROOT / "benchmarks" / "growth.svg"
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".snakemake", "__pycache__", "results")
LONGEST_STEP_S = 900  # of a processor; a step that takes longer is ended, and the multiple with it
MEASURES = ["processor_s", "peak_mb", "bytes", "elements", "pages"]  # a panel each
COLUMNS = ["times", "rows", "step", *MEASURES, "opens_s", "false_claims", "ended"]
EVIDENCE, TABLES = "results/evidence", "results/tables"
BOTH = f"{EVIDENCE} {TABLES}"
RENDERED_WITH = "embedded report CITATION.cff data/datapackage.json results"
STEPS = {
    "check_evidence": f"check_evidence.py data {EVIDENCE} results/evidence.sqlite",
    "analyse": f"analyse.py {BOTH}",
    "draw_figures": f"draw_figures.py {EVIDENCE} results/figures {TABLES}/*.csv",
    "quote_values": f"quote_values.py {BOTH} CITATION.cff tests/strength/score.csv results/draft/values.json",
    "judge_claims": f"judge_claims.py report/claims {BOTH} results/draft/judged_claims.json"
    f" {TABLES}/fragile_claims.csv {TABLES}/perspectives.csv",
    "write_tables": "write_tables.py tables report results",
    "write_evidence": "write_tables.py evidence report results",
    **{f"compose {of}": f"compose_report.py {of} report results" for of in ("review", "supplement", "whole")},
    **{
        f"render {file}": f"render_report.py {RENDERED_WITH} results/draft/{file}"
        for file in FILES
        if file != LEDGER.file
    },
    **{f"verify {file}": f"verify_report.py report results {file}" for file in FILES},
}


def run(command: str, folder: Path) -> dict[str, float]:
    """Processor seconds and peak memory in MB of a program, with the processes that it starts. RuntimeError where it fails."""
    limited = f"ulimit -t {LONGEST_STEP_S}; exec {sys.executable} scripts/{command}"
    process = subprocess.Popen(["sh", "-c", limited], cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"failed, or took longer than {LONGEST_STEP_S} s: {command}")
    return {"processor_s": round(usage.ru_utime + usage.ru_stime, 2), "peak_mb": usage.ru_maxrss // 1024}


def let_claims_pass(draft: Path) -> int:
    """Sentences on the only study of a kind are false of copies; they stand here all the same. Returns how many."""
    judged = read_json(draft / "judged_claims.json")
    false = [claim for claim in judged.values() if not claim["holds"]]
    for claim in false:
        claim["holds"] = True
    write_json(draft / "judged_claims.json", judged)
    return len(false)


def size_of(path: Path) -> dict[str, float]:
    """Bytes of a document; elements of a page and the seconds in which Chromium opens it, or pages of a PDF."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return {"bytes": len(content), "pages": len(pypdfium2.PdfDocument(content))}
    return {"bytes": len(content), "elements": len(re.findall(rb"<[a-zA-Z]", content)), "opens_s": opening_s(path)}


def opening_s(path: Path) -> float:
    """Seconds until a browser has loaded a page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="load", timeout=120_000)
        page.evaluate("() => new Promise(shown => requestAnimationFrame(() => setTimeout(shown)))")
        return round(time.perf_counter() - start, 2)


def measured(times: int) -> Iterator[dict[str, Any]]:
    """A row for each step with so many copies; the last says why where it ends before its time."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
        rows = multiply(copy / "data", times)
        for step, command in STEPS.items():
            row: dict[str, Any] = {"times": times, "rows": rows, "step": step}
            try:
                row |= run(command, copy)
                if step == "judge_claims":
                    row["false_claims"] = let_claims_pass(copy / "results" / "draft")
                if step.startswith("render "):
                    row |= size_of(copy / "results" / "draft" / step.removeprefix("render "))
            except RuntimeError as ended:
                row["ended"] = str(ended)
            print(row, flush=True)
            yield row
            if "ended" in row:
                return


def written(row: dict[str, Any]) -> None:
    """Put a row into the table in place of an earlier one."""
    table = pd.read_csv(NUMBERS) if NUMBERS.exists() else pd.DataFrame(columns=COLUMNS)
    others = table[table.step.isin(STEPS) & ((table.times != row["times"]) | (table.step != row["step"]))]
    table = pd.DataFrame([*others.to_dict("records"), row], columns=COLUMNS).convert_dtypes()
    order = table.step.map(list(STEPS).index)
    write_table(NUMBERS, table.assign(order=order).sort_values(["times", "order"]).drop(columns="order"))


def draw(table: pd.DataFrame) -> None:
    """Each measure over the multiples, both scales logarithmic; what grows with the rows runs along the grey line."""
    with rc_context({"svg.hashsalt": "growth", "font.size": 8}):
        measures = [column for column in MEASURES if table[column].notna().any()]
        figure, all_axes = pyplot.subplots(1, len(measures), figsize=(14, 5), layout="constrained")
        for axes, column in zip(all_axes, measures):
            shown = table[table[column].notna()]
            for step, rows in shown.groupby("step", sort=False):
                axes.plot(rows.times, rows[column], marker="o", markersize=3, linewidth=1.2, label=step)
            as_the_rows = [shown[column].min() * times for times in MULTIPLES]
            axes.plot(MULTIPLES, as_the_rows, color="0.75", linewidth=3, zorder=0)
            axes.set(title=column, xscale="log", yscale="log", xticks=MULTIPLES, xticklabels=MULTIPLES)
            axes.minorticks_off()
            axes.legend(fontsize=6, frameon=False)
        figure.supxlabel("how many times each study stands in the evidence; the grey line grows as the rows do")
        figure.savefig(PLOT, metadata={"Date": None, "Creator": None})


def main() -> None:
    asked = sys.argv[1:]
    for times in [int(number) for number in asked if number.isdigit()] or ([] if asked else MULTIPLES):
        for row in measured(times):
            written(row)
    draw(pd.read_csv(NUMBERS))


if __name__ == "__main__":
    main()
