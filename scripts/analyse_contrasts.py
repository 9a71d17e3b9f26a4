"""Differences between the arms of a study, recomputed from the printed averages.

    python scripts/analyse_contrasts.py results/evidence/findings.csv results/evidence/arms.csv \
        results/tables/changes.csv results/tables/contrasts.csv

Two differences for each pair of an experimental and a control arm: of the last values,
and of the changes from baseline. They answer different questions, so both are given.
"""

from __future__ import annotations

import argparse
from itertools import product

import pandas as pd
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import difference, read_frame, write_estimates
from hivcells.tables import arm_name


def contrasts(findings: pd.DataFrame, arms: pd.DataFrame, changes: pd.DataFrame) -> list[dict]:
    """Experimental less control arm, for last values and for changes."""
    findings = findings.set_index("finding_id", drop=False)
    role = arms.set_index("arm_id").role
    rows = []
    for (study, outcome, statistic), group in changes.groupby(["study_id", "outcome_id", "statistic"]):
        experimental = group[group.arm_id.map(role) == "experimental"]
        control = group[group.arm_id.map(role) == "control"]
        for first, second in product(experimental.itertuples(), control.itertuples()):
            common = {
                "study_id": study,
                "arm_id": first.arm_id,
                "comparator_arm_id": second.arm_id,
                "outcome_id": outcome,
            }
            pair = f"{study}.{outcome}.{arm_name(first.arm_id)}_vs_{arm_name(second.arm_id)}"
            average = statistic.removeprefix("change of ")
            rows.append(
                common
                | {"value_id": f"{pair}.last", "statistic": f"difference of last {average}"}
                | difference(findings.loc[first.last_id], findings.loc[second.last_id], "finding_id")
            )
            rows.append(
                common
                | {"value_id": f"{pair}.change", "statistic": f"difference of changes of {average}"}
                | difference(first, second, "value_id")
            )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("findings", "arms", "changes", "contrasts"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    rows = contrasts(read_frame(arguments.findings), read_frame(arguments.arms), read_frame(arguments.changes))
    write_estimates(arguments.contrasts, rows, ["rounding"])


if __name__ == "__main__":
    exit_on_complaints(main)
