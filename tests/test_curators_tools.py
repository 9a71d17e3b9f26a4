"""What a curator runs by hand: the first rows of a study, and the proof that quotations stand in their texts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BUILT, ROOT, table

SHARED = ROOT.parent / "shared" / "sources"


def run(script: str, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, str(ROOT / "scripts" / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def test_new_study_writes_rows_that_only_lack_what_the_text_must_give(data: Path) -> None:
    done = run(
        "new_study.py",
        "example2026",
        "--label",
        "Example 2026",
        "--modality",
        "nk",
        "--arms",
        "nk",
        "art",
        "--data",
        data,
    )
    assert done.returncode == 0, done.stderr
    said = run("check_evidence.py", data, data.parent / "evidence").stderr
    assert "arms.csv" in said and "cell_product" in said and "as_printed" in said
    assert "does not begin" not in said


def test_a_study_is_not_added_again(data: Path) -> None:
    before = (data / "studies.csv").read_bytes()
    done = run("new_study.py", "xia2020", "--label", "Xia 2020", "--modality", "nk", "--data", data)
    assert done.returncode == 1
    assert "column 'study_id', value 'xia2020': the study is there already" in done.stderr
    assert (data / "studies.csv").read_bytes() == before


def test_a_quotation_is_found_across_spaces_dashes_superscripts_and_mu(data: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    printed = {row["as_printed"] for row in table("data/findings.csv") if row["source_id"] == "xu2021"}
    printed |= {row["as_printed"] for row in table("data/events.csv") if row["source_id"] == "xu2021"}
    printed |= {
        row[f"printed_{side}"]
        for row in table("data/discrepancies.csv")
        for side in "ab"
        if row[f"source_{side}"] == "xu2021"
    }
    text = " … ".join(printed).replace("–", "-").replace("μ", "µ").replace(" ", "  \n")
    (texts / "xu2021.txt").write_text(text, encoding="utf-8")
    done = run("verify_sources.py", data, texts)
    assert done.returncode == 0, done.stderr
    assert "0 not found" in done.stdout


def test_a_quotation_that_does_not_stand_in_its_text_is_named(data: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "xia2020.txt").write_text("difference, 76; 95% CI, 10 to 124", encoding="utf-8")
    done = run("verify_sources.py", data, texts)
    assert done.returncode == 1
    assert "value 'difference, 67; 95% CI, 10 to 124': does not stand in the text of 'xia2020'" in done.stderr


@pytest.mark.skipif(not SHARED.is_dir(), reason="the first documents are not at hand beside the project")
def test_everything_quoted_from_the_first_documents_stands_in_them() -> None:
    done = run("verify_sources.py", ROOT / "data", SHARED)
    assert done.returncode == 0, done.stderr
    assert "in 5 texts" in done.stdout


def test_explain_leads_from_104_to_the_printed_means_and_tells_where_it_stands():
    told = run("explain.py", "104", "--results", BUILT).stdout
    assert "104\u00a0cells/µL  [xia2020.cd4.nk.change]  derived: 243 - 139" in told
    for mean in ("nk.month24.mean", "nk.baseline.mean"):
        assert (
            f"[xia2020.cd4.{mean}]  reported: as printed\n      printed: “139 to 243 cells/muL”, abstract, Results"
            in told
        )
    assert "doi:10.1097/CM9.0000000000001189" in told
    lines = (ROOT / "report" / "index.qmd").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if "[xia2020.cd4.nk.change]" in text)
    assert f"report/index.qmd:{line}" in told and "table cd4-changes" in told


def test_explain_finds_a_number_with_its_unit_and_by_its_key():
    by_quantity, by_key = (
        run("explain.py", wanted, "--results", BUILT).stdout
        for wanted in ("P = 0.024", "xia2020.cd4.contrast.month24.p")
    )
    assert by_key and by_key in by_quantity


def test_explain_tells_a_row_of_the_data_that_the_report_does_not_show():
    done = run("explain.py", "xia2020.allocation_ratio", "--results", BUILT)
    assert done.returncode == 1 and "the report neither shows it" in done.stderr


def test_explain_says_plainly_that_a_number_is_not_in_the_report():
    done = run("explain.py", "99999", "--results", BUILT)
    assert done.returncode == 1
    assert done.stderr.startswith("No number of the report is '99999'.") and "Traceback" not in done.stderr
