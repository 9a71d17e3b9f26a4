"""Same input, same bytes: in another folder, time zone, locale and hash seed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

from conftest import copy_of_project, snakemake


def build(folder: Path, **environment: str) -> dict[str, str]:
    """Checksum of every result of a fresh build with the embedded renderer."""
    folder.mkdir()
    copy = copy_of_project(folder, with_results=False)
    (copy / "config.yaml").write_text("renderer: embedded\n")
    done = snakemake(copy, **environment)
    assert done.returncode == 0, done.stderr[-2000:]
    return {
        str(path.relative_to(copy)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((copy / "results").rglob("*"))
        if path.is_file()
    }


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    here = build(tmp_path / "here", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = build(
        tmp_path / "a folder elsewhere", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="tr_TR.UTF-8", PYTHONHASHSEED="4242"
    )
    assert here == there
    assert "results/report/review.pdf" in here and "results/evidence.sqlite" in here


def test_nothing_half_written_is_left_behind(project: Path) -> None:
    assert not list((project / "results").rglob("*.partial"))


def test_the_pdf_does_not_depend_on_the_counts_that_it_starts_from(tmp_path: Path) -> None:
    """It starts from those of the last build, whether they are right, wrong, cut off or not there."""
    copy = copy_of_project(tmp_path)
    draft = copy / "results" / "draft"
    right = (draft / "coverage_pdf.json").read_text(encoding="utf-8")
    made = set()
    for start in (right, right.replace('": "1', '": "8'), right[:200], None):
        coverage = tmp_path / "coverage.json"
        coverage.unlink(missing_ok=True) if start is None else coverage.write_text(start, encoding="utf-8")
        command = [
            "scripts/render_pdf.py",
            "report",
            "config.yaml",
            "results",
            tmp_path / "made.typ",
            tmp_path / "made.pdf",
            coverage,
            tmp_path / "found.json",
        ]
        done = subprocess.run([sys.executable, *command], cwd=copy, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        assert coverage.read_text(encoding="utf-8") == right
        made.add(hashlib.sha256((tmp_path / "made.pdf").read_bytes()).hexdigest())
    assert made == {hashlib.sha256((draft / "review.pdf").read_bytes()).hexdigest()}
