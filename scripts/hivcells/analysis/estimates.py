"""The common columns of every analysed table, so that each number in it can be quoted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Operand:
    """A number that others are computed of, and where it stands.

    The rounding is how far that of what was printed may have moved it: half a unit of the last decimal, or a sum of such.
    """

    value_id: str
    value: str
    unit: str
    rounding: Decimal
    file: str
    line: int | None = None


def printed(finding: Any, line: int) -> Operand:
    """The value of a row of findings, which stands in this line of its file."""
    return Operand(
        finding.finding_id, finding.value, finding.unit, half_unit(finding.value), "data/findings.csv", int(line)
    )


def computed(row: Any) -> Operand:
    """The value of a row of differences, with the rounding that it has itself."""
    return Operand(row.value_id, str(row.value), row.unit, Decimal(str(row.rounding)), "scripts/analyse.py")


def difference(minuend: Operand, subtrahend: Operand) -> dict[str, Any]:
    """One number less another: value, unit, decimals, inputs, method and possible rounding of the result.

    The result has as many decimals as the finer of the two.

    Raises Complaints when the units differ: points are not subtracted from per cents.
    """
    if minuend.unit != subtrahend.unit:
        problem = f"'{subtrahend.value_id}' in {subtrahend.unit} cannot be subtracted from one in {minuend.unit}"
        remedy = "Give both rows the same unit, or name another outcome."
        raise Complaints([Complaint(minuend.file, minuend.line, problem, remedy, "unit", minuend.value_id)])
    return {
        "value": Decimal(minuend.value) - Decimal(subtrahend.value),
        "unit": minuend.unit,
        "decimals": max(decimals_of(minuend.value), decimals_of(subtrahend.value)),
        "inputs": f"{minuend.value_id} {subtrahend.value_id}",
        "method": f"{minuend.value} - {subtrahend.value}",
        "rounding": minuend.rounding + subtrahend.rounding,
    }
