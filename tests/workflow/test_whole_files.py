"""A result is written whole or not at all, and a writer that was killed leaves nothing that the next does not take away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from hivcells.artefacts import write_text

KILLED_BEFORE_THE_MOVE = """
import os, signal, sys
from hivcells import artefacts
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
artefacts.write_text(sys.argv[1], "half")
"""


def test_what_a_killed_writer_left_is_gone_once_the_file_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "values.json"
    write_text(path, "before")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_THE_MOVE, path], cwd=ROOT / "scripts", capture_output=True, check=False
    )
    assert killed.returncode < 0
    assert path.read_text(encoding="utf-8") == "before"
    assert len(list(tmp_path.iterdir())) == 2
    write_text(path, "after")
    assert [(left.name, left.read_text(encoding="utf-8")) for left in tmp_path.iterdir()] == [("values.json", "after")]
