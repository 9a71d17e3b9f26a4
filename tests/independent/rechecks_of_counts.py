"""Rechecks against counts: sums of arms, percentages, means of whole numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from independent.derived import counts_of, ids_of, number, outcomes, whole_numbers
from independent.evidence import Row, is_between_people, printed, used
from independent.people import cell, joined, people_behind
from independent.rechecks import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
    Check,
    check,
    ends,
    of_statistic,
)
from independent.writing import decimals_of


def sums_of_arms() -> Iterator[Check]:
    """People enrolled against the people allocated to the arms."""
    people = [r for r in used("findings") if r["outcome_id"] in outcomes("people") and r["unit"] == "people"]
    people = [r for r in people if is_between_people(r)]
    for total in people:
        of_study = [row for row in people if row["study_id"] == total["study_id"]]
        arms = [row for row in of_study if row["arm_id"] and row["scope"] == "allocated"]
        if total["scope"] != "enrolled" or total["arm_id"] or not arms:
            continue
        named = {r["arm_id"] for r in used("findings") if r["study_id"] == total["study_id"]} - {""}
        without_size = named - {arm["arm_id"] for arm in arms}
        inputs = " ".join(row["finding_id"] for row in (total, *arms))
        value = sum(int(arm["value"]) for arm in arms)
        if {row["how_obtained"] for row in (total, *arms)} != {"printed"}:
            detail = "a number was itself worked out from the others"
            said, recomputed = CANNOT_BE_CHECKED, None
        elif without_size:
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


def means_of_whole_numbers() -> Iterator[Check]:
    """A mean of whole things counted in each person: some sum over so many people must round to it."""
    whole = [unit["unit_id"] for unit in printed("vocabulary/units") if unit["counts_whole_things"] == "yes"]
    for mean in of_statistic("mean"):
        if mean["unit"] not in whole or mean["how_obtained"] != "printed":
            continue
        people = people_behind(mean)[:1]
        n = people[0][0] if people else 0
        low, high = ends(mean["value"])
        if not n:
            said, detail = CANNOT_BE_CHECKED, "the number of people behind it is not printed"
        elif n >= 10 ** decimals_of(mean["value"]):
            said, detail = CANNOT_BE_CHECKED, "with so few decimals whole numbers can have every mean"
        elif cell(mean, "spread_kind") == "SD" and cell(mean, "spread") and n > 1 and not has_deviation(mean, n):
            said, detail = DOES_NOT_FOLLOW, f"whole numbers of {n} people cannot have this mean and deviation"
        elif math.ceil(low * n) <= high * n:
            said, detail = AGREES, f"whole numbers of {n} people can have this mean"
        else:
            said, detail = DOES_NOT_FOLLOW, f"whole numbers of {n} people cannot have this mean"
        inputs = joined(mean["finding_id"], *(of for _, of, _ in people))
        yield (
            f"{mean['finding_id']}.recheck.whole",
            check("mean of whole numbers", mean, mean["value"], said, detail, inputs),
        )


def has_deviation(mean: Row, n: int) -> bool:
    """Whether some sums of n whole numbers and of their squares round to the printed mean and standard deviation."""
    low, high = ends(mean["value"])
    least, most = (max(end, Fraction(0)) ** 2 * (n - 1) for end in ends(mean["spread"]))
    for total in range(math.ceil(low * n), math.floor(high * n) + 1):
        closest = n * (total // n) ** 2 + (total % n) * (2 * (total // n) + 1)
        squares = range(math.ceil(least + Fraction(total**2, n)), math.floor(most + Fraction(total**2, n)) + 1)
        if any(s >= closest and (s - total) % 2 == 0 for s in squares):
            return True
    return False
