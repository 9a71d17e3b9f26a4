"""Printed P values of two survival curves beside the percentages that the curves are at one time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_by_tests import beside, of_single_arms
from hivcells.analysis.rechecks.people import Behind, people_behind, people_in
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import CANNOT_BE_CHECKED, as_printed, implied, inputs_of, row, short_p
from hivcells.analysis.statistics.survival_limits import p_from_shares_at_a_time

CHECK = "P value of survival curves"
CURVE = "survival_percent"


def check_p_of_curves(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Each P value of two curves whose percentages and people are printed: no test of whole curves can be recomputed from them.

    What the percentages alone would give, had everybody been followed to that time, is added, since fewer people give a
    larger P value; it is no ground for a verdict.
    """
    numbers, everybody, rows = of_single_arms(findings), people_in(findings), []
    for p in findings[findings.statistic == "p_value"].itertuples():
        two = beside(numbers, p, [p.arm_id, p.comparator_arm_id])
        people = [people_behind(everybody, curve) for curve in two]
        if two and all(people) and all(is_curve(curve) for curve in two):
            rows += _rows(p, two, [behind[0] for behind in people])
    return rows


def is_curve(number: Finding) -> bool:
    """Whether a number is a survival percentage between 0 and 100."""
    return number.statistic == CURVE and bool(number.value) and 0 < Decimal(number.value) < 100


def _rows(p: Finding, two: list[Finding], people: list[Behind]) -> list[dict[str, Any]]:
    (first, n), (second, n_control) = ((float(c.value) / 100, b.n_people) for c, b in zip(two, people, strict=True))
    value = p_from_shares_at_a_time(first, n, second, n_control)
    inputs = inputs_of(*(of for c, b in zip(two, people, strict=True) for of in (c.finding_id, b.value_id)))
    key = f"{p.finding_id}.recheck.curves"
    method = " against ".join(f"{c.value}% of {b.n_people}" for c, b in zip(two, people, strict=True))
    detail = (
        "people at risk and censored are not printed; at the one time, with everybody followed, "
        f"the percentages give {short_p(value)}, which a test of whole curves need not"
    )
    found = row(key, p, CHECK, as_printed(p), CANNOT_BE_CHECKED, detail, inputs)
    numbers = {"value": Decimal(repr(value)), "unit": "p", "decimals": 4}
    name = f"{CHECK}, one time"
    return [found, implied(f"{key}.one_time", p, name, inputs, check_id=key, method=f"{method}, log-log", **numbers)]
