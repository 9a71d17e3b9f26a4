"""Single cases in months: when treatment was stopped and taken up again, when the disease came back, the last report.

A case begins with the procedure, here called the start; times before it are negative.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.quantities import DAYS_IN, round_half_away, to_decimal
from hivcells.stops import AFTER, AROUND, AT, BEFORE, LATER, LONG_AFTER, UNDATED
from hivcells.tables import Tables

MONTHS_IN = {unit: to_decimal(days) / to_decimal(DAYS_IN["month"]) for unit, days in DAYS_IN.items()}
# ASSUME: a tenth of a month is finer than what reports of single cases print.
DECIMALS = 1
START = "start"
# ASSUME: within a month of the procedure the new cells have not replaced the old ones, so that a stop tells of these.
AROUND_MONTHS = Decimal(1)
WHAT = {"stopped": "between the procedure and the stop of treatment", "gap": "without treatment"}
GIVEN = ["cell_product", "conditioning"]
TIMES = ["stopped_months_after_start", "restarted_months_after_start", "rebound_months", "last_report_months"]


def cases(evidence: Tables) -> pd.DataFrame:
    """The cases with what their arms were given and with their times, in months after what *_since names.

    Blank where no row gives the time; a time of zero without a row is that of a stop on the day of the start.
    """
    curated, findings = evidence["cases"], evidence["findings"].set_index("finding_id")
    if curated.empty:  # the arms of a review without cases need not say what these were given
        return curated.reindex(columns=[*curated.columns, *GIVEN, *TIMES, "stop_period"])
    arms = evidence["arms"].set_index("arm_id")
    given = curated.assign(**{column: curated.arm_id.map(arms[column]) for column in GIVEN})
    timed = given.assign(
        stopped_months_after_start=[_stopped(*c, findings) for c in zip(curated.stop, curated.stop_finding_id)],
        restarted_months_after_start=[_limit(i, findings, "high") for i in curated.stop_finding_id],
        rebound_months=[_months(i, findings) for i in curated.rebound_finding_id],
        last_report_months=[_months(i, findings) for i in curated.last_finding_id],
    )
    periods = [_period(*row) for row in zip(timed.stop, timed.stopped_months_after_start)]
    return timed.assign(stop_period=periods).reset_index(drop=True)


def _period(stop: str, months: str) -> str:
    """Whether treatment was stopped around the start or later, or no text says how long after it; blank where it was not."""
    if months:
        return AROUND if abs(Decimal(months)) < AROUND_MONTHS else LATER
    return {BEFORE: AROUND, AT: AROUND, LONG_AFTER: LATER, AFTER: UNDATED}.get(stop, "")


def case_times(of_cases: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """The times of each case as rows that can be quoted: in months, in weeks as a report counts them, in days below a month.

    case.<id>.stopped is the time between start and stop, whichever came first; case.<id>.rebound the time from the stop
    until the disease was back, and case.<id>.free the time from the stop, or a later one, to the last report without it.
    Where treatment was taken up again before the disease was seen, no time runs to it, and case.<id>.gap is the time without.
    The relation is that of the time as printed, such as '>'.
    """
    by_id = findings.set_index("finding_id")
    rows = (row for case in of_cases.to_dict("records") for row in _times_of(case, by_id))
    return table_of_estimates(rows, ["case_id", "relation"])


def _times_of(case: Mapping[Hashable, Any], findings: pd.DataFrame) -> Iterator[dict[str, Any]]:
    stopped = case["stop_finding_id"]
    if stopped and case["stop_period"]:
        yield _time(case, "stopped", [stopped], findings, abs(_exact(stopped, findings)))
    gap = _gap(stopped, case["rebound_finding_id"], findings)
    if gap:
        yield _time(case, "gap", [stopped], findings, gap)
    for name, end, since in (
        ("rebound", "" if gap else case["rebound_finding_id"], case["rebound_since"]),
        ("free", case["last_finding_id"], case["last_since"]),
    ):
        if end and case["stop_period"] and (name == "rebound" or since != START):
            inputs = [end, stopped] if since == START and stopped else [end]
            months = _exact(end, findings) - sum(_signed(case, row, findings) for row in inputs[1:])
            yield _time(case, name, inputs, findings, months)


def _gap(stopped: str, rebound: str, findings: pd.DataFrame) -> Decimal:
    """Months without treatment where it was taken up again before the disease was seen, else zero.

    ASSUME: both times are counted from the start, as they are where a text gives days without treatment.
    """
    if not stopped or not rebound or not findings.loc[stopped, "high"]:
        return Decimal(0)
    row = findings.loc[stopped]
    again = to_decimal(row["high"]) * MONTHS_IN[row["unit"]]
    return again - _exact(stopped, findings) if again < _exact(rebound, findings) else Decimal(0)


def _time(
    case: Mapping[Hashable, Any], name: str, inputs: list[str], findings: pd.DataFrame, months: Decimal
) -> dict[str, Any]:
    """A time as an estimate: in the weeks of its report, else whole days below a month, else months; whole where it is so."""
    is_in_weeks = len(inputs) == 1 and findings.loc[inputs[0], "unit"] == "week"
    unit = "week" if is_in_weeks else "day" if months < 1 else "month"
    number = round_half_away(months / MONTHS_IN[unit], 0 if unit == "day" else DECIMALS)
    decimals = 0 if number == number.to_integral_value() else DECIMALS
    what = WHAT.get(name, "from the stop of treatment")
    return {
        "value_id": f"case.{case['case_id']}.{name}",
        "case_id": case["case_id"],
        "study_id": case["study_id"],
        "arm_id": case["arm_id"],
        "statistic": "time",
        "value": number,
        "unit": unit,
        "decimals": decimals,
        "inputs": " ".join(inputs),
        "method": f"time {what}",
        "relation": findings.loc[inputs[0], "relation"],
    }


def _signed(case: Mapping[Hashable, Any], finding_id: str, findings: pd.DataFrame) -> Decimal:
    """Months from the start to the stop, below zero for a stop before it."""
    months = abs(_exact(finding_id, findings))
    return -months if case["stop"] == BEFORE else months


def _exact(finding_id: str, findings: pd.DataFrame) -> Decimal:
    """The value of a row in months, or its lower limit where it has none, not rounded."""
    row = findings.loc[finding_id]
    return to_decimal(row["value"] or row["low"]) * MONTHS_IN[row["unit"]]


def _stopped(stop: str, finding_id: str, findings: pd.DataFrame) -> str:
    """Months from the start to the stop; negative where treatment was stopped before it."""
    if not finding_id:
        return "0" if stop == AT else ""
    months = _months(finding_id, findings)
    return f"-{months.lstrip('-')}" if stop == BEFORE else months


def _months(finding_id: str, findings: pd.DataFrame) -> str:
    """The value of a row in months, or its lower limit where it has none."""
    return _limit(finding_id, findings, "value") or _limit(finding_id, findings, "low")


def _limit(finding_id: str, findings: pd.DataFrame, column: str) -> str:
    if not finding_id or not findings.loc[finding_id, column]:
        return ""
    row = findings.loc[finding_id]
    return str(round_half_away(to_decimal(row[column]) * MONTHS_IN[row["unit"]], DECIMALS))
