"""The program judges the claims of any review, or says where its predicates are at fault."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from claims.zoo import CLAIMS, PREDICATES, zoo
from conftest import ROOT


def judge_in(folder: Path, predicates: str) -> subprocess.CompletedProcess[str]:
    """Run the program on the tables of a zoo, beside which stand tables that are written later."""
    for name in ("evidence", "tables"):
        (folder / name).mkdir()
    (folder / "claims.py").write_text(predicates)
    for name, table in zoo("tame", "tame", "wild").items():
        table.to_csv(folder / "evidence" / f"{name}.csv", index=False)
    (folder / "tables" / "ledger.csv").write_text("a,b\nwith a cell too few\n")
    (folder / "tables" / "fragile_claims.csv").write_text("a,b\nof an earlier run\n")
    program = [sys.executable, str(ROOT / "scripts" / "judge_claims.py")]
    paths = ["claims.py", "evidence", "tables", "judged.json", "tables/fragile_claims.csv"]
    return subprocess.run([*program, *paths], cwd=folder, capture_output=True, text=True, check=False)


def test_the_program_judges_every_predicate_and_reads_no_table_that_is_written_later(tmp_path: Path) -> None:
    done = judge_in(tmp_path, PREDICATES)
    assert (done.returncode, done.stderr) == (0, "")
    judged = json.loads((tmp_path / "judged.json").read_text())
    assert judged["rex-is-tame"] == {
        "meaning": "Rex is tame.",
        "holds": True,
        "error": "",
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


def test_the_program_complains_of_predicates_that_are_no_python_and_writes_nothing(tmp_path: Path) -> None:
    done = judge_in(tmp_path, "def broken(:\n")
    assert done.returncode == 1
    assert done.stderr.startswith("claims.py:1: not Python (")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "judged.json").exists()
    assert "earlier run" in (tmp_path / "tables" / "fragile_claims.csv").read_text()
