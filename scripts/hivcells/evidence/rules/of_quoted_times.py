"""Rules on times: the time of a row is among those that its words hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.printed import numbers_in
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.quantities import DAYS_IN
from hivcells.tables import Tables

PRINTED = "printed"
UNIT = rf"({'|'.join(DAYS_IN)})s?"
NUMBER = r"(?<![\w.,])(\d{1,9}(?:\.\d{1,9})?|[a-z]{2,20}(?:-[a-z]{2,20})?)"
BEFORE = re.compile(rf"\b{UNIT} (\d{{1,9}}(?:\.\d{{1,9}})?)\b(?![.,]\d)", re.IGNORECASE)
BEHIND = re.compile(rf"{NUMBER}[ -]{UNIT}\b(?! old| of age)", re.IGNORECASE)
AGE = re.compile(r"\bage", re.IGNORECASE)
# ASSUME: a time in another unit is rounded to a fiftieth, and a day is as long as a text means it.
ROUNDED, HALF_A_DAY = 0.02, 0.5


def times_are_those_of_the_words(tables: Tables) -> Iterator[Complaint]:
    """Where the words hold times, and not the number of the row's, one of them is as long.

    Nothing is said of the beginning, which words seldom number, of a value that is a time itself, and beside ages.
    """
    findings = tables["findings"]
    timed = (findings.how_obtained == PRINTED) & ~findings.time_value.isin(["", "0"]) & ~findings.unit.isin(DAYS_IN)
    for row in each_row(findings.loc[timed & findings.time_unit.isin(DAYS_IN)]):
        if row.time_value in numbers_in(row.as_printed) or AGE.search(row.as_printed):
            continue
        days, told = float(row.time_value) * DAYS_IN[row.time_unit], _days_told(row.as_printed)
        if told and not any(abs(days - of) <= HALF_A_DAY + ROUNDED * days for of in told):
            yield complain(
                "findings", row, "time_value", f"another time in '{row.as_printed}'", "Enter that of the number."
            )


def _days_told(printed: str) -> list[float]:
    """The times that a text holds in digits or words, in days."""
    pairs = [(number, unit) for unit, number in BEFORE.findall(printed)] + BEHIND.findall(printed)
    return [float(found) * DAYS_IN[unit.lower()] for number, unit in pairs for found in numbers_in(number)]
