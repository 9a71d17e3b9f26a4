"""Collect every number that the report may quote, each with its text, its derivation and its source.

    python scripts/quote_values.py results/evidence results/tables CITATION.cff tests/strength/score.csv \
        results/draft/values.json

Numbers are reported (a row as printed), derived (computed from other numbers) or counted.
"""

from __future__ import annotations

import argparse
import calendar
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import yaml
from hivcells.artefacts import write_json
from hivcells.complaints import Complaint, Complaints, exit_on_complaints
from hivcells.quantities import decimals_of, write_number, write_p_value
from hivcells.statistics import CONFIDENCE
from hivcells.tables import Row, by_key, read_table, words
from hivcells.values import value

DERIVED_TABLES = {
    "agreement": "scripts/measure_agreement.py",
    "changes": "scripts/analyse_changes.py",
    "contrasts": "scripts/analyse_contrasts.py",
    "proportions": "scripts/analyse_proportions.py",
    "risk_differences": "scripts/analyse_risk_differences.py",
    "recheck": "scripts/recheck_statistics.py",
}


def with_symbol(text: str, symbol: str) -> str:
    """A number with the symbol of its unit: '20%', '243 cells/µL', 'P = 0.024'."""
    if symbol == "P":
        return f"P = {text}" if text[0].isdigit() else f"P {text[0]} {text[1:]}"
    if symbol == "%":
        return f"{text}%"
    return f"{text}\u00a0{symbol}" if symbol else text


def formatted(row: Row, decimals: int | None, unit: Row) -> dict:
    """Text, quantity and interval of a row with value, low, high and relation."""
    symbol = unit["singular"] if row["value"] == "1" else unit["symbol"]

    def write(cell: str) -> str:
        if symbol == "P":
            return write_p_value(cell, decimals_of(cell) if decimals is None else decimals, row.get("relation", "="))
        return write_number(cell, decimals_of(cell) if decimals is None else decimals)

    number, low, high = (Decimal(row[column]) if row[column] else None for column in ("value", "low", "high"))
    interval = f"{write(row['low'])} to {write(row['high'])}" if row["low"] else ""
    text = write(row["value"]) if row["value"] else interval
    return {
        "text": text,
        "number": number,
        "low": low,
        "high": high,
        "unit": row["unit"],
        "quantity": with_symbol(text, symbol),
        "interval": interval,
        "lower": with_symbol(write(row["low"]), symbol) if row["low"] else "",
        "upper": with_symbol(write(row["high"]), symbol) if row["low"] else "",
    }


def time_of(row: Row) -> str:
    """When a number was measured, as text: '1 year', '24 months'; blank at the start and where no time is told."""
    if row["time_value"] in ("", "0"):
        return ""
    return f"{row['time_value']} {row['time_unit']}{'' if row['time_value'] == '1' else 's'}"


def reasons_of_corrections(corrections: list[Row]) -> dict[tuple[str, str], str]:
    """Why a row is not as printed, by table and key; several cells of a row may have reasons of their own."""
    reasons: dict[tuple[str, str], dict[str, None]] = {}
    for row in corrections:
        reasons.setdefault((row["table"], row["row_id"]), {})[row["reason"]] = None
    return {key: " ".join(texts) for key, texts in reasons.items()}


def reported(evidence: dict[str, list[Row]], units: dict[str, Row]) -> Iterator[tuple[str, dict]]:
    """Findings as printed, both counts of each event, months of recruitment."""
    corrected = reasons_of_corrections(evidence["corrections"])
    for row in evidence["findings"]:
        yield (
            row["finding_id"],
            value(
                kind="reported",
                **formatted(row, None, units[row["unit"]]),
                rows=[f"findings.csv#{row['finding_id']}"],
                method=corrected.get(("findings", row["finding_id"]), "as printed"),
                time=time_of(row),
                source=row["source_id"],
                locator=row["locator"],
                as_printed=row["as_printed"],
            ),
        )
    for row in evidence["events"]:
        for part, column in (("events", "n_events"), ("assessed", "n_assessed")):
            yield (
                f"{row['event_id']}.{part}",
                value(
                    row[column],
                    "reported",
                    number=Decimal(row[column]),
                    unit=row["counted"],
                    rows=[f"events.csv#{row['event_id']}"],
                    quantity=with_symbol(row[column], row["counted"]),
                    method=corrected.get(
                        ("events", row["event_id"]), "as printed" if row["how_obtained"] == "printed" else row["note"]
                    ),
                    source=row["source_id"],
                    locator=row["locator"],
                    as_printed=row["as_printed"],
                ),
            )
    for row in evidence["studies"]:
        for column in ("recruitment_start", "recruitment_end"):
            if row[column]:
                year, month = row[column].split("-")
                yield (
                    f"{row['study_id']}.{column}",
                    value(
                        f"{calendar.month_name[int(month)]} {year}",
                        "reported",
                        rows=[f"studies.csv#{row['study_id']}"],
                        method="as printed",
                        source=row["source_id"],
                    ),
                )


