"""Spreads printed beside means: whether they can be what they are called, and what they can be where that is not said."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.people import Behind, people_behind, people_in
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, ends_of, inputs_of, row, uncheckable
from hivcells.analysis.statistics.largest_sd import largest_sd
from hivcells.quantities import printed_interval

CHECK, ENDING = "spread beside a mean", "recheck.spread"
KINDS = {"SD": "standard deviation", "SE": "standard error"}


def check_spreads(findings: pd.DataFrame, units: pd.DataFrame) -> list[dict[str, Any]]:
    """Each spread beside a mean of numbers that are never negative, against the largest that so many people can have.

    One that is not named is possible where it can be a deviation or an error.
    """
    never_negative = units.unit_id[units.never_negative == "yes"]
    with_spread = (findings.statistic == "mean") & (findings.value != "") & (findings.spread != "")
    means = findings[with_spread & findings.unit.isin(never_negative)]
    everybody = people_in(findings)
    return [_check(mean, people_behind(everybody, mean)[:1]) for mean in means.itertuples()]


def possible_kinds(mean: Finding, n_people: int) -> list[str]:
    """Kinds of spread that the printed one can be."""
    high_mean = max(float(ends_of(mean.value)[1]), 0.0)
    low_spread = float(printed_interval(mean.spread).low)
    largest = largest_sd(high_mean, n_people)
    return [kind for kind, most in (("SD", largest), ("SE", largest / math.sqrt(n_people))) if low_spread <= most]


def _check(mean: Finding, people: list[Behind]) -> dict[str, Any]:
    printed = f"{mean.value} ± {mean.spread}"
    if not people or people[0].n_people < 2:
        return uncheckable(mean, CHECK, printed, "the number of people behind it is not printed", ENDING)
    n, kinds = people[0].n_people, possible_kinds(mean, people[0].n_people)
    called = [mean.spread_kind] if mean.spread_kind in KINDS else list(KINDS)
    possible = [kind for kind in called if kind in kinds]
    names = " or ".join(KINDS[kind] for kind in called)
    verdict = AGREES if possible else DOES_NOT_FOLLOW
    detail = (
        f"with {n} people none below zero it can only be a {KINDS[possible[0]]}"
        if 0 < len(possible) < len(called)
        else f"{n} people none below zero can have this {names}"
        if possible
        else f"{n} people none below zero cannot have this {names}; another spread or other people would have to stand behind"
    )
    inputs = inputs_of(mean.finding_id, people[0].value_id)
    return row(f"{mean.finding_id}.{ENDING}", mean, CHECK, printed, verdict, detail, inputs)
