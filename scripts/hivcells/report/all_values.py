"""Every number that the report may quote: reported (a row as printed), derived (computed from other numbers) or counted."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.complaints import Complaint, Complaints
from hivcells.quantities import write_number
from hivcells.report.values import formatted, value, with_symbol
from hivcells.tables import Tables, words

Row = Mapping[str, str]
Units = Mapping[str, Row]  # rows of the vocabulary by unit_id
Values = Iterator[tuple[str, dict[str, Any]]]
ANALYSES = "scripts/analyse.py"
DERIVED_TABLES = ("agreement", "changes", "contrasts", "proportions", "risk_differences", "recheck")


def rows_of(table: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a table, one after the other."""
    return table.to_dict("records")


def time_of(row: Row) -> str:
    """When a number was measured, as text: '1 year', '24 months'; blank at the start and where no time is reported."""
    if row["time_value"] in ("", "0"):
        return ""
    return f"{row['time_value']} {row['time_unit']}{'' if row['time_value'] == '1' else 's'}"


def reasons_of_corrections(corrections: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Why a row is not as printed, by table and key; several cells of a row may have reasons of their own."""
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    for row in rows_of(corrections):
        reasons.setdefault((row["table"], row["row_id"]), {})[row["reason"]] = None
    return {key: " ".join(texts) for key, texts in reasons.items()}


def reported(evidence: Tables, units: Units) -> Values:
    """Findings as printed, both counts of each event, months of recruitment."""
    corrected = reasons_of_corrections(evidence["corrections"])
    for row in rows_of(evidence["findings"]):
        yield row["finding_id"], _of_finding(row, units[row["unit"]], corrected)
    for row in rows_of(evidence["events"]):
        for part, column in (("events", "n_events"), ("assessed", "n_assessed")):
            yield f"{row['event_id']}.{part}", _of_event(row, row[column], corrected)
    for row in rows_of(evidence["studies"]):
        for column in ("recruitment_start", "recruitment_end"):
            if row[column]:
                yield f"{row['study_id']}.{column}", _of_month(row, row[column])


def _of_finding(row: Row, unit: Row, corrected: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    return value(
        kind="reported",
        **formatted(row, None, unit),
        rows=[f"findings.csv#{row['finding_id']}"],
        method=corrected.get(("findings", row["finding_id"]), "as printed"),
        time=time_of(row),
        source=row["source_id"],
        locator=row["locator"],
        as_printed=row["as_printed"],
    )


def _of_event(row: Row, number: str, corrected: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    as_entered = "as printed" if row["how_obtained"] == "printed" else row["note"]
    return value(
        number,
        "reported",
        number=Decimal(number),
        unit=row["counted"],
        rows=[f"events.csv#{row['event_id']}"],
        quantity=with_symbol(number, row["counted"]),
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
        method="as printed",
        source=study["source_id"],
    )


def derived(tables: Tables, units: Units) -> Values:
    """Every row of the analysed tables that holds a number."""
    for name in DERIVED_TABLES:
        for row in rows_of(tables[name]):
            if row["value"]:
                yield (
                    row["value_id"],
                    value(
                        kind="derived",
                        **formatted(row, int(row["decimals"]), units[row["unit"]]),
                        inputs=words(row["inputs"]),
                        method=row["method"],
                        script=ANALYSES,
                    ),
                )


def counted(counts: pd.DataFrame, units: Units) -> Values:
    """Counts of rows, each naming the rows."""
    for row in rows_of(counts):
        text = write_number(row["value"], 0)
        yield (
            row["value_id"],
            value(
                text,
                "counted",
                number=Decimal(row["value"]),
                unit=row["unit"],
                rows=words(row["rows"]),
                method=row["method"],
                script=ANALYSES,
                quantity=with_symbol(text, units[row["unit"]]["singular" if text == "1" else "symbol"]),
            ),
        )


def of_the_version(citation: Mapping[str, Any]) -> Values:
    """Version and date of the review, from CITATION.cff."""
    try:
        released = date.fromisoformat(str(citation["date-released"]))
    except ValueError:
        remedy = "Write year, month and day, as in 2026-11-22."
        fault = Complaint("CITATION.cff", 1, "not a date", remedy, "date-released", str(citation["date-released"]))
        raise Complaints([fault]) from None
    rows = ["CITATION.cff"]
    yield "review.version", value(str(citation["version"]), "reported", rows=rows, method="version of this review")
    yield (
        "review.date",
        value(
            f"{released.day} {calendar.month_name[released.month]} {released.year}",
            "reported",
            rows=rows,
            method="date of this version",
        ),
    )
    yield "review.year", value(str(released.year), "reported", rows=rows, method="year of this version")


def of_the_methods() -> Values:
    """Choices of method that the text names."""
    percent = write_number(100 * Decimal(str(CONFIDENCE)), 0)
    yield (
        "methods.confidence",
        value(
            percent,
            "derived",
            number=Decimal(percent),
            unit="percent",
            method="chosen for all intervals",
            script="scripts/hivcells/analysis/statistics/__init__.py",
            quantity=f"{percent}%",
        ),
    )


def of_the_strength(score: pd.DataFrame) -> Values:
    """How many faults the checks noticed when it was last measured, and of how many these were drawn, by class."""
    for row in rows_of(score):
        rows = [f"tests/strength/score.csv#{row['class_id']}"]
        method = f"measured by make mutate, {row['date']}, on commit {row['commit']}"
        for name in ("mutants", "killed", "drawn_from"):
            text = write_number(row[name], 0)
            yield (
                f"strength.{row['class_id']}.{name}",
                value(text, "reported", number=Decimal(row[name]), unit="mutants", rows=rows, method=method),
            )
        # Rounded down, so that a survivor never rounds away.
        percent = Decimal(1000 * int(row["killed"]) // max(int(row["mutants"]), 1)) / 10
        text = write_number(percent, 1)
        yield (
            f"strength.{row['class_id']}.percent",
            value(
                text,
                "derived",
                number=percent,
                unit="percent",
                inputs=[f"strength.{row['class_id']}.killed", f"strength.{row['class_id']}.mutants"],
                method=f"{row['killed']} of {row['mutants']}, rounded down",
                quantity=f"{text}%",
            ),
        )
