"""Change of CD4 and CD8 counts from baseline to the last printed visit, for each arm.

    python scripts/analyse_changes.py results/evidence/findings.csv results/tables/changes.csv

One row for each arm, outcome and statistic with a printed baseline and a later value.
"""

from __future__ import annotations

import argparse

import pandas as pd
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import difference, read_frame, write_estimates
from hivcells.tables import arm_name

COUNTS = ["cd4", "cd8"]
AVERAGES = ["mean", "median"]
DAYS_IN = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}


def time_in_days(findings: pd.DataFrame) -> pd.Series:
    """Days since the first infusion; infinite where the source names no time."""
    # ASSUME: a value without a time, beside a baseline, is the last one the source has.
    days = pd.to_numeric(findings.time_value) * findings.time_unit.map(DAYS_IN)
    return days.fillna(float("inf"))


def changes(findings: pd.DataFrame) -> list[dict]:
    """Last less first value of each arm's count. A change of medians is not a median change.

    Where an arm has series of several averages, the first of AVERAGES is taken.
    """
    averages = findings[findings.statistic.isin(AVERAGES) & (findings.value != "")]
    counts = averages[averages.outcome_id.isin(COUNTS) & (averages.arm_id != "")]
    counts = counts.assign(days=time_in_days(counts)).sort_values(["days", "finding_id"])
    rows = {}
    series_of = counts.groupby(["study_id", "arm_id", "outcome_id", "statistic"])
    for (study, arm, outcome, statistic), series in sorted(series_of, key=lambda named: AVERAGES.index(named[0][3])):
        baseline, last = series.iloc[0], series.iloc[-1]
        value_id = f"{study}.{outcome}.{arm_name(arm)}.change"
        if baseline.days != 0 or last.days == 0:
            continue
        rows.setdefault(
            value_id,
            {
                "value_id": value_id,
                "study_id": study,
                "arm_id": arm,
                "outcome_id": outcome,
                "statistic": f"change of {statistic}s",
                **difference(last, baseline, "finding_id"),
                "baseline_id": baseline.finding_id,
                "last_id": last.finding_id,
            },
        )
    return list(rows.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("findings")
    parser.add_argument("changes")
    arguments = parser.parse_args()
    write_estimates(arguments.changes, changes(read_frame(arguments.findings)), ["rounding", "baseline_id", "last_id"])


if __name__ == "__main__":
    exit_on_complaints(main)
