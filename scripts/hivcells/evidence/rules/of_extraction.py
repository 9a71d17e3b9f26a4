"""Rules on what was read twice: a row is what the two readings settled on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row, rows_by
from hivcells.evidence.rules.complain import complain
from hivcells.evidence.schema import PLAIN_NUMBER
from hivcells.tables import Tables, keys_of

NOT_NAMED, DROPPED = "not named", "dropped"
NO_ROW = "no row has this key", "Restore the row, or remove this one."
COUNTS = re.compile(r"[0-9]{1,15} of [0-9]{1,15}")


def numbers_are_those_settled(tables: Tables) -> Iterator[Complaint]:
    """A number that was extracted twice is the one that was settled on, and its row is there."""
    rows_of = {
        "findings": rows_by(tables["findings"], "finding_id"),
        "events": rows_by(tables["events"], "event_id"),
    }
    for item in each_row(tables["extraction_numbers"]):
        row = rows_of[item.table].get(item.item_id)
        if item.settled == DROPPED:
            continue
        if row is None:
            yield complain("extraction_numbers", item, "item_id", *NO_ROW)
        elif not _is_reading_of_numbers(item):
            problem = "neither a value with its limits nor a number of events"
            remedy = "Write numbers in plain digits, as 'value; low; high' or '2 of 10'."
            yield complain("extraction_numbers", item, _column_settled_on(item), problem, remedy)
        elif not _holds_what_was_settled(item, row):
            yield complain(
                item.table,
                row,
                "n_events" if item.table == "events" else "value" if row.value else "low",
                f"the two extractions settled on '{_settled(item)}'",
                "Go back to the text, then fix this row or that of data/extraction/numbers.csv.",
            )


def readings_are_there(tables: Tables) -> Iterator[Complaint]:
    """Where there is anything to read, there are readings: an empty table would check nothing."""
    for readings, read in (("extraction_numbers", "findings"), ("extraction_judgements", "studies")):
        if tables[readings].empty and not tables[read].empty:
            yield Complaint(readings, 1, "no reading at all", "Restore the rows, or enter both readings.")


def judgements_are_those_settled(tables: Tables) -> Iterator[Complaint]:
    """Judgements, arms, times and dates that were read twice are those settled on, and their rows are there."""
    items = tables["extraction_judgements"]
    rows_of = {name: rows_by(tables[name], str(keys_of(tables[name]).name)) for name in items.table.unique()}
    short_name = dict(zip(tables["arms"].arm_id, tables["arms"].short_name))
    for item in each_row(items):
        row = rows_of[item.table].get(item.row_id)
        if row is None:
            yield complain("extraction_judgements", item, "row_id", *NO_ROW)
        elif item.column not in tables[item.table].columns:
            problem = f"the table '{item.table}' has no such column"
            yield complain("extraction_judgements", item, "column", problem, "Name the column as the table does.")
        elif _as_read(row, item.column, short_name) != _settled(item):
            yield complain(
                item.table,
                row,
                item.column,
                f"the two readings settled on '{_settled(item)}'",
                "Go back to the text, then fix this row or that of data/extraction/judgements.csv.",
            )


def differences_are_settled(tables: Tables) -> Iterator[Complaint]:
    """Where two readings differ it is said which is followed, and why; two that agree need no word."""
    for table in ("extraction_numbers", "extraction_judgements"):
        for item in each_row(tables[table]):
            if item.first != item.second and not (item.settled and item.reason):
                problem = f"the readings '{item.first}' and '{item.second}' differ, and nothing settles them"
                remedy = "Go back to the text, then say which is followed and why."
                yield complain(table, item, "settled", problem, remedy)


def second_readings_say_what_was_known(tables: Tables) -> Iterator[Complaint]:
    """Of each second reading it is said what its reader knew before, and of no other."""
    for item in each_row(tables["extraction_numbers"]):
        if bool(item.second.strip()) != bool(item.told):
            problem = (
                "not said of this second reading"
                if item.second.strip()
                else "said of a second reading that is not there"
            )
            remedy = (
                "Say what its reader knew before, or that it is not recorded; leave it blank without a second reading."
            )
            yield complain("extraction_numbers", item, "told", problem, remedy)


def _column_settled_on(item: Row) -> str:
    return {"second": "second", "other": "used"}.get(item.settled, "first")


def _settled(item: Row) -> str:
    """What was settled on: a reading, or what is used in place of both."""
    return getattr(item, _column_settled_on(item))


def _is_reading_of_numbers(item: Row) -> bool:
    if item.table == "events":
        return bool(COUNTS.fullmatch(_settled(item)))
    return all(not number.strip() or PLAIN_NUMBER.fullmatch(number.strip()) for number in _settled(item).split(";"))


def _holds_what_was_settled(item: Row, row: Row) -> bool:
    if item.table == "events":
        return f"{row.n_events} of {row.n_assessed}" == _settled(item)
    settled = [_plain(number) for number in _settled(item).split(";")]
    return [_plain(number) for number in (row.value, row.low, row.high)] == settled


def _as_read(row: Row, column: str, short_name: dict[str, str]) -> str:
    """A cell as the readings write it: an arm without its study, a time with its unit, 0 without one."""
    cell: str = getattr(row, column)
    if column == "arm_id":
        cell = short_name.get(cell, cell)
    if column == "time_value" and cell not in ("", "0"):
        cell += f" {row.time_unit}"
    return cell or NOT_NAMED


def _plain(number: str) -> Decimal | None:
    """A number without regard to its decimals; None for a blank."""
    return Decimal(number) if number.strip() else None
