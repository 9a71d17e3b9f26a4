"""Rules on what was read twice: a row is what the two readings settled on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hivcells.complaints import Complaint
from hivcells.rules.complain import complain
from hivcells.tables import Row, Tables, by_key

NOT_NAMED = "not named"


def numbers_are_those_settled(tables: Tables) -> Iterator[Complaint]:
    """A number that was extracted twice is the one that was settled on, and its row is there."""
    findings, events = by_key(tables["findings"], "finding_id"), by_key(tables["events"], "event_id")
    for item in tables["extraction_numbers"]:
        row = (findings if item["table"] == "findings" else events).get(item["item_id"])
        if row is None:
            if item["settled"] != "dropped":
                yield complain(
                    "extraction/numbers", item, "item_id", "no row has this key", "Restore the row, or remove this one."
                )
            continue
        if item["settled"] == "dropped":
            continue
        settled = _settled(item)
        if item["table"] == "events":
            column, same = "n_events", f"{row['n_events']} of {row['n_assessed']}" == settled
        else:
            column = "value" if row["value"] else "low"
            same = [_plain(row[c]) for c in ("value", "low", "high")] == [_plain(n) for n in settled.split(";")]
        if not same:
            yield complain(
                item["table"],
                row,
                column,
                f"the two extractions settled on '{settled}'",
                "Go back to the text, then mend this row or that of data/extraction/numbers.csv.",
            )


# The table that holds a column read twice.
TABLE_OF = {
    "design": "studies", "masking": "studies", "phase": "studies", "recruitment_start": "studies",
    "recruitment_end": "studies", "judgement": "risk_of_bias", "time_value": "findings",
    "year": "sources", "volume": "sources", "issue": "sources", "pages": "sources", "doi": "sources", "pmid": "sources",
}  # fmt: skip


def judgements_are_those_settled(tables: Tables) -> Iterator[Complaint]:
    """A judgement, an arm, a time or a date that was read twice is the one that was settled on, and its row is there."""
    events = by_key(tables["events"], "event_id")
    rows_of: dict[str, dict[str, Row]] = {
        "studies": by_key(tables["studies"], "study_id"),
        "risk_of_bias": by_key(tables["risk_of_bias"], "judgement_id"),
        "sources": by_key(tables["sources"], "source_id"),
        "findings": by_key(tables["findings"], "finding_id"),
        "events": events,
    }
    for item in tables["extraction_judgements"]:
        key, _, column = item["item_id"].partition("#")
        table = TABLE_OF.get(column) or ("events" if key in events else "findings")
        row = rows_of[table].get(key)
        if row is None:
            yield complain(
                "extraction/judgements", item, "item_id", "no row has this key", "Restore the row, or remove this one."
            )
        elif _told(row, column) != _settled(item):
            yield complain(
                table,
                row,
                column,
                f"the two readings settled on '{_settled(item)}'",
                "Go back to the text, then mend this row or that of data/extraction/judgements.csv.",
            )


def differences_are_settled(tables: Tables) -> Iterator[Complaint]:
    """Where two readings differ it is said which is followed, and why; two that agree need no word."""
    for table in ("extraction_numbers", "extraction_judgements"):
        for item in tables[table]:
            if item["first"] != item["second"] and not (item["settled"] and item["reason"]):
                yield complain(
                    table.replace("_", "/"),
                    item,
                    "settled",
                    f"the readings '{item['first']}' and '{item['second']}' differ, and nothing settles them",
                    "Go back to the text, then say which is followed and why; write a value with its limits as 'value; low; high'.",
                )


def _settled(item: Row) -> str:
    """What was settled on: a reading, or what is used in place of both."""
    return {"second": item["second"], "other": item["used"]}.get(item["settled"], item["first"])


def _told(row: Row, column: str) -> str:
    """A cell as the readings write it: an arm without its study, a time with its unit, nought without one."""
    told = row[column].partition(".")[2] if column == "arm_id" else row[column]
    if column == "time_value" and told not in ("", "0"):
        told += f" {row['time_unit']}"
    return told or NOT_NAMED


def _plain(number: str) -> Decimal | None:
    """A number without regard to its decimals; None for a blank."""
    return Decimal(number) if number.strip() else None
