"""Rules on numbers that are followed in time: an arm has one average of an outcome at one time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hivcells.codes import AS_SEEN, AVERAGES, BASELINE, LAST, followed_outcomes
from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.quantities import days_of
from hivcells.tables import Tables

OTHER = "other"  # a visit between baseline and the last


def averages_are_those_of_one_group(tables: Tables) -> Iterator[Complaint]:
    """Two different averages of an arm at one time are of two groups; a change of one into the other is none."""
    followed = followed_outcomes(tables["outcomes"])
    first: dict[tuple[Any, ...], Row] = {}
    for row in each_row(tables["findings"]):
        if row.outcome_id not in followed or row.statistic not in AVERAGES or not row.arm_id or row.scope:
            continue
        if bool(row.time_value) != bool(row.time_unit):
            continue  # another rule's fault
        # A year and twelve months are one time.
        key = (*_series(row), round(_day(row), 6) if row.time_value else None)
        first.setdefault(key, row)
        other = first[key]
        if (row.value, row.unit) != (other.value, other.unit):
            problem = f"at this time '{other.finding_id}' has {other.value} for the same arm"
            yield complain("findings", row, "scope", problem, "Name in scope whose average this is, or that is.")


def series_are_of_one_kind(tables: Tables) -> Iterator[Complaint]:
    """The averages of which a change is made begin at one event, and all or none of them are adjusted."""
    followed = followed_outcomes(tables["outcomes"])
    first: dict[tuple[str, ...], Row] = {}
    for row in each_row(tables["findings"]):
        if not _is_followed(row, followed):
            continue
        first.setdefault(_series(row), row)
        other = first[_series(row)]
        for column in ("time_since", "analysis"):
            here, there = getattr(row, column), getattr(other, column)
            if here != there and not {here, there} <= {*AS_SEEN}:
                problem = f"in '{other.finding_id}' of the same series this is '{there}'"
                yield complain("findings", row, column, problem, "Name in scope whose average this is, or that is.")


def visits_follow_from_times(tables: Tables) -> Iterator[Complaint]:
    """The column visit says what the times say: baseline at time 0, last at the latest.

    Changes are computed of what it says. ASSUME: a value without a time, beside a baseline, is the last one.
    """
    followed = followed_outcomes(tables["outcomes"])
    latest: dict[tuple[str, ...], float] = {}
    # A time without its unit is another rule's fault.
    rows = [row for row in each_row(tables["findings"]) if bool(row.time_value) == bool(row.time_unit)]
    for row in rows:
        if _is_followed(row, followed):
            latest[_series(row)] = max(_day(row), latest.get(_series(row), 0))
    for row in rows:
        is_followed = _is_followed(row, followed)
        visit = _visit(_day(row), latest[_series(row)]) if is_followed else ""
        if row.visit != visit:
            problem = f"among the times of its series this is '{visit}'" if is_followed else "not followed in time"
            yield complain("findings", row, "visit", problem, f"Write {visit}." if visit else "Leave it blank.")


def _is_followed(row: Row, followed: set[str]) -> bool:
    """Whether it is an average of a whole arm of an outcome whose changes are computed."""
    return bool(row.outcome_id in followed and row.statistic in AVERAGES and row.arm_id and row.value and not row.scope)


def _series(row: Row) -> tuple[str, ...]:
    return row.study_id, row.arm_id, row.outcome_id, row.statistic


def _day(row: Row) -> float:
    return days_of(row.time_value, row.time_unit)


def _visit(day: float, latest: float) -> str:
    if day == 0:
        return BASELINE
    return LAST if day == latest else OTHER
