"""What every recheck of a printed statistic shares: verdicts, and the row that holds one."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.statistics import ALPHA
from hivcells.codes import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, VERDICTS, WITH_ROUNDING
from hivcells.quantities import decimals_of, printed_interval, round_half_away, write_p_value

PEOPLE = "people"  # the role of outcomes that count people
BELOW, ABOVE = ("<", "≤"), (">", "≥")
BOUNDS = (*BELOW, *ABOVE)
SIGNS = {"<": operator.lt, "≤": operator.le, ">": operator.gt, "≥": operator.ge}
COLUMNS = ["check", "printed_id", "printed", "verdict", "detail", "check_id", "other_side", "in_tally"]
# Columns that hold the spread beside a mean, the people behind a number and the analysis that it is of.
BESIDE = ("spread_kind", "spread", "n_assessed", "analysis")
# Far below any printed decimal, far above the last digit of a float: what is ALPHA by calculation counts as ALPHA.
DIGITS_OF_P = 12
TINY = 10.0**-DIGITS_OF_P


def verdict_on(printed: str, recomputed: Decimal, possible_low: Decimal, possible_high: Decimal) -> str:
    """Verdict on a printed number, its recomputation, and what the latter can be given rounding of its inputs."""
    if round_half_away(recomputed, decimals_of(printed)) == Decimal(printed):
        return AGREES
    interval = printed_interval(printed)
    return WITH_ROUNDING if possible_low <= interval.high and possible_high >= interval.low else DOES_NOT_FOLLOW


def verdict_on_bound(relation: str, bound: Decimal, found: Decimal, least: Decimal, most: Decimal) -> str:
    """Verdict on a printed bound, as '< 0.05', from what was found and what that can be given rounding of its inputs."""
    is_kept = SIGNS[relation]
    if is_kept(found, bound):
        return AGREES
    return WITH_ROUNDING if is_kept(least if relation in BELOW else most, bound) else DOES_NOT_FOLLOW


def row(
    value_id: str,
    finding: Finding,
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


def implied(value_id: str, finding: Finding, what: str, inputs: str, **recomputed: Any) -> dict[str, Any]:
    """A row for a number that a check rests on and that has no verdict of its own."""
    return row(value_id, finding, what, "", "", "", inputs, **recomputed)


def uncheckable(finding: Finding, check: str, printed: str, missing: str, ending: str = "recheck") -> dict[str, Any]:
    """A row for a printed number that lacks what its recheck needs; the ending tells two checks of one number apart."""
    key = f"{finding.finding_id}.{ending}"
    return row(key, finding, check, printed, CANNOT_BE_CHECKED, missing, finding.finding_id)


def inputs_of(*ids: str) -> str:
    """The values that a check rests on, each named once, in their order."""
    return " ".join(dict.fromkeys(ids))


def ends_of(printed: str) -> tuple[Decimal, Decimal]:
    """Least and greatest number that a printed one can stand for."""
    interval = printed_interval(printed)
    return interval.low, interval.high


def verdict_on_p(p: Finding, value: Decimal, low: float, high: float) -> str:
    """Verdict on a printed P value or bound; zero, and what lies beyond 1, is no P value whatever is recomputed."""
    printed = Decimal(p.value)
    if not is_possible_p(p):
        return DOES_NOT_FOLLOW
    found, least, most = (round_half_away(number, DIGITS_OF_P) for number in (value, low, high))
    if p.relation in BOUNDS:
        return verdict_on_bound(p.relation, printed, found, least, most)
    return verdict_on(p.value, found, least, most)


def is_possible_p(p: Finding) -> bool:
    """Whether a print can be a P value, or a bound of one.

    P = 0 is impossible for data that were seen: it is a smaller P, rounded. A lower bound may be 0, and must leave room above.
    """
    printed = Decimal(p.value)
    return 0 <= printed < 1 if p.relation in ABOVE else 0 < printed <= 1


def are_on_other_sides(p: Finding, low: float, high: float) -> bool:
    """Whether a printed P value and all that a test can give lie on different sides of ALPHA, so that decisions differ.

    ALPHA itself counts as below, as most authors have it; a print that rounding leaves on either side has no side.
    """
    printed = side_of_p(p)
    return bool(printed) and {printed, _side(low, high)} == {"below", "above"}


def side_of_p(p: Finding) -> str:
    """On which side of ALPHA a printed P value lies: 'below' or 'above'; '' where rounding or a bound leaves it open."""
    return _side(*_reach(p))


def _reach(p: Finding) -> tuple[float, float]:
    """All P values that a printed one, or a bound, can stand for."""
    value = float(p.value)
    if p.relation in BELOW:
        return 0.0, value
    if p.relation in ABOVE:
        # Above the level itself is above it.
        return value + (TINY if p.relation == ">" else 0.0), 1.0
    low, high = ends_of(p.value)
    return float(low), float(high)


def _side(low: float, high: float) -> str:
    return "below" if high <= ALPHA else "above" if low > ALPHA else ""


def with_roles(findings: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """The findings with the role of their outcome, as the vocabulary has it, and with all columns of BESIDE."""
    of_outcomes = outcomes.set_index("outcome_id")
    role, scopes = (findings.outcome_id.map(of_outcomes[column]) for column in ("role", "whole_scopes"))
    missing = {column: "" for column in BESIDE if column not in findings.columns}
    return findings.assign(role=role, whole_scopes=scopes.fillna(""), **missing)


def as_printed(p: Finding) -> str:
    """A P value as it was printed: '0.02', '<0.05'."""
    return p.value if p.relation == "=" else f"{p.relation}{p.value}"


def best_of(verdicts: Iterable[str]) -> str:
    """The most favourable verdict: a paper may have used any of the methods."""
    return min(verdicts, key=VERDICTS.index)


def worst_of(verdicts: Iterable[str]) -> str:
    """The least favourable verdict: every condition must hold."""
    return max(verdicts, key=VERDICTS.index)


def short_p(value: float) -> str:
    """A recomputed P value for a detail: '0.0067', '<0.0001'."""
    return write_p_value(value, 4)
