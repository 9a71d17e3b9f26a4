"""Printed survival percentages, and others with limits, against their limits, and the limits against the number of people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.people import Behind, people_behind, people_in
from hivcells.analysis.rechecks.percent_limits import check_of_proportion, most_people
from hivcells.analysis.rechecks.ratios import ALLOWED_OFFSET
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
    best_of,
    ends_of,
    implied,
    inputs_of,
    row,
    uncheckable,
    verdict_on,
    worst_of,
)
from hivcells.analysis.statistics.survival_limits import SCALES, effective_people, middle_of, offset_in_widths
from hivcells.codes import CONFIDENCE_LIMITS
from hivcells.quantities import decimals_of, round_half_away

CHECK = "survival percentage"
CURVES = (SURVIVAL, PERCENT) = ("survival_percent", "percent")
EDGE = 1e-6


def check_survival_percentages(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """A survival percentage is no proportion; with limits it can be held against them, and they against the people.

    A percentage with limits that is no survival percentage is tried as a proportion of its people first; where no usual
    method gives its limits it is treated as one with censoring.
    """
    rows, everybody = [], people_in(findings)
    curves = findings[findings.statistic.isin(CURVES) & (findings.value != "")]
    for curve in curves.itertuples():
        if curve.interval == CONFIDENCE_LIMITS and curve.low and curve.high:
            rows += check_interval(curve, people_behind(everybody, curve))
        elif curve.statistic == SURVIVAL:
            rows.append(uncheckable(curve, CHECK, f"{curve.value}%", "people at risk and censored are not printed"))
    return rows


def check_interval(curve: Finding, people: list[Behind]) -> list[dict[str, Any]]:
    """The check of a percentage with its limits: as a proportion, or on the scales of survival percentages."""
    proportion = check_of_proportion(curve, people) if curve.statistic == PERCENT else None
    return [proportion] if proportion else check_limits(curve, people[:1])


def check_limits(curve: Finding, people: list[Behind]) -> list[dict[str, Any]]:
    """Whether the percentage lies in the middle of its limits on some usual scale, as wide as so many people allow.

    Greenwood's limits of n people are never closer together than if all n had been followed. Limits after Wilson with an
    effective number of people, which Rothman gave survival percentages, are not covered: they may be closer together.
    """
    printed = f"{curve.value}%"
    low, value, high = (float(number) / 100 for number in (curve.low, curve.value, curve.high))
    if not 0 < low < value < high < 1:
        return [uncheckable(curve, CHECK, printed, "limits at 0 or 100, or without width, say nothing")]
    n = people[0].n_people if people else None
    verdicts = {scale: worst_of(verdicts_on(curve, scale, n)) for scale in SCALES}
    if best_of(verdicts.values()) == DOES_NOT_FOLLOW:
        verdicts = {scale: worst_of(verdicts_on(curve, scale, n, ALLOWED_OFFSET)) for scale in SCALES}
    verdict = best_of(verdicts.values())
    scale = next(scale for scale in SCALES if verdicts[scale] == verdict)
    inputs = inputs_of(curve.finding_id, *(behind.value_id for behind in people))
    key = f"{curve.finding_id}.recheck"
    recomputed: dict[str, Any] = {
        "value": Decimal(repr(100 * middle_of(low, high, scale))),
        "unit": "percent",
        "decimals": decimals_of(curve.value),
    }
    method = f"middle of {curve.low} and {curve.high} on the {scale} scale"
    detail = detail_of(curve, scale, verdict, n)
    found = row(key, curve, CHECK, printed, verdict, detail, inputs, **recomputed, method=method)
    return [found, people_of(key, curve, scale, (value, low, high), inputs)]


def people_of(key: str, curve: Finding, scale: str, shares: tuple[float, float, float], inputs: str) -> dict[str, Any]:
    """The effective number of people of a percentage with its limits, as a number that can be quoted."""
    least, most = possible_people(curve, scale)
    return implied(
        f"{key}.effective_people",
        curve,
        "effective number of people",
        inputs,
        check_id=key,
        value=Decimal(repr(effective_people(*shares, scale=scale))),
        low=least,
        high=most,
        unit="people",
        decimals=0,
        method=f"from {curve.value}% ({curve.low} to {curve.high}), {scale} scale",
    )


def verdicts_on(curve: Finding, scale: str, n_people: int | None, offset: float = 0.0) -> list[str]:
    """Verdicts on one scale: on the percentage as the middle of its limits, and on the limits as those of so many people.

    An offset from the middle is allowed, in widths of the interval, where rounding alone does not do.
    """
    middle = 100 * middle_of(float(curve.low) / 100, float(curve.high) / 100, scale)
    low, high = shares_within(curve.low), shares_within(curve.high)
    least, most = (100 * middle_of(*ends, scale=scale) for ends in zip(low, high))
    on_middle = verdict_on(curve.value, *(Decimal(repr(number)) for number in (middle, least, most)))
    if on_middle == DOES_NOT_FOLLOW and is_near_middle(curve, scale, offset):
        on_middle = AGREES
    verdicts = [on_middle]
    if n_people:
        most = n_people if curve.statistic == SURVIVAL else most_people(curve, n_people, scale)
        value, (fewest, _) = people_as_printed(curve, scale), possible_people(curve, scale)
        verdicts.append(AGREES if value <= most else WITH_ROUNDING if fewest <= most else DOES_NOT_FOLLOW)
    return verdicts


def is_near_middle(curve: Finding, scale: str, offset: float) -> bool:
    """Whether the percentage lies off the middle by no more than this part of the width."""
    value, low, high = (float(number) / 100 for number in (curve.value, curve.low, curve.high))
    return offset_in_widths(value, low, high, scale) <= offset


def shares_within(printed: str) -> list[float]:
    """Least and greatest share that a printed percentage stands for, kept off 0 and 1, where scales have no end."""
    return [min(max(float(end) / 100, EDGE), 1 - EDGE) for end in ends_of(printed)]


def people_as_printed(curve: Finding, scale: str) -> float:
    """The effective number of people of a percentage with its limits, taken as they are printed."""
    value, low, high = (float(number) / 100 for number in (curve.value, curve.low, curve.high))
    return effective_people(value, low, high, scale)


def possible_people(curve: Finding, scale: str) -> tuple[float, float]:
    """Least and greatest effective number of people that the printed percentage and limits can stand for."""
    (low, low_most), values, (high_least, high) = map(shares_within, (curve.low, curve.value, curve.high))
    wide = [effective_people(value, low, high, scale) for value in values if low < value < high]
    narrow = [effective_people(value, low_most, high_least, scale) for value in values if low_most < value < high_least]
    return min(wide), max(narrow or wide)


def detail_of(curve: Finding, scale: str, verdict: str, n_people: int | None) -> str:
    """What was found, and of how many people the limits are."""
    beside = f"; {n_people} people are printed" if n_people else "; the number of people is not printed"
    whole = round_half_away(people_as_printed(curve, scale), 0)
    if verdict != DOES_NOT_FOLLOW:
        return f"limits about evenly on the {scale} scale, as of {whole} people all followed{beside}"
    least = round_half_away(possible_people(curve, scale)[0], 0)
    return f"on the {scale} scale the limits are those of {whole} people all followed, at least {least} with rounding{beside}; other limits, another scale or other people would have to stand behind"
