"""Printed P values against the interval printed for the same contrast."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.effects import CONTRAST, LEVEL_NOT_PRINTED, effects_by_contrast
from hivcells.analysis.rechecks.p_by_tests import ImpliedP, check_p
from hivcells.analysis.rechecks.people import Behind, People, people_behind, people_in
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    DOES_NOT_FOLLOW,
    TINY,
    are_on_other_sides,
    as_printed,
    ends_of,
    implied,
    inputs_of,
    row,
    side_of_p,
    uncheckable,
)
from hivcells.analysis.statistics import ALPHA, CONFIDENCE_LABEL
from hivcells.analysis.statistics.p_from_interval import p_from_interval, possible_p_from_interval
from hivcells.designs import PAIRED

CHECK = "P value from the interval"
DECISION = "P value and interval"
# ASSUME: the limits of an effect whose level is not printed are of the confidence that most have; each detail says so.
LEVEL_ASSUMED = f"the level of the interval is not printed, {CONFIDENCE_LABEL} is assumed"
NOTHING_BESIDE = "no interval, counts, correlation or means with spreads are printed with it"
LOPSIDED = "the interval printed with it is not symmetric about the estimate"
RATIOS = ("hazard_ratio", "odds_ratio", "risk_ratio")


def on_scale(statistic: str, number: Decimal) -> float:
    """A number on the scale on which its interval is symmetric: ratios on the logarithmic one."""
    return math.log(number) if statistic in RATIOS else float(number)


def is_symmetric(effect: Finding) -> bool:
    """Whether the interval can be symmetric about the estimate, given the rounding of all three."""
    ends = [ends_of(number) for number in (effect.low, effect.value, effect.high)]
    if effect.statistic in RATIOS and ends[0][0] <= 0:
        return False
    (low_least, low_most), (value_least, value_most), (high_least, high_most) = (
        tuple(on_scale(effect.statistic, end) for end in pair) for pair in ends
    )
    return value_least - low_most <= high_most - value_least and high_least - value_most <= value_most - low_least


def possible_p(effect: Finding, df: float) -> tuple[float, float]:
    """Least and greatest P value that the printed estimate and limits can stand for, wherever between their ends they lie."""
    estimate, low, high = (
        (on_scale(effect.statistic, least), on_scale(effect.statistic, most))
        for least, most in map(ends_of, (effect.value, effect.low, effect.high))
    )
    return possible_p_from_interval(estimate, low, high, df)


def people_of_arms(everybody: People, effect: Finding) -> list[Behind]:
    """The people behind an effect in each of its arms, as behind any number of the arm; empty where an arm's are not printed.

    A number of people printed with a comparison may be that of both arms, and is not taken. In a comparison within
    people both arms are the same people, who are as many as are printed with it, or as there are in one arm.
    """
    if effect.analysis == PAIRED:
        return people_behind(everybody, effect)[:1]
    if not effect.comparator_arm_id:
        return people_behind(everybody, effect)[:1] if effect.arm_id else []
    arms = (effect.arm_id, effect.comparator_arm_id)
    found = [people_behind(everybody, effect._replace(arm_id=arm, n_assessed="")) for arm in arms if arm]
    return [people[0] for people in found] if all(found) else []


def check_p_values(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Each printed P value against the interval printed for the same contrast."""
    rows = []
    effects, everybody = effects_by_contrast(findings), people_in(findings)
    for p in findings[findings.statistic == "p_value"].itertuples():
        effect = effects.get(tuple(getattr(p, column) for column in CONTRAST))
        if effect is None:
            rows.append(uncheckable(p, CHECK, as_printed(p), NOTHING_BESIDE))
        elif not is_symmetric(effect):
            rows.append(check_decision(p, effect))
        else:
            rows += check_p_against_interval(p, effect, people_of_arms(everybody, effect))
    return rows


def about_level(effect: Finding) -> list[str]:
    """What a detail says of the level of an interval: nothing where it is printed."""
    return [LEVEL_ASSUMED] if effect.interval == LEVEL_NOT_PRINTED else []


