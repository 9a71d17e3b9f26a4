"""Faults that can be put into the data: of a typing hand, an arm for another, a time or year shifted, a row lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from hivcells.tables import Tables
from independent.evidence import built

LOST = "row lost"
REFERENCE = ("volume", "issue", "pages", "doi", "pmid")


@dataclass(frozen=True)
class CellFault:
    """A fault of one row: the table and its line, of which group of rows it is, its name, and the other cells."""

    table: str
    line: int
    key: str
    group: tuple[str, ...]
    name: str
    cells: tuple[tuple[str, str], ...]  # column and other text; none for a lost row


def other_digit(number: str) -> str:
    """The same number with another last digit."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def times_ten(number: str) -> str:
    """Ten times the number."""
    return str(float(number) * 10).removesuffix(".0")


def other_sign(number: str) -> str:
    """The number with the other sign."""
    return number[1:] if number[0] == "-" else f"-{number}"


def faults_of_number(column: str, cell: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Slips of a hand that types a number."""
    yield f"last digit of {column}", {column: other_digit(cell)}
    if column in ("value", "low", "high") and float(cell):
        yield f"sign of {column}", {column: other_sign(cell)}
        yield f"power of ten of {column}", {column: times_ten(cell)}


def faults_of_row(row: pd.Series, columns: tuple[str, ...], arms: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Faults of a row of findings or events; the last is the row lost."""
    for column in columns:
        if row[column]:
            yield from faults_of_number(column, row[column])
    others = [arm for arm in arms if arm not in (row["arm_id"], row.get("comparator_arm_id"))]
    if row["arm_id"] and others:
        yield "arm", {"arm_id": others[0]}
    if row.get("time_value"):
        yield "time", {"time_value": other_digit(row["time_value"])}
        if row["time_value"] != "0":
            yield "unit of time", {"time_unit": "week" if row["time_unit"] == "month" else "month"}
    yield LOST, {}


def in_another_year(date: str) -> str:
    """A date a year later."""
    return str(int(date[:4]) + 1) + date[4:]


def in_other_digits(text: str) -> str:
    """The same text with another last digit, or with one where it has none."""
    found = re.search(r"\d(?=\D*$)", text)
    return text[: found.start()] + other_digit(found.group()) + text[found.end() :] if found else f"{text}1"


def faults_of_reference(row: pd.Series, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Another year, or another digit in a reference."""
    for column in columns:
        if row[column]:
            is_reference = column in REFERENCE
            other = in_other_digits(row[column]) if is_reference else in_another_year(row[column])
            yield f"{'reference' if is_reference else 'year'} of {column}", {column: other}


def cell_faults(tables: Tables) -> Iterator[CellFault]:
    """Faults of every row that the report depends on, and of every reference."""
    shown = {row for line in built("ledger") for row in line["rows"].split()}
    arms_of = {study: list(arms.arm_id) for study, arms in tables["arms"].groupby("study_id")}
    for table, columns in (
        ("findings", ("value", "low", "high")),
        ("events", ("n_events", "n_assessed", "percent_printed")),
        ("sources", ("year", *REFERENCE)),
        ("studies", ("recruitment_start", "recruitment_end")),
    ):
        for line, row in tables[table].iterrows():
            key = str(row.iloc[0])
            if table != "sources" and f"{table}.csv#{key}" not in shown:
                continue
            if table in ("findings", "events"):
                group = (row["study_id"], row["outcome_id"])
                faults = faults_of_row(row, columns, arms_of.get(row["study_id"], []))
            else:
                group = (key, "") if table == "studies" else (row["work_id"], table)
                faults = faults_of_reference(row, columns)
            for name, cells in faults:
                yield CellFault(table, int(str(line)), key, group, name, tuple(cells.items()))


def runs_of(faults: list[CellFault]) -> list[list[CellFault]]:
    """Faults that can be tried together: of each group of rows the first, then the second, and so on."""
    seen: Counter = Counter()
    runs: list[list[CellFault]] = []
    for fault in faults:
        if seen[fault.group] == len(runs):
            runs.append([])
        runs[seen[fault.group]].append(fault)
        seen[fault.group] += 1
    return runs
