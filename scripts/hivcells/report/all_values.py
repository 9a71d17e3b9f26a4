"""Numbers that the report may quote and no single row prints: derived (computed from others), counted, of the review."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.citation_file import FILE
from hivcells.codes import CONFIDENCE_LIMITS
from hivcells.complaints import Complaint, Complaints
from hivcells.quantities import write_number
from hivcells.report.reported_values import Units, Values
from hivcells.report.values import formatted, value, with_symbol_of
from hivcells.tables import Tables, words

ANALYSES = "scripts/analyse.py"
DERIVED_TABLES = (
    "agreement",
    "changes",
    "contrasts",
    "proportions",
    "risk_differences",
    "recheck",
    "next_trial_sizes",
    "case_times",
)
BEHIND = ("studies", "people")  # what stands behind a rating
# Of what kind the limits of a table are that are computed here.
KINDS_OF_LIMITS = {"proportions": CONFIDENCE_LIMITS, "risk_differences": CONFIDENCE_LIMITS}


def derived(tables: Tables, units: Units) -> Values:
    """Every row of the analysed tables that holds a number."""
    for name in DERIVED_TABLES:
        for row in tables[name].assign(interval=KINDS_OF_LIMITS.get(name, "")).to_dict("records"):
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
    for row in counts.to_dict("records"):
        yield row["value_id"], _count(row["value"], units[row["unit"]], row["unit"], row["rows"], row["method"])


def of_certainty(certainty: pd.DataFrame, units: Units) -> Values:
    """The rating of each outcome, in words, and the studies and people behind it."""
    for row in certainty.to_dict("records"):
        stem, rows = f"certainty.{row['outcome']}", words(row["judgements"])
        inputs = [f"{stem}.{name}" for name in BEHIND]
        yield stem, value(row["rating"], "derived", rows=rows, inputs=inputs, method=row["method"], script=ANALYSES)
        for name in BEHIND:
            method = f"behind: {row['label']}"
            yield f"{stem}.{name}", _count(row[f"n_{name}"], units[name], name, row[name], method)


def _count(number: str, unit: Mapping[str, str], unit_id: str, rows: str, method: str) -> dict[str, Any]:
    """A whole number of what the rows hold."""
    text = write_number(number, 0)
    return value(
        text,
        "counted",
        number=Decimal(number),
        unit=unit_id,
        rows=words(rows),
        method=method,
        script=ANALYSES,
        quantity=with_symbol_of(text, unit),
    )


def of_the_version(citation: Mapping[str, Any]) -> Values:
    """Version and date of the review, from CITATION.cff, and the day when it is due to be looked at again."""
    try:
        released = date.fromisoformat(str(citation["date-released"]))
    except ValueError:
        remedy = "Write year, month and day, as in 2026-11-22."
        fault = Complaint(FILE, 1, "not a date", remedy, "date-released", str(citation["date-released"]))
        raise Complaints([fault]) from None
    rows = [FILE]
    yield "review.version", value(str(citation["version"]), "reported", rows=rows, method="version of this review")
    yield "review.date", value(_in_words(released), "reported", rows=rows, method="date of this version")
    due = value(
        _in_words(_a_year_after(released)), "reported", rows=rows, method="one year after the date of this version"
    )
    yield "review.next_look", due
    yield "review.year", value(str(released.year), "reported", rows=rows, method="year of this version")


def _in_words(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _a_year_after(day: date) -> date:
    """The same day of the next year."""
    # ASSUME: what is due on a 29 February without one is due on the day before.
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


def of_the_search(screening: pd.DataFrame) -> Values:
    """The day on which a record was last screened; none where a review keeps no such day."""
    days = sorted(day for day in screening.get("screened_on", []) if day)
    if days:
        last = _in_words(date.fromisoformat(days[-1]))
        yield "screening.last_day", value(last, "reported", rows=["screening.csv"], method="last day of screening")


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
    for row in score.to_dict("records"):
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
