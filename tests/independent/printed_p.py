"""A printed P value: on which side of 0.05 it lies, the numbers that belong with it, and the verdict by tests."""

from __future__ import annotations

from collections.abc import Iterator

from independent.derived import number
from independent.evidence import Row, is_between_people, used
from independent.people import cell
from independent.rechecks import DOES_NOT_FOLLOW, Check, best, check, ends, verdict_on_p

# Name of a test, P value, the least and the greatest it may be, how it was worked out.
Test = tuple[str, float, float, float, str]


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
