"""Differences between the arms of a study, recomputed from the printed averages.

    python scripts/analyse_contrasts.py results/evidence/findings.csv results/evidence/arms.csv \
        results/tables/changes.csv results/tables/contrasts.csv

Two differences for each pair of an experimental and a control arm: of the last values,
and of the changes from baseline. They answer different questions, so both are given.
"""

from __future__ import annotations

import argparse
from itertools import permutations

from hivcells.complaints import exit_on_complaints
from hivcells.estimates import difference, write_estimates
from hivcells.tables import Row, arm_name, by_key, read_table


def contrasts(findings: list[Row], arms: list[Row], changes: list[Row]) -> list[dict]:
    """Experimental less control arm, for last values and for changes."""
    finding, arm = by_key(findings, "finding_id"), by_key(arms, "arm_id")
    rows = []
    for first, second in permutations(changes, 2):
        same = all(first[column] == second[column] for column in ("study_id", "outcome_id", "statistic"))
        roles = tuple(arm[change["arm_id"]]["role"] for change in (first, second))
        if not same or roles != ("experimental", "control"):
            continue
        common = {
            "study_id": first["study_id"],
            "arm_id": first["arm_id"],
            "comparator_arm_id": second["arm_id"],
            "outcome_id": first["outcome_id"],
        }
        pair = f"{first['study_id']}.{first['outcome_id']}.{arm_name(first['arm_id'])}_vs_{arm_name(second['arm_id'])}"
        average = first["statistic"].removeprefix("change of ")
        rows.append(
            common
            | {"value_id": f"{pair}.last", "statistic": f"difference of last {average}"}
            | difference(finding[first["last_id"]], finding[second["last_id"]], "finding_id")
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
    rows = contrasts(read_table(arguments.findings), read_table(arguments.arms), read_table(arguments.changes))
    write_estimates(arguments.contrasts, rows, ["rounding"])


if __name__ == "__main__":
    exit_on_complaints(main)
