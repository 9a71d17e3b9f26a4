"""Faults of the data: a digit, a sign, a power of ten, an arm for another, a time or year shifted, a row lost.

Each is put into the tables and the rules on the evidence are asked. Faults that are tried in one
run stand in rows of different studies or outcomes, so that none can hide or show another.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pandas as pd
from hivcells.evidence.package import paths_of, read_package
from hivcells.evidence.rules import RULES
from hivcells.tables import Tables, read_table
from independent.quotations import quoted
from strength.faults_in_cells import LOST, CellFault, cell_faults, runs_of
from strength.mutants import PROCESSES, ROOT, Mutant

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


def tables_of_data() -> Tables:
    """The curated tables, as the rules read them."""
    folder = ROOT / "data"
    return {name: read_table(path) for name, path in paths_of(read_package(folder), folder).items()}


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
