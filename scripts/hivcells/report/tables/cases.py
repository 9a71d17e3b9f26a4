"""Single cases in which treatment was stopped: who, when it was stopped, what came of it, and what else a review shows.

Which columns of the cases are shown, and under which heads, is curated.
"""

from __future__ import annotations

import pandas as pd

from hivcells.report.references import Work, works_of
from hivcells.report.tables.labels import Row, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free, number
from hivcells.tables import Tables

# Columns that are shown otherwise than as they are: a name with its document, and times as reports print them.
NAME, STOP, LAST = "label", "stop_finding_id", "last_finding_id"
TIMES = (STOP, LAST)
# What is shown where no review says otherwise.
NAMES_ALONE = pd.DataFrame([(NAME, "Case", "1")], columns=["column", "head", "width"])
NO_CASES = pd.DataFrame()  # of a review without them
# What the column virus_after_stop may begin with where treatment was stopped.
STOPPED = ("away", "back")


def table(tables: Tables) -> Table:
    """One row a case in which treatment was stopped; those without the disease stand first, then by name."""
    shown, works = tables.get("case_columns", NAMES_ALONE), works_of(tables["sources"])
    columns = tuple(Column(row.head, int(row.width), row.column in TIMES) for row in rows_of(shown))
    stopped = _in_order(tables["cases"]) if "cases" in tables else NO_CASES
    rows = [_row(row, list(shown["column"]), works) for row in rows_of(stopped)]
    return Table("cases", "Single cases", columns, rows)


def _in_order(listed: pd.DataFrame) -> pd.DataFrame:
    stopped = listed[listed["virus_after_stop"].str.startswith(STOPPED)]
    return stopped.sort_values(["virus_after_stop", "label"], kind="stable")


def _row(row: Row, columns: list[str], works: dict[str, Work]) -> tuple[Cell, ...]:
    as_it_is = cells_of("cases", row.case_id, row)
    otherwise = {
        NAME: as_it_is("label") + citation(works[row.source_id].work_id, works[row.source_id].label, "beside"),
        STOP: _stopped(row),
        LAST: number(row.rebound_finding_id or row.last_finding_id, "quantity") or NOTHING,
    }
    return tuple(otherwise[column] if column in otherwise else as_it_is(column) for column in columns)


def _stopped(row: Row) -> Cell:
    """When treatment was stopped: the number where a report gives one, else in words."""
    if row.stop_finding_id:
        return number(row.stop_finding_id, "quantity")
    return free("on the same day" if row.stop == "at" else "not reported")