def derived(tables: Path, units: dict[str, Row]) -> Iterator[tuple[str, dict]]:
    """Every row of the analysed tables that holds a number."""
    for name, script in DERIVED_TABLES.items():
        for row in read_table(tables / f"{name}.csv"):
            if row["value"]:
                yield (
                    row["value_id"],
                    value(
                        kind="derived",
                        **formatted(row, int(row["decimals"]), units[row["unit"]]),
                        inputs=words(row["inputs"]),
                        method=row["method"],
                        script=script,
                    ),
                )


def counted(counts: list[Row], units: dict[str, Row]) -> Iterator[tuple[str, dict]]:
    """Counts of rows, each naming the rows."""
    for row in counts:
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
                script="scripts/count_evidence.py",
                quantity=with_symbol(text, units[row["unit"]]["singular" if text == "1" else "symbol"]),
            ),
        )


def of_the_version(citation: dict) -> Iterator[tuple[str, dict]]:
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


def of_the_methods() -> Iterator[tuple[str, dict]]:
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
            script="scripts/hivcells/statistics/__init__.py",
            quantity=f"{percent}%",
        ),
    )


def of_the_strength(score: list[Row]) -> Iterator[tuple[str, dict]]:
    """How many faults the checks noticed when it was last measured, by class."""
    for row in score:
        rows = [f"tests/strength/score.csv#{row['class_id']}"]
        method = f"measured by make mutate, {row['date']}, on commit {row['commit']}"
        for name in ("mutants", "killed"):
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


def complaints_of_derivations(values: dict[str, dict]) -> list[Complaint]:
    """Inputs that do not exist, and derivations that come back to themselves."""
    complaints = []
    for value_id, entry in values.items():
        for missing in sorted(set(entry["inputs"]) - set(values)):
            complaints.append(
                Complaint(
                    entry["script"],
                    1,
                    f"'{value_id}' is derived from '{missing}', which does not exist",
                    "Restore the row, or derive the number from another.",
                    "inputs",
                    missing,
                )
            )
    try:
        TopologicalSorter({value_id: entry["inputs"] for value_id, entry in values.items()}).prepare()
    except CycleError as error:
        circle = error.args[1]
        complaints.append(
            Complaint(
                values[circle[0]]["script"],
                1,
                f"the number is derived from itself: {' from '.join(reversed(circle))}",
                "Break the circle of inputs.",
                "inputs",
                circle[0],
            )
        )
    return complaints


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("evidence", type=Path)
    parser.add_argument("tables", type=Path)
    parser.add_argument("citation", type=Path)
    parser.add_argument("score", type=Path)
    parser.add_argument("values", type=Path)
    arguments = parser.parse_args()

    evidence = {
        name: read_table(arguments.evidence / f"{name}.csv")
        for name in ("findings", "events", "studies", "corrections", "units")
    }
    units = by_key(evidence["units"], "unit_id")
    entries = [
        *reported(evidence, units),
        *derived(arguments.tables, units),
        *counted(read_table(arguments.tables / "counts.csv"), units),
        *of_the_methods(),
        *of_the_strength(read_table(arguments.score)),
        *of_the_version(yaml.safe_load(arguments.citation.read_text(encoding="utf-8"))),
    ]
    values = dict(entries)
    complaints = complaints_of_derivations(values)
    if len(values) < len(entries):
        ids = [value_id for value_id, _ in entries]
        complaints += [
            Complaint(
                "data/findings.csv", 1, "two numbers have this id", "Rename one of the rows.", "finding_id", double
            )
            for double in sorted({i for i in ids if ids.count(i) > 1})
        ]
    if complaints:
        raise Complaints(complaints)
    write_json(arguments.values, values)


if __name__ == "__main__":
    exit_on_complaints(main)
