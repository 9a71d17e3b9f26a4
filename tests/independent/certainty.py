"""Certainty of each outcome by the rules of GRADE, and the studies and people behind it, from the judgements in data/."""

from __future__ import annotations

from collections.abc import Iterator

from independent.evidence import Row, by_key, printed, used
from independent.stops import away_or_back, stopped_by_study

BEST_FIRST = ["high", "moderate", "low", "very low"]
# By how many levels a judgement lowers the certainty.
LOWERS_BY = {"not serious": 0, "serious": 1, "very serious": 2, "large": -1, "very large": -2}


def judgements_of(outcome: Row) -> list[Row]:
    """The judgements of an outcome, in their order."""
    return [row for row in printed("certainty") if row["outcome"] == outcome["outcome"]]


def ratings() -> dict[str, dict]:
    """The rating of each outcome, the judgements that it names and what it says of how it came about."""
    found = {}
    for outcome in printed("certainty_outcomes"):
        if outcome["begins"] == "none":
            unrated = {"text": "not rated", "rows": [], "method": "no study compared it"}
            found[f"certainty.{outcome['outcome']}"] = unrated
            continue
        judgements = judgements_of(outcome)
        place = BEST_FIRST.index(outcome["begins"]) + sum(LOWERS_BY[row["judgement"]] for row in judgements)
        moves = [f"{row['domain']}: {row['judgement']}" for row in judgements if LOWERS_BY[row["judgement"]]]
        found[f"certainty.{outcome['outcome']}"] = {
            "text": BEST_FIRST[max(0, min(3, place))],
            "rows": [f"certainty.csv#{row['judgement_id']}" for row in judgements],
            "method": f"GRADE, begins {outcome['begins']}; {'; '.join(moves)}",
        }
    return found


def people_behind(named: str) -> dict[str, int]:
    """The people behind each row that an outcome names: those assessed, those a finding counts, or those of a case."""
    if named == "cases":
        return {f"cases.csv#{case['case_id']}": int(case["n_people"]) for case in away_or_back()}
    if named.startswith("interruptions."):
        return stopped_by_study(named.removeprefix("interruptions."))
    if named in by_key("events"):
        return {f"events.csv#{named}": int(by_key("events")[named]["n_assessed"])}
    return {f"findings.csv#{named}": int(by_key("findings")[named]["value"])}


def people_of_certainty() -> Iterator[tuple[str, tuple[int, str, list[str]]]]:
    """How many studies bear on each outcome, and how many people they enrolled."""
    for outcome in printed("certainty_outcomes"):
        stem, studies = f"certainty.{outcome['outcome']}", outcome["studies"].split()
        yield f"{stem}.studies", (len(studies), "studies", [f"studies.csv#{study}" for study in studies])
        people = {row: n for named in outcome["people_ids"].split() for row, n in people_behind(named).items()}
        yield f"{stem}.people", (sum(people.values()), "people", list(people))


def designs_of(outcome: Row) -> set[str]:
    """The designs of the studies that bear on an outcome."""
    return {study["design"] for study in used("studies") if study["study_id"] in outcome["studies"].split()}
