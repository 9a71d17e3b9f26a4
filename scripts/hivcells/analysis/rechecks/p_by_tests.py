"""A printed P value against all the tests that may stand behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.named_tests import ONE_SIDED, words_about
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import (
    DOES_NOT_FOLLOW,
    are_on_other_sides,
    as_printed,
    best_of,
    implied,
    is_possible_p,
    row,
    short_p,
    verdict_on_p,
)
from hivcells.analysis.statistics import ALPHA
from hivcells.quantities import to_decimal

Key = tuple[str, ...]
Index = Mapping[Key, list[Finding]]
SAME = ["study_id", "outcome_id", "scope", "source_id", "analysis"]


@dataclass(frozen=True)
class ImpliedP:
    """The P value that one test gives, and the least and greatest that the rounding of what went in allows."""

    name: str
    value: float
    low: float
    high: float
    method: str
    is_one_sided: bool = False

    def one_sided(self) -> ImpliedP:
        """The P value of the one-sided test in the direction of the difference that was seen: half of the two-sided one.

        Right where the test statistic is distributed evenly about zero, as t, normal deviates and correlations are.
        """
        name, method = f"{self.name}, one-sided", f"{self.method}, one-sided"
        return ImpliedP(name, self.value / 2, self.low / 2, self.high / 2, method, is_one_sided=True)


Tests = Mapping[str, ImpliedP]


def check_p(
    p: Finding, check_id: str, check: str, tests: Tests, inputs: str, named: Tests, note: str = ""
) -> list[dict[str, Any]]:
    """The check of a printed P value by several tests, and the P values that they give, each under its key.

    A paper may have used any of the tests, so the print agrees when one of them gives it; the detail says which. The
    named tests are no grounds for agreement, since a paper that uses them must say so; where it says that the test is
    one-sided, that is one. The detail says where one would do.
    """
    if ONE_SIDED.search(words_about(p)):
        tests = {**tests, **{key: of for key, of in named.items() if of.is_one_sided}}
        named = {key: of for key, of in named.items() if key not in tests}
    verdicts = {key: verdict_on_p(p, to_decimal(of.value), of.low, of.high) for key, of in tests.items()}
    said = [f"{tests[key].name}: {verdict}" for key, verdict in verdicts.items()]
    verdict = best_of(verdicts.values())
    other_side = verdict == DOES_NOT_FOLLOW and all(are_on_other_sides(p, of.low, of.high) for of in tests.values())
    if verdict == DOES_NOT_FOLLOW:
        said += ways_out(p, named)
    if other_side:
        said.append(f"printed and recomputed lie on different sides of {ALPHA}")
    found = row(check_id, p, check, as_printed(p), verdict, "; ".join([*said, *([note] if note else [])]), inputs)
    found |= {"other_side": "yes"} if other_side else {}
    return [found, *(implied_p(p, check_id, check, key, of, inputs) for key, of in tests.items())]


def ways_out(p: Finding, named: Tests) -> list[str]:
    """What would have to be true for a printed P value to follow, as far as the named tests go."""
    if not is_possible_p(p):
        return ["no P value is zero or beyond 1; a smaller one would be printed as a bound"]
    follows = [
        f"{of.name} ({short_p(of.value)})"
        for of in named.values()
        if verdict_on_p(p, to_decimal(of.value), of.low, of.high) != DOES_NOT_FOLLOW
    ]
    return [f"it would follow by {name}, if the text named that test" for name in follows]


def implied_p(p: Finding, check_id: str, check: str, key: str, test: ImpliedP, inputs: str) -> dict[str, Any]:
    """The row of one test's P value, with its range where rounding leaves one."""
    reach = {"low": test.low, "high": test.high} if test.low != test.high else {}
    value_id, what = f"{check_id}.{key}", f"{check}, {test.name}"
    numbers = {"value": to_decimal(test.value), "unit": "p", "decimals": 4, "method": test.method}
    return implied(value_id, p, what, inputs, check_id=check_id, **numbers, **reach)


def of_single_arms(findings: pd.DataFrame) -> Index:
    """The numbers that are of one arm, no comparisons and no P values, under SAME."""
    single = (findings.comparator_arm_id == "") & (findings.arm_id != "") & (findings.statistic != "p_value")
    return by_keys(findings[single], SAME)


def by_keys(rows: pd.DataFrame, columns: list[str]) -> dict[Key, list[Any]]:
    """The rows under what they have in these columns, in their order."""
    found: dict[Key, list[Any]] = {}
    for one in rows.itertuples():
        found.setdefault(key_of(one, columns), []).append(one)
    return found


def key_of(one: Any, columns: list[str]) -> Key:
    """What a row has in these columns."""
    return tuple(getattr(one, column) for column in columns)


def beside(index: Index, p: Finding, arms: list[str]) -> list[Finding]:
    """The one number of each arm that belongs with a P value; empty where an arm has none or several.

    The index holds all that is printed of single arms under SAME, so that where an arm has two numbers it is not known
    which of them the P value is about. What belongs together is of the same study, outcome, part of the people, text and
    analysis, and of the same time where the P value names one.
    """
    same = index.get(key_of(p, SAME), [])
    if p.time_value:
        same = [one for one in same if (one.time_value, one.time_unit) == (p.time_value, p.time_unit)]
    found = [[one for one in same if one.arm_id == arm] for arm in arms]
    return [of_arm[0] for of_arm in found] if all(len(of_arm) == 1 for of_arm in found) else []
