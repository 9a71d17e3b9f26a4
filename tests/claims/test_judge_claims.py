"""The program judges the claims of any review, or says where its predicates are at fault."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
from claims.zoo import CLAIMS, PREDICATES, zoo
from conftest import ROOT

# What any review has, from which a stricter reader leaves out: of the animals just Rex was seen in a randomised trial.
LEFT_OUT_FROM = {
    "sources": pd.DataFrame([("paper", "article"), ("sheet", "fact sheet")], columns=["source_id", "kind"]),
    "studies": pd.DataFrame(
        [("s0", "randomised trial"), ("s1", "case report"), ("s2", "case report")], columns=["study_id", "design"]
    ),
    "risk_of_bias": pd.DataFrame([("s1", "overall", "low")], columns=["study_id", "domain", "judgement"]),
    "findings": pd.DataFrame([("f", "s0", "paper")], columns=["finding_id", "study_id", "source_id"]),
    "events": pd.DataFrame([("e", "s1", "sheet")], columns=["event_id", "study_id", "source_id"]),
}


def judge_in(folder: Path, predicates: str) -> subprocess.CompletedProcess[str]:
    """Run the program on the tables of a zoo, beside which stand tables that are written later."""
    for name in ("claims", "evidence", "tables"):
        (folder / name).mkdir()
    (folder / "claims" / "animals.py").write_text(predicates)
    for name, table in (zoo("tame", "tame", "wild") | LEFT_OUT_FROM).items():
        table.to_csv(folder / "evidence" / f"{name}.csv", index=False)
    (folder / "tables" / "ledger.csv").write_text("a,b\nwith a cell too few\n")
    for name in ("fragile_claims", "perspectives"):
        (folder / "tables" / f"{name}.csv").write_text("a,b\nof an earlier run\n")
    program = [sys.executable, str(ROOT / "scripts" / "judge_claims.py")]
    paths = ["claims", "evidence", "tables", "judged.json", "tables/fragile_claims.csv", "tables/perspectives.csv"]
    return subprocess.run([*program, *paths], cwd=folder, capture_output=True, text=True, check=False)


def test_the_program_judges_every_predicate_and_reads_no_table_that_is_written_later(tmp_path: Path) -> None:
    done = judge_in(tmp_path, PREDICATES)
    assert (done.returncode, done.stderr) == (0, "")
    judged = json.loads((tmp_path / "judged.json").read_text())
    assert judged["rex-is-tame"] == {
        "meaning": "Rex is tame.",
        "holds": True,
        "error": "",
        "file": "claims/animals.py",
        "line": CLAIMS["rex-is-tame"].line,
        "rows": ["animals.csv#rex"],
    }
    assert not judged["unicorns-fly"]["holds"]
    assert list(judged) == sorted(CLAIMS)
    lines = (tmp_path / "tables" / "fragile_claims.csv").read_text().splitlines()
    assert lines == [
        "claim_id,meaning,about,studies,flipped_by",
        "most-are-tame,More than half of the animals are tame.,several studies,2,s0 s1",
        "rex-is-tame,Rex is tame.,one study,1,s0",
        "the-zoo-is-large,The zoo has more than one gate.,one study,0,",
    ]
    perspectives = (tmp_path / "tables" / "perspectives.csv").read_text().splitlines()
    assert perspectives[0] == "perspective_id,label,claim_id,still_holds,why_not"
    assert [line for line in perspectives if ",no," in line] == [
        "low_risk_only,studies at low risk of bias alone,rex-is-tame,no,its rows are left out",
    ]
    assert len(perspectives) == 1 + 4 * 3  # each claim that holds, from each perspective


def test_the_program_complains_of_predicates_that_are_no_python_and_writes_nothing(tmp_path: Path) -> None:
    done = judge_in(tmp_path, "def broken(:\n")
    assert done.returncode == 1
    assert done.stderr.startswith("claims/animals.py:1: not Python (")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "judged.json").exists()
    for name in ("fragile_claims", "perspectives"):
        assert "earlier run" in (tmp_path / "tables" / f"{name}.csv").read_text()
