"""Rules on what the printed words call a statistic: an average of which kind, which ratio, a value or its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.printed import numbers_in
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

PRINTED = "printed"
# Of how long or old people were an average may stand beside any number.
NOT_OF_TIMES = r"\b(?! (?:follow|age|time|duration|interval))"
AVERAGES = {
    "mean": re.compile(rf"\b(?:mean|average){NOT_OF_TIMES}", re.IGNORECASE),
    "median": re.compile(rf"\bmedian{NOT_OF_TIMES}", re.IGNORECASE),
}
RATIOS = {
    "hazard_ratio": re.compile(r"\b[Hh]azard ratio|\bHR\b"),
    "odds_ratio": re.compile(r"\b[Oo]dds ratio|\bOR\b(?=\s?[:=,\d]| of)"),
    "risk_ratio": re.compile(r"\b(?:[Rr]elative risk|[Rr]isk ratio)\b|\bRR\b"),
}
# What follows the name of limits, such as 'range 4.1-20.2', up to the end of its bracket or a P value.
LIMITS = re.compile(
    r"\b(?:\d\d(?:\.\d)?\s?%\s?)?(?:CI|confidence interval|range|IQR|interquartile range)\b[^;()\[\]]*?(?=[;()\[\]]|\bp\b|$)",
    re.IGNORECASE,
)
OF_LIMITS = ("minimum", "maximum", "range", "not named")
P_VALUE, HAS_P = "p_value", re.compile(r"\bp", re.IGNORECASE)
OF_ANOTHER = re.compile(r"\b(?:r|rho|tau|kappa|HR|OR|RR)\s?=", re.IGNORECASE)


def averages_are_those_of_the_words(tables: Tables) -> Iterator[Complaint]:
    """Words that name a median alone tell of no mean, and the other way about; a ratio is the one that is named."""
    for row in each_row(tables["findings"]):
        for kinds in (AVERAGES, RATIOS):
            named = [statistic for statistic, pattern in kinds.items() if pattern.search(row.as_printed)]
            if row.statistic in kinds and named and row.statistic not in named:
                remedy = f"Enter {' or '.join(named)}, or quote the words that name it."
                yield complain("findings", row, "statistic", f"not as in '{row.as_printed}'", remedy)


def values_are_no_limits(tables: Tables) -> Iterator[Complaint]:
    """Of '12.3 (range 4.1-20.2)' neither limit is the value."""
    for row in each_row(tables["findings"].loc[tables["findings"].how_obtained == PRINTED]):
        number, without = row.value.lstrip("-"), LIMITS.sub(" ; ", row.as_printed)
        if row.statistic in OF_LIMITS or number not in numbers_in(row.as_printed):
            continue
        if number not in numbers_in(without):
            remedy = "Enter the value, and the limits as low and high; or a minimum or maximum."
            yield complain("findings", row, "value", f"a limit in '{row.as_printed}'", remedy)


def p_values_are_no_other_statistic(tables: Tables) -> Iterator[Complaint]:
    """'r = 0.04' is no P value."""
    for row in each_row(tables["findings"].loc[tables["findings"].statistic == P_VALUE]):
        if OF_ANOTHER.search(row.as_printed) and not HAS_P.search(row.as_printed):
            yield complain("findings", row, "statistic", f"no P in '{row.as_printed}'", "Quote the words that name it.")
