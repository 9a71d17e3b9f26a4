"""Faults of the data: a digit, a sign, a power of ten, an arm for another, a time or year shifted, a row lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from hivcells.rules import RULES
from hivcells.rules.of_extraction import TABLE_OF
from hivcells.tables import Row, Tables
from mutants import Mutant


def other_digit(number: str) -> str:
    """The same number with another last digit."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def times_ten(number: str) -> str:
    return str(float(number) * 10).removesuffix(".0")


def spoiled_findings(row: Row, arms: list[str]) -> Iterator[tuple[str, Row | None]]:
    """Faults of a row of findings; None is the row lost."""
    for column in ("value", "low", "high"):
        if row[column]:
            yield f"last digit of {column}", row | {column: other_digit(row[column])}
            if float(row[column]):
                yield (
                    f"sign of {column}",
                    row | {column: row[column].removeprefix("-") if row[column][0] == "-" else "-" + row[column]},
                )
                yield f"power of ten of {column}", row | {column: times_ten(row[column])}
    yield from spoiled_arm(row, arms)
    if row["time_value"]:
        yield "time", row | {"time_value": other_digit(row["time_value"])}
    if row["time_value"] not in ("", "0"):
        yield "unit of time", row | {"time_unit": "week" if row["time_unit"] == "month" else "month"}
    yield "row lost", None


def spoiled_events(row: Row, arms: list[str]) -> Iterator[tuple[str, Row | None]]:
    for column in ("n_events", "n_assessed"):
        yield f"last digit of {column}", row | {column: other_digit(row[column])}
    if row["percent_printed"]:
        yield "last digit of percent_printed", row | {"percent_printed": other_digit(row["percent_printed"])}
    yield from spoiled_arm(row, arms)
    yield "row lost", None


def spoiled_arm(row: Row, arms: list[str]) -> Iterator[tuple[str, Row]]:
    others = [arm for arm in arms if arm not in (row["arm_id"], row.get("comparator_arm_id"))]
    if row["arm_id"] and others:
        yield "arm", row | {"arm_id": others[0]}


def complaints(tables: Tables) -> set[tuple]:
    """What the rules say of a few rows; a rule that breaks on them has noticed too."""
    found = set()
    for rule in RULES:
        try:
            found |= {(rule.__name__, c.problem, c.value) for c in rule(tables)}
        except (ArithmeticError, KeyError, ValueError) as error:
            found.add((rule.__name__, repr(error), ""))
    return found


REFERENCE = ("volume", "issue", "pages", "doi", "pmid")


class Around:
    """The tables as far as the rules look at one row: itself, its arms and its second reading."""

    def __init__(self, tables: Tables):
        self.empty: Tables = {name: [] for name in tables}
        self.arms: dict[str, list[Row]] = {}
        for arm in tables["arms"]:
            self.arms.setdefault(arm["study_id"], []).append(arm)
        self.numbers = {(item["table"], item["item_id"]): item for item in tables["extraction_numbers"]}
        self.readings: dict[tuple[str, str], list[Row]] = {}
        for item in tables["extraction_judgements"]:
            key, _, column = item["item_id"].partition("#")
            for table in [TABLE_OF[column]] if column in TABLE_OF else ["findings", "events"]:
                self.readings.setdefault((table, key), []).append(item)

    def __call__(self, table: str, key: str, study_id: str, row: Row | None) -> Tables:
        number = self.numbers.get((table, key))
        readings = {
            "extraction_numbers": [number] if number else [],
            "extraction_judgements": self.readings.get((table, key), []),
        }
        return self.empty | {"arms": self.arms.get(study_id, [])} | readings | {table: [row] if row else []}


def cell_mutants(tables: Tables, shown: set[str], quoted: set[str]) -> Iterator[Mutant]:
    """Faults of every row of the data that the report depends on."""
    around = Around(tables)
    for table, key, spoil in (("findings", "finding_id", spoiled_findings), ("events", "event_id", spoiled_events)):
        for row in tables[table]:
            if f"{table}.csv#{row[key]}" not in shown:
                continue
            here = partial(around, table, row[key], row["study_id"])
            before = complaints(here(row))
            for fault, spoiled in spoil(row, [arm["arm_id"] for arm in around.arms.get(row["study_id"], [])]):
                after = complaints(here(spoiled))
                killed = bool(after - before) or (spoiled is None and row[key] in quoted)
                yield Mutant(
                    f"cell: {fault.split(' of ')[0]}",
                    f"{table}.csv#{row[key]}: {fault}",
                    killed,
                    "" if killed else why_cell(fault),
                )
    for table, key, columns in (
        ("sources", "source_id", ["year", *REFERENCE]),
        ("studies", "study_id", ["recruitment_start", "recruitment_end"]),
    ):
        for row in tables[table]:
            here = partial(around, table, row[key], "")
            before = complaints(here(row))
            for column in columns:
                if row[column] and (table == "sources" or f"{table}.csv#{row[key]}" in shown):
                    spoiled = row | {
                        column: in_another_year(row[column])
                        if column not in REFERENCE
                        else in_other_digits(row[column])
                    }
                    killed = bool(complaints(here(spoiled)) - before)
                    fault = "reference" if column in REFERENCE else "year"
                    yield Mutant(
                        f"cell: {fault}", f"{table}.csv#{row[key]}: {column}", killed, "" if killed else why_cell(fault)
                    )


def in_another_year(date: str) -> str:
    return str(int(date[:4]) + 1) + date[4:]


def in_other_digits(text: str) -> str:
    """The same text with another last digit, or with one where it has none."""
    found = re.search(r"\d(?=\D*$)", text)
    return text[: found.start()] + other_digit(found.group()) + text[found.end() :] if found else text + "1"


def why_cell(fault: str) -> str:
    return {
        "arm": "the key of the row names no arm; a second extraction of arms would notice",
        "time": "the key of the row names no time; a second extraction of times would notice",
        "year": "the key of the row names no year; a second reading of dates would notice",
        "unit of time": "the key of the row names no time; a second extraction of times would notice",
        "reference": "the reference was not read twice, and no address holds this; a second reading of it would notice",
    }.get(
        fault,
        "the row was not extracted twice, and its number is not printed as such; a second extraction would notice",
    )
