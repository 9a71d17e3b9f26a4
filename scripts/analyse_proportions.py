"""Share of people with each event or response, with its exact interval.

python scripts/analyse_proportions.py results/evidence/events.csv results/tables/proportions.csv
"""

from __future__ import annotations

import argparse

from hivcells.complaints import exit_on_complaints
from hivcells.estimates import write_estimates
from hivcells.statistics.clopper_pearson import clopper_pearson
from hivcells.tables import Row, read_table

# ASSUME: a decimal of a percentage says something only from a hundred people on.
PEOPLE_FOR_A_DECIMAL = 100


def proportions(events: list[Row]) -> list[dict]:
    """Percentage and 95% Clopper-Pearson interval of each event row."""
    rows = []
    for event in events:
        n_events, n_assessed = int(event["n_events"]), int(event["n_assessed"])
        low, high = clopper_pearson(n_events, n_assessed)
        rows.append(
            {
                "value_id": f"{event['event_id']}.percent",
                "study_id": event["study_id"],
                "arm_id": event["arm_id"],
                "outcome_id": event["outcome_id"],
                "statistic": "proportion",
                "value": 100 * n_events / n_assessed,
                "low": 100 * low,
                "high": 100 * high,
                "unit": "percent",
                "decimals": 1 if n_assessed >= PEOPLE_FOR_A_DECIMAL else 0,
                "inputs": f"{event['event_id']}.events {event['event_id']}.assessed",
                "method": f"{n_events} of {n_assessed}, 95% interval after Clopper and Pearson",
                "kind": event["kind"],
                "counted": event["counted"],
                "n_events": n_events,
                "n_assessed": n_assessed,
            }
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events")
    parser.add_argument("proportions")
    arguments = parser.parse_args()
    rows = proportions(read_table(arguments.events))
    write_estimates(arguments.proportions, rows, ["kind", "counted", "n_events", "n_assessed"])


if __name__ == "__main__":
    exit_on_complaints(main)
