"""A count: of what, how many, in which unit, and the rows that were counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from hivcells.tables import addresses_of


def count(value_id: str, rows: pd.DataFrame, table: str, unit: str, method: str) -> dict[str, Any]:
    """A count of rows of a table."""
    counted = " ".join(addresses_of(table, rows))
    return {"value_id": value_id, "value": len(rows), "unit": unit, "rows": counted, "method": method}


def slug(text: str) -> str:
    """A word for an id: 'single-arm trial' to 'single_arm_trial'."""
    return text.replace("-", "_").replace("/", "_").replace(" ", "_")


def counts_by(
    prefix: str, rows: pd.DataFrame, column: str, values: Iterable[str], table: str, unit: str, method: str
) -> Iterator[dict[str, Any]]:
    """A count for each value of a column: '<prefix>.<value>'."""
    for value in values:
        yield count(f"{prefix}.{slug(value)}", rows[rows[column] == value], table, unit, f"{method}: {value}")


def labels_of_modalities(modalities: pd.DataFrame) -> dict[str, str]:
    """The names of kinds of therapy by their id; the id where a review gives them no names."""
    return dict(zip(modalities["modality_id"], modalities.get("label", modalities["modality_id"])))
