"""Single cases in which treatment was stopped: who, when it was stopped, what came of it, and what else a review shows.

Which columns of the cases are shown, and under which heads, is curated. Those who stopped around the procedure stand last.
"""

from __future__ import annotations

import pandas as pd

from hivcells.report.references import Work, works_of
from hivcells.report.tables.labels import Row, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free, joined, number
from hivcells.tables import Tables

# Columns that are shown otherwise than as they are: a name with its document, and times with their signs.
NAME, STOP, LAST = "label", "stop_finding_id", "last_finding_id"
# What is shown where no review says otherwise.
NAMES_ALONE = pd.DataFrame([(NAME, "Case", "1")], columns=["column", "head", "width"])
NO_CASES = pd.DataFrame()  # of a review without them
# What the column virus_after_stop may begin with where treatment was stopped.
STOPPED = ("away", "back")
LATER_STOP = "later stop"
SIGN = {"=": "", "about": "about "}


def table(tables: Tables) -> Table:
    """One row a case in which treatment was stopped; late stops first, then those without the disease, then by name."""
    shown, works = tables.get("case_columns", NAMES_ALONE), works_of(tables["sources"])
    columns = tuple(Column(row.head, int(row.width)) for row in rows_of(shown))
    stopped = _in_order(tables["cases_in_months"]) if "cases" in tables else NO_CASES
    signs = _signs(tables["case_times"]) if "cases" in tables else {}
    rows = [_row(row, list(shown["column"]), works, signs) for row in rows_of(stopped)]
    return Table("cases", "Single cases", columns, rows)


def _in_order(listed: pd.DataFrame) -> pd.DataFrame:
    stopped = listed[listed["virus_after_stop"].str.startswith(STOPPED)]
    order = ["stop_period", "virus_after_stop", "label"]
    return stopped.sort_values(order, ascending=[False, True, True], kind="stable")


def _signs(times: pd.DataFrame) -> dict[str, str]:
    """The sign of each time that can be shown, such as '> ', by its id."""
    return {row.value_id: SIGN.get(row.relation, f"{row.relation}\u00a0") for row in rows_of(times)}


def _row(row: Row, columns: list[str], works: dict[str, Work], signs: dict[str, str]) -> tuple[Cell, ...]:
    as_it_is = cells_of("cases", row.case_id, row)
    otherwise = {
        NAME: as_it_is("label") + citation(works[row.source_id].work_id, works[row.source_id].label, "beside"),
        STOP: _stopped(row, signs),
        LAST: _since(row, signs) or NOTHING,
    }
    return tuple(otherwise[column] if column in otherwise else as_it_is(column) for column in columns)


def _time(row: Row, name: str, signs: dict[str, str]) -> Cell:
    """A time with its sign; nothing where no report gives it."""
    value_id = f"case.{row.case_id}.{name}"
    return free(signs[value_id]) + number(value_id, "quantity") if value_id in signs else ()


def _since(row: Row, signs: dict[str, str]) -> Cell:
    """From the stop to the return; else to the last report; both where it came back and stayed away after a later stop."""
    free_since = _time(row, "free", signs)
    if free_since and row.last_since == LATER_STOP:
        free_since += free(" after a later stop")
    return joined("; ", [_time(row, "rebound", signs), free_since])


def _stopped(row: Row, signs: dict[str, str]) -> Cell:
    """When treatment was stopped, before or after: the time where a report gives one, else in words."""
    if row.stop == "at":
        return free("on the same day")
    time = _time(row, "stopped", signs)
    return time + free(f" {row.stop}") if time else free(f"{row.stop}, time not reported")
