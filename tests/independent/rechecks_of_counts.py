"""Rechecks against counts: sums of arms, percentages, P values of two shares, means of whole numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from independent.definitions import barnard, chi_squared, fisher
from independent.derived import counts_of, ids_of, number, outcomes, whole_numbers
from independent.evidence import Row, printed, used
from independent.rechecks import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
    Check,
    best,
    check,
    ends,
    of_statistic,
    size_of,
    verdict_on_p,
)
from independent.writing import decimals_of

TESTS = {
    "fisher": ("Fisher's exact test", fisher),
    "barnard": ("Barnard's exact test", barnard),
    "chi_squared": ("chi-squared test", lambda *counts: chi_squared(*counts, 0)),
    "chi_squared_corrected": ("chi-squared test with Yates's correction", lambda *counts: chi_squared(*counts, 1)),
}


def sums_of_arms() -> Iterator[Check]:
    """People enrolled against the people allocated to the arms."""
    people = [r for r in used("findings") if r["outcome_id"] in outcomes("people") and r["unit"] == "people"]
    for total in people:
        of_study = [row for row in people if row["study_id"] == total["study_id"]]
        arms = [row for row in of_study if row["arm_id"] and row["scope"] == "allocated"]
        if total["scope"] != "enrolled" or total["arm_id"] or not arms:
            continue
        named = {r["arm_id"] for r in used("findings") if r["study_id"] == total["study_id"]} - {""}
        without_size = named - {arm["arm_id"] for arm in arms}
        inputs = " ".join(row["finding_id"] for row in (total, *arms))
        value = sum(int(arm["value"]) for arm in arms)
        if without_size:
            who = "an arm" if len(without_size) == 1 else "some arms"
            said, detail, recomputed = CANNOT_BE_CHECKED, f"the size of {who} is not printed", None
        else:
            said = AGREES if value == int(total["value"]) else DOES_NOT_FOLLOW
            detail = f"the arms add up to {value}"
            recomputed = number(value, "people", 0, "", " + ".join(arm["value"] for arm in arms))
        found = check("sum of the arms", total, total["value"], said, detail, inputs, recomputed)
        yield f"{total['study_id']}.people.recheck.sum_of_arms", found


def percentages() -> Iterator[Check]:
    """A percentage against the counts printed beside it."""
    for event in used("events"):
        if event["percent_printed"]:
            had, n = counts_of(event)
            said = AGREES if had in whole_numbers(event["percent_printed"], n) else DOES_NOT_FOLLOW
            places, share = decimals_of(event["percent_printed"]), Fraction(100 * had, n)
            recomputed = number(share, "percent", places, "", f"{had} of {n}")
            percent, as_finding = f"{event['percent_printed']}%", {"finding_id": f"{event['event_id']}.percent_printed"}
            found = check("percentage of counts", as_finding, percent, said, f"{had} of {n}", ids_of(event), recomputed)
            yield f"{event['event_id']}.recheck.percent", found


def counts_beside(p: Row) -> list[Row]:
    """The one count of people of each arm that the text of a P value prints for its outcome; else nothing."""
    same = [e for e in used("events") if (e["outcome_id"], e["source_id"]) == (p["outcome_id"], p["source_id"])]
    arms = [
        [e for e in same if e["counted"] == "people" and e["arm_id"] == p[c]] for c in ("arm_id", "comparator_arm_id")
    ]
    return [arm[0] for arm in arms] if p["comparator_arm_id"] and [len(arm) for arm in arms] == [1, 1] else []


def p_from_counts() -> Iterator[Check]:
    """Each P value of two shares whose counts are printed, by every usual test."""
    for p in of_statistic("p_value"):
        events = counts_beside(p)
        if not events:
            continue
        (a, m), (b, n) = (counts_of(event) for event in events)
        said, key, inputs = {}, f"{p['finding_id']}.recheck.counts", ids_of(*events)
        for ending, (name, test) in TESTS.items():
            if ending.startswith("chi") and a + b in (0, m + n):
                continue
            value = test(a, m, b, n)
            said[name] = verdict_on_p(p, value, value, value)
            recomputed = number(value, "p", 4, "", f"{a} of {m} against {b} of {n}, {name}")
            yield f"{key}.{ending}", check(f"P value from the counts, {name}", p, "", "", "", inputs, recomputed)
        printed_p = p["value"] if p["relation"] == "=" else p["relation"] + p["value"]
        detail = "; ".join(f"{name}: {one}" for name, one in said.items())
        yield key, check("P value from the counts", p, printed_p, best(list(said.values())), detail, inputs)


def means_of_whole_numbers() -> Iterator[Check]:
    """A mean of whole things counted in each person: some sum over so many people must round to it."""
    whole = [unit["unit_id"] for unit in printed("vocabulary/units") if unit["counts_whole_things"] == "yes"]
    for mean in of_statistic("mean"):
        if mean["unit"] not in whole or mean["how_obtained"] != "printed":
            continue
        sizes = size_of(mean["arm_id"]) if mean["arm_id"] else []
        n = int(sizes[0]["value"]) if sizes else 0
        low, high = ends(mean["value"])
        if not n:
            said, detail = CANNOT_BE_CHECKED, "the number of people behind it is not printed"
        elif n >= 10 ** decimals_of(mean["value"]):
            said, detail = CANNOT_BE_CHECKED, "with so few decimals whole numbers can have every mean"
        elif math.ceil(low * n) <= high * n:
            said, detail = AGREES, f"whole numbers of {n} people can have this mean"
        else:
            said, detail = DOES_NOT_FOLLOW, f"whole numbers of {n} people cannot have this mean"
        inputs = " ".join(row["finding_id"] for row in (mean, *sizes))
        yield (
            f"{mean['finding_id']}.recheck.whole",
            check("mean of whole numbers", mean, mean["value"], said, detail, inputs),
        )
