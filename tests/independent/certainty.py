"""Certainty of each outcome by the rules of GRADE, and the studies and people behind it, from the judgements in data/."""

from __future__ import annotations

from collections.abc import Iterator

from independent.evidence import Row, by_key, printed, used

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
        judgements = judgements_of(outcome)
        place = BEST_FIRST.index(outcome["begins"]) + sum(LOWERS_BY[row["judgement"]] for row in judgements)
        moves = [f"{row['domain']}: {row['judgement']}" for row in judgements if LOWERS_BY[row["judgement"]]]
        found[f"certainty.{outcome['outcome']}"] = {
            "text": BEST_FIRST[max(0, min(3, place))],
            "rows": [f"certainty.csv#{row['judgement_id']}" for row in judgements],
            "method": f"GRADE, begins {outcome['begins']}; {'; '.join(moves)}",
        }
    return found


def groups_of(outcome: Row) -> list[Row]:
    """The groups of people that count, of the studies that bear on an outcome."""
    named = outcome["studies"].split()
    return [group for group in printed("participants") if group["counts"] == "yes" and group["study_id"] in named]


def people_of_certainty() -> Iterator[tuple[str, str, tuple[int, str, list[str]]]]:
    """How many studies bear on each outcome, and how many people they enrolled."""
    what = "those of the studies that bear on the outcome"
    for outcome in printed("certainty_outcomes"):
        stem, studies, groups = f"certainty.{outcome['outcome']}", outcome["studies"].split(), groups_of(outcome)
        yield f"{stem}.studies", what, (len(studies), "studies", [f"studies.csv#{study}" for study in studies])
        people = sum(int(by_key("findings")[group["people_finding_id"]]["value"]) for group in groups)
        yield f"{stem}.people", what, (people, "people", [f"participants.csv#{row['cohort_id']}" for row in groups])


def designs_of(outcome: Row) -> set[str]:
    """The designs of the studies that bear on an outcome."""
    return {study["design"] for study in used("studies") if study["study_id"] in outcome["studies"].split()}
