"""The common columns of every analysed table, so that each number in it can be quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.complaints import Complaint, Complaints
from hivcells.quantities import decimals_of, half_unit

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


def table_of_estimates(rows: Iterable[dict[str, Any]], extra_columns: Sequence[str] = ()) -> pd.DataFrame:
    """Rows with the common columns first, ordered by value_id; what a row lacks is blank.

    Raises ValueError as table_of_rows does.
    """
    return table_of_rows(sorted(rows, key=lambda row: row["value_id"]), [*ESTIMATE_COLUMNS, *extra_columns])


def table_of_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows in their order under these columns; what a row lacks is blank.

    Numbers stay the decimals, floats and whole numbers that they are. Raises ValueError where a row has something that
    no column holds, as under a misspelt name.
    """
    listed = list(rows)
    if unknown := sorted({name for row in listed for name in row} - set(columns)):
        raise ValueError(f"no column holds {', '.join(unknown)}; there are {', '.join(columns)}")
    return pd.DataFrame([[row.get(column, "") for column in columns] for row in listed], columns=columns, dtype=object)


def difference(minuend: pd.Series, subtrahend: pd.Series, key: str) -> dict[str, Any]:
    """One row's value less another's: value, unit, decimals, inputs, method and possible rounding of the result.

    The key is the column by which the rows are quoted. The result has as many decimals as the finer
    of the two prints.

    Raises Complaints when the units differ: points are not subtracted from per cents.
    """
    if minuend["unit"] != subtrahend["unit"]:
        problem = f"'{subtrahend[key]}' in {subtrahend['unit']} cannot be subtracted from one in {minuend['unit']}"
        remedy = "Give both rows the same unit, or name another outcome."
        is_printed = key == "finding_id"
        file, line = ("data/findings.csv", int(str(minuend.name))) if is_printed else ("scripts/analyse.py", None)
        raise Complaints([Complaint(file, line, problem, remedy, "unit", minuend[key])])
    first, second = str(minuend["value"]), str(subtrahend["value"])
    return {
        "value": Decimal(first) - Decimal(second),
        "unit": minuend["unit"],
        "decimals": max(decimals_of(first), decimals_of(second)),
        "inputs": f"{minuend[key]} {subtrahend[key]}",
        "method": f"{first} - {second}",
        "rounding": rounding_of(minuend) + rounding_of(subtrahend),
    }


def rounding_of(row: pd.Series) -> Decimal:
    """How far the rounding of what was printed may have moved a number: half a unit of its last decimal, or a sum of such."""
    if "rounding" in row.index:
        return Decimal(str(row["rounding"]))
    return half_unit(row["value"])
