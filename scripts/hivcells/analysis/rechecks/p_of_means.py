"""Printed P values against the means, spreads and people of the groups that they compare."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_by_tests import SAME, ImpliedP, Index, beside, check_p, key_of, of_single_arms
from hivcells.analysis.rechecks.people import Behind, people_behind, people_in
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import inputs_of
from hivcells.analysis.statistics.p_from_means import TESTS, Group, p_from_means, p_from_two_means, possible_groups
from hivcells.quantities import half_unit

CHECK = "P value from the means"
AVERAGES = ("mean", "log_change")
STANDARD_DEVIATION = "SD"
KINDS = (STANDARD_DEVIATION, "SE")


def check_p_from_means(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Each P value of groups whose means are printed with a standard deviation or error and whose people are known.

    Two groups are compared by the t test with a common variance and by Welch's, more by the analysis of variance.
    """
    numbers, everybody, rows = of_single_arms(findings), people_in(findings), []
    for p in findings[findings.statistic == "p_value"].itertuples():
        groups = groups_of(numbers, p)
        if not all(map(is_mean_with_spread, groups)):
            continue
        people = [people_behind(everybody, mean) for mean in groups]
        if len(groups) >= 2 and all(people):
            rows += check_of_groups(p, groups, [behind[0] for behind in people])
    return rows


def is_mean_with_spread(number: Finding) -> bool:
    """Whether a number is a mean whose spread is printed and named."""
    return number.statistic in AVERAGES and bool(number.value and number.spread) and number.spread_kind in KINDS


def groups_of(numbers: Index, p: Finding) -> list[Finding]:
    """The means that a P value compares: of its two arms, or, where it names none, of all arms that have one each."""
    if p.comparator_arm_id:
        return of_one_kind(beside(numbers, p, [p.arm_id, p.comparator_arm_id]))
    if p.arm_id:
        return []  # a change within an arm is no comparison of groups
    arms = list(dict.fromkeys(one.arm_id for one in numbers.get(key_of(p, SAME), [])))
    return of_one_kind(beside(numbers, p, arms))


def of_one_kind(means: list[Finding]) -> list[Finding]:
    """The means, unless one of them is in another unit or of another kind, such as a change beside a level."""
    return means if len({(mean.unit, mean.statistic) for mean in means}) == 1 else []


def check_of_groups(p: Finding, means: list[Finding], people: list[Behind]) -> list[dict[str, Any]]:
    """The check of one P value by the tests of its groups."""
    scales = [
        1.0 if m.spread_kind == STANDARD_DEVIATION else math.sqrt(b.n_people)
        for m, b in zip(means, people, strict=True)
    ]
    groups = [
        Group(float(m.value), float(m.spread) * scale, b.n_people)
        for m, b, scale in zip(means, people, scales, strict=True)
        if b.n_people >= 2
    ]
    if len(groups) < len(means):
        return []
    of_means = [float(half_unit(mean.value)) for mean in means]
    of_spreads = [float(half_unit(mean.spread)) * scale for mean, scale in zip(means, scales, strict=True)]
    sets = possible_groups(groups, of_means, of_spreads)
    method = "; ".join(
        f"{m.value} ({m.spread_kind} {m.spread}, {b.n_people} people)" for m, b in zip(means, people, strict=True)
    )
    inputs = inputs_of(*(of for m, b in zip(means, people, strict=True) for of in (m.finding_id, b.value_id)))
    tests = {key: _test(key, of, groups, sets, method) for key, of in p_values_of(groups).items()}
    halves = {f"{key}_one_sided": of.one_sided() for key, of in tests.items() if key != "f"}
    return check_p(p, f"{p.finding_id}.recheck.means", CHECK, tests, inputs, halves)


def p_values_of(groups: list[Group]) -> dict[str, Callable[[list[Group]], float]]:
    """The tests of so many groups."""
    if len(groups) > 2:
        return {"f": p_from_means}
    return {key: lambda two, key=key: p_from_two_means(*two)[key] for key in ("t", "welch")}  # type: ignore[misc]


def _test(
    key: str, of: Callable[[list[Group]], float], groups: list[Group], sets: list[list[Group]], method: str
) -> ImpliedP:
    values = [of(one) for one in [groups, *sets]]
    return ImpliedP(TESTS[key], values[0], min(values), max(values), f"{method}, {TESTS[key]}")
