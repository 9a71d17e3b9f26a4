"""What happened to the people of whom it is known that they stopped treatment: each counted once, by kind of therapy."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hivcells.tables import Tables, words

COLUMNS = ["value_id", "modality_id", "outcome", "people", "rows", "method"]
# What may have happened, and how it is worded where the count is explained.
OUTCOMES = {
    "stopped": "people known to have stopped treatment",
    "returned": "people in whom the disease came back",
    "away": "people in whom it had not come back at the last report",
    "untold": "people of whom the text does not say whether it came back",
}


def people_behind(evidence: Tables) -> dict[str, int]:
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
    return {"stopped": stopped, "returned": returned, "away": away, "untold": stopped - returned - away}


def interruptions(evidence: Tables) -> pd.DataFrame:
    """A row for each kind of therapy and outcome; rows names the curated rows that are summed."""
    people = people_behind(evidence)
    curated = evidence["interruptions"]
    by_study = [outcomes_of(row, people) for row in curated.to_dict("records")]
    sums = pd.DataFrame(by_study, index=curated.index, columns=list(OUTCOMES)).assign(modality_id=curated.modality_id)
    rows = []
    for modality in evidence["modalities"].modality_id:
        of_modality = curated[curated.modality_id == modality]
        keys = " ".join(f"interruptions.csv#{key}" for key in of_modality.interruption_id)
        for outcome, says in OUTCOMES.items() if len(of_modality) else ():
            number = int(sums.loc[of_modality.index, outcome].sum())
            rows.append((f"interrupted.{modality}.{outcome}", modality, outcome, number, keys, f"{says}, {modality}"))
    return pd.DataFrame(rows, columns=COLUMNS)


def as_counts(of_interruptions: pd.DataFrame) -> pd.DataFrame:
    """The sums as rows of the table of counts, which is where the report quotes them from."""
    counted = of_interruptions.rename(columns={"people": "value"}).drop(columns="outcome")
    return counted.assign(unit="people", modality_id="", design="")
