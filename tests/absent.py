"""The tables that a review may do without, as they are where it does: with their columns and no row."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from hivcells.evidence.package import columns_of

PACKAGE = json.loads((Path(__file__).resolve().parents[1] / "data" / "datapackage.json").read_text(encoding="utf-8"))
NOT_NEEDED = (
    "case_columns", "cases", "certainty", "certainty_outcomes", "checklists", "earlier_reports", "extraction_candidates",
    "funders", "harms", "interruptions", "kinds_of_cells", "kinds_of_disagreement", "mechanisms", "next_trial",
    "registrations", "replaced_values", "risk_of_bias",
)  # fmt: skip
ABSENT = {name: pd.DataFrame(columns=columns_of(PACKAGE)[name], dtype=object) for name in NOT_NEEDED}
