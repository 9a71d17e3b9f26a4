"""Measurements compared: over time within an arm, and between arms."""

from __future__ import annotations

import pandas as pd

from hivcells.codes import followed_outcomes
from hivcells.report.tables.labels import arm, arms, labelled, outcome, rows_of
from hivcells.report.tables.pieces import NOTHING, Column, Table, free, number
from hivcells.tables import Tables

PRINTED = {"difference": "printed difference", "coefficient": "printed coefficient of a model"}
# What a P value has in common with the difference that it belongs to.
SAME_COMPARISON = [
    "arm_id",
    "comparator_arm_id",
    "outcome_id",
    "time_value",
    "time_unit",
    "scope",
    "analysis",
    "source_id",
]


def changes(tables: Tables) -> Table:
    """Baseline, last value and change, for each arm."""
    columns = (
        Column("Arm", 34),
        Column("Outcome", 14),
        Column("Statistic", 12),
        Column("Baseline", 12, is_number=True),
        Column("Last", 12, is_number=True),
        Column("Change", 12, is_number=True),
    )
    rows = [
        (
            arm(row),
            outcome(row),
            free(row.average),
            number(row.baseline_id),
            number(row.last_id),
            number(row.value_id),
        )
        for row in rows_of(labelled(tables["changes"], tables))
    ]
    return Table("changes", "Changes over time", columns, rows)


def contrasts(tables: Tables) -> Table:
    """Differences between arms: as printed, then recomputed of last values and of changes."""
    columns = (
        Column("Arm against control", 26),
        Column("Outcome", 12),
        Column("What", 26),
        Column("Difference", 12, is_number=True),
        Column("Interval", 14, is_number=True),
        Column("P", 9, is_number=True),
    )
    printed = [
        (
            arms(row),
            outcome(row),
            free(PRINTED[row.statistic]),
            number(row.finding_id),
            number(row.finding_id, "interval") if row.low else NOTHING,
            number(row.p_id) or NOTHING,
        )
        for row in rows_of(labelled(_printed_contrasts(tables), tables))
    ]
    recomputed = [
        (arms(row), outcome(row), free(f"recomputed {row.statistic}"), number(row.value_id), NOTHING, NOTHING)
        for row in rows_of(labelled(tables["contrasts"], tables))
    ]
    return Table("contrasts", "Differences between arms", columns, printed + recomputed)


def _printed_contrasts(tables: Tables) -> pd.DataFrame:
    """Findings that compare two arms in an outcome that is followed, each with `p_id`, the finding that is its P value."""
    findings, compared = tables["findings"], followed_outcomes(tables["outcomes"])
    is_contrast = (findings["comparator_arm_id"] != "") & findings["statistic"].isin(PRINTED)
    p_values = findings[findings["statistic"] == "p_value"].drop_duplicates(SAME_COMPARISON, keep=False)
    return (
        findings[is_contrast & findings["outcome_id"].isin(compared)]
        .merge(p_values[[*SAME_COMPARISON, "finding_id"]], how="left", on=SAME_COMPARISON, suffixes=("", "_of_p"))
        .rename(columns={"finding_id_of_p": "p_id"})
        .fillna("")
    )
