"""How many people the next trial needs: for each question its effect, the spread it rests on, and the people."""

from __future__ import annotations

import pandas as pd

from hivcells.report.tables.labels import Row, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, free, number
from hivcells.tables import Tables

COLUMNS = (
    Column("Question", 30),
    Column("To find", 14, is_number=True),
    Column("Spread (SD)", 14, is_number=True),
    Column("People per arm", 12, is_number=True),
    Column("Limits", 14, is_number=True),
    Column("Assumption", 30),
)
PEOPLE = {"people per arm": "per_arm", "people": "people"}


def table(tables: Tables) -> Table:
    """One row a question; a harm needs no second arm, and its people are those in all."""
    estimates = tables["next_trial_sizes"]
    of_people = estimates[estimates["statistic"].isin(PEOPLE)].sort_index()
    return Table(
        "next_trial", "People that the next trial needs", COLUMNS, [_row(r, estimates) for r in rows_of(of_people)]
    )


def _row(row: Row, estimates: pd.DataFrame) -> tuple[Cell, ...]:
    stem = f"next_trial.{row.question_id}"
    has_spread = f"{stem}.sd" in set(estimates["value_id"])
    return (
        free(row.question),
        number(f"{stem}.effect", "quantity"),
        number(f"{stem}.sd", "quantity") if has_spread else NOTHING,
        number(row.value_id),
        number(row.value_id, "interval") if row.low else NOTHING,
        free(row.assumption),
    )
