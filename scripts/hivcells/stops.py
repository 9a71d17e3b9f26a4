"""What came of a stop of treatment: the people of a row of interruptions.csv, by what is said of them.

Rules on the evidence, analyses and the claims of the report ask it alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from hivcells.tables import Tables, words

# What may have happened, and how it is worded where the count is explained.
OUTCOMES = {
    "stopped": "people known to have stopped treatment",
    "returned": "people in whom the disease came back",
    "away": "people in whom it had not come back at the last report",
    "alone": "people in whom it had not come back, of studies that do not print how many stopped",
    "untold": "people of whom the text does not say whether it came back",
}


def people_of_rows(evidence: Tables) -> dict[str, int]:
    """How many people each quotable row stands for: the value of a count, or one where it is of a single person."""
    findings, events = evidence["findings"], evidence["events"]
    people = findings[(findings.unit == "people") & findings.value.str.isdigit()]
    behind = dict.fromkeys(findings.finding_id[findings.statistic == "single"], 1)
    behind |= {key: int(value) for key, value in zip(people.finding_id, people.value)}
    for part, column in (("events", "n_events"), ("assessed", "n_assessed")):
        behind |= {f"{key}.{part}": int(n) for key, n in zip(events.event_id, events[column]) if n}
    return behind


def outcomes_of(row: Mapping[str, str], people: Mapping[str, int]) -> dict[str, int]:
    """People of one study by outcome. Raises KeyError for an id of no row that counts people."""
    stopped, returned, away = (
        sum(people[key] for key in words(row[f"{name}_ids"])) for name in ("people", "returned", "away")
    )
    alone = away if row.get("others_known") == "no" else 0
    told = {"stopped": stopped, "returned": returned, "away": away - alone, "alone": alone}
    return told | {"untold": stopped - returned - away}
