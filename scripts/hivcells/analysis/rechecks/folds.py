"""Fold changes against the logarithm printed for the same change, or against the two levels of one person."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_by_tests import by_keys, key_of
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import (
    BOUNDS,
    ends_of,
    row,
    uncheckable,
    verdict_on,
    verdict_on_bound,
)
from hivcells.quantities import decimals_of

FOLD, LOGARITHM = "fold", "log_change"
# ASSUME: a fold change and a logarithm are of one measure where the same words print both; the outcome alone, such as
# an immune response, may have been measured in several ways.
SAME = ["study_id", "arm_id", "outcome_id", "scope", "time_value", "time_unit", "source_id", "as_printed"]

# A level of one person; the fold change of several is not that of their averages.
LEVEL, OF_LEVEL = "single", ["study_id", "arm_id", "outcome_id", "scope", "source_id"]


def check_folds(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """A fold change against the logarithm printed for the same change; the size is compared, for a fall is printed as either sign."""
    changes = findings[findings.statistic.isin([FOLD, LOGARITHM])]
    levels_of, changes_in, rows = by_keys(levels_in(findings), OF_LEVEL), by_keys(changes, SAME), []
    for change in changes.itertuples():
        kind = "fold change" if change.statistic == FOLD else "change on the logarithmic scale"
        printed = change.value or f"{change.low} to {change.high}"
        beside = [one for one in changes_in[key_of(change, SAME)] if one.statistic != change.statistic]
        if change.statistic == FOLD and (levels := two_levels(change, levels_of.get(key_of(change, OF_LEVEL), []))):
            rows.append(_fold_of_levels(change, *levels))
        elif not beside or not change.value or not beside[0].value:
            missing = "its logarithm is not printed" if change.statistic == FOLD else "the fold change is not printed"
            rows.append(uncheckable(change, kind, printed, missing))
        elif change.statistic == FOLD:
            rows.append(_fold_against_logarithm(change, beside[0]))
    return rows


def levels_in(findings: pd.DataFrame) -> pd.DataFrame:
    """Printed levels of one person; a bound is none."""
    return findings[(findings.statistic == LEVEL) & (findings.relation == "=") & (findings.value != "")]


def two_levels(fold: Finding, levels: list[Finding]) -> list[Finding]:
    """The level at the start and that at the time of a fold change of one person; empty where one is not printed, or several are.

    The levels are those of the same person, outcome and text.
    """
    at = [one for one in levels if (one.time_value, one.time_unit) == (fold.time_value, fold.time_unit)]
    found = [[one for one in levels if one.time_value == "0" and one not in at], at]
    is_known = bool(fold.value and fold.time_value and fold.scope) and fold.relation in ("=", *BOUNDS)
    is_known = is_known and not fold.value.startswith("-")  # a fall may be printed as a negative fold; none is so far
    is_pair = [len(rows) for rows in found] == [1, 1]
    of_two = [rows[0] for rows in found] if is_known and is_pair else []
    return of_two if all(ends_of(level.value)[0] > 0 and level.unit == of_two[0].unit for level in of_two) else []


def _fold_of_levels(fold: Finding, start: Finding, end: Finding) -> dict[str, Any]:
    """A fold change is the larger of the two levels over the smaller, whichever came first."""
    small, large = sorted((start, end), key=lambda level: Decimal(level.value))
    value = Decimal(large.value) / Decimal(small.value)
    least, most = ends_of(large.value)[0] / ends_of(small.value)[1], ends_of(large.value)[1] / ends_of(small.value)[0]
    method = f"{large.value} / {small.value}"
    return row(
        f"{fold.finding_id}.recheck.levels",
        fold,
        "fold change",
        fold.value if fold.relation == "=" else f"{fold.relation}{fold.value}",
        verdict_on_fold(fold, value, least, most),
        f"the levels printed are {start.value} and {end.value}",
        f"{fold.finding_id} {start.finding_id} {end.finding_id}",
        value=value,
        unit="fold",
        decimals=decimals_of(fold.value) + 1,
        method=method,
    )


def verdict_on_fold(fold: Finding, value: Decimal, least: Decimal, most: Decimal) -> str:
    """Verdict on a printed fold change or bound."""
    if fold.relation in BOUNDS:
        return verdict_on_bound(fold.relation, Decimal(fold.value), value, least, most)
    return verdict_on(fold.value, value, least, most)


def _fold_against_logarithm(fold: Finding, logarithm: Finding) -> dict[str, Any]:
    size = logarithm.value.removeprefix("-")
    size_of_fold = fold.value.removeprefix("-")
    if not Decimal(size_of_fold):
        return uncheckable(fold, "fold change", fold.value, "zero has no logarithm")
    value = abs(Decimal(size_of_fold).log10())
    low, high = ends_of(size_of_fold)
    ends = [abs(end.log10()) for end in (low, high)]
    # A fold that may be 1 may be no change at all.
    least = Decimal(0) if low <= Decimal(1) <= high else min(ends)
    possible = (least, max(ends))
    verdict = verdict_on(size, value, *possible)
    return row(
        f"{fold.finding_id}.recheck.logarithm",
        fold,
        "fold change",
        fold.value,
        verdict,
        f"printed on the logarithmic scale is {logarithm.value}",
        f"{fold.finding_id} {logarithm.finding_id}",
        value=value,
        unit="log10",
        decimals=decimals_of(size),
        method=f"size of the decimal logarithm of {fold.value}",
    )
