"""Every number that is reported as it stands in a row of the data, with all that its card shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from independent.evidence import ROOT, Row, by_key, printed, read, used
from independent.writing import MONTHS, decimals_of, forms, in_words, month_and_year, time_of, with_unit, written

NO_FORMS = {"interval": "", "lower": "", "upper": "", "limits": "", "words": "", "time": ""}
NO_SOURCE = {"source": "", "locator": "", "as_printed": ""}


def source_of(row: Row) -> dict:
    """The text that a row is from, where in it, and its words."""
    return {"source": row["source_id"], "locator": row["locator"], "as_printed": row["as_printed"]}


def reasons(table: str, row_id: str) -> str:
    """Why cells of a row are not used as printed: each reason once."""
    of_row = [c["reason"] for c in printed("corrections") if (c["table"], c["row_id"]) == (table, row_id)]
    return " ".join(reason for place, reason in enumerate(of_row) if reason not in of_row[:place])


def findings() -> Iterator[tuple[str, dict]]:
    """Numbers as printed, or as corrected with the reason."""
    for row in used("findings"):
        value, low, high = (row[column] or None for column in ("value", "low", "high"))
        places = [decimals_of(row[column]) for column in ("value", "low", "high")]
        yield (
            row["finding_id"],
            forms(row["unit"], value, low, high, places, row["relation"], row["interval"])
            | {"value": value, "low": low, "high": high, "unit": row["unit"], "time": time_of(row)}
            | {"rows": [f"findings.csv#{row['finding_id']}"], **source_of(row)}
            | {"method": status_of(row) + (reasons("findings", row["finding_id"]) or "as printed")},
        )


def spreads() -> Iterator[tuple[str, dict]]:
    """The deviation or error that is printed with a number."""
    kinds = {"SD": "standard deviation", "SE": "standard error", "not named": "spread, its kind not named"}
    for row in used("findings"):
        if row["spread"]:
            text = written(row["spread"], decimals_of(row["spread"]))
            yield (
                f"{row['finding_id']}.spread",
                {
                    **NO_FORMS,
                    "text": text,
                    "quantity": with_unit(
                        text, by_key("vocabulary/units")[row["unit"]]["singular" if text == "1" else "symbol"]
                    ),
                    **source_of(row),
                }
                | {"value": row["spread"], "low": None, "high": None, "unit": row["unit"], "time": time_of(row)}
                | {"rows": [f"findings.csv#{row['finding_id']}"], "method": kinds[row["spread_kind"]]}
                | {"words": in_words(row["spread"])},
            )


def status_of(row: Row) -> str:
    """What is said before the reason of a number that a power of ten was restored to."""
    return "inferred: " if row["how_obtained"] == "inferred" else ""


def events() -> Iterator[tuple[str, dict]]:
    """Both counts of each row of events."""
    for row in used("events"):
        method = "as printed" if row["how_obtained"] == "printed" else row["note"]
        for part in ("events", "assessed"):
            count = row[f"n_{part}"]
            unit = by_key("vocabulary/units")[row["counted"]]["singular" if count == "1" else "symbol"]
            text = {"text": count, "quantity": with_unit(count, unit), "words": in_words(count)}
            yield (
                f"{row['event_id']}.{part}",
                {**NO_FORMS, **text, **source_of(row)}
                | {"value": count, "low": None, "high": None, "unit": row["counted"]}
                | {"rows": [f"events.csv#{row['event_id']}"], "method": reasons("events", row["event_id"]) or method},
            )


def text_alone(text: str, row: str, method: str, source: str = "") -> dict:
    """What has a text but no value."""
    entry = {"text": text, "quantity": text, "value": None, "low": None, "high": None, "unit": "", "rows": [row]}
    return {**NO_FORMS, **NO_SOURCE, **entry, "method": method, "source": source}


def months_of_recruitment() -> Iterator[tuple[str, dict]]:
    """When recruitment started and ended."""
    for study in used("studies"):
        for column in ("recruitment_start", "recruitment_end"):
            if study[column]:
                row = f"studies.csv#{study['study_id']}"
                text = month_and_year(study[column])
                yield f"{study['study_id']}.{column}", text_alone(text, row, "as printed", study["source_id"])


def version() -> Iterator[tuple[str, dict]]:
    """Version and date of the review."""
    citation = dict(re.findall(r"^([\w-]+): *\"?([^\"\n]*)", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.M))
    year, month, day = citation["date-released"].strip("'").split("-")
    date = f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    yield "review.version", text_alone(citation["version"].strip("'"), "CITATION.cff", "version of this review")
    yield "review.date", text_alone(date, "CITATION.cff", "date of this version")
    due = f"{int(day)} {MONTHS[int(month) - 1]} {int(year) + 1}"
    yield "review.next_look", text_alone(due, "CITATION.cff", "one year after the date of this version")
    yield "review.year", text_alone(year, "CITATION.cff", "year of this version")
    year, month, day = max(row["screened_on"] for row in printed("screening")).split("-")
    last = f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    yield "screening.last_day", text_alone(last, "screening.csv", "last day of screening")


def strength() -> Iterator[tuple[str, dict]]:
    """How many faults were put in, and how many the checks noticed."""
    for row in read(ROOT / "tests" / "strength" / "score.csv"):
        method = f"measured by make mutate, {row['date']}, on commit {row['commit']}"
        for name in ("mutants", "killed", "drawn_from"):
            text = written(row[name], 0)
            entry = {
                "text": text,
                "quantity": text,
                "words": in_words(row[name]),
                "value": row[name],
                "unit": "mutants",
            }
            rows = [f"tests/strength/score.csv#{row['class_id']}"]
            yield (
                f"strength.{row['class_id']}.{name}",
                {**NO_FORMS, **NO_SOURCE, **entry, "low": None, "high": None, "rows": rows, "method": method},
            )


@cache
def reported() -> dict[str, dict]:
    """Every reported number by its id."""
    kinds = (findings, spreads, events, months_of_recruitment, version, strength)
    return {value_id: entry for kind in kinds for value_id, entry in kind()}
