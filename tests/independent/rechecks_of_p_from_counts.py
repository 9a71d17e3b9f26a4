"""Every printed P value against the tests of two counts or percentages that may stand behind it, and of two curves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

from independent.definitions import barnard, chi_squared, fisher, fisher_in_one_direction, fisher_mid_p
from independent.derived import counts_of, ids_of, number, whole_numbers
from independent.evidence import Row, is_between_people, used
from independent.people import joined, people_behind
from independent.printed_p import Test, as_printed, by_tests, of_arms, short
from independent.rechecks import Check, cannot, check, of_statistic

TWO_GROUPS_OF_A_HUNDRED = 101 * 101
USUAL = {
    "fisher": ("Fisher's exact test", fisher),
    "barnard": ("Barnard's exact test", barnard),
    "chi_squared": ("chi-squared test", lambda *counts: chi_squared(*counts, 0)),
    "chi_squared_corrected": ("chi-squared test with Yates's correction", lambda *counts: chi_squared(*counts, 1)),
}
NAMED = {"Fisher's exact test, one-sided": fisher_in_one_direction, "Fisher's exact test, mid-P": fisher_mid_p}


def two_counts(p: Row) -> list[Row]:
    """The two counts that a P value compares."""
    same = [e for e in used("events") if all(e[c] == p[c] for c in ("study_id", "outcome_id", "source_id"))]
    same = [e for e in same if e["counted"] == "people" and is_between_people(e) and is_between_people(p)]
    if p["comparator_arm_id"]:
        arms = [[e for e in same if e["arm_id"] == p[c]] for c in ("arm_id", "comparator_arm_id")]
        return [arm[0] for arm in arms] if [len(arm) for arm in arms] == [1, 1] else []
    parts = [e for e in same if e["scope"] != "all"]
    is_one_thing = len({(e["arm_id"], e["event"]) for e in parts}) == 1
    of_arm = p["arm_id"] in ["", *(e["arm_id"] for e in parts)]
    return parts if len(parts) == 2 and is_one_thing and of_arm and len({e["scope"] for e in parts}) == 2 else []


def tests_of_counts(tables: list[tuple[int, int, int, int]], method: str) -> tuple[dict[str, Test], list[Test]]:
    """The usual tests of the tables that a print leaves open, and those that must be named."""
    a, m, b, n = tables[len(tables) // 2]
    tests: dict[str, Test] = {}
    for ending, (name, of) in USUAL.items():
        if (ending == "barnard" and (m + 1) * (n + 1) > TWO_GROUPS_OF_A_HUNDRED) or (
            ending.startswith("chi") and a + b in (0, m + n)
        ):
            continue
        values = [of(*t) for t in tables if not ending.startswith("chi") or t[0] + t[2] not in (0, m + n)]
        tests[ending] = name, of(a, m, b, n), min(values), max(values), f"{method}, {name}"
    named = [
        (name, of(a, m, b, n), min(of(*t) for t in tables), max(of(*t) for t in tables), "")
        for name, of in NAMED.items()
    ]
    return tests, named


def p_of_counts() -> Iterator[Check]:
    """Each P value whose two counts are printed."""
    for p in of_statistic("p_value"):
        events = two_counts(p)
        if events:
            (a, m), (b, n) = map(counts_of, events)
            tests, named = tests_of_counts([(a, m, b, n)], f"{a} of {m} against {b} of {n}")
            note = "" if "barnard" in tests else "Barnard's exact test was left out, since the groups are large"
            key = f"{p['finding_id']}.recheck.counts"
            yield from by_tests(p, key, "P value from the counts", tests, ids_of(*events), named, note)


def p_of_shares() -> Iterator[Check]:
    """Each P value of two percentages that stand for whole numbers of people, as those of survival curves need not."""
    for p in of_statistic("p_value"):
        two = of_arms(p, [p["arm_id"], p["comparator_arm_id"]]) if p["comparator_arm_id"] else []
        two = two if all(r["statistic"] == "percent" for r in two) else []
        two = two if all(r["relation"] == "=" and r["value"] for r in two) else []
        people = [people_behind(r)[:1] for r in two]
        if not two or not all(people):
            continue
        (m, *_), (n, *_) = (behind[0] for behind in people)
        had = [whole_numbers(r["value"], size) for r, size in zip(two, (m, n), strict=True)]
        tables = [(a, m, b, n) for a, b in product(*had)]
        if tables and len(tables) <= 25:
            tests, named = tests_of_counts(tables, f"{two[0]['value']}% of {m} against {two[1]['value']}% of {n}")
            ids = [of for r, behind in zip(two, people, strict=True) for of in (r["finding_id"], behind[0][1])]
            key = f"{p['finding_id']}.recheck.shares"
            yield from by_tests(p, key, "P value from the percentages", tests, joined(*ids), named)


def p_of_curves() -> Iterator[Check]:
    """Each P value of two survival curves, of which one time is printed."""
    for p in of_statistic("p_value"):
        two = of_arms(p, [p["arm_id"], p["comparator_arm_id"]]) if p["comparator_arm_id"] else []
        people = [people_behind(r)[:1] for r in two]
        if not two or not all(people) or any(r["statistic"] != "survival_percent" or not r["value"] for r in two):
            continue
        shares, n = [float(r["value"]) / 100 for r in two], [behind[0][0] for behind in people]
        if not all(0 < share < 1 for share in shares):
            continue
        errors = [(1 - s) / (k * s * math.log(s) ** 2) for s, k in zip(shares, n, strict=True)]
        gap = math.log(math.log(shares[0]) / math.log(shares[1]))
        value = math.erfc(abs(gap) / math.sqrt(sum(errors)) / math.sqrt(2))
        inputs = joined(*(of for r, behind in zip(two, people, strict=True) for of in (r["finding_id"], behind[0][1])))
        detail = (
            "people at risk and censored are not printed; at the one time, with everybody followed, "
            f"the percentages give {short(value)}, which a test of whole curves need not"
        )
        name = "P value of survival curves"
        key, found = cannot(name, p, as_printed(p), detail, "recheck.curves", inputs)
        yield key, found
        method = f"{two[0]['value']}% of {n[0]} against {two[1]['value']}% of {n[1]}, log-log"
        yield f"{key}.one_time", check(f"{name}, one time", p, "", "", "", inputs, number(value, "p", 4, "", method))
