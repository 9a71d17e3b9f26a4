"""What came of a stop of treatment: the people of a row of interruptions.csv, by what is said of them.

Rules on the evidence, analyses and the claims of the report ask it alike.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hivcells.tables import Tables, words

# Words of cases.csv: when treatment was stopped, what the disease did, and a time that runs from a later stop.
BEFORE, AT, AFTER, LONG_AFTER = STOPPED = ("before", "at", "after", "long after")
AWAY, BACK, BACK_THEN_AWAY, LATER_STOP = "away", "back", "back, later away", "later stop"
# The disease was away at the last report; it came back at some time.
AWAY_AT_LAST, EVER_BACK = (AWAY, BACK_THEN_AWAY), (BACK, BACK_THEN_AWAY)
# When treatment of a single case was stopped: around the procedure, long after it, or at a time that is not reported.
AROUND, LATER, UNDATED = "around", "later", "undated"
# Columns of interruptions.csv that name rows, whose people are added up.
COLUMNS = tuple(f"{part}_ids" for part in ("people", "returned", "measured", "away", "again"))
# Parts of the ids of counts: people of whom it is reported, or not, what came of the stop.
REPORTED, UNREPORTED = "told", "untold"
# What may have happened, and how it is worded where the count is explained. Who stopped is returned,
# away or not reported.
OUTCOMES = {
    "stopped": "people known or assumed to have stopped treatment",
    "assumed": "people assumed to have stopped treatment",
    "ever": "people with a return at any time",
    "returned": "people with a return, not away when last told of",
    "away": "people without a return at the last report",
    "again": "people without a return at the last report, after an earlier one",
    UNREPORTED: "people of whom what was read does not tell it",
}


def stopped_cases(cases: pd.DataFrame) -> pd.DataFrame:
    """The cases in which treatment was stopped: the disease stayed away, or came back, with what followed."""
    return cases[cases.virus_after_stop.isin([*AWAY_AT_LAST, BACK])]


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
    """People of one study by outcome. Raises KeyError for an id of no row that counts people.

    ASSUME: in whom a level was measured that exists only once the disease is back, it had come back; of these and of those
    who are reported to have it back the smaller number is part of the larger.
    """
    stopped, returned, measured, away, again = (
        sum(people[key] for key in words(row.get(column, ""))) for column in COLUMNS
    )
    ever, assumed = max(returned, measured), stopped if row.get("stop_is_assumed") else 0
    reported = {"stopped": stopped, "assumed": assumed, "ever": ever, "returned": ever - again, "away": away + again}
    return reported | {"again": again, UNREPORTED: stopped - ever - away}
