"""The whole check of the evidence, in its order: files, cells, rules on the print, corrections, rules on what is used."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from hivcells.complaints import Complaints, raise_if_any
from hivcells.evidence.corrections import corrected
from hivcells.evidence.files import read_curated
from hivcells.evidence.package import columns_of, keys_of, paths_of
from hivcells.evidence.rules import RULES_ON_THE_PRINT, RULES_ON_WHAT_IS_USED, complaints_across_tables
from hivcells.evidence.schema import complaints_of_schema
from hivcells.tables import Tables


def checked_evidence(package: dict, folder: Path) -> Tables:
    """The curated tables of a folder with their corrections. Raises Complaints with all that is wrong with them."""
    paths = paths_of(package, folder)
    tables, unfit = read_curated(paths, columns_of(package))
    faults = complaints_of_schema(package, tables, paths)
    if unfit:  # rules across tables need all of them
        raise Complaints(unfit + faults)
    faulty = {(fault.file, fault.line) for fault in faults}
    sound = {name: _without(table, paths[name], faulty) for name, table in tables.items()}
    hidden = _keys_of_faulty_rows(package, tables, sound)
    sound["corrections"] = sound["corrections"].loc[~sound["corrections"].row_id.isin(hidden)]
    used, wrong_corrections = corrected(sound, package, folder)
    across = [
        *complaints_across_tables(sound, paths, RULES_ON_THE_PRINT),
        *complaints_across_tables(used, paths, RULES_ON_WHAT_IS_USED),
    ]
    raise_if_any(faults + [fault for fault in across if fault.value not in hidden] + wrong_corrections)
    return used


def _without(table: pd.DataFrame, path: Path, faulty: set[tuple[str, int | None]]) -> pd.DataFrame:
    """A table without the rows that have a fault of their own."""
    lines = [line for line in table.index if (str(path), line) in faulty]
    return table.drop(index=lines) if lines else table


def _keys_of_faulty_rows(package: dict, tables: Tables, sound: Tables) -> set[str]:
    """Keys of rows that are left out; that other rows miss them is no fault of theirs."""
    return {
        key for name, column in keys_of(package).items() for key in set(tables[name][column]) - set(sound[name][column])
    } - {""}
