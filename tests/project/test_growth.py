"""The generator of more evidence, by which growth is measured, keeps to all rules on evidence."""

import shutil
import subprocess
import sys

import pandas as pd
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

from more_evidence import copied, multiply  # noqa: E402


def test_evidence_with_each_study_twice_passes_all_rules(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    rows = len((data / "studies.csv").read_text(encoding="utf-8").splitlines())
    assert multiply(data, 2) > rows
    command = ["scripts/check_evidence.py", data, tmp_path / "evidence", tmp_path / "evidence.sqlite"]
    checked = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert checked.returncode == 0, checked.stderr


def test_a_copy_refers_to_rows_of_its_own_study():
    row = {"finding_id": "tea2020.people", "study_id": "tea2020", "outcome_id": "people", "doi": "10.1/tea"}
    copy = copied(pd.DataFrame([row]), 3).iloc[0]
    assert [*copy] == ["tea2020_3.people", "tea2020_3", "people", ""]
