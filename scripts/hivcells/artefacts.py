"""Write a result so that no half-written one ever stands under its final name."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # loading pandas takes most of a second, which programs without tables need not spend
    import pandas as pd


def write_bytes(path: str | Path, content: bytes) -> None:
    """Write beside the path, then move into place in one step.

    ASSUME: one process at a time writes a path, as the lock on a build makes sure. What one that was killed has left
    bears the same name, so that the next, which writes the path anew, leaves nothing of it.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(content)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


def write_text(path: str | Path, text: str) -> None:
    """Write UTF-8 text with Unix line ends."""
    write_bytes(path, text.encode("utf-8"))


def write_json(path: str | Path, content: Any) -> None:
    """Write JSON that reads well in a diff."""
    write_text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read_json(path: str | Path) -> Any:
    """Read JSON that an earlier step wrote."""
    return json.loads(Path(path).read_text(encoding="utf-8"))


def write_table(path: str | Path, table: pd.DataFrame) -> None:
    """Write a tidy CSV, without its index; a missing cell is a blank."""
    write_text(path, table.to_csv(index=False, lineterminator="\n"))
