"""Every printed P value of means against t tests, or the analysis of variance, of the means with their spreads."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

from independent.definitions import analysis_of_variance, welch
from independent.evidence import Row, used
from independent.people import cell, joined, people_behind
from independent.printed_p import by_tests, halved, of_arms
from independent.rechecks import Check, ends, of_statistic
from independent.writing import decimals_of


def nearest_means(means: list[tuple[float, float]], n: list[int]) -> list[float]:
    """The means with the least variance between groups: their own middle, as far as each can go to it."""
    low, high = min(a for a, _ in means), max(b for _, b in means)

    def spread(middle: float) -> float:
        return sum(k * (min(max(middle, a), b) - middle) ** 2 for (a, b), k in zip(means, n, strict=True))

    for _ in range(200):
        third = (high - low) / 3
        low, high = (low, high - third) if spread(low + third) <= spread(high - third) else (low + third, high)
    return [min(max(low, a), b) for a, b in means]


def p_of_means() -> Iterator[Check]:
    """Each P value of means with their spreads and people."""
    for p in of_statistic("p_value"):
        arms = [p["arm_id"], p["comparator_arm_id"]]
        if not p["comparator_arm_id"]:
            others = [r["arm_id"] for r in used("findings") if r["arm_id"] and r["study_id"] == p["study_id"]]
            arms = [] if p["arm_id"] else [arm for arm in dict.fromkeys(others) if has_numbers(p, arm)]
        means = of_arms(p, arms)
        named = all(cell(r, "spread_kind") in ("SD", "SE") and cell(r, "spread") and r["value"] for r in means)
        people = [people_behind(r)[:1] for r in means]
        are_means = all(r["statistic"] in ("mean", "log_change") for r in means)
        if len(means) >= 2 and named and are_means and all(behind and behind[0][0] >= 2 for behind in people):
            yield from p_of_groups(p, means, [behind[0] for behind in people])


def has_numbers(p: Row, arm: str) -> bool:
    """Whether anything of an arm belongs with a P value, at whatever time."""
    kin = ("study_id", "outcome_id", "scope", "source_id")
    rows = [r for r in used("findings") if r["arm_id"] == arm and not r["comparator_arm_id"]]
    rows = [r for r in rows if r["statistic"] != "p_value" and cell(r, "analysis") == cell(p, "analysis")]
    return any(all(r[c] == p[c] for c in kin) for r in rows)


def p_of_groups(p: Row, means: list[Row], people: list[tuple[int, str, bool]]) -> Iterator[Check]:
    """The t tests of two groups, or the analysis of variance of more."""
    n = [behind[0] for behind in people]
    scale = [1.0 if r["spread_kind"] == "SD" else math.sqrt(k) for r, k in zip(means, n, strict=True)]
    value, spread = (
        [float(r["value"]) for r in means],
        [float(r["spread"]) * s for r, s in zip(means, scale, strict=True)],
    )
    slack = [0.5 / 10 ** decimals_of(r["spread"]) * s for r, s in zip(means, scale, strict=True)]
    reach = [tuple(float(end) for end in ends(r["value"])) for r in means]
    wide = [s + more for s, more in zip(spread, slack, strict=True)]
    narrow = [max(s - more, 0.0) for s, more in zip(spread, slack, strict=True)]
    sets = [list(zip(value, spread, n, strict=True)), list(zip(nearest_means(reach, n), wide, n, strict=True))]
    sets += [list(zip(corner, narrow, n, strict=True)) for corner in product(*reach)]
    described = zip(means, n, strict=True)
    method = "; ".join(f"{r['value']} ({r['spread_kind']} {r['spread']}, {k} people)" for r, k in described)
    ways = {"t": ("t test", analysis_of_variance), "welch": ("Welch's t test", welch)}
    ways = ways if len(means) == 2 else {"f": ("analysis of variance", analysis_of_variance)}
    tests = {}
    for ending, (name, of) in ways.items():
        values = [of(groups) for groups in sets]
        tests[ending] = name, values[0], min(values), max(values), f"{method}, {name}"
    named = [halved(test, f"{test[0]}, one-sided") for test in tests.values()] if len(means) == 2 else []
    ids = joined(*(of for r, behind in zip(means, people, strict=True) for of in (r["finding_id"], behind[1])))
    yield from by_tests(p, f"{p['finding_id']}.recheck.means", "P value from the means", tests, ids, named)
