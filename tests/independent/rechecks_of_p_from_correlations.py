"""Every printed P value of a correlation against the correlation and the people behind it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from independent.definitions import correlated
from independent.evidence import Row
from independent.people import cell, joined, people_behind
from independent.printed_p import Test, by_tests, halved, short
from independent.rechecks import DOES_NOT_FOLLOW, Check, ends, of_statistic, verdict_on_p


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
