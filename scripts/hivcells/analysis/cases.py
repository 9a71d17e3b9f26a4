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
# What is known of each finding that is a time, by its id.
Times = Mapping[Hashable, Mapping[Hashable, Any]]
WHAT = {"stopped": "between the procedure and the stop of treatment", "gap": "without treatment"}
GIVEN = ["cell_product", "conditioning"]
TIMES = ["stopped_months_after_start", "restarted_months_after_start", "rebound_months", "last_report_months"]


def cases(evidence: Tables) -> pd.DataFrame:
    """The cases with what their arms were given and with their times, in months after what *_since names.

    Blank where no row gives the time; a time of zero without a row is that of a stop on the day of the start.
    """
    curated, times = evidence["cases"], _times_in_months(evidence["findings"])
    if curated.empty:  # the arms of a review without cases need not say what these were given
        return curated.reindex(columns=[*curated.columns, *TIMES, "stop_period"])
    arms = evidence["arms"].set_index("arm_id")
    given = curated.assign(**{column: curated.arm_id.map(arms[column]) for column in GIVEN})
    months, high_months = _as_text(times.months), _as_text(times.high_months)
    stopped = curated.stop_finding_id.map(months).mask((curated.stop == AT) & (curated.stop_finding_id == ""), "0")
    timed = given.assign(
        stopped_months_after_start=_before_as_negative(stopped, curated.stop),
        restarted_months_after_start=curated.stop_finding_id.map(high_months),
        rebound_months=curated.rebound_finding_id.map(months),
        last_report_months=curated.last_finding_id.map(months),
    )
    periods = [_period(*row) for row in zip(timed.stop, timed.stopped_months_after_start)]
    return timed.assign(stop_period=periods).reset_index(drop=True)


def _times_in_months(findings: pd.DataFrame) -> pd.DataFrame:
    """The findings that are times, by their ids, with two more columns: months and high_months.

    months is the value in months, not rounded, or the lower limit where there is none; high_months is the upper limit.
    Either is missing where its number is blank.
    """
    times = findings[findings.unit.isin(MONTHS_IN)].set_index("finding_id")
    values = times.value.where(times.value != "", times.low)
    return times.assign(months=_in_months(values, times.unit), high_months=_in_months(times.high, times.unit))


def _in_months(numbers: pd.Series, units: pd.Series) -> pd.Series:
    """Numbers of their units in months; missing where they are blank."""
    months = [to_decimal(number) * MONTHS_IN[unit] if number else None for number, unit in zip(numbers, units)]
    return pd.Series(months, index=numbers.index, dtype=object)


def _as_text(months: pd.Series) -> dict[Hashable, str]:
    """Times as text by the ids of their findings; blank where one is missing, and where no finding is named."""
    texts: dict[Hashable, str] = {"": ""}
    for key, time in months.items():
        texts[key] = "" if time is None else str(round_half_away(time, DECIMALS))
    return texts


def _before_as_negative(stopped: pd.Series, stop: pd.Series) -> pd.Series:
    """Months from the start to the stop: negative where treatment was stopped before it, whatever the sign in print."""
    return stopped.mask((stop == BEFORE) & (stopped != ""), "-" + stopped.str.removeprefix("-"))


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
    times = _times_in_months(findings).to_dict("index")
    rows = (row for case in of_cases.to_dict("records") for row in _times_of(case, times))
    return table_of_estimates(rows, ["case_id", "relation"])


def _times_of(case: Mapping[Hashable, Any], times: Times) -> Iterator[dict[str, Any]]:
    """The times of one case, each where rows give it."""
    stopped, rebound = case["stop_finding_id"], case["rebound_finding_id"]
    if stopped and case["stop_period"]:
        yield _time(case, "stopped", [stopped], times, abs(times[stopped]["months"]))
    gap = _gap(times[stopped], times[rebound]) if stopped and rebound else Decimal(0)
    if gap:
        yield _time(case, "gap", [stopped], times, gap)
    for name, end, since in (
        ("rebound", "" if gap else rebound, case["rebound_since"]),
        ("free", case["last_finding_id"], case["last_since"]),
    ):
        if end and case["stop_period"] and (name == "rebound" or since != START):
            inputs = [end, stopped] if since == START and stopped else [end]
            months = times[end]["months"] - sum(_signed(case, times[row]["months"]) for row in inputs[1:])
            yield _time(case, name, inputs, times, months)


def _gap(stopped: Mapping[Hashable, Any], rebound: Mapping[Hashable, Any]) -> Decimal:
    """Months without treatment where it was taken up again before the disease was seen, else zero.

    ASSUME: both times are counted from the start, as they are where a text gives days without treatment.
    """
    again = stopped["high_months"]
    return again - stopped["months"] if again is not None and again < rebound["months"] else Decimal(0)


def _time(case: Mapping[Hashable, Any], name: str, inputs: list[str], times: Times, months: Decimal) -> dict[str, Any]:
    """A time as an estimate: in the weeks of its report, else whole days below a month, else months; whole where it is so."""
    is_in_weeks = len(inputs) == 1 and times[inputs[0]]["unit"] == "week"
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
        "relation": times[inputs[0]]["relation"],
    }


def _signed(case: Mapping[Hashable, Any], months: Decimal) -> Decimal:
    """Months from the start to the stop, below zero for a stop before it."""
    return -abs(months) if case["stop"] == BEFORE else abs(months)
