"""Rules on single numbers: limits, statistics, times, what was printed, counts of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from num2words import num2words

from hivcells.complaints import Complaint
from hivcells.quantities import printed_interval
from hivcells.rules.complain import complain
from hivcells.tables import Tables

# Printed words that stand for a number; 'a single' and 'twice' are not in num2words.
NUMBER_WORDS = {"single": 1, "one": 1, "twice": 2, "daily": 1} | {num2words(n): n for n in range(2, 101)}


def limits_enclose_the_value(tables: Tables) -> Iterator[Complaint]:
    """Limits come in pairs, lower first, with their kind, around the value."""
    for row in tables["findings"]:
        low, high = row["low"], row["high"]
        if bool(low) != bool(high):
            yield complain(
                "findings", row, "low" if low else "high", "a limit without the other", "Enter both limits, or neither."
            )
        elif low and not row["interval"]:
            yield complain(
                "findings", row, "interval", "limits without their kind", "Say what they are, e.g. 95% CI or range."
            )
        elif low and Decimal(low) > Decimal(high):
            yield complain(
                "findings",
                row,
                "low",
                f"above the upper limit {high}",
                "Enter the lower limit first, whatever the order in print.",
            )
        elif (
            low
            and row["value"]
            and row["interval"] not in ("SD", "SE")
            and not Decimal(low) <= Decimal(row["value"]) <= Decimal(high)
        ):
            yield complain(
                "findings",
                row,
                "value",
                f"outside its limits {low} to {high}",
                "Check value and limits against the source.",
            )
        elif not low and not row["value"]:
            yield complain(
                "findings", row, "value", "neither a value nor limits", "Enter the number, or remove the row."
            )


def values_fit_their_statistic(tables: Tables) -> Iterator[Complaint]:
    """P values lie between 0 and 1, percentages between 0 and 100, counts are whole."""
    for row in tables["findings"]:
        if not row["value"]:
            continue
        value = Decimal(row["value"])
        if row["statistic"] == "p_value" and not (0 <= value <= 1 and row["unit"] == "p"):
            yield complain("findings", row, "value", "no P value", "Enter a number from 0 to 1 with the unit p.")
        if row["statistic"] in ("percent", "survival_percent") and not (0 <= value <= 100 and row["unit"] == "percent"):
            yield complain(
                "findings", row, "value", "no percentage", "Enter a number from 0 to 100 with the unit percent."
            )
        if row["statistic"] == "count" and row["unit"] in ("people", "courses") and value != value.to_integral_value():
            yield complain("findings", row, "value", "not a whole number", "People are counted in whole numbers.")


def times_have_units(tables: Tables) -> Iterator[Complaint]:
    """A time has a unit, and a unit has a time."""
    for row in tables["findings"]:
        if bool(row["time_value"]) != bool(row["time_unit"]):
            yield complain(
                "findings", row, "time_unit", "time and unit do not come together", "Enter both, or neither."
            )


def values_stand_in_what_was_printed(tables: Tables) -> Iterator[Complaint]:
    """A number entered as printed is among the numbers of its printed form, with its decimals."""
    for row in tables["findings"]:
        printed = row["as_printed"].replace("\u2212", "-").replace("\u00b7", ".")
        numerals = {n.replace(",", "") for n in re.findall(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", printed)}
        numerals |= {n for n in re.findall(r"\d+(?:\.\d+)?", printed)}
        numerals |= {
            str(NUMBER_WORDS[word]) for word in re.findall(r"[a-z-]+", printed.lower()) if word in NUMBER_WORDS
        }
        for column in ("value", "low", "high"):
            if row["how_obtained"] == "printed" and row[column] and row[column].lstrip("-") not in numerals:
                yield complain(
                    "findings",
                    row,
                    column,
                    f"not among the numbers of '{row['as_printed']}'",
                    "Copy the number with its decimals from the source, or say that it was computed.",
                )


def events_do_not_exceed_people(tables: Tables) -> Iterator[Complaint]:
    """Nobody has an event who was not assessed; a printed percentage is that of the counts."""
    for row in tables["events"]:
        n_events, n_assessed = int(row["n_events"]), int(row["n_assessed"])
        if n_events > n_assessed:
            yield complain(
                "events",
                row,
                "n_events",
                f"more than the {n_assessed} assessed",
                "Check both counts against the source.",
            )
        elif row["percent_printed"] and Decimal(100 * n_events) / n_assessed not in printed_interval(
            row["percent_printed"]
        ):
            yield complain(
                "events",
                row,
                "percent_printed",
                f"{n_events} of {n_assessed} round to another percentage",
                "Check the counts; where the source itself does not add up, leave this blank and add a row to discrepancies.csv.",
            )
