"""Every count of numbers: as entered, as texts disagree on them, as people signed them, and as they were recomputed."""

from __future__ import annotations

from collections.abc import Iterator

from independent.all_rechecks import counted, verdicts
from independent.counting import Said, rows_counted, word
from independent.evidence import Row, key, printed, used


def counts_of_numbers() -> Iterator[Said]:
    """Rows of numbers, cells that are not used as printed, and places where texts disagree, by kind."""
    for value_id, table in (
        ("numbers.findings", "findings"),
        ("numbers.events", "events"),
        ("corrections.all", "corrections"),
    ):
        yield value_id, rows_counted(table, printed(table), "numbers")
    disagreements = printed("discrepancies")
    yield "discrepancies.all", rows_counted("discrepancies", disagreements, "numbers")
    by_press = [row for row in disagreements if row["kind"].split()[0] == "press"]
    yield (
        "discrepancies.press",
        rows_counted("discrepancies", by_press, "numbers"),
    )
    for kind in {row["kind"] for row in disagreements}:
        alike = [row for row in disagreements if row["kind"] == kind]
        yield f"discrepancies.{word(kind)}", rows_counted("discrepancies", alike, "numbers")


def as_it_is_signed(row: Row) -> str:
    """A number with its limits, unit, spread, time and people; an event as so many of so many."""
    if "event_id" in row:
        return f"{row['n_events']} of {row['n_assessed']} {row['counted']}"
    said = "" if row["relation"] == "=" else row["relation"] + " "
    if row["value"] and row["low"]:
        said += f"{row['value']} ({row['low']} to {row['high']})"
    else:
        said += row["value"] or f"{row['low']} to {row['high']}"
    said += " " + row["unit"]
    if row["spread"]:
        said += f", spread {row['spread']} {row['spread_kind']}"
    if row["time_value"]:
        said += f", at {row['time_value']} {row['time_unit']}"
    return said + (f", n {row['n_assessed']}" if row["n_assessed"] else "")


def counts_of_signatures() -> Iterator[Said]:
    """Numbers that people can sign, signed as right and did not find wrong, and found wrong, as the numbers stand."""
    numbers = {
        f"{table}.csv#{key(row)}": as_it_is_signed(row) for table in ("findings", "events") for row in used(table)
    }
    answers: dict[str, set[str]] = {number: set() for number in numbers}
    for signature in printed("extraction/signatures"):
        number = f"{signature['table']}.csv#{signature['row_id']}"
        if numbers[number] == signature["value"]:
            answers[number].add(signature["answer"])
    for name, rows in (
        ("numbers", list(numbers)),
        ("signed", [n for n in numbers if answers[n] == {"yes"}]),
        ("refused", [n for n in numbers if "no" in answers[n]]),
    ):
        yield f"signatures.{name}", (len(rows), "numbers", rows)


def counts_of_verdicts() -> Iterator[Said]:
    """Printed statistics that were recomputed, by how print and recomputation agree."""
    checks = [{"value_id": check_id} | check for check_id, check in sorted(counted().items())]
    yield "recheck.all", rows_counted("recheck", checks, "numbers")
    for verdict in ("agrees", "agrees only with rounding", "does not follow from what is printed", "cannot be checked"):
        alike = [check for check in checks if check["verdict"] == verdict]
        yield (
            f"recheck.{word(verdict)}",
            rows_counted("recheck", alike, "numbers"),
        )
    every = [{"value_id": check_id} | check for check_id, check in sorted(verdicts().items())]
    agreed = [check for check in checks if check["verdict"] in ("agrees", "agrees only with rounding")]
    failed = [check for check in checks if check["verdict"] == "does not follow from what is printed"]
    yield "recheck.made", rows_counted("recheck", agreed + failed, "numbers")
    yield "recheck.agreed", rows_counted("recheck", agreed, "numbers")
    for kind in {check["check"] for check in failed}:
        alike = [check for check in failed if check["check"] == kind]
        yield f"recheck.failed.{word(kind)}", rows_counted("recheck", alike, "numbers")
    percentages = [c for c in every if c["check"] == "percentage of counts" and c["verdict"] == "agrees"]
    yield (
        "recheck.agrees.percentages",
        rows_counted("recheck", percentages, "numbers"),
    )
    yield (
        "recheck.other_side_of_0_05",
        rows_counted("recheck", [check for check in checks if check.get("other_side")], "numbers"),
    )
