"""Printed P values of two shares against the counts that the same text prints, by every usual test."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import as_printed, best_of, implied, row, verdict_on_p
from hivcells.analysis.statistics.p_from_counts import TESTS, p_from_counts
from hivcells.quantities import to_decimal


def check_p_from_counts(findings: pd.DataFrame, events: pd.DataFrame) -> list[dict[str, Any]]:
    """Each P value printed for a difference of two shares whose counts the same text prints, by every usual test."""
    rows = []
    for p in findings[(findings.statistic == "p_value") & (findings.comparator_arm_id != "")].itertuples():
        same = events[
            (events.outcome_id == p.outcome_id) & (events.source_id == p.source_id) & (events.counted == "people")
        ]
        arms = [same[same.arm_id == arm] for arm in (p.arm_id, p.comparator_arm_id)]
        # Where a text counts several events of this kind, which of them the P value is about is not known.
        if [len(arm) for arm in arms] == [1, 1]:
            rows += check_p_against_counts(p, *(next(arm.itertuples()) for arm in arms))
    return rows


def check_p_against_counts(p: Any, first: Any, second: Any) -> list[dict[str, Any]]:
    """The P values that the counts of two arms imply, and the check of the printed one.

    A paper may have used any of the tests, so the print agrees when one of them gives it; the detail says which.
    """
    n, n_control = ((int(event.n_events), int(event.n_assessed)) for event in (first, second))
    inputs = " ".join(f"{event.event_id}.{part}" for event in (first, second) for part in ("events", "assessed"))
    check, check_id = "P value from the counts", f"{p.finding_id}.recheck.counts"
    p_values = p_from_counts(*n, *n_control)
    rows = [
        implied(
            f"{check_id}.{key}",
            p,
            f"{check}, {TESTS[key]}",
            inputs,
            check_id=check_id,
            value=value,
            unit="p",
            decimals=4,
            method=f"{n[0]} of {n[1]} against {n_control[0]} of {n_control[1]}, {TESTS[key]}",
        )
        for key, value in p_values.items()
    ]
    verdicts = {TESTS[key]: verdict_on_p(p, to_decimal(value), value, value) for key, value in p_values.items()}
    detail = "; ".join(f"{test}: {verdict}" for test, verdict in verdicts.items())
    return [*rows, row(check_id, p, check, as_printed(p), best_of(verdicts.values()), detail, inputs)]
