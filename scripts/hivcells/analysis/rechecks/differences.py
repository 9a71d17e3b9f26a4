"""A printed difference of arms against the difference of last values and that of changes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.contrasts import CHANGES, LAST_VALUES
from hivcells.analysis.rechecks.verdicts import row, verdict_on
from hivcells.codes import AS_SEEN

# How a contrast is worded, how its check is called, and the end of the id of the check.
KINDS = {
    CHANGES: ("changes from baseline", "difference of changes from baseline", "change"),
    LAST_VALUES: ("last values", "difference of last values", "last"),
}
CHECKS = [check for _, check, _ in KINDS.values()]


def check_differences(findings: pd.DataFrame, contrasts: pd.DataFrame) -> list[dict[str, Any]]:
    """A printed difference against the difference of last values and that of changes, unless it is of another visit or text."""
    rows, visits = [], dict(zip(findings.finding_id, zip(findings.time_value, findings.time_unit)))
    sources = dict(zip(findings.finding_id, findings.source_id))
    for printed in findings[_is_of_everybody(findings)].itertuples():
        same = contrasts[
            (contrasts.arm_id == printed.arm_id)
            & (contrasts.comparator_arm_id == printed.comparator_arm_id)
            & (contrasts.outcome_id == printed.outcome_id)
            & (contrasts.unit == printed.unit)
        ]
        if _of_another_visit((printed.time_value, printed.time_unit), same, visits):
            continue
        texts = {sources[last] for last in _last_values(same) if last in sources}
        if texts and printed.source_id not in texts:
            continue
        for computed in same.itertuples():
            kind, check, name = KINDS[computed.contrast_of]
            value, slack = Decimal(str(computed.value)), Decimal(str(computed.rounding))
            verdict = verdict_on(printed.value, value, value - slack, value + slack)
            rows.append(
                row(
                    f"{printed.finding_id}.recheck.{name}",
                    printed,
                    check,
                    printed.value,
                    verdict,
                    f"the {kind} differ by {computed.value}; printed is {printed.value}",
                    f"{printed.finding_id} {computed.value_id}",
                    value=computed.value,
                    unit=computed.unit,
                    decimals=computed.decimals,
                    method=computed.method,
                )
            )
    return rows


def _is_of_everybody(findings: pd.DataFrame) -> pd.Series:
    """Differences between whole arms as they were seen; those of a part or of a model, and bounds, are not those of the averages."""
    is_number = (findings.value != "") & (findings.relation == "=")
    is_difference = (findings.statistic == "difference") & (findings.comparator_arm_id != "") & is_number
    return is_difference & (findings.scope == "") & findings.analysis.isin(AS_SEEN)


def _of_another_visit(visit: tuple[str, str], computed: pd.DataFrame, visits: Mapping[str, tuple[str, str]]) -> bool:
    """Whether a printed difference names a time at which none of the last values was taken."""
    compared = {visits[finding_id] for finding_id in _last_values(computed)}
    return bool(visit[0]) and bool(compared) and visit not in compared


def _last_values(computed: pd.DataFrame) -> list[str]:
    """The findings that the contrasts of last values are made of."""
    of_last = computed.inputs[computed.contrast_of == LAST_VALUES]
    return [finding_id for inputs in of_last for finding_id in inputs.split()]
