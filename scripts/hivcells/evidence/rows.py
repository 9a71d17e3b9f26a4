"""The rows of a table, one by one or under their keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

Row = Any  # a named tuple: the cells by the names of the columns, the line in the file as Index


def each_row(table: pd.DataFrame) -> Iterator[Row]:
    """The rows in the order of the file."""
    yield from table.itertuples()


def rows_by(table: pd.DataFrame, key: str) -> dict[str, Row]:
    """The rows under the cell of a column that names them."""
    return {getattr(row, key): row for row in each_row(table)}
