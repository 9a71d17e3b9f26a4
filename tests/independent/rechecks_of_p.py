"""Every printed P value against the tests that may stand behind it: of counts, percentages, correlations, means, curves."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import product

from independent.definitions import (
    analysis_of_variance,
    barnard,
    chi_squared,
    correlated,
    fisher,
    fisher_in_one_direction,
    fisher_mid_p,
    welch,
)
from independent.derived import counts_of, ids_of, number, whole_numbers
from independent.evidence import Row, is_between_people, used
from independent.people import cell, joined, people_behind
from independent.rechecks import DOES_NOT_FOLLOW, Check, best, cannot, check, ends, of_statistic, verdict_on_p
from independent.writing import decimals_of

# Name of a test, P value, the least and the greatest it may be, how it was worked out.
Test = tuple[str, float, float, float, str]
TWO_GROUPS_OF_A_HUNDRED = 101 * 101
USUAL = {
    "fisher": ("Fisher's exact test", fisher),
    "barnard": ("Barnard's exact test", barnard),
    "chi_squared": ("chi-squared test", lambda *counts: chi_squared(*counts, 0)),
    "chi_squared_corrected": ("chi-squared test with Yates's correction", lambda *counts: chi_squared(*counts, 1)),
}
NAMED = {"Fisher's exact test, one-sided": fisher_in_one_direction, "Fisher's exact test, mid-P": fisher_mid_p}


def as_printed(p: Row) -> str:
    """A P value with its sign."""
    return p["value"] if p["relation"] == "=" else p["relation"] + p["value"]


def short(p: float) -> str:
    """A P value to four decimals."""
    return "<0.0001" if p < 0.00005 else f"{p:.4f}"


def side(p: Row) -> str:
    """On which side of 0.05 a printed P value lies, if that is sure."""
    value = float(p["value"])
    low, high = (float(end) for end in ends(p["value"]))
    low, high = {"<": (0, value), "≤": (0, value), ">": (value + 1e-12, 1), "≥": (value, 1)}.get(
        p["relation"], (low, high)
    )
    return "below" if high <= 0.05 else "above" if low > 0.05 else ""


def apart(p: Row, low: float, high: float) -> bool:
    """Whether print and test decide otherwise."""
    return (side(p), high <= 0.05, low > 0.05) in [("below", False, True), ("above", True, False)]


def by_tests(
    p: Row, key: str, name: str, tests: dict[str, Test], inputs: str, named: list[Test], note: str = ""
) -> Iterator[Check]:
    """The verdict by the best of the tests, and what each gives."""
    said = {ending: verdict_on_p(p, value, low, high) for ending, (_, value, low, high, _) in tests.items()}
    details, verdict = [f"{tests[ending][0]}: {one}" for ending, one in said.items()], best(list(said.values()))
    other = verdict == DOES_NOT_FOLLOW and all(apart(p, low, high) for _, _, low, high, _ in tests.values())
    if verdict == DOES_NOT_FOLLOW:
        for test, value, low, high, _ in named:
            if verdict_on_p(p, value, low, high) != DOES_NOT_FOLLOW:
                details.append(f"it would follow by {test} ({short(value)}), if the text named that test")
    details += ["printed and recomputed lie on different sides of 0.05"] if other else []
    found = check(name, p, as_printed(p), verdict, "; ".join(details + ([note] if note else [])), inputs)
    yield key, found | {"other_side": "yes" if other else ""}
    for ending, (test, value, low, high, method) in tests.items():
        reach = (low, high) if low != high else (None, None)
        yield (
            f"{key}.{ending}",
            check(f"{name}, {test}", p, "", "", "", inputs, number(value, "p", 4, "", method, *reach)),
        )


def halved(test: Test, name: str) -> Test:
    """The same test in one direction."""
    return name, test[1] / 2, test[2] / 2, test[3] / 2, test[4]


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


def of_arms(p: Row, arms: list[str]) -> list[Row]:
    """The one number of each arm that belongs with a P value."""
    kin = ("study_id", "outcome_id", "scope", "source_id")
    single = [r for r in used("findings") if not r["comparator_arm_id"] and r["statistic"] != "p_value"]
    same = [r for r in single if all(r[c] == p[c] for c in kin) and cell(r, "analysis") == cell(p, "analysis")]
    same = same if is_between_people(p) else []
    if p["time_value"]:
        same = [r for r in same if (r["time_value"], r["time_unit"]) == (p["time_value"], p["time_unit"])]
    found = [[r for r in same if r["arm_id"] == arm] for arm in arms]
    return [rows[0] for rows in found] if all(len(rows) == 1 for rows in found) else []


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


def correlation_of(p: Row) -> Row | None:
    """The correlation that a P value is of."""
    kin = ("study_id", "arm_id", "comparator_arm_id", "outcome_id", "scope", "time_value", "time_unit", "source_id")

    def is_kin(r: Row) -> bool:
        return all(r[c] == p[c] for c in kin) and cell(r, "analysis") == cell(p, "analysis")

    same = [r for r in of_statistic("coefficient") if is_kin(r) and r["unit"] == "ratio" and r["value"]]
    same = [r for r in same if abs(float(r["value"])) <= 1 and calls_itself_correlation(r["as_printed"])]
    words = [r for r in same if p["as_printed"] and r["as_printed"] == p["as_printed"]]
    if len(words) == 1:
        return words[0]
    return same[0] if len(same) == 1 and len([q for q in of_statistic("p_value") if is_kin(q)]) == 1 else None


def calls_itself_correlation(words: str) -> bool:
    """Whether r, R squared, rho, or the word or a name for it is printed."""
    parts = re.split(r"[^a-zρ]+", words.lower())
    return any(
        part in ("r", "rs", "rho", "ρ") or part.startswith(("correlat", "pearson", "spearman")) for part in parts
    )


def test_of_correlation(r: Row, n: int) -> Test:
    """The P value of a correlation, or of its square, in n people."""
    low, high = (float(end) for end in ends(r["value"]))
    value = float(r["value"])
    if re.search(r"\bR\s*(\(2\)|\^?2|²)", r["as_printed"], re.I):
        low, high, value = (math.sqrt(min(max(x, 0.0), 1.0)) for x in (low, high, value))
    sizes = sorted(min(abs(x), 1.0) for x in (low, high))
    nearest = 0.0 if low <= 0 <= high else sizes[0]
    method = f"{r['as_printed'] or r['value']}, {n} people"
    return "Pearson's correlation", correlated(value, n), correlated(sizes[1], n), correlated(nearest, n), method


def p_of_correlations() -> Iterator[Check]:
    """Each P value of a correlation; where it does not follow, with how many people it would."""
    for p in of_statistic("p_value"):
        found = correlation_of(p)
        people = people_behind(found) if found else []
        if not found or not people or people[0][0] < 3:
            continue
        n, of, is_own = people[0]
        test = test_of_correlation(found, n)
        key, inputs = f"{p['finding_id']}.recheck.correlation", joined(found["finding_id"], of)
        named = [halved(test, "Pearson's correlation, one-sided")]
        rows = dict(by_tests(p, key, "P value from the correlation", {"pearson": test}, inputs, named))
        if rows[key]["verdict"] == DOES_NOT_FOLLOW:
            tried = {k: test_of_correlation(found, k) for k in range(3, (2 * n if is_own else n) + 1)}
            fits = [k for k, (_, v, low, high, _) in tried.items() if verdict_on_p(p, v, low, high) != DOES_NOT_FOLLOW]
            span = f"{fits[0]}" if len(fits) == 1 else f"{fits[0]} to {fits[-1]}" if fits else ""
            none = f"no {'other' if is_own else 'smaller'} number of people would do"
            rows[key]["detail"] += f"; {n} people give {short(test[1])}; {span + ' would do' if fits else none}"
        yield from rows.items()


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
