"""Printed P values against the interval printed for the same contrast."""

from __future__ import annotations

import math
from collections.abc import Hashable
from decimal import Decimal
from itertools import product
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import (
    as_printed,
    best_of,
    ends_of,
    implied,
    row,
    sizes_of_arms,
    uncheckable,
    verdict_on_p,
)
from hivcells.analysis.statistics.p_from_interval import p_from_interval

CHECK = "P value from the interval"
EFFECTS = ["difference", "coefficient", "hazard_ratio", "odds_ratio", "risk_ratio"]
RATIOS = ("hazard_ratio", "odds_ratio", "risk_ratio")
CONTRAST = ["study_id", "arm_id", "comparator_arm_id", "outcome_id", "time_value", "time_unit"]


def on_scale(statistic: str, number: Decimal) -> float:
    """A number on the scale on which its interval is symmetric: ratios on the logarithmic one."""
    return math.log(number) if statistic in RATIOS else float(number)


def is_symmetric(effect: Any) -> bool:
    """Whether the interval can be symmetric about the estimate, given the rounding of all three."""
    ends = [ends_of(number) for number in (effect.low, effect.value, effect.high)]
    if effect.statistic in RATIOS and ends[0][0] <= 0:
        return False
    (low_least, low_most), (value_least, value_most), (high_least, high_most) = (
        tuple(on_scale(effect.statistic, end) for end in pair) for pair in ends
    )
    return value_least - low_most <= high_most - value_least and high_least - value_most <= value_most - low_least


def possible_p(effect: Any, degrees_of_freedom: float) -> tuple[float, float]:
    """Least and greatest P value that the printed estimate and limits can stand for."""
    ends = [ends_of(number) for number in (effect.value, effect.low, effect.high)]
    corners = [[on_scale(effect.statistic, number) for number in corner] for corner in product(*ends)]
    values = [p_from_interval(value, low, high, degrees_of_freedom) for value, low, high in corners if high > low]
    return min(values), max(values)


def degrees_of_freedom(sizes: pd.DataFrame, arms: list[str]) -> int | None:
    """People less the means compared, for a comparison of means; None where a size is not printed."""
    return int(sizes.value.astype(int).sum()) - len(arms) if len(sizes) == len(arms) else None


def check_p_values(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Each printed P value against the interval printed for the same contrast."""
    rows = []
    effects = effects_by_contrast(findings)
    for p in findings[findings.statistic == "p_value"].itertuples():
        effect = effects.get(tuple(getattr(p, column) for column in CONTRAST))
        if effect is None:
            rows.append(uncheckable(p, CHECK, as_printed(p), "no interval is printed with it"))
        elif not is_symmetric(effect):
            lopsided = "the interval printed with it is not symmetric about the estimate"
            rows.append(uncheckable(p, CHECK, as_printed(p), lopsided))
        else:
            rows += check_p_against_interval(p, effect, findings)
    return rows


def effects_by_contrast(findings: pd.DataFrame) -> dict[Hashable, Any]:
    """The first effect that is printed with an interval, of each contrast."""
    effects = findings[
        (findings.interval == "95% CI")
        & findings.statistic.isin(EFFECTS)
        & (findings.value != "")
        & (findings.low != findings.high)  # an interval without width implies no P value
    ]
    return {contrast: next(same.itertuples()) for contrast, same in effects.groupby(CONTRAST)}


def check_p_against_interval(p: Any, effect: Any, findings: pd.DataFrame) -> list[dict[str, Any]]:
    """The check of one P value, and the P values that its interval implies by t and by the normal distribution.

    A study may have used either, so the print agrees when one of them gives it; the detail says which.
    """
    arms = [arm for arm in (p.arm_id, p.comparator_arm_id) if arm]
    sizes = sizes_of_arms(findings, p.study_id, arms)
    freedom = degrees_of_freedom(sizes, arms) if arms else None
    # Means are compared on Student's t; ratios come from models whose intervals are normal.
    distributions = {"normal": math.inf}
    if freedom is not None and effect.statistic not in RATIOS:
        distributions = {"t": freedom, **distributions}
    implied_p = {name: p_by(name, degrees, p, effect) for name, degrees in distributions.items()}
    verdicts = {name: verdict_on_p(p, of["value"], of["low"], of["high"]) for name, of in implied_p.items()}
    detail = "; ".join(f"{name} distribution: {verdict}" for name, verdict in verdicts.items())
    inputs = f"{effect.finding_id} {p.finding_id}"
    verdict = best_of(verdicts.values())
    rows = [row(f"{p.finding_id}.recheck", p, CHECK, as_printed(p), verdict, detail, inputs), *implied_p.values()]
    return rows if freedom is None else [*rows, row_of_freedom(p, freedom, sizes)]


def p_by(name: str, degrees: float, p: Any, effect: Any) -> dict[str, Any]:
    """The P value that an interval implies by one distribution, with the least and greatest that rounding allows."""
    estimate, lower, upper = (
        on_scale(effect.statistic, Decimal(number)) for number in (effect.value, effect.low, effect.high)
    )
    least, greatest = possible_p(effect, degrees)
    return implied(
        f"{p.finding_id}.recheck.{name}",
        p,
        f"{CHECK}, {name} distribution",
        f"{effect.finding_id} {p.finding_id}",
        check_id=f"{p.finding_id}.recheck",
        value=Decimal(repr(p_from_interval(estimate, lower, upper, degrees))),
        low=least,
        high=greatest,
        unit="p",
        decimals=4,
        method=f"from {effect.value} ({effect.low} to {effect.high}), {name} distribution",
    )


def row_of_freedom(p: Any, freedom: int, sizes: pd.DataFrame) -> dict[str, Any]:
    """The degrees of freedom of a P value, as a number that can be quoted."""
    return implied(
        f"{p.finding_id}.degrees_of_freedom",
        p,
        "degrees of freedom",
        " ".join(sizes.finding_id),
        value=freedom,
        unit="ratio",
        decimals=0,
        method=f"{' + '.join(sizes.value)} - {len(sizes)}",
    )
