"""People enrolled against the sum of people allocated to the arms."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, PEOPLE, inputs_of, row

CHECK = "sum of the arms"
PRINTED = "printed"


def check_sums_of_arms(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """People enrolled against the sum of people allocated to the arms; a range of people enrolled has no such sum."""
    people = findings[(findings.role == PEOPLE) & (findings.unit == "people")]
    enrolled = people[(people.scope == "enrolled") & (people.arm_id == "") & (people.value != "")]
    allocated = people[(people.scope == "allocated") & (people.arm_id != "")]
    allocated_in, arms_of = dict(list(allocated.groupby("study_id"))), findings.groupby("study_id").arm_id.agg(set)
    return [
        check_of_study(total, allocated_in[total.study_id], arms_of[total.study_id])
        for total in enrolled.itertuples()
        if total.study_id in allocated_in
    ]


def check_of_study(total: Finding, sizes: pd.DataFrame, arms: set[str]) -> dict[str, Any]:
    """The check of the people enrolled in one study, with the printed sizes of its arms."""
    value_id, inputs = f"{total.study_id}.people.recheck.sum_of_arms", inputs_of(total.finding_id, *sizes.finding_id)
    if why := why_no_sum(total, sizes, arms):
        return row(value_id, total, CHECK, total.value, CANNOT_BE_CHECKED, why, inputs)
    value = sum(map(int, sizes.value))
    verdict = AGREES if value == int(total.value) else DOES_NOT_FOLLOW
    recomputed: dict[str, Any] = {"value": value, "unit": "people", "decimals": 0, "method": " + ".join(sizes.value)}
    return row(value_id, total, CHECK, total.value, verdict, f"the arms add up to {value}", inputs, **recomputed)


def why_no_sum(total: Finding, sizes: pd.DataFrame, arms: set[str]) -> str:
    """Why the sizes cannot be added up to the total; blank where they can."""
    if (sizes.value == "").any():
        return "the size of an arm is printed as a range"
    if total.how_obtained != PRINTED or (sizes.how_obtained != PRINTED).any():
        return "a number was itself worked out from the others"
    missing = arms - {"", *sizes.arm_id}
    return f"the size of {'an arm' if len(missing) == 1 else 'some arms'} is not printed" if missing else ""
