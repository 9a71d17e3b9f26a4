"""The program that checks the evidence complains in plain letters, and leaves what an earlier run wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from conftest import ROOT

Edit = Callable[[str, str, str], None]
Run = Callable[..., Any]  # of a program with its arguments; how it ended, and what it said


def test_a_faulty_table_is_complained_of_and_earlier_results_stay(
    data: Path, edit: Edit, tmp_path: Path, run: Run
) -> None:
    results = tmp_path / "evidence", tmp_path / "evidence.sqlite"
    assert run("check_evidence", data, *results).status == 0
    before = {path: path.read_bytes() for path in [results[1], *results[0].iterdir()]}
    edit("findings.csv", "mean,=,139,", "mean,=,abc,")
    done = run("check_evidence", data, *results)
    assert done.status == 1 and done.err.count("\n") == 1 and "not a number" in done.err
    assert {path: path.read_bytes() for path in [results[1], *results[0].iterdir()]} == before


def test_a_terminal_that_lacks_a_character_shows_a_question_mark() -> None:
    program = "from hivcells.complaints import exit_on_complaints; exit_on_complaints(lambda: print('−0.06'))"
    terminal = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-c", program], env=terminal, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "?0.06", "")
