"""Faults of the data: a digit, a sign, a power of ten, an arm for another, a time or year shifted, a row lost.

Each is put into the tables and the rules on the evidence are asked. Faults that are tried in one
run stand in rows of different studies or outcomes, so that none can hide or show another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import pandas as pd
from hivcells.evidence.package import paths_of, read_package
from hivcells.evidence.rules import RULES
from hivcells.tables import Tables, read_table
from independent.evidence import built
from independent.quotations import quoted
from strength.mutants import PROCESSES, ROOT, Mutant

LOST = "row lost"
REFERENCE = ("volume", "issue", "pages", "doi", "pmid")
NOT_EXTRACTED = (
    "the row was not extracted twice, and its number is not printed as such; a second extraction would notice"
)
WHY = {
    "arm": "the key of the row names no arm; a second extraction of arms would notice",
    "time": "the key of the row names no time; a second extraction of times would notice",
    "unit of time": "the key of the row names no time; a second extraction of times would notice",
    "year": "the key of the row names no year; a second reading of dates would notice",
    "reference": "the reference was not read twice, and no address holds this; a second reading of it would notice",
}


@dataclass(frozen=True)
class CellFault:
    """A fault of one row: the table and its line, of which group of rows it is, its name, and the other cells."""

    table: str
    line: int
    key: str
    group: tuple[str, ...]
    name: str
    cells: tuple[tuple[str, str], ...]  # column and other text; none for a lost row


def tables_of_data() -> Tables:
    """The curated tables, as the rules read them."""
    folder = ROOT / "data"
    return {name: read_table(path) for name, path in paths_of(read_package(folder), folder).items()}


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


def around(tables: Tables, faults: list[CellFault]) -> Tables:
    """The tables as far as they are about the rows of these faults: their studies, and the second readings of these."""
    # A rating counts the people of all interruptions, so that their rows stay, whatever is spoiled.
    studies = {fault.group[0] for fault in faults} | {*tables["interruptions"].study_id}
    sources = {fault.line for fault in faults if fault.table == "sources"}
    here = {name: tables[name][tables[name].study_id.isin(studies)] for name in ("findings", "events")}
    here["sources"] = tables["sources"].loc[tables["sources"].index.isin(sources)]
    keys = studies | {str(key) for table in here.values() for key in table.iloc[:, 0]}
    for name, column in (("extraction_numbers", "item_id"), ("extraction_judgements", "row_id")):
        here[name] = tables[name][tables[name][column].isin(keys)]
    return tables | here


def spoiled(tables: Tables, faults: list[CellFault]) -> Tables:
    """The tables with these faults."""
    copies = {name: tables[name].copy() for name in {fault.table for fault in faults}}
    for fault in faults:
        for column, other in fault.cells:
            copies[fault.table].at[fault.line, column] = other
        if not fault.cells:
            copies[fault.table] = copies[fault.table].drop(index=fault.line)
    return tables | copies


def complaints_of(tables: Tables) -> set[tuple[str, int, str, str]]:
    """What the rules say, and where."""
    return {(c.file, c.line, c.problem, c.value) for rule in RULES for c in rule(tables)}


def is_noticed(tables: Tables, faults: list[CellFault]) -> list[bool]:
    """Of each of these faults, whether a rule complains of its row, or of the second reading of it, only with the fault."""
    here = around(tables, faults)
    before = complaints_of(here)  # not within what follows: a rule that breaks without a fault has noticed none
    try:
        found = complaints_of(spoiled(here, faults)) - before
    except (ArithmeticError, AttributeError, IndexError, KeyError, ValueError):
        # A rule that breaks has noticed; on which of the faults is found by trying fewer.
        if len(faults) == 1:
            return [True]
        half = len(faults) // 2
        return is_noticed(tables, faults[:half]) + is_noticed(tables, faults[half:])
    rows = {(file, line) for file, line, _, _ in found}
    readings = {key_of_item(tables[file].loc[line]) for file, line in rows if file.startswith("extraction")}
    return [(f.table, f.line) in rows or (not f.cells and (f.table, f.key) in readings) for f in faults]


def key_of_item(item: pd.Series) -> tuple[str, str]:
    """The row that a second reading is of."""
    return item["table"], item.get("row_id", item["item_id"])


def try_run(run: list[CellFault]) -> list[bool]:
    """Try faults together, in a process that holds the tables."""
    return is_noticed(HELD, run)


def hold_tables() -> None:
    """Read the tables once for a process."""
    global HELD
    HELD = tables_of_data()


HELD: Tables = {}


def cell_mutants() -> Iterator[Mutant]:
    """Every fault of a cell, tried. A row that the text quotes cannot be lost: its id would not exist."""
    tables, cited = tables_of_data(), {row.removesuffix(".events").removesuffix(".assessed") for row in quoted()}
    runs = runs_of(list(cell_faults(tables)))
    with ProcessPoolExecutor(PROCESSES, initializer=hold_tables) as pool:
        for run, noticed in zip(runs, pool.map(try_run, runs), strict=True):
            for fault, killed in zip(run, noticed, strict=True):
                killed = killed or (fault.name == LOST and fault.key in cited)
                kind = fault.name.split(" of ")[0]
                what = f"{fault.table}.csv#{fault.key}: {fault.name}"
                yield Mutant(f"cell: {kind}", what, killed, "" if killed else WHY.get(kind, NOT_EXTRACTED))
