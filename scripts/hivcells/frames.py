"""Tables as frames, for the analyses that group and join."""

from __future__ import annotations

from pathlib import Path

import pandas as pd


def read_frame(path: str | Path) -> pd.DataFrame:
    """A table as text, a blank as ''; numbers become decimals where they are used."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)
