"""Rules on single numbers: limits, statistics, times, what was printed, counts of people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hivcells.complaints import Complaint
from hivcells.evidence.printed import has_its_sign, numbers_in
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.quantities import printed_interval
from hivcells.tables import Tables

MEANS, VALUES = ("mean", "geometric_mean"), ("=", "about")
SHARES = ("percent", "survival_percent")
RATIOS = ("hazard_ratio", "risk_ratio", "odds_ratio", "fold")
WHOLE_THING = "count"  # how pint defines the unit of what is counted one by one


def limits_enclose_the_value(tables: Tables) -> Iterator[Complaint]:
    """Limits come in pairs, lower first, with their kind, around the value."""
    for row in each_row(tables["findings"]):
        fault = _fault_of_limits(row)
        if fault:
            column, problem, remedy = fault
            yield complain("findings", row, column, problem, remedy)


def _fault_of_limits(row: Row) -> tuple[str, str, str] | None:
    """Column, problem and remedy of what is wrong with value and limits of a row."""
    low, high, value = row.low, row.high, row.value
    if bool(low) != bool(high):
        return "low" if low else "high", "a limit without the other", "Enter both limits, or neither."
    if not low:
        return None if value else ("value", "neither a value nor limits", "Enter the number, or remove the row.")
    if not row.interval:
        return "interval", "limits without their kind", "Say what they are, e.g. 95% CI or range."
    if Decimal(low) > Decimal(high):
        return "low", f"above the upper limit {high}", "Enter the lower limit first, whatever the order in print."
    if value and not Decimal(low) <= Decimal(value) <= Decimal(high):
        return "value", f"outside its limits {low} to {high}", "Check value and limits against the source."
    return None


def numbers_fit_their_statistic(tables: Tables) -> Iterator[Complaint]:
    """P values lie between 0 and 1, percentages between 0 and 100, ratios above 0; counts of whole things are whole."""
    whole = set(tables["units"].unit_id[tables["units"].pint == WHOLE_THING])
    for row in each_row(tables["findings"]):
        for column in ("value", "low", "high"):
            if text := getattr(row, column):
                number = Decimal(text)
                for problem, remedy in _misfits(row, number, row.unit in whole and column == "value"):
                    yield complain("findings", row, column, problem, remedy)


def _misfits(row: Row, number: Decimal, is_whole: bool) -> Iterator[tuple[str, str]]:
    """What a number of a row cannot be: problem and remedy."""
    if row.statistic == "p_value" and not (0 <= number <= 1 and row.unit == "p"):
        yield "no P value", "Enter a number from 0 to 1 with the unit p."
    if row.statistic in SHARES and not (0 <= number <= 100 and row.unit == "percent"):
        yield (
            "no percentage",
            "Enter a number from 0 to 100 with the unit percent; what a text prints beyond is for a note.",
        )
    if row.statistic in RATIOS and not (number > 0 and row.unit in ("ratio", "fold")):
        yield "no ratio", "Enter a number above 0 with the unit ratio or fold, or a logarithm as log_change."
    if row.statistic in ("count", "rate") and number < 0:
        yield "less than none", "Correct the number."
    if row.statistic == "count" and is_whole and number != number.to_integral_value():
        yield "not a whole number", "People, events and other things are counted in whole numbers."


def means_are_no_bounds(tables: Tables) -> Iterator[Complaint]:
    """A mean has a value; what is only known to lie below or above one is a limit, such as that of a test."""
    for row in each_row(tables["findings"]):
        if row.statistic in MEANS and row.relation not in VALUES:
            remedy = "Enter a maximum or minimum, or say that the statistic is not named."
            yield complain("findings", row, "relation", f"a {row.statistic} that is only a bound", remedy)


def times_have_units(tables: Tables) -> Iterator[Complaint]:
    """A time has a unit, and a unit has a time; what begins nowhere names no begin."""
    for row in each_row(tables["findings"]):
        if bool(row.time_value) != bool(row.time_unit):
            problem = "time and unit do not come together"
            yield complain("findings", row, "time_unit", problem, "Enter both, or neither.")
        if row.time_since and not row.time_value:
            problem, remedy = "the begin of a time that is not there", "Enter the time, or leave this blank."
            yield complain("findings", row, "time_since", problem, remedy)


def values_stand_in_what_was_printed(tables: Tables) -> Iterator[Complaint]:
    """A number entered as printed is among the numbers of its printed form, with its decimals and sign."""
    for row in each_row(tables["findings"]):
        if row.how_obtained != "printed":
            continue
        numerals = numbers_in(row.as_printed)
        for column in ("value", "low", "high"):
            number = getattr(row, column)
            if number and number.lstrip("-") not in numerals:
                problem = f"not among the numbers of '{row.as_printed}'"
                remedy = "Copy the number with its decimals from the source, or say that it was computed."
                yield complain("findings", row, column, problem, remedy)
            elif number and not has_its_sign(number, row.as_printed):
                remedy = "Copy the number with its sign from the source, or say that it was computed."
                yield complain("findings", row, column, f"with another sign in '{row.as_printed}'", remedy)


def counts_stand_in_what_was_printed(tables: Tables) -> Iterator[Complaint]:
    """A count entered as printed is among the numbers of its printed form, and so is a percentage, with its decimals.

    How many were assessed often stands elsewhere in the text. Of a percentage that is not that of the counts
    another rule complains.
    """
    for row in each_row(tables["events"]):
        numerals = numbers_in(row.as_printed)
        problem = f"not among the numbers of '{row.as_printed}'"
        # ASSUME: of one person alone a text tells what happened without a number.
        is_of_one_person = row.n_events == row.n_assessed == "1"
        if row.how_obtained == "printed" and row.n_events not in numerals and not is_of_one_person:
            remedy = "Quote the words that hold the count, or say that it was computed."
            yield complain("events", row, "n_events", problem, remedy)
        if row.percent_printed and row.percent_printed not in numerals and _is_percentage_of_counts(row):
            remedy = "Copy the percentage with its decimals, or leave this blank."
            yield complain("events", row, "percent_printed", problem, remedy)


def _is_percentage_of_counts(row: Row) -> bool:
    percent = Decimal(100 * int(row.n_events)) / int(row.n_assessed)
    return percent in printed_interval(row.percent_printed)


def events_do_not_exceed_people(tables: Tables) -> Iterator[Complaint]:
    """Nobody has an event who was not assessed; a printed percentage is that of the counts."""
    for row in each_row(tables["events"]):
        n_events, n_assessed = int(row.n_events), int(row.n_assessed)
        if n_events > n_assessed:
            problem = f"more than the {n_assessed} assessed"
            yield complain("events", row, "n_events", problem, "Check both counts against the source.")
            continue
        if row.percent_printed and not _is_percentage_of_counts(row):
            problem = f"{n_events} of {n_assessed} round to another percentage"
            remedy = "Check the counts; where the text does not add up, leave this blank and add to discrepancies.csv."
            yield complain("events", row, "percent_printed", problem, remedy)
