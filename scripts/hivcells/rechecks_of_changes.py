"""Printed statistics on how much or how fast something changed: fold changes and logarithms, half-lives."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from hivcells.quantities import decimals_of
from hivcells.rechecks import ends_of, row, uncheckable, verdict_on

FOLD, LOGARITHM = "fold", "log_change"
SAME = ["study_id", "arm_id", "outcome_id", "time_value", "time_unit"]


def check_folds(findings: pd.DataFrame) -> list[dict]:
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


def _fold_against_logarithm(fold, logarithm) -> dict:
    size = logarithm.value.removeprefix("-")
    size_of_fold = fold.value.removeprefix("-")
    value = abs(Decimal(size_of_fold).log10())
    low, high = ends_of(size_of_fold)
    ends = [abs(end.log10()) if end > 0 else Decimal("Infinity") for end in (low, high)]
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


def check_half_lives(findings: pd.DataFrame) -> list[dict]:
    """A half-life follows from two levels or more and the time between them, which no text prints beside it."""
    missing = "the levels that it comes from are not printed"
    lives = findings[findings.outcome_id == "half_life"]
    return [uncheckable(life, "half-life", f"{life.value} {life.unit}s", missing) for life in lives.itertuples()]
