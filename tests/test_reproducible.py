"""Same input, same bytes: in another folder, time zone, locale and hash seed."""

from __future__ import annotations

import hashlib
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
        for path in sorted((copy / "results").rglob("*")) if path.is_file()
    }


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    here = build(tmp_path / "here", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = build(tmp_path / "a folder elsewhere", TZ="Pacific/Kiritimati", LC_ALL="C", LANG="tr_TR.UTF-8", PYTHONHASHSEED="4242")
    assert here == there
    assert "results/report/review.pdf" in here and "results/evidence.sqlite" in here


def test_nothing_half_written_is_left_behind(project: Path) -> None:
    assert not list((project / "results").rglob("*.partial"))
