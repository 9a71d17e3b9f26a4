"""The common columns of every analysed table, so that each number in it can be quoted."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from numbers import Integral
from pathlib import Path

import pandas as pd

from hivcells.artefacts import write_table
from hivcells.complaints import Complaint, Complaints
from hivcells.quantities import decimals_of

ESTIMATE_COLUMNS = [
    "value_id",
    "study_id",
    "arm_id",
    "comparator_arm_id",
    "outcome_id",
    "statistic",
    "value",
    "low",
    "high",
    "unit",
    "decimals",
    "inputs",
    "method",
]


def read_frame(path: str | Path) -> pd.DataFrame:
    """A table as text, a blank as ''; numbers become decimals where they are used."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def write_estimates(path: str | Path, rows: Iterable[dict], extra_columns: list[str] = ()) -> None:
    """Write rows with the common columns first, ordered by value_id."""
    write_table(path, ESTIMATE_COLUMNS + list(extra_columns), sorted(rows, key=lambda row: row["value_id"]))


def difference(minuend, subtrahend, key: str) -> dict:
    """One row's value less another's: value, unit, decimals, inputs, method and possible rounding of the result.

    The rows have the attributes value, unit and the key by which they are quoted.

    The result has as many decimals as the finer of the two prints.

    Raises Complaints when the units differ: cells are not subtracted from copies.
    """
    if minuend.unit != subtrahend.unit:
        raise Complaints(
            [
                Complaint(
                    "data/findings.csv",
                    line_of(subtrahend),
                    f"'{getattr(subtrahend, key)}' in {subtrahend.unit} cannot be subtracted from one in {minuend.unit}",
                    "Give both rows the same unit, or name another outcome.",
                    "unit",
                    getattr(minuend, key),
                )
            ]
        )
    return {
        "value": Decimal(minuend.value) - Decimal(subtrahend.value),
        "unit": minuend.unit,
        "decimals": max(decimals_of(minuend.value), decimals_of(subtrahend.value)),
        "inputs": f"{getattr(minuend, key)} {getattr(subtrahend, key)}",
        "method": f"{minuend.value} - {subtrahend.value}",
        "rounding": rounding_of(minuend) + rounding_of(subtrahend),
    }


def line_of(row) -> int:
    """Line of a row in its table, of which the first holds the names of the columns; 1 where it is not known."""
    place = getattr(row, "Index", getattr(row, "name", None))
    return int(place) + 2 if isinstance(place, Integral) else 1


def rounding_of(row) -> Decimal:
    """How far the rounding of what was printed may have moved a number: half a unit of its last decimal, or a sum of such."""
    return Decimal(row.rounding) if hasattr(row, "rounding") else Decimal(1).scaleb(-decimals_of(row.value)) / 2
