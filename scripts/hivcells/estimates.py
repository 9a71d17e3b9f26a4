"""The common columns of every analysed table, so that each number in it can be quoted."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from hivcells.artefacts import write_table
from hivcells.complaints import Complaint, Complaints
from hivcells.quantities import decimals_of
from hivcells.tables import Row

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


def write_estimates(path: str | Path, rows: Iterable[dict], extra_columns: list[str] = ()) -> None:
    """Write rows with the common columns first, ordered by value_id."""
    write_table(path, ESTIMATE_COLUMNS + list(extra_columns), sorted(rows, key=lambda row: row["value_id"]))


def difference(minuend: Row, subtrahend: Row, key: str) -> dict:
    """One row's value less another's: value, unit, decimals, inputs, method and possible rounding of the result.

    The key is the column by which the rows are quoted. The result has as many decimals as the finer
    of the two prints.

    Raises Complaints when the units differ: cells are not subtracted from copies.
    """
    if minuend["unit"] != subtrahend["unit"]:
        raise Complaints(
            [
                Complaint(
                    "data/findings.csv",
                    int(subtrahend.get("_line", 1)),
                    f"'{subtrahend[key]}' in {subtrahend['unit']} cannot be subtracted from one in {minuend['unit']}",
                    "Give both rows the same unit, or name another outcome.",
                    "unit",
                    minuend[key],
                )
            ]
        )
    return {
        "value": Decimal(minuend["value"]) - Decimal(subtrahend["value"]),
        "unit": minuend["unit"],
        "decimals": max(decimals_of(minuend["value"]), decimals_of(subtrahend["value"])),
        "inputs": f"{minuend[key]} {subtrahend[key]}",
        "method": f"{minuend['value']} - {subtrahend['value']}",
        "rounding": rounding_of(minuend) + rounding_of(subtrahend),
    }


def rounding_of(row: Row) -> Decimal:
    """How far the rounding of what was printed may have moved a number: half a unit of its last decimal, or a sum of such."""
    return Decimal(row["rounding"]) if "rounding" in row else Decimal(1).scaleb(-decimals_of(row["value"])) / 2
