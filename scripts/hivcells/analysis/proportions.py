"""Share of people with each event or response, with its exact interval."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.statistics import CONFIDENCE_LABEL
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson

# ASSUME: a decimal of a percentage says something only from a hundred people on.
PEOPLE_FOR_A_DECIMAL = 100
OF_THE_EVENT = ["kind", "counted", "n_events", "n_assessed", "event_id", "event", "scope"]


def proportions(events: pd.DataFrame) -> pd.DataFrame:
    """Percentage and Clopper-Pearson interval, of the usual confidence, of each event row."""
    return table_of_estimates(_proportions(events), OF_THE_EVENT)


def _proportions(events: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for event in events.to_dict("records"):
        n_events, n_assessed = int(event["n_events"]), int(event["n_assessed"])
        low, high = clopper_pearson(n_events, n_assessed)
        yield {column: event[column] for column in ["study_id", "arm_id", "outcome_id", *OF_THE_EVENT]} | {
            "value_id": f"{event['event_id']}.percent",
            "statistic": "proportion",
            "value": 100 * n_events / n_assessed,
            "low": 100 * low,
            "high": 100 * high,
            "unit": "percent",
            "decimals": 1 if n_assessed >= PEOPLE_FOR_A_DECIMAL else 0,
            "inputs": f"{event['event_id']}.events {event['event_id']}.assessed",
            "method": f"{n_events} of {n_assessed}, {CONFIDENCE_LABEL} interval after Clopper and Pearson",
        }