def other_level(p: Finding, effect: Finding) -> list[str]:
    """At which level an interval of assumed level and its P value would decide alike, where they do not at 95 percent.

    An interval of a level holds 'no difference' where P is above 1 less the level, and leaves it out where P is below.
    """
    if effect.interval != LEVEL_NOT_PRINTED or p.relation != "=":
        return []
    level = f"{100 * (1 - Decimal(p.value)):f}".rstrip("0").rstrip(".")
    return [f"limits of {'more' if side_of_p(p) == 'below' else 'less'} than {level}% would do"]


def check_p_against_interval(p: Finding, effect: Finding, people: list[Behind]) -> list[dict[str, Any]]:
    """The check of one P value, and the P values that its interval implies by t and by the normal distribution.

    A study may have used either, so the print agrees when one of them gives it; the detail says which. The degrees of
    freedom are the people of the arms less the means compared.
    """
    df = sum(behind.n_people for behind in people) - len(people)
    # Means are compared on Student's t; ratios come from models whose intervals are normal.
    distributions = {"normal": math.inf}
    if df > 0 and effect.statistic not in RATIOS:
        distributions = {"t": df, **distributions}
    tests = {name: p_by(name, df_of_name, effect) for name, df_of_name in distributions.items()}
    halves = {f"{name}_one_sided": replace(of, name=f"the {of.name}").one_sided() for name, of in tests.items()}
    inputs = f"{effect.finding_id} {p.finding_id}"
    rows = check_p(p, f"{p.finding_id}.recheck", CHECK, tests, inputs, halves, "; ".join(about_level(effect)))
    return [*rows, row_of_df(p, df, people)] if "t" in tests else rows


def p_by(name: str, df: float, effect: Finding) -> ImpliedP:
    """The P value that an interval implies by one distribution, with the least and greatest that rounding allows."""
    numbers = [on_scale(effect.statistic, Decimal(number)) for number in (effect.value, effect.low, effect.high)]
    method = f"from {effect.value} ({effect.low} to {effect.high}), {name} distribution"
    estimate, low, high = within(numbers)
    value = p_from_interval(estimate, low, high, df)
    return ImpliedP(f"{name} distribution", value, *possible_p(effect, df), method)


def within(numbers: list[float]) -> list[float]:
    """Estimate, low and high, the estimate moved to a limit where rounding has put it just beyond."""
    estimate, low, high = numbers
    return [min(max(estimate, low), high), low, high]


def check_decision(p: Finding, effect: Finding) -> dict[str, Any]:
    """A P value beside an interval that lies unevenly: whether both decide alike, for P is below 0.05 where 'no difference' lies outside.

    Which P value the interval stands for is not known; on which side of 0.05 it is, is.
    """
    nothing = Decimal(1) if effect.statistic in RATIOS else Decimal(0)
    (low, low_most), (high_least, high) = ends_of(effect.low), ends_of(effect.high)
    reach = (0.0, ALPHA) if low > nothing or high < nothing else (ALPHA + TINY, 1.0)
    inputs = f"{effect.finding_id} {p.finding_id}"
    about = f"{effect.low} to {effect.high} {'leaves out' if reach[0] == 0 else 'holds'} {nothing}"
    is_open = low <= nothing <= low_most or high_least <= nothing <= high
    if is_open or not side_of_p(p):
        return uncheckable(p, CHECK, as_printed(p), LOPSIDED)
    apart = are_on_other_sides(p, *reach)
    verdict = DOES_NOT_FOLLOW if apart else AGREES
    outside = reach[0] == 0
    below = ("would be" if outside else "would not be") if apart else "is" if outside else "is not"
    said = [*about_level(effect), LOPSIDED, f"{about}, so that P {below} below {ALPHA}"]
    if apart:
        said += [*other_level(p, effect), "other limits or another test would have to stand behind"]
    found = row(f"{p.finding_id}.recheck", p, DECISION, as_printed(p), verdict, "; ".join(said), inputs)
    return found | ({"other_side": "yes"} if apart else {})


def row_of_df(p: Finding, df: int, people: list[Behind]) -> dict[str, Any]:
    """The degrees of freedom of a P value, as a number that can be quoted."""
    return implied(
        f"{p.finding_id}.degrees_of_freedom",
        p,
        "degrees of freedom",
        inputs_of(*(behind.value_id for behind in people)),
        value=df,
        unit="ratio",
        decimals=0,
        method=f"{' + '.join(str(behind.n_people) for behind in people)} - {len(people)}",
    )
