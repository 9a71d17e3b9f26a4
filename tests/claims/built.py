"""The claims of the report, and the built tables as they are or with some cells changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd
from conftest import BUILT, ROOT
from hivcells.report.claims import judge, read_claims
from hivcells.tables import Tables
from judge_claims import tables_to_judge

CLAIMS = read_claims(ROOT / "report" / "claims.py")
Rows = Callable[[pd.DataFrame], pd.Series]


@cache
def as_built() -> Tables:
    return tables_to_judge(BUILT / "evidence", BUILT / "tables")


def where(**cells: str) -> Rows:
    """The rows with these cells."""
    return lambda table: pd.concat([table[column] == cell for column, cell in cells.items()], axis=1).all(axis=1)


def with_cells(name: str, rows: Rows, *, of: Tables | None = None, **cells: str) -> Tables:
    """The tables, had the rows that are meant other cells."""
    tables = of or as_built()
    table, meant = tables[name].copy(), rows(tables[name])
    assert meant.any(), "no row is meant"
    for column, cell in cells.items():
        assert not (table.loc[meant, column] == cell).all(), "the test changes nothing"
        table.loc[meant, column] = cell
    return tables | {name: table}


def without_rows(name: str, rows: Rows, *, of: Tables | None = None) -> Tables:
    """The tables, had the rows that are meant not been there."""
    tables = of or as_built()
    return tables | {name: tables[name][~rows(tables[name])]}


def holds(claim_id: str, tables: Tables) -> bool:
    """Whether a claim holds by these tables; it must be possible to judge it."""
    verdict = judge(CLAIMS[claim_id], tables)
    assert not verdict.error, verdict.error
    return verdict.holds
