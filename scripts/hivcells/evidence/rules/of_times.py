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
NUMBER = r"(\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)"
BEFORE, BEHIND = (
    re.compile(rf"\b{UNIT} (\d+(?:\.\d+)?)\b(?![.,]\d)", re.I),
    re.compile(rf"(?<![\d.,]){NUMBER}[ -]{UNIT}\b", re.I),
)
# ASSUME: a time in another unit is rounded to a fiftieth, and a day is as long as a text means it.
ROUNDED, HALF_A_DAY = 0.02, 0.5


def times_are_those_of_the_words(tables: Tables) -> Iterator[Complaint]:
    """Where the words hold times, one of them is that of the row, in whichever unit."""
    findings = tables["findings"]
    for row in each_row(findings.loc[(findings.how_obtained == PRINTED) & (findings.time_value != "")]):
        told = _days_told(row.as_printed)
        days = float(row.time_value) * DAYS_IN[row.time_unit] if row.time_unit in DAYS_IN else None
        if told and days and not any(abs(days - of) <= HALF_A_DAY + ROUNDED * days for of in told):
            yield complain(
                "findings", row, "time_value", f"another time in '{row.as_printed}'", "Enter that of the number."
            )


def _days_told(printed: str) -> list[float]:
    """The times that a text holds in digits or words, in days."""
    pairs = [(number, unit) for unit, number in BEFORE.findall(printed)] + BEHIND.findall(printed)
    return [float(found) * DAYS_IN[unit.lower()] for number, unit in pairs for found in numbers_in(number)]
