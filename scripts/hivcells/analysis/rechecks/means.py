"""Printed means of whole numbers against the people of the arm."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, row, sizes_of_arms
from hivcells.analysis.statistics.possible_mean import possible_mean
from hivcells.quantities import decimals_of


def check_means_of_whole_numbers(findings: pd.DataFrame, units: pd.DataFrame) -> list[dict[str, Any]]:
    """Printed means in a unit that counts whole things in each person; over n people such a mean is a multiple of 1/n."""
    rows = []
    whole_numbers = units.unit_id[units.counts_whole_things == "yes"]
    means = findings[
        (findings.statistic == "mean") & findings.unit.isin(whole_numbers) & (findings.how_obtained == "printed")
    ]
    for mean in means.itertuples():
        sizes = sizes_of_arms(findings, mean.study_id, [mean.arm_id]) if mean.arm_id else findings.iloc[:0]
        inputs = " ".join([mean.finding_id, *sizes.finding_id])
        n = int(sizes.value.iloc[0]) if len(sizes) else 0
        if not n:
            verdict, detail = CANNOT_BE_CHECKED, "the number of people behind it is not printed"
        elif n >= 10 ** decimals_of(mean.value):
            verdict, detail = CANNOT_BE_CHECKED, "with so few decimals whole numbers can have every mean"
        elif possible_mean(mean.value, n):
            verdict, detail = AGREES, f"whole numbers of {n} people can have this mean"
        else:
            verdict, detail = DOES_NOT_FOLLOW, f"whole numbers of {n} people cannot have this mean"
        rows.append(
            row(f"{mean.finding_id}.recheck.whole", mean, "mean of whole numbers", mean.value, verdict, detail, inputs)
        )
    return rows
