"""Printed means of whole numbers against the people of the arm."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.people import people_behind, people_in
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, inputs_of, row
from hivcells.analysis.statistics.grim import possible_mean
from hivcells.analysis.statistics.grimmer import possible_sd
from hivcells.quantities import decimals_of


def check_means_of_whole_numbers(findings: pd.DataFrame, units: pd.DataFrame) -> list[dict[str, Any]]:
    """Printed means in a unit that counts whole things in each person; over n people such a mean is a multiple of 1/n.

    Where a standard deviation is printed with the mean, whole numbers must be able to have both.
    """
    rows, everybody = [], people_in(findings)
    whole_numbers = units.unit_id[units.counts_whole_things == "yes"]
    of_whole = (findings.statistic == "mean") & findings.unit.isin(whole_numbers)
    means = findings[of_whole & (findings.how_obtained == "printed") & (findings.value != "")]
    for mean in means.itertuples():
        people = people_behind(everybody, mean)[:1]
        inputs = inputs_of(mean.finding_id, *(behind.value_id for behind in people))
        n = people[0].n_people if people else 0
        if not n:
            verdict, detail = CANNOT_BE_CHECKED, "the number of people behind it is not printed"
        elif n >= 10 ** decimals_of(mean.value):
            verdict, detail = CANNOT_BE_CHECKED, "with so few decimals whole numbers can have every mean"
        elif mean.spread_kind == "SD" and mean.spread and n > 1 and not possible_sd(mean.value, mean.spread, n):
            verdict, detail = DOES_NOT_FOLLOW, f"whole numbers of {n} people cannot have this mean and deviation"
        elif possible_mean(mean.value, n):
            verdict, detail = AGREES, f"whole numbers of {n} people can have this mean"
        else:
            verdict, detail = DOES_NOT_FOLLOW, f"whole numbers of {n} people cannot have this mean"
        rows.append(
            row(f"{mean.finding_id}.recheck.whole", mean, "mean of whole numbers", mean.value, verdict, detail, inputs)
        )
    return rows
