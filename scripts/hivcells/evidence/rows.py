"""The rows of a table, one by one or under their keys."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from hivcells.tables import Tables, words

Row = Any  # a named tuple: the cells by the names of the columns, the line in the file as Index


def each_row(table: pd.DataFrame) -> Iterator[Row]:
    """The rows in the order of the file, as itertuples gives them, in a tenth to a third of the time."""
    cells = (column.tolist() for _, column in table.items())
    return map(_row_type(tuple(table.columns))._make, zip(table.index.tolist(), *cells))


def rows_by(table: pd.DataFrame, key: str) -> dict[str, Row]:
    """The rows under the cell of a column that names them."""
    return {getattr(row, key): row for row in each_row(table)}


@cache
def _row_type(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", ("Index", *columns))


def spreads_of_planned_trials(tables: Tables) -> Iterator[tuple[Row, str, list[Row]]]:
    """Each row of next_trial, each of its columns that name a spread, and the findings that these name."""
    findings = rows_by(tables["findings"], "finding_id")
    for row in each_row(tables["next_trial"]):
        for column in ("spread_finding_id", "pooled_ids"):
            yield row, column, [findings[row_id] for row_id in words(getattr(row, column)) if row_id in findings]
