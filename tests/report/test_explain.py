"""What a curator asks of a built report: where a number stands, and how it came about."""

from __future__ import annotations

import subprocess
import sys

from conftest import BUILT, ROOT


def run(script: str, *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, str(ROOT / "scripts" / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_explain_leads_from_104_to_the_printed_means_and_tells_where_it_stands():
    said = run("explain.py", "104", "--results", BUILT).stdout
    assert "104\u00a0cells/µL  [xia2020.cd4.nk.change]  derived: 243 - 139" in said
    for mean in ("nk.month24.mean", "nk.baseline.mean"):
        assert (
            f"[xia2020.cd4.{mean}]  reported: as printed\n      printed: “139 to 243 cells/muL”, abstract, Results"
            in said
        )
    assert "doi:10.1097/CM9.0000000000001189" in said
    for name, line in lines_with("[xia2020.cd4.nk.change]{"):
        assert f"report/{name}:{line}" in said
    assert "table cd4-changes" in said


def test_a_key_copied_from_two_lines_or_with_signs_that_are_not_seen_is_found():
    for copied in ("xia2020.cd4.\r\nnk.change", "xia2020.\u200bcd4.\u200bnk.change"):
        assert "[xia2020.cd4.nk.change]  derived: 243 - 139" in run("explain.py", copied, "--results", BUILT).stdout


def lines_with(mark: str) -> list[tuple[str, int]]:
    """Files of the article, with the lines in which a mark stands. Raises AssertionError where it stands nowhere."""
    paths = [ROOT / "report" / "index.qmd", *sorted((ROOT / "report" / "sections").glob("*.qmd"))]
    found = [
        (path.relative_to(ROOT / "report").as_posix(), number)
        for path in paths
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if mark in text
    ]
    assert found, f"the article no longer quotes {mark}"
    return found


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
