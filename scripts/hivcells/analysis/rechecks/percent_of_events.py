"""Printed percentages against the counts beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.quantities import decimals_of

CHECK = "percentage of counts"


def check_percentages(events: pd.DataFrame) -> list[dict[str, Any]]:
    """Printed percentages against the counts beside them."""
    rows = []
    for event in events[events.percent_printed != ""].itertuples():
        counts = possible_counts(event.percent_printed, int(event.n_assessed))
        value = Decimal(100 * int(event.n_events)) / int(event.n_assessed)
        rows.append(
            {
                "value_id": f"{event.event_id}.recheck.percent",
                "study_id": event.study_id,
                "arm_id": event.arm_id,
                "outcome_id": event.outcome_id,
                "statistic": CHECK,
                "check": CHECK,
                "printed_id": f"{event.event_id}.percent_printed",
                "printed": f"{event.percent_printed}%",
                "verdict": AGREES if int(event.n_events) in counts else DOES_NOT_FOLLOW,
                "detail": f"{event.n_events} of {event.n_assessed}",
                "check_id": f"{event.event_id}.recheck.percent",
                "inputs": f"{event.event_id}.events {event.event_id}.assessed",
                "value": value,
                "unit": "percent",
                "decimals": decimals_of(event.percent_printed),
                "method": f"{event.n_events} of {event.n_assessed}",
            }
        )
    return rows
