"""Single cases in months: when treatment was stopped and taken up again, when the disease came back, the last report.

A case begins with the procedure, here called the start; times before it are negative.
"""

from __future__ import annotations

import pandas as pd

from hivcells.quantities import DAYS_IN, round_half_away, to_decimal
from hivcells.tables import Tables

MONTHS_IN = {unit: to_decimal(days) / to_decimal(DAYS_IN["month"]) for unit, days in DAYS_IN.items()}
# ASSUME: a tenth of a month is finer than what reports of single cases print.
DECIMALS = 1
BEFORE, AT = "before", "at"
TIMES = ["stopped_months_after_start", "restarted_months_after_start", "rebound_months", "last_report_months"]


def cases(evidence: Tables) -> pd.DataFrame:
    """The cases with what their arms were given and with their times, in months after what *_since names.

    Blank where no row gives the time; a time of zero without a row is that of a stop on the day of the start.
    A review without cases gets an empty table.
    """
    if "cases" not in evidence:
        return pd.DataFrame(columns=["case_id", *TIMES])
    curated, findings = evidence["cases"], evidence["findings"].set_index("finding_id")
    arms = evidence["arms"].set_index("arm_id")
    given = curated.assign(
        cell_product=curated.arm_id.map(arms.cell_product), conditioning=curated.arm_id.map(arms.conditioning)
    )
    return given.assign(
        stopped_months_after_start=[_stopped(*c, findings) for c in zip(curated.stop, curated.stop_finding_id)],
        restarted_months_after_start=[_limit(i, findings, "high") for i in curated.stop_finding_id],
        rebound_months=[_months(i, findings) for i in curated.rebound_finding_id],
        last_report_months=[_months(i, findings) for i in curated.last_finding_id],
    ).reset_index(drop=True)


def _stopped(stop: str, finding_id: str, findings: pd.DataFrame) -> str:
    """Months from the start to the stop; negative where treatment was stopped before it."""
    if not finding_id:
        return "0" if stop == AT else ""
    months = _months(finding_id, findings)
    return f"-{months.lstrip('-')}" if stop == BEFORE else months


def _months(finding_id: str, findings: pd.DataFrame) -> str:
    """The value of a row in months, or its lower limit where it has none."""
    if not finding_id:
        return ""
    return _limit(finding_id, findings, "value") or _limit(finding_id, findings, "low")


def _limit(finding_id: str, findings: pd.DataFrame, column: str) -> str:
    if not finding_id or not findings.loc[finding_id, column]:
        return ""
    row = findings.loc[finding_id]
    return str(round_half_away(to_decimal(row[column]) * MONTHS_IN[row["unit"]], DECIMALS))
