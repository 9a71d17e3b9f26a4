"""Rules on what the printed words say of a change: that it was a rise or a fall, that it is a change and no level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hivcells.complaints import Complaint
from hivcells.evidence.printed import numbers_in
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

# Statistics whose sign says which way it went; a fold of a fall is written as a number above one.
SIGNED = ("difference", "log_change", "direction", "coefficient")
LEVELS = ("mean", "median", "single")
# Not 'less than 0.05' nor 'the lower limit', which tell of no change; nothing is made of words that deny one.
FALL = re.compile(
    r"\b(?:decreas\w*|declin\w*|fell|falls?|falling|drop(?:s|ped)?|reduc\w*|lower(?:ed)?)\b(?! (?:limit|bound|than \d))",
    re.I,
)
RISE = re.compile(
    r"\b(?:increas\w*|rose|rises?|rising|gain(?:s|ed)?|higher|elevat\w*)\b(?! (?:limit|bound|than \d))", re.I
)
DENIAL = re.compile(r"\b(?:no|not|never|nor|neither|without|or)\b", re.IGNORECASE)
# 'increased by 50', 'a fall of 0.5'
CHANGE_BY = re.compile(
    r"\b(?:increas\w*|rises?|rose|gain(?:s|ed)?|decreas\w*|falls?|fell|declin\w*|drop(?:s|ped)?|reduc\w*|lowered)"
    r"\s(?:of|by)\s(?:an? )?(?:average of |mean of |median of )?(?P<number>\d[\d.,\u00b7]{0,20}\d|\d)",
    re.IGNORECASE,
)


def directions_are_those_of_the_words(tables: Tables) -> Iterator[Complaint]:
    """A change of which the words tell only as a fall is below zero, one of which they tell only as a rise above."""
    for row in each_row(tables["findings"].loc[tables["findings"].statistic.isin(SIGNED)]):
        if DENIAL.search(row.as_printed):
            continue
        falls, rises = bool(FALL.search(row.as_printed)), bool(RISE.search(row.as_printed))
        if row.value and falls != rises and (Decimal(row.value) > 0 if falls else Decimal(row.value) < 0):
            problem = f"a {'fall' if falls else 'rise'} in '{row.as_printed}'"
            yield complain(
                "findings", row, "value", problem, "Enter its sign; the first arm is compared with the second."
            )


def changes_are_no_levels(tables: Tables) -> Iterator[Complaint]:
    """'Rose by 50' is no level of 50; a fall may be entered as a number below zero."""
    for row in each_row(tables["findings"].loc[tables["findings"].statistic.isin(LEVELS)]):
        changes = {number for found in CHANGE_BY.finditer(row.as_printed) for number in numbers_in(found["number"])}
        if row.visit and row.value in changes:
            remedy = "Enter a difference without a visit, or quote the words of the level."
            yield complain("findings", row, "statistic", f"a change in '{row.as_printed}'", remedy)
