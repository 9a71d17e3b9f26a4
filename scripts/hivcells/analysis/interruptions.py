"""What happened to the people of whom it is known that they stopped treatment: each counted once, by kind of therapy."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from hivcells.stops import OUTCOMES, outcomes_of, people_behind
from hivcells.tables import Tables

COLUMNS = ["value_id", "modality_id", "outcome", "people", "rows", "method"]


def interruptions(evidence: Tables) -> pd.DataFrame:
    """A row for each kind of therapy and outcome; rows names the curated rows that are summed.

    interrupted.<therapy>.<outcome> is of a therapy, interrupted.other_than.<therapy>.<outcome> of all others together and
    interrupted.study.<id>.<outcome> of a study; the latter two have no modality_id. Outcome 'told' is returned or away.
    """
    people = people_behind(evidence)
    curated = evidence["interruptions"]
    by_study = [outcomes_of(row, people) for row in curated.to_dict("records")]
    sums = pd.DataFrame(by_study, index=curated.index, columns=list(OUTCOMES)).assign(modality_id=curated.modality_id)
    rows = []
    for modality in evidence["modalities"].modality_id:
        of_modality = curated[curated.modality_id == modality]
        keys = " ".join(f"interruptions.csv#{key}" for key in of_modality.interruption_id)
        for outcome, says in OUTCOMES.items() if len(of_modality) else ():
            number = int(sums.loc[of_modality.index, outcome].sum())
            rows.append((f"interrupted.{modality}.{outcome}", modality, outcome, number, keys, f"{says}, {modality}"))
    sums = sums.assign(told=sums.returned + sums.away)
    return pd.DataFrame([*rows, *_of_others(curated, sums), *_of_studies(curated, sums)], columns=COLUMNS)


OUTCOMES_OF_MORE = OUTCOMES | {"told": "people of whom it is told whether it came back"}


def _of_others(curated: pd.DataFrame, sums: pd.DataFrame) -> Iterator[tuple[str | int, ...]]:
    """The people of all therapies but one."""
    for modality in dict.fromkeys(curated.modality_id):
        others = curated[curated.modality_id != modality]
        for outcome, says in OUTCOMES_OF_MORE.items() if len(others) else ():
            yield _row(f"interrupted.other_than.{modality}.{outcome}", outcome, others, sums, f"{says}, not {modality}")


def _of_studies(curated: pd.DataFrame, sums: pd.DataFrame) -> Iterator[tuple[str | int, ...]]:
    for row_id, rows in curated.groupby("interruption_id", sort=False):
        for outcome, says in OUTCOMES.items():
            yield _row(f"interrupted.study.{row_id}.{outcome}", outcome, rows, sums, f"{says}, {row_id}")


def _row(value_id: str, outcome: str, rows: pd.DataFrame, sums: pd.DataFrame, method: str) -> tuple[str | int, ...]:
    keys = " ".join(f"interruptions.csv#{key}" for key in rows.interruption_id)
    return value_id, "", outcome, int(sums.loc[rows.index, outcome].sum()), keys, method


def as_counts(of_interruptions: pd.DataFrame) -> pd.DataFrame:
    """The sums as rows of the table of counts, which is where the report quotes them from."""
    counted = of_interruptions.rename(columns={"people": "value"}).drop(columns="outcome")
    return counted.assign(unit="people", modality_id="", design="")
