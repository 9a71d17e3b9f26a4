"""The tables that a review may do without, as they are where it does: with their columns and no row."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from hivcells.evidence.package import columns_of, optional_in

PACKAGE = json.loads((Path(__file__).resolve().parents[1] / "data" / "datapackage.json").read_text(encoding="utf-8"))
ABSENT = {name: pd.DataFrame(columns=columns_of(PACKAGE)[name], dtype=object) for name in sorted(optional_in(PACKAGE))}
