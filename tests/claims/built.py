"""The claims of the report, and the built tables as they are or with some cells changed, each change in a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import pandas as pd
from conftest import BUILT, ROOT
from hivcells.report.claims import judge, read_claims
from hivcells.tables import Tables
from judge_claims import tables_to_judge

CLAIMS = read_claims(ROOT / "report" / "claims")
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


def with_row(name: str, **cells: str) -> Tables:
    """The tables with another row, blank but for these cells."""
    tables = as_built()
    row = dict.fromkeys(tables[name].columns, "") | cells
    return tables | {name: pd.concat([tables[name], pd.DataFrame([row], index=[10_000])])}


def holds(claim_id: str, tables: Tables) -> bool:
    """Whether a claim holds by these tables; it must be possible to judge it."""
    verdict = judge(CLAIMS[claim_id], tables)
    assert not verdict.error, verdict.error
    return verdict.holds


def included(**cells: str) -> pd.DataFrame:
    """The included studies with these cells."""
    studies = as_built()["studies"]
    return studies[where(inclusion="included", **cells)(studies)]


def with_study(study_id: str, **cells: str) -> Tables:
    return with_cells("studies", where(study_id=study_id), **cells)


def with_finding(finding_id: str, **cells: str) -> Tables:
    return with_cells("findings", where(finding_id=finding_id), **cells)


def with_result(table: str, value_id: str, **cells: str) -> Tables:
    return with_cells(table, where(value_id=value_id), **cells)


def with_first(name: str, column: str, keys: Iterable[str], n: int, cell: str, other: str) -> Tables:
    """The tables, had the first n of some rows this cell in a column, and the rest of them another."""
    table, rows = as_built()[name].copy(), list(keys)
    of = table.iloc[:, 0]
    table.loc[of.isin(rows[:n]), column] = cell
    table.loc[of.isin(rows[n:]), column] = other
    return as_built() | {name: table}


def finding_of_people(study_id: str) -> str:
    """The finding that gives the people of a study of which one group counts."""
    participants = as_built()["participants"]
    return participants.people_finding_id[where(study_id=study_id, counts="yes")(participants)].item()


def with_people(study_id: str, number: int) -> Tables:
    return with_finding(finding_of_people(study_id), value=str(number))


def counted_people() -> pd.Series:
    """People of each study that counts."""
    participants, findings = as_built()["participants"], as_built()["findings"]
    counted = participants[participants.counts == "yes"].merge(
        findings, left_on="people_finding_id", right_on="finding_id", suffixes=("", "_of_finding")
    )
    return counted.value.astype(int).groupby(counted.study_id).sum()
