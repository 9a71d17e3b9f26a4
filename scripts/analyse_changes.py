"""Change of CD4 and CD8 counts from baseline to the last printed visit, for each arm.

    python scripts/analyse_changes.py results/evidence/findings.csv results/tables/changes.csv

One row for each arm, outcome and statistic with a printed baseline and a later value.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict

from hivcells.complaints import exit_on_complaints
from hivcells.estimates import difference, write_estimates
from hivcells.tables import Row, arm_name, read_table

COUNTS = ["cd4", "cd8"]
AVERAGES = ["mean", "median"]
DAYS_IN = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}


def days_since_infusion(finding: Row) -> float:
    """Days since the first infusion; infinite where the source names no time."""
    # ASSUME: a value without a time, beside a baseline, is the last one the source has.
    return float(finding["time_value"]) * DAYS_IN[finding["time_unit"]] if finding["time_value"] else math.inf


def changes(findings: list[Row]) -> list[dict]:
    """Last less first value of each arm's count. A change of medians is not a median change.

    Where an arm has series of several averages, the first of AVERAGES is taken.
    """
    series_of = defaultdict(list)
    for row in findings:
        if row["outcome_id"] in COUNTS and row["statistic"] in AVERAGES and row["value"] and row["arm_id"]:
            series_of[row["study_id"], row["arm_id"], row["outcome_id"], row["statistic"]].append(row)
    rows = {}
    for (study, arm, outcome, statistic), series in sorted(series_of.items(), key=lambda s: AVERAGES.index(s[0][3])):
        in_time = sorted(series, key=lambda row: (days_since_infusion(row), row["finding_id"]))
        baseline, last = in_time[0], in_time[-1]
        value_id = f"{study}.{outcome}.{arm_name(arm)}.change"
        if days_since_infusion(baseline) != 0 or days_since_infusion(last) == 0:
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
                "baseline_id": baseline["finding_id"],
                "last_id": last["finding_id"],
            },
        )
    return list(rows.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("findings")
    parser.add_argument("changes")
    arguments = parser.parse_args()
    write_estimates(arguments.changes, changes(read_table(arguments.findings)), ["rounding", "baseline_id", "last_id"])


if __name__ == "__main__":
    exit_on_complaints(main)
