"""A release asks Snakemake whether results are up to date, and reads its answer: another version may word it otherwise.

Where this fails after an upgrade, change UP_TO_DATE or _why in scripts/hivcells/release/ready.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import ROOT, snakemake
from hivcells.release.ready import UP_TO_DATE, _why, dry_run

TEA = """
rule make_tea:
    input: "leaves.txt"
    output: "results/tea.txt"
    shell: "cp {input} {output}"
"""


def test_what_is_to_be_done_and_that_nothing_is_are_told_apart(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "profiles", tmp_path / "profiles")
    (tmp_path / "Snakefile").write_text(TEA)
    (tmp_path / "leaves.txt").write_text("green")
    said = dry_run(tmp_path)
    assert UP_TO_DATE not in said
    assert _why(said) == "steps to run: make_tea"
    assert snakemake(tmp_path).returncode == 0
    assert UP_TO_DATE in dry_run(tmp_path)
