"""Printed P values of two shares against the counts that the same text prints, by every usual test."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import as_printed, best_of, row, verdict_on_p
from hivcells.analysis.statistics.p_from_counts import TESTS, p_from_counts
from hivcells.quantities import to_decimal


def check_p_from_counts(findings: pd.DataFrame, events: pd.DataFrame) -> list[dict[str, Any]]:
    """Each P value printed for a difference of two shares whose counts the same text prints, by every usual test.

    A paper may have used any of them, so the print agrees when one of them gives it; the detail says which.
    """
    rows = []
    for p in findings[(findings.statistic == "p_value") & (findings.comparator_arm_id != "")].itertuples():
        same = events[
            (events.outcome_id == p.outcome_id) & (events.source_id == p.source_id) & (events.counted == "people")
        ]
        arms = [same[same.arm_id == arm] for arm in (p.arm_id, p.comparator_arm_id)]
        # Where a text counts several events of this kind, which of them the P value is about is not known.
        if [len(arm) for arm in arms] != [1, 1]:
            continue
        first, second = (next(arm.itertuples()) for arm in arms)
        counts = [int(n) for event in (first, second) for n in (event.n_events, event.n_assessed)]
        inputs = " ".join(f"{event.event_id}.{part}" for event in (first, second) for part in ("events", "assessed"))
        verdicts = {}
        for key, value in p_from_counts(counts[0], counts[1], counts[2], counts[3]).items():
            test = TESTS[key]
            verdicts[test] = verdict_on_p(p, to_decimal(value), value, value)
            rows.append(
                row(
                    f"{p.finding_id}.recheck.counts.{key}",
                    p,
                    f"P value from the counts, {test}",
                    "",
                    "",
                    "",
                    inputs,
                    check_id=f"{p.finding_id}.recheck.counts",
                    value=value,
                    unit="p",
                    decimals=4,
                    method=f"{counts[0]} of {counts[1]} against {counts[2]} of {counts[3]}, {test}",
                )
            )
        detail = "; ".join(f"{test}: {verdict}" for test, verdict in verdicts.items())
        rows.append(
            row(
                f"{p.finding_id}.recheck.counts",
                p,
                "P value from the counts",
                as_printed(p),
                best_of(verdicts.values()),
                detail,
                inputs,
            )
        )
    return rows
