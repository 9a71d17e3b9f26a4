"""What every recheck of a printed statistic shares: verdicts, and the row that holds one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.quantities import decimals_of, printed_interval, round_half_away

AGREES = "agrees"
WITH_ROUNDING = "agrees only with rounding"
DOES_NOT_FOLLOW = "does not follow from what is printed"
CANNOT_BE_CHECKED = "cannot be checked"
VERDICTS = [AGREES, WITH_ROUNDING, DOES_NOT_FOLLOW, CANNOT_BE_CHECKED]

PEOPLE = "people"  # the role of outcomes that count people
BOUNDS = ("<", "≤", ">", "≥")
COLUMNS = ["check", "printed_id", "printed", "verdict", "detail", "check_id"]


def verdict_on(printed: str, recomputed: Decimal, possible_low: Decimal, possible_high: Decimal) -> str:
    """Verdict on a printed number, its recomputation, and what the latter can be given rounding of its inputs."""
    if round_half_away(recomputed, decimals_of(printed)) == Decimal(printed):
        return AGREES
    interval = printed_interval(printed)
    return WITH_ROUNDING if possible_low <= interval.high and possible_high >= interval.low else DOES_NOT_FOLLOW


def row(
    value_id: str,
    finding: Any,
    check: str,
    printed: str,
    verdict: str,
    detail: str,
    inputs: str,
    check_id: str = "",
    **recomputed: Any,
) -> dict[str, Any]:
    """A row of the recheck; recomputed holds value, unit, decimals and method where there is a number.

    check_id is the row with the verdict that a number without one belongs to.
    """
    return {
        "value_id": value_id,
        "study_id": finding.study_id,
        "arm_id": finding.arm_id,
        "comparator_arm_id": finding.comparator_arm_id,
        "outcome_id": finding.outcome_id,
        "statistic": check,
        "check": check,
        "printed_id": finding.finding_id,
        "printed": printed,
        "verdict": verdict,
        "detail": detail,
        "inputs": inputs,
        "check_id": check_id or value_id,
        **recomputed,
    }


def implied(value_id: str, finding: Any, what: str, inputs: str, **recomputed: Any) -> dict[str, Any]:
    """A row for a number that a check rests on and that has no verdict of its own."""
    return row(value_id, finding, what, "", "", "", inputs, **recomputed)


def uncheckable(finding: Any, check: str, printed: str, missing: str) -> dict[str, Any]:
    """A row for a printed number that lacks what its recheck needs."""
    key = f"{finding.finding_id}.recheck"
    return row(key, finding, check, printed, CANNOT_BE_CHECKED, missing, finding.finding_id)


def ends_of(printed: str) -> tuple[Decimal, Decimal]:
    """Least and greatest number that a printed one can stand for."""
    interval = printed_interval(printed)
    return interval.low, interval.high


def verdict_on_p(p: Any, value: Decimal, low: float, high: float) -> str:
    """Verdict on a printed P value or bound."""
    if p.relation in BOUNDS:
        within = value < Decimal(p.value) if p.relation in ("<", "≤") else value > Decimal(p.value)
        possible = low < float(p.value) if p.relation in ("<", "≤") else high > float(p.value)
        return AGREES if within else WITH_ROUNDING if possible else DOES_NOT_FOLLOW
    return verdict_on(p.value, value, Decimal(repr(low)), Decimal(repr(high)))


def sizes_of_arms(findings: pd.DataFrame, study: str, arms: list[str]) -> pd.DataFrame:
    """The first printed number of people of each arm; fewer rows than arms where one is not printed."""
    people = findings[(findings.study_id == study) & (findings.role == PEOPLE) & (findings.unit == "people")]
    return people[people.arm_id.isin(arms) & people.value.str.fullmatch(r"\d+")].drop_duplicates("arm_id")


def with_roles(findings: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """The findings with the role of their outcome, as the vocabulary has it."""
    return findings.assign(role=findings.outcome_id.map(outcomes.set_index("outcome_id").role))


def as_printed(p: Any) -> str:
    """A P value as it was printed: '0.02', '<0.05'."""
    return p.value if p.relation == "=" else f"{p.relation}{p.value}"


def best_of(verdicts: Iterable[str]) -> str:
    """The most favourable verdict: a paper may have used any of the methods."""
    return min(verdicts, key=VERDICTS.index)
