"""People enrolled against the sum of people allocated to the arms."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, PEOPLE, row


def check_sums_of_arms(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """People enrolled against the sum of people allocated to the arms; a range of people enrolled has no such sum."""
    rows = []
    people = findings[(findings.role == PEOPLE) & (findings.unit == "people")]
    of_study, arms_of = dict(list(people.groupby("study_id"))), findings.groupby("study_id").arm_id.agg(set)
    enrolled = people[(people.scope == "enrolled") & (people.arm_id == "")]
    for total in enrolled[enrolled.value != ""].itertuples():
        study = of_study[total.study_id]
        arms = study[(study.arm_id != "") & (study.scope == "allocated")]
        if arms.empty:
            continue
        missing = arms_of[total.study_id] - {"", *arms.arm_id}
        computed = arms[arms.how_obtained != "printed"]
        value = sum(int(size) for size in arms.value if size)
        if (arms.value == "").any():
            verdict, detail = CANNOT_BE_CHECKED, "the size of an arm is printed as a range"
        elif len(computed) or total.how_obtained != "printed":
            verdict, detail = CANNOT_BE_CHECKED, "a number was itself worked out from the others"
        elif missing:
            verdict, detail = (
                CANNOT_BE_CHECKED,
                f"the size of {'an arm' if len(missing) == 1 else 'some arms'} is not printed",
            )
        else:
            verdict = AGREES if value == int(total.value) else DOES_NOT_FOLLOW
            detail = f"the arms add up to {value}"
        recomputed: dict[str, Any] = (
            {}
            if verdict == CANNOT_BE_CHECKED
            else {"value": value, "unit": "people", "decimals": 0, "method": " + ".join(arms.value)}
        )
        rows.append(
            row(
                f"{total.study_id}.people.recheck.sum_of_arms",
                total,
                "sum of the arms",
                total.value,
                verdict,
                detail,
                " ".join([total.finding_id, *arms.finding_id]),
                **recomputed,
            )
        )
    return rows
