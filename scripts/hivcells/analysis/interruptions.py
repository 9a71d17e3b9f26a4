"""What happened to the people of whom it is known that they stopped treatment: each counted once, by kind of therapy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from hivcells.analysis.counting import labels_of_modalities
from hivcells.stops import OUTCOMES, REPORTED, outcomes_of, people_of_rows
from hivcells.tables import Tables

COLUMNS = ["value_id", "modality_id", "outcome", "people", "rows", "method"]
SUMMED = OUTCOMES | {REPORTED: "people of whom it is told"}
Group = tuple[str, pd.DataFrame, str, str]


def interruptions(evidence: Tables) -> pd.DataFrame:
    """A row for each kind of therapy and outcome; rows names the curated rows that are summed.

    interrupted.<therapy>.<outcome> is of a therapy, interrupted.other_than.<therapy>.<outcome> of all others together and
    interrupted.study.<id>.<outcome> of a study; the latter two have no modality_id. Outcome REPORTED is returned or away.
    """
    groups = _groups(labels_of_modalities(evidence["modalities"]), _by_row(evidence))
    return pd.DataFrame([row for group in groups for row in _sums(*group)], columns=COLUMNS)


def _by_row(evidence: Tables) -> pd.DataFrame:
    """The curated rows with their people by outcome, as numbers."""
    people, curated = people_of_rows(evidence), evidence["interruptions"]
    numbers = [outcomes_of(row, people) for row in curated.to_dict("records")]
    by_row = pd.DataFrame(numbers, index=curated.index, columns=list(OUTCOMES))
    return by_row.assign(**{REPORTED: by_row.returned + by_row.away}).join(curated[["interruption_id", "modality_id"]])


def _groups(label_of: Mapping[str, str], by_row: pd.DataFrame) -> Iterator[Group]:
    """What is summed: its name, its rows, who the people are in words, and the therapy, if one alone."""
    for therapy, label in label_of.items():
        yield therapy, by_row[by_row.modality_id == therapy], label, therapy
    for therapy in by_row.modality_id.unique():
        others = by_row[by_row.modality_id != therapy]
        yield f"other_than.{therapy}", others, f"all but: {label_of[therapy]}", ""
    for row_id, rows in by_row.groupby("interruption_id", sort=False):
        yield f"study.{row_id}", rows, str(row_id), ""


def _sums(name: str, rows: pd.DataFrame, who: str, modality: str) -> Iterator[tuple[str | int, ...]]:
    keys = " ".join(f"interruptions.csv#{key}" for key in rows.interruption_id)
    for outcome, says in SUMMED.items() if keys else ():
        yield f"interrupted.{name}.{outcome}", modality, outcome, int(rows[outcome].sum()), keys, f"{says}, {who}"


def as_counts(of_interruptions: pd.DataFrame) -> pd.DataFrame:
    """The sums as rows of the table of counts, which is where the report quotes them from."""
    counted = of_interruptions.rename(columns={"people": "value"}).drop(columns="outcome")
    return counted.assign(unit="people", modality_id="", design="", cell_origin="")
