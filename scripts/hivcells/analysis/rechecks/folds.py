"""Fold changes against the logarithm printed for the same change."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import ends_of, row, uncheckable, verdict_on
from hivcells.quantities import decimals_of

FOLD, LOGARITHM = "fold", "log_change"
# ASSUME: a fold change and a logarithm are of one measure where the same words print both; the outcome alone, such as
# an immune response, may have been measured in several ways.
SAME = ["study_id", "arm_id", "outcome_id", "scope", "time_value", "time_unit", "source_id", "as_printed"]


def check_folds(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """A fold change against the logarithm printed for the same change; the size is compared, for a fall is printed as either sign."""
    changes = findings[findings.statistic.isin([FOLD, LOGARITHM])]
    rows = []
    for change in changes.itertuples():
        kind = "fold change" if change.statistic == FOLD else "change on the logarithmic scale"
        printed = change.value or f"{change.low} to {change.high}"
        beside = changes[
            (changes.statistic != change.statistic) & (changes[SAME] == pd.Series(change._asdict())[SAME]).all(axis=1)
        ]
        if beside.empty or not change.value or not beside.value.iloc[0]:
            missing = "its logarithm is not printed" if change.statistic == FOLD else "the fold change is not printed"
            rows.append(uncheckable(change, kind, printed, missing))
        elif change.statistic == FOLD:
            rows.append(_fold_against_logarithm(change, next(beside.itertuples())))
    return rows


def _fold_against_logarithm(fold: Any, logarithm: Any) -> dict[str, Any]:
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
