"""People who stopped treatment: the single cases by what came of it, and those of a kind of therapy by study."""

from __future__ import annotations

from collections.abc import Iterator

from independent.evidence import Row, by_key, printed


def away_or_back() -> list[Row]:
    """The cases of which it is known that treatment was stopped."""
    return [
        case for case in printed("transplants") if case["virus_after_stop"].split(" ")[0].strip(",") in ("away", "back")
    ]


def counts_of_cases() -> Iterator[tuple[str, str, tuple[int, str, list[str]]]]:
    """Cases of one person that stopped, in whom virus stayed away or is away again, and in whom it came back."""
    stopped = [case for case in away_or_back() if case["n_people"] == "1"]
    for name, word in (("stopped", ""), ("away", "away"), ("back", "back")):
        cases = [case for case in stopped if word in case["virus_after_stop"]]
        rows = [f"cases.csv#{case['case_id']}" for case in cases]
        yield f"cases.{name}", f"single cases after the stop: {name}", (len(cases), "people", rows)


def number_of_people(value_id: str) -> int:
    """What a quotable number says of people: both counts of an event, a count of people, or one for a single person."""
    row_id, _, part = value_id.rpartition(".")
    if part in ("events", "assessed") and row_id in by_key("events"):
        return int(by_key("events")[row_id]["n_events" if part == "events" else "n_assessed"])
    finding = by_key("findings")[value_id]
    return 1 if finding["statistic"] == "single" else int(finding["value"])


def stopped_by_study(therapy: str) -> dict[str, int]:
    """The people of a kind of therapy who stopped treatment, by the row that tells of them."""
    rows = [row for row in printed("interruptions") if row["modality_id"] == therapy]
    return {
        f"interruptions.csv#{row['interruption_id']}": sum(map(number_of_people, row["people_ids"].split()))
        for row in rows
    }
