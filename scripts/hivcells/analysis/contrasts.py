"""Differences between the arms of a study, recomputed from the printed averages.

Two differences for each pair of an experimental and a control arm: of the last values,
and of the changes from baseline. They answer different questions, so both are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import computed, difference, printed, table_of_estimates

LAST_VALUES, CHANGES = "last values", "changes"


def contrasts(findings: pd.DataFrame, arms: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Experimental less control arm, for last values and for changes; two rows for each pair of arms and outcome.

    Arms whose last values were taken at different times are not compared.
    """
    by_id, change_of = _by(findings, "finding_id"), _by(changes, "value_id")
    role, short_name = (arms.set_index("arm_id")[column] for column in ("role", "short_name"))
    role_of_change = changes.arm_id.map(role)
    experimental, control = changes[role_of_change == "experimental"], changes[role_of_change == "control"]
    pairs = experimental.merge(control, on=["study_id", "outcome_id", "average"], suffixes=("", "_control"))
    compared = ((change_of[one], change_of[other]) for one, other in zip(pairs.value_id, pairs.value_id_control))
    rows = [
        row
        for first, second in compared
        if _are_of_one_time(by_id[first.last_id], by_id[second.last_id])
        for row in _contrasts(first, second, by_id, short_name)
    ]
    return table_of_estimates(rows, ["rounding", "contrast_of"])


def _by(table: pd.DataFrame, key: str) -> dict[str, Any]:
    """The rows of a table, each with its line as Index, under what a column has."""
    return {getattr(row, key): row for row in table.itertuples()}


def _are_of_one_time(first: Any, second: Any) -> bool:
    """Whether the last values of two arms were taken at one time; a time that is not given is no other."""
    times = {(last.time_value, last.time_unit) for last in (first, second)}
    return len(times - {("", "")}) <= 1


def _contrasts(
    first: Any, second: Any, by_id: Mapping[str, Any], short_name: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Two differences of the changes of two arms: of the last values that they end with, and of the changes themselves."""
    common = {
        "study_id": first.study_id,
        "arm_id": first.arm_id,
        "comparator_arm_id": second.arm_id,
        "outcome_id": first.outcome_id,
    }
    arms = f"{short_name[first.arm_id]}_vs_{short_name[second.arm_id]}"
    pair = f"{first.study_id}.{first.outcome_id}.{arms}"
    last, last_control = (by_id[change.last_id] for change in (first, second))
    yield common | {
        "value_id": f"{pair}.last",
        "statistic": f"difference of last {first.average}s",
        **difference(printed(last, last.Index), printed(last_control, last_control.Index)),
        "contrast_of": LAST_VALUES,
    }
    yield common | {
        "value_id": f"{pair}.change",
        "statistic": f"difference of changes of {first.average}s",
        **difference(computed(first), computed(second)),
        "contrast_of": CHANGES,
    }
