"""Shares without an event against the share alive at the same time, which they cannot exceed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_by_tests import by_keys, key_of
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, WITH_ROUNDING, ends_of, row

CHECK = "event-free share"
SAME = ["study_id", "arm_id", "scope", "time_value", "time_unit", "source_id", "analysis", "statistic"]


def check_event_free(findings: pd.DataFrame, outcomes: pd.DataFrame) -> list[dict[str, Any]]:
    """Each survival percentage against that of the outcome that its own, by the vocabulary, is never above."""
    above = findings.outcome_id.map(outcomes.set_index("outcome_id").not_above)
    curves = findings[(findings.statistic == "survival_percent") & (findings.relation == "=") & (findings.value != "")]
    rows, same = [], by_keys(curves, SAME)
    for part in curves.itertuples():
        whole = [of for of in same[key_of(part, SAME)] if of.outcome_id == above[part.Index]]
        if len(whole) == 1:
            rows.append(_row(part, whole[0]))
    return rows


def _row(part: Finding, whole: Finding) -> dict[str, Any]:
    within = Decimal(part.value) <= Decimal(whole.value)
    possible = ends_of(part.value)[0] <= ends_of(whole.value)[1]
    verdict = AGREES if within else WITH_ROUNDING if possible else DOES_NOT_FOLLOW
    detail = f"{part.value}% without an event, {whole.value}% alive"
    if not possible:
        detail += "; they would have to be of other times or people"
    inputs = f"{part.finding_id} {whole.finding_id}"
    return row(f"{part.finding_id}.recheck.event_free", part, CHECK, f"{part.value}%", verdict, detail, inputs)
