"""Spreads beside means against the largest there can be."""

from __future__ import annotations

import math
from collections.abc import Iterator

from independent.evidence import printed, used
from independent.people import cell, joined, people_behind
from independent.rechecks import AGREES, DOES_NOT_FOLLOW, Check, cannot, check, ends


def spreads() -> Iterator[Check]:
    """A spread beside a mean of numbers that are never negative: one of n has everything when it is largest."""
    levels = [unit["unit_id"] for unit in printed("vocabulary/units") if cell(unit, "never_negative") == "yes"]
    kinds = {"SD": "standard deviation", "SE": "standard error"}
    for row in used("findings"):
        if row["statistic"] != "mean" or row["unit"] not in levels or not row["value"] or not cell(row, "spread"):
            continue
        shown, people, name = f"{row['value']} ± {row['spread']}", people_behind(row)[:1], "spread beside a mean"
        if not people or people[0][0] < 2:
            yield cannot(name, row, shown, "the number of people behind it is not printed", "recheck.spread")
            continue
        n, of, _ = people[0]
        largest = float(ends(row["value"])[1]) * math.sqrt(n)
        least = float(ends(row["spread"])[0])
        possible = [kind for kind, most in (("SD", largest), ("SE", largest / math.sqrt(n))) if least <= most]
        called = [row["spread_kind"]] if row["spread_kind"] in kinds else list(kinds)
        possible = [kind for kind in called if kind in possible]
        names = " or ".join(kinds[kind] for kind in called)
        if len(possible) == 1 and len(called) == 2:
            detail = f"with {n} people none below zero it can only be a {kinds[possible[0]]}"
        elif possible:
            detail = f"{n} people none below zero can have this {names}"
        else:
            detail = f"{n} people none below zero cannot have this {names}"
            detail += "; another spread or other people would have to stand behind"
        said = AGREES if possible else DOES_NOT_FOLLOW
        found = check(name, row, shown, said, detail, joined(row["finding_id"], of))
        yield f"{row['finding_id']}.recheck.spread", found
