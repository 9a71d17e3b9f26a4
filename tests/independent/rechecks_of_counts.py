"""Rechecks against counts: sums of arms, percentages, means of whole numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from independent.derived import counts_of, ids_of, number, whole_numbers
from independent.evidence import Row, is_between_people, printed, used
from independent.people import cell, joined, people_behind
from independent.rechecks import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
    Check,
    check,
    ends,
    of_statistic,
    verdict,
)
from independent.series import outcomes
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


def parts_of_everybody() -> Iterator[Check]:
    """Shares of people of whom nobody is in two: together at most 100, and 100 where no part is missing."""
    word = {row["outcome_id"]: cell(row, "part_of") for row in printed("vocabulary/outcomes")}
    kin = ("study_id", "arm_id", "comparator_arm_id", "scope", "time_value", "time_unit", "source_id")
    sets: dict[tuple[str, ...], list[Row]] = {}
    for row in used("findings"):
        is_share = row["statistic"] in ("percent", "survival_percent") and row["relation"] == "=" and row["value"]
        if is_share and row["time_value"] and word[row["outcome_id"]]:
            key = (*(row[column] for column in kin), cell(row, "analysis"), word[row["outcome_id"]])
            sets.setdefault(key, []).append(row)
    for key, rows in sets.items():
        missing = {outcome for outcome in word if word[outcome] == key[-1]} - {row["outcome_id"] for row in rows}
        plain = [row for row in rows if row["statistic"] == "percent"]
        is_twice = len({row["outcome_id"] for row in rows}) < len(rows)
        if plain and len(rows) > 1 and not is_twice and not (missing and not Fraction(plain[0]["value"])):
            yield part(plain[0], [row for row in rows if row is not plain[0]], bool(missing))


def part(share: Row, others: list[Row], is_missing: bool) -> Check:
    """One of the shares against what is left by the others."""
    left = 100 - sum(Fraction(row["value"]) for row in others)
    slack = sum(Fraction(1, 2 * 10 ** decimals_of(row["value"])) for row in others)
    if is_missing:
        overlap = Fraction(share["value"]) - left
        own = Fraction(1, 2 * 10 ** decimals_of(share["value"]))
        said = AGREES if overlap <= 0 else WITH_ROUNDING if overlap <= slack + own else DOES_NOT_FOLLOW
    else:
        said = verdict(share["value"], left, left - slack, left + slack)
    places = max(decimals_of(row["value"]) for row in others)
    detail = " and ".join(f"{row['value']}%" for row in others)
    detail += f" leave {'at most ' if is_missing else ''}{float(left):.{places}f}%"
    detail += "; other times, people or methods would have to stand behind" if said == DOES_NOT_FOLLOW else ""
    inputs = " ".join(row["finding_id"] for row in (share, *others))
    method = " - ".join(["100", *(row["value"] for row in others)])
    recomputed = number(left, "percent", places, "", method)
    found = check("shares of one whole", share, f"{share['value']}%", said, detail, inputs, recomputed)
    return f"{share['finding_id']}.recheck.parts", found
