"""A printed difference of arms against the difference of last values and that of changes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.contrasts import CHANGES, LAST_VALUES
from hivcells.analysis.rechecks.p_by_tests import by_keys, key_of
from hivcells.analysis.rechecks.rows import Contrast, Finding
from hivcells.analysis.rechecks.verdicts import row, verdict_on
from hivcells.codes import AS_SEEN

SAME = ["arm_id", "comparator_arm_id", "outcome_id", "unit"]
# How a contrast is worded, and the end of the id of its check.
KINDS = {CHANGES: ("changes from baseline", "change"), LAST_VALUES: ("last values", "last")}
CHECK = "difference of {}"
CHECKS = [CHECK.format(kind) for kind, _ in KINDS.values()]


def check_differences(findings: pd.DataFrame, contrasts: pd.DataFrame) -> list[dict[str, Any]]:
    """A printed difference against the difference of last values and that of changes, unless it is of another visit or text."""
    computed, rows = by_keys(contrasts, SAME), []
    finding = {row.finding_id: row for row in findings.itertuples()}
    for printed in findings[_is_of_everybody(findings)].itertuples():
        same = computed.get(key_of(printed, SAME), [])
        last_values = [finding[finding_id] for finding_id in _last_values(same)]
        if _is_of_a_visit_and_text(printed, last_values):
            rows += [_row(printed, one) for one in same]
    return rows


def _row(printed: Finding, computed: Contrast) -> dict[str, Any]:
    """The check of a printed difference against one contrast."""
    kind, name = KINDS[computed.contrast_of]
    value, slack = Decimal(str(computed.value)), Decimal(str(computed.rounding))
    verdict = verdict_on(printed.value, value, value - slack, value + slack)
    return row(
        f"{printed.finding_id}.recheck.{name}",
        printed,
        CHECK.format(kind),
        printed.value,
        verdict,
        f"the {kind} differ by {computed.value}; printed is {printed.value}",
        f"{printed.finding_id} {computed.value_id}",
        value=computed.value,
        unit=computed.unit,
        decimals=computed.decimals,
        method=computed.method,
    )


def _is_of_everybody(findings: pd.DataFrame) -> pd.Series:
    """Differences between whole arms as they were seen; those of a part or of a model, and bounds, are not those of the averages."""
    is_number = (findings.value != "") & (findings.relation == "=")
    is_difference = (findings.statistic == "difference") & (findings.comparator_arm_id != "") & is_number
    return is_difference & (findings.scope == "") & findings.analysis.isin(AS_SEEN)


def _is_of_a_visit_and_text(printed: Finding, last_values: list[Finding]) -> bool:
    """Whether one of the last values was taken at the time that a printed difference names, if any, and one stands in its text.

    Where no last value is known, nothing speaks against it.
    """
    visit = (printed.time_value, printed.time_unit)
    visits = {(last.time_value, last.time_unit) for last in last_values}
    is_of_visit = not printed.time_value or visit in visits
    return not last_values or (is_of_visit and printed.source_id in {last.source_id for last in last_values})


def _last_values(computed: list[Contrast]) -> list[str]:
    """The findings that the contrasts of last values are made of."""
    return [finding_id for one in computed if one.contrast_of == LAST_VALUES for finding_id in one.inputs.split()]
