"""Certainty of the evidence for each outcome, after GRADE, with the studies and people behind it."""

from __future__ import annotations

import pandas as pd

from hivcells.grade import people_of_studies, rating_of


def certainty(
    outcomes: pd.DataFrame, judgements: pd.DataFrame, participants: pd.DataFrame, findings: pd.DataFrame
) -> pd.DataFrame:
    """A row an outcome: its studies, their people, its rating, and how it came about."""
    return pd.DataFrame([_row(outcome, judgements, participants, findings) for outcome in outcomes.to_dict("records")])


def _row(
    outcome: dict, judgements: pd.DataFrame, participants: pd.DataFrame, findings: pd.DataFrame
) -> dict[str, object]:
    of_outcome = judgements[judgements["outcome"] == outcome["outcome"]]
    studies = outcome["studies"].split()
    groups = people_of_studies(studies, participants, findings)
    steps = of_outcome[of_outcome["judgement"] != "not serious"]
    why = "; ".join(f"{row['domain']}: {row['judgement']}" for row in steps.to_dict("records"))
    return {
        **{column: outcome[column] for column in ("outcome", "label", "found", "without_cells")},
        "rating": rating_of(outcome["begins"], list(of_outcome["judgement"])),
        "method": f"GRADE, begins {outcome['begins']}; {why}",
        "n_studies": len(studies),
        "n_people": int(groups["people"].sum()),
        "studies": " ".join(f"studies.csv#{study}" for study in studies),
        "people": " ".join(f"participants.csv#{cohort}" for cohort in groups["cohort_id"]),
        "judgements": " ".join(f"certainty.csv#{key}" for key in of_outcome["judgement_id"]),
    }
