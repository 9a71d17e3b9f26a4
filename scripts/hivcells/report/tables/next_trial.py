"""How many people the next trial needs: for each question its spread, and the people for each effect to be found."""

from __future__ import annotations

import pandas as pd

from hivcells.report.tables.labels import Row, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, free, in_lines, number
from hivcells.tables import Tables

COLUMNS = (
    Column("Question", 28),
    Column("Spread (SD)", 13),
    Column("Effect to detect: people per arm, or as stated (limits)", 31),
    Column("Assumption", 28),
)
# What is needed, and how the table says so.
NEEDED = {"people per arm": "", "events": " events in both arms", "people": " in all"}


def table(tables: Tables) -> Table:
    """One row per question, with each effect that it is asked for on a line; a harm, which needs no second arm, stands last."""
    estimates = tables["next_trial_sizes"]
    of_people = estimates[estimates["statistic"].isin(NEEDED)].sort_index()
    in_arms_first = of_people["statistic"].map(list(NEEDED).index)
    of_people = of_people.assign(place=in_arms_first).sort_values("place", kind="stable")
    asked = of_people.groupby(["question", "assumption"], sort=False)
    known = set(estimates["value_id"])
    return Table("next_trial", "People that the next trial needs", COLUMNS, [_row(rows, known) for _, rows in asked])


def _row(rows: pd.DataFrame, known: set[str]) -> tuple[Cell, ...]:
    first = rows.iloc[0]
    spread = f"next_trial.{first.question_id}.sd"
    sizes = sorted((_effect_first(row) for row in rows_of(rows)), key=lambda size: size[0])
    return (
        free(first.question),
        number(spread, "quantity") if spread in known else NOTHING,
        in_lines(cell for _, cell in sizes),
        free(first.assumption),
    )


def _effect_first(row: Row) -> tuple[float, Cell]:
    """The people for an effect, for whom the smallest number comes last: '50 cells: 25 (15 to 52)'."""
    stem = f"next_trial.{row.question_id}"
    cell = number(f"{stem}.effect", "quantity") + free(":\u00a0") + number(row.value_id)
    if row.low:
        cell += free("\u00a0(") + number(row.value_id, "interval") + free(")")
    cell += free(NEEDED[row.statistic])
    return -float(row.value), cell
