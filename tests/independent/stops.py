"""People who stopped treatment: the single cases by what came of it, and those of a kind of therapy by study."""

from __future__ import annotations

from collections.abc import Iterator

from independent.derived import number
from independent.evidence import Row, by_key, printed


def away_or_back() -> list[Row]:
    """The cases of which it is known that treatment was stopped."""
    return [case for case in printed("cases") if case["virus_after_stop"].split(" ")[0].strip(",") in ("away", "back")]


IN_DAYS = {"day": 1, "week": 7, "month": 365.25 / 12, "year": 365.25}


def period(case: Row) -> str:
    """When treatment was stopped: less than a month from the transplant, long after it, or at a time that is not told."""
    if not case["stop_finding_id"]:
        told = {"before": "around", "at": "around", "long after": "later", "after": "undated"}
        return told[case["stop"]]
    time = by_key("findings")[case["stop_finding_id"]]
    days = abs(float(time["value"] or time["low"])) * IN_DAYS[time["unit"]]
    return "around" if days < IN_DAYS["month"] else "later"


OUTCOMES = {
    "stopped": ("away", "back", "back, later away"),
    "away": ("away", "back, later away"),
    "away_by_press": ("away", "back, later away"),
    "ever_back": ("back", "back, later away"),
    "never_back": ("away",),
    "back": ("back",),
    "back_then_away": ("back, later away",),
}


def counts_of_cases() -> Iterator[tuple[str, tuple[int, str, list[str]]]]:
    """Cases of one person that stopped, by what the virus did, in all and by when treatment was stopped."""
    stopped = [case for case in away_or_back() if case["n_people"] == "1"]
    kinds = {source["source_id"]: source["kind"] for source in printed("sources")}
    of_press = {event["event_id"] for event in printed("events") if kinds[event["source_id"]] == "press"}
    for name in ("cases", "cases.later", "cases.around", "cases.undated"):
        of = [case for case in stopped if name in ("cases", f"cases.{period(case)}")]
        for outcome, words in OUTCOMES.items():
            is_press = outcome.endswith("_by_press")
            rows = [
                f"cases.csv#{case['case_id']}"
                for case in of
                if case["virus_after_stop"] in words and (not is_press or case["virus_event_id"] in of_press)
            ]
            yield f"{name}.{outcome}", (len(rows), "people", rows)


def case_times() -> Iterator[tuple[str, dict]]:
    """For each case that stopped: from transplant to stop, from stop to the return of virus, from stop to the last report."""
    for case in printed("cases"):
        if case["stop"] in ("never", "not stated"):
            continue
        stop = case["stop_finding_id"]
        if stop:
            yield time_of(case, "stopped", abs(days_of(stop)), [stop])
        missed = days_missed(case)
        if missed:
            yield time_of(case, "gap", missed, [stop])
        for name, end, since in (
            ("rebound", case["rebound_finding_id"], case["rebound_since"]),
            ("free", case["last_finding_id"], case["last_since"]),
        ):
            if end and (name, since) != ("free", "start") and not (missed and name == "rebound"):
                is_from_start = since == "start" and stop
                offset = abs(days_of(stop)) * (-1 if case["stop"] == "before" else 1) if is_from_start else 0
                yield time_of(case, name, days_of(end) - offset, [end, stop] if is_from_start else [end])


def days_missed(case: Row) -> float:
    """Days without treatment where it was taken again before the virus was seen; none elsewhere."""
    if not case["stop_finding_id"] or not case["rebound_finding_id"]:
        return 0
    row = by_key("findings")[case["stop_finding_id"]]
    if not row["high"]:
        return 0
    first, last = (float(row[limit]) * IN_DAYS[row["unit"]] for limit in ("low", "high"))
    return last - first if last < days_of(case["rebound_finding_id"]) else 0


def days_of(finding_id: str) -> float:
    """A time of the findings in days; of a span its beginning."""
    row = by_key("findings")[finding_id]
    return float(row["value"] or row["low"]) * IN_DAYS[row["unit"]]


def time_of(case: Row, name: str, days: float, inputs: list[str]) -> tuple[str, dict]:
    """In the weeks of the report where it counts in them, else in days below a month, else in months; a decimal where not whole."""
    others = {"stopped": "between the procedure and the stop of treatment", "gap": "without treatment"}
    method = f"time {others.get(name, 'from the stop of treatment')}"
    of_report = {by_key("findings")[row]["unit"] for row in inputs}
    unit = "day" if days < IN_DAYS["month"] else "month"
    unit = "week" if of_report == {"week"} and len(inputs) == 1 else unit
    value = round(days) if unit == "day" else round(days / IN_DAYS[unit] + 1e-9, 1)
    decimals = 0 if value == int(value) else 1
    return f"case.{case['case_id']}.{name}", number(value, unit, decimals, " ".join(inputs), method)


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
