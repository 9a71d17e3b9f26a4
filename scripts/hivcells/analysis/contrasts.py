"""Differences between the arms of a study, recomputed from the printed averages.

Two differences for each pair of an experimental and a control arm: of the last values,
and of the changes from baseline. They answer different questions, so both are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import difference, table_of_estimates

LAST_VALUES, CHANGES = "last values", "changes"


def contrasts(findings: pd.DataFrame, arms: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Experimental less control arm, for last values and for changes; two rows for each pair of arms and outcome.

    Arms whose last values were taken at different times are not compared.
    """
    arm, finding = arms.set_index("arm_id"), findings.assign(line=findings.index).set_index("finding_id", drop=False)
    role = changes.arm_id.map(arm.role)
    experimental, control = changes[role == "experimental"], changes[role == "control"]
    pairs = experimental.reset_index().merge(
        control.reset_index(), on=["study_id", "outcome_id", "average"], suffixes=("", "_control")
    )
    rows = [
        row
        for first, second in zip(pairs["index"], pairs["index_control"])
        if _are_of_one_time(finding, changes.loc[first], changes.loc[second])
        for row in _contrasts(changes.loc[first], changes.loc[second], finding, arm.short_name)
    ]
    return table_of_estimates(rows, ["rounding", "contrast_of"])


def _are_of_one_time(finding: pd.DataFrame, first: pd.Series, second: pd.Series) -> bool:
    """Whether the last values of two arms were taken at one time; a time that is not given is no other."""
    times = {tuple(finding.loc[change["last_id"], ["time_value", "time_unit"]]) for change in (first, second)}
    return len(times - {("", "")}) <= 1


def _contrasts(
    first: pd.Series, second: pd.Series, finding: pd.DataFrame, short_name: pd.Series
) -> Iterator[dict[str, Any]]:
    common = {
        "study_id": first["study_id"],
        "arm_id": first["arm_id"],
        "comparator_arm_id": second["arm_id"],
        "outcome_id": first["outcome_id"],
    }
    arms = f"{short_name[first['arm_id']]}_vs_{short_name[second['arm_id']]}"
    pair, average = f"{first['study_id']}.{first['outcome_id']}.{arms}", first["average"]
    yield common | {
        "value_id": f"{pair}.last",
        "statistic": f"difference of last {average}s",
        **difference(_finding(finding, first["last_id"]), _finding(finding, second["last_id"]), "finding_id"),
        "contrast_of": LAST_VALUES,
    }
    yield common | {
        "value_id": f"{pair}.change",
        "statistic": f"difference of changes of {average}s",
        **difference(first, second, "value_id"),
        "contrast_of": CHANGES,
    }


def _finding(finding: pd.DataFrame, finding_id: str) -> pd.Series:
    row = finding.loc[finding_id]
    return row.drop("line").rename(row["line"])
