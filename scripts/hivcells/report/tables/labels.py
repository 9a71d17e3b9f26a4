"""The names of studies, arms and outcomes in the rows of a table, each bound to its cell of the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from hivcells.report.tables.pieces import NOTHING, Cell, free, quoted
from hivcells.tables import Tables, in_alphabet

Row = Any  # a row of a frame, whose columns are its attributes


def rows_of(frame: pd.DataFrame) -> Iterable[Row]:
    """The rows of a frame, whose columns are attributes."""
    return frame.itertuples(index=False)


def labels_of(tables: Tables, table: str, key: str) -> dict[str, str]:
    """The labels of a table, by key; a blank key has a blank label."""
    return {"": ""} | dict(zip(tables[table][key], tables[table]["label"]))


def labelled(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The rows with `study`, `arm`, `comparator` and `outcome`, the labels of what their keys name.

    A frame that lacks a column of keys gets no labels of that kind; a blank key has a blank label.
    """
    keys = {
        "study": ("study_id", "studies", "study_id"),
        "arm": ("arm_id", "arms", "arm_id"),
        "comparator": ("comparator_arm_id", "arms", "arm_id"),
        "outcome": ("outcome_id", "outcomes", "outcome_id"),
    }
    return rows.assign(
        **{
            label: rows[column].map(labels_of(tables, table, key))
            for label, (column, table, key) in keys.items()
            if column in rows
        }
    )


def by_alphabet(rows: pd.DataFrame, label: str, *then: str) -> pd.DataFrame:
    """The rows sorted by a label without regard to accents and capitals, and then by other columns."""
    return rows.assign(in_alphabet=rows[label].map(in_alphabet)).sort_values(["in_alphabet", *then], kind="stable")


def by_study(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The labelled rows by study in alphabetical order, those of no study at the end."""
    listed = by_alphabet(labelled(rows, tables), "study")
    return listed.sort_values("study", key=lambda study: study == "", kind="stable")


def study(row: Row) -> Cell:
    """'Author 2020', or that there is no study."""
    return quoted("studies", row.study_id, "label", row.study) or NOTHING


def arm(row: Row) -> Cell:
    """'Author 2020, treated', or the study alone where no arm is named."""
    name = quoted("arms", row.arm_id, "label", row.arm)
    return study(row) + free(", ") + name if name else study(row)


def arms(row: Row) -> Cell:
    """'Author 2020, treated against control' for a row that compares two arms."""
    return arm(row) + free(" against ") + quoted("arms", row.comparator_arm_id, "label", row.comparator)


def outcome(row: Row) -> Cell:
    """The name of the outcome of a row."""
    return quoted("outcomes", row.outcome_id, "label", row.outcome)


def cells_of(table: str, key: str, row: Row) -> Callable[[str], Cell]:
    """Gives the cells of a row of the evidence by the name of their column."""
    return lambda column: quoted(table, key, column, getattr(row, column))
