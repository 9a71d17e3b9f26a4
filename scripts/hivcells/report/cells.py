"""The cells of the tables that strings of a document stand for."""

from __future__ import annotations

from collections.abc import Iterable

from hivcells.report.trace import CELL, Entry
from hivcells.tables import Tables, keys_of


def cells_behind(tables: Tables, entries: Iterable[Entry]) -> dict[str, dict[str, dict[str, str]]]:
    """The cells of each table that an entry names: by table, key of the row and column."""
    named = {address.partition("#")[0] for entry in entries if entry.kind == CELL for address in entry.of.split(" ")}
    return {name: table.set_index(keys_of(table)).to_dict("index") for name, table in tables.items() if name in named}
