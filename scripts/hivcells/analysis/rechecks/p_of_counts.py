"""Printed P values of two shares against the counts or percentages that the same text prints, by every usual test."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_by_tests import ImpliedP, Tests, beside, by_keys, check_p, key_of, of_single_arms
from hivcells.analysis.rechecks.people import people_behind, people_in
from hivcells.analysis.rechecks.rows import Event, Finding
from hivcells.analysis.rechecks.verdicts import inputs_of
from hivcells.analysis.statistics.p_from_counts import ONE_SIDED, TESTS, TO_BE_NAMED, p_from_counts, p_to_be_named
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.codes import AS_SEEN, EVERYBODY

CHECK, CHECK_OF_SHARES = "P value from the counts", "P value from the percentages"
SAME_EVENTS = ["study_id", "outcome_id", "source_id"]
# ASSUME: with more pairs of counts the percentages are too coarse to say anything of a P value.
MOST_PAIRS = 25
Counts = tuple[int, int, int, int]


def check_p_from_counts(findings: pd.DataFrame, events: pd.DataFrame) -> list[dict[str, Any]]:
    """Each P value printed for a difference of two shares whose counts the same text prints, by every usual test."""
    rows, of_people = [], by_keys(events[events.counted == "people"], SAME_EVENTS)
    for p in findings[findings.statistic == "p_value"].itertuples():
        two = two_counts(p, of_people.get(key_of(p, SAME_EVENTS), []))
        if two:
            inputs = inputs_of(*(f"{event.event_id}.{part}" for event in two for part in ("events", "assessed")))
            first, second = ((int(event.n_events), int(event.n_assessed)) for event in two)
            tests, named = tests_of([(*first, *second)], f"{first[0]} of {first[1]} against {second[0]} of {second[1]}")
            rows += check_p(p, f"{p.finding_id}.recheck.counts", CHECK, tests, inputs, named, left_out(tests))
    return rows


def two_counts(p: Finding, same: list[Event]) -> list[Event]:
    """The two counts that a P value compares: those of its two arms, or, where it names no arms, those of two parts of one.

    Where a text counts several events of this kind, which of them the P value is about is not known.
    """
    if p.analysis not in AS_SEEN:
        return []  # a model takes more into account than the counts
    if p.comparator_arm_id:
        arms = [[event for event in same if event.arm_id == arm] for arm in (p.arm_id, p.comparator_arm_id)]
        two = [arm[0] for arm in arms] if [len(arm) for arm in arms] == [1, 1] else []
        return (
            two if len({(event.event, event.scope, event.severity) for event in two}) == 1 and _are_of(p, two) else []
        )
    parts = [event for event in same if event.scope != EVERYBODY]
    arms_and_events = {(event.arm_id, event.event) for event in parts}
    is_one_arm = len(arms_and_events) == 1 and p.arm_id in ("", *(event.arm_id for event in parts))
    return parts if len({event.scope for event in parts}) == len(parts) == 2 and is_one_arm else []


def _are_of(p: Finding, events: list[Event]) -> bool:
    """Whether the counts are of the people that a P value is of; one that names none is of those who were counted."""
    return all(p.scope in ("", event.scope) for event in events)


def check_p_from_shares(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Each P value of two arms whose percentages stand for one whole number of people each, or for a few.

    Percentages of survival curves do not: who is lost counts in part, and a test compares whole curves (p_of_curves.py).
    """
    numbers, everybody, rows = of_single_arms(findings), people_in(findings), []
    for p in findings[findings.statistic == "p_value"].itertuples():
        two = beside(numbers, p, [p.arm_id, p.comparator_arm_id])
        if not all(share.statistic == "percent" and share.relation == "=" and share.value for share in two):
            continue
        people = [people_behind(everybody, share) for share in two]
        if not two or not all(people):
            continue
        sizes = [behind[0].n_people for behind in people]
        had = [possible_counts(share.value, n) for share, n in zip(two, sizes, strict=True)]
        pairs = (
            [(a, sizes[0], b, sizes[1]) for a in had[0] for b in had[1]]
            if len(had[0]) * len(had[1]) <= MOST_PAIRS
            else []
        )
        if pairs:
            method = " against ".join(f"{share.value}% of {n}" for share, n in zip(two, sizes, strict=True))
            tests, named = tests_of(pairs, method)
            inputs = inputs_of(
                *(of for one, behind in zip(two, people, strict=True) for of in (one.finding_id, behind[0].value_id))
            )
            rows += check_p(p, f"{p.finding_id}.recheck.shares", CHECK_OF_SHARES, tests, inputs, named)
    return rows


def tests_of(pairs: list[Counts], method: str) -> tuple[dict[str, ImpliedP], dict[str, ImpliedP]]:
    """The usual tests of two counts and those that must be named; several pairs are what rounding leaves open, the middle one first."""
    usual, named = [p_from_counts(*pair) for pair in pairs], [p_to_be_named(*pair) for pair in pairs]
    middle = len(pairs) // 2
    return (
        {key: _test(TESTS[key], key, usual, usual[middle][key], method) for key in usual[middle]},
        {key: _test(name, key, named, named[middle][key], method) for key, name in TO_BE_NAMED.items()},
    )


def _test(name: str, key: str, found: list[dict[str, float]], value: float, method: str) -> ImpliedP:
    values = [of[key] for of in found if key in of]
    return ImpliedP(name, value, min(values), max(values), f"{method}, {name}", is_one_sided=key in ONE_SIDED)


def left_out(tests: Tests) -> str:
    """Says where Barnard's test was left out."""
    return "" if "barnard" in tests else f"{TESTS['barnard']} was left out, since the groups are large"
