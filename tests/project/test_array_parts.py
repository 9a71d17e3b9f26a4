"""The parts into which a cluster cuts a measure are, put together, the whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BUILT, ROOT


def part(*arguments: str) -> None:
    """Run one part as a job of an array does."""
    program = [sys.executable, "benchmarks/array_part.py", *arguments]
    environment = {"PYTHONPATH": "scripts:tests", "RESULTS_AS_THEY_ARE": "1"}
    subprocess.run(program, cwd=ROOT, env=environment, check=True, capture_output=True)


@pytest.mark.parametrize("of_class", ["page", "pdf"])
def test_a_class_of_faults_is_counted_by_itself(of_class: str, tmp_path: Path) -> None:
    part("strength", of_class, str(tmp_path / "part.csv"))
    header, row = (tmp_path / "part.csv").read_text(encoding="utf-8").splitlines()
    assert header == "class_id,mutants,killed"
    name, mutants, killed = row.split(",")
    assert name == of_class and int(mutants) == int(killed) > 300


def test_the_perspectives_one_by_one_are_the_table_of_the_build(tmp_path: Path) -> None:
    parts = [str(tmp_path / f"{number}.csv") for number in range(4)]
    for number, path in enumerate(parts):
        part("perspective", str(number), path)
    part("together", str(tmp_path / "whole.csv"), *parts)
    assert (tmp_path / "whole.csv").read_bytes() == (BUILT / "tables" / "perspectives.csv").read_bytes()
