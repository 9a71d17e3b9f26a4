"""Numbers that the report may quote as a row prints them: findings, counts of events, months of recruitment."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.quantities import decimals_of, with_unit, write_number
from hivcells.report.values import formatted, value, with_symbol_of
from hivcells.tables import Tables

Row = Mapping[str, str]
Units = Mapping[str, Row]  # rows of the vocabulary by unit_id
Values = Iterator[tuple[str, dict[str, Any]]]
# The method of a number that needed none.
AS_PRINTED = "as printed"
# What the card says of a spread, by its kind.
SPREADS = {"SD": "standard deviation", "SE": "standard error", "not named": "spread, its kind not named"}


def time_of(row: Row) -> str:
    """When a number was measured, as text: '1 year', '24 months'; blank at the start and where no time is reported."""
    if row["time_value"] in ("", "0"):
        return ""
    return with_unit(row["time_value"], row["time_unit"])


def reasons_of_corrections(corrections: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Why a row is not as printed, by table and key; several cells of a row may have reasons of their own."""
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    for row in corrections.to_dict("records"):
        reasons.setdefault((row["table"], row["row_id"]), {})[row["reason"]] = None
    return {key: " ".join(texts) for key, texts in reasons.items()}


def reported(evidence: Tables, units: Units) -> Values:
    """Findings as printed with their spreads, both counts of each event, months of recruitment."""
    corrected = reasons_of_corrections(evidence["corrections"])
    for row in evidence["findings"].to_dict("records"):
        yield row["finding_id"], _of_finding(row, units[row["unit"]], corrected)
        if row["spread"]:
            yield f"{row['finding_id']}.spread", _of_spread(row, units[row["unit"]])
    for row in evidence["events"].to_dict("records"):
        for part, column in (("events", "n_events"), ("assessed", "n_assessed")):
            yield f"{row['event_id']}.{part}", _of_event(row, row[column], units[row["counted"]], corrected)
    for row in evidence["studies"].to_dict("records"):
        for column in ("recruitment_start", "recruitment_end"):
            if row[column]:
                yield f"{row['study_id']}.{column}", _of_month(row, row[column])


def _of_finding(row: Row, unit: Row, corrected: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    reason = corrected.get(("findings", row["finding_id"]), AS_PRINTED)
    return value(
        kind="reported",
        **formatted(row, None, unit),
        rows=[f"findings.csv#{row['finding_id']}"],
        method=f"inferred: {reason}" if row["how_obtained"] == "inferred" else reason,
        time=time_of(row),
        source=row["source_id"],
        locator=row["locator"],
        as_printed=row["as_printed"],
    )


def _of_spread(row: Row, unit: Row) -> dict[str, Any]:
    text = write_number(row["spread"], decimals_of(row["spread"]))
    return value(
        text,
        "reported",
        number=Decimal(row["spread"]),
        unit=row["unit"],
        rows=[f"findings.csv#{row['finding_id']}"],
        quantity=with_symbol_of(text, unit),
        method=SPREADS[row["spread_kind"]],
        time=time_of(row),
        source=row["source_id"],
        locator=row["locator"],
        as_printed=row["as_printed"],
    )


def _of_event(row: Row, number: str, unit: Row, corrected: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    as_entered = AS_PRINTED if row["how_obtained"] == "printed" else row["note"]
    return value(
        number,
        "reported",
        number=Decimal(number),
        unit=row["counted"],
        rows=[f"events.csv#{row['event_id']}"],
        quantity=with_symbol_of(number, unit),
        method=corrected.get(("events", row["event_id"]), as_entered),
        source=row["source_id"],
        locator=row["locator"],
        as_printed=row["as_printed"],
    )


def _of_month(study: Row, printed: str) -> dict[str, Any]:
    year, month = printed.split("-")
    return value(
        f"{calendar.month_name[int(month)]} {year}",
        "reported",
        rows=[f"studies.csv#{study['study_id']}"],
        method=AS_PRINTED,
        source=study["source_id"],
    )
