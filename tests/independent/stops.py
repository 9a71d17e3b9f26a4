"""The single cases in which treatment was stopped, by what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from independent.evidence import Row, printed


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
