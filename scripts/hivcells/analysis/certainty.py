"""Certainty of the evidence for each outcome, after GRADE, with the studies and people behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import table_of_rows
from hivcells.grade import people_of_outcome, rating_of

COLUMNS = [
    "outcome",
    "label",
    "found",
    "without_cells",
    "rating",
    "method",
    "n_studies",
    "n_people",
    "studies",
    "people",
    "judgements",
]


def certainty(evidence: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per outcome: its studies, the people behind it, its rating, and how it came about."""
    rows = [_row(outcome, evidence) for outcome in evidence["certainty_outcomes"].to_dict("records")]
    return table_of_rows(rows, COLUMNS)


def _row(outcome: Mapping[Any, str], evidence: Mapping[str, pd.DataFrame]) -> dict[str, object]:
    judgements = evidence["certainty"]
    of_outcome = judgements[judgements["outcome"] == outcome["outcome"]]
    studies, people = outcome["studies"].split(), people_of_outcome(outcome["people_ids"].split(), dict(evidence))
    steps = of_outcome[of_outcome["judgement"] != "not serious"]
    why = "; ".join(f"{row['domain']}: {row['judgement']}" for row in steps.to_dict("records"))
    return {
        **{column: outcome[column] for column in ("outcome", "label", "found", "without_cells")},
        "rating": rating_of(outcome["begins"], list(of_outcome["judgement"])),
        "method": f"GRADE, begins {outcome['begins']}; {why}" if why else "no study compared it",
        "n_studies": len(studies),
        "n_people": sum(people.values()),
        "studies": " ".join(f"studies.csv#{study}" for study in studies),
        "people": " ".join(people),
        "judgements": " ".join(f"certainty.csv#{key}" for key in of_outcome["judgement_id"]),
    }
