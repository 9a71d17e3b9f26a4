"""Single cases in which treatment was stopped: who, when it was stopped, what came of it, and what else a review shows.

Which columns of the cases are shown, and under which heads, is curated. Those who stopped around the procedure stand last,
after those of whom no report says when.
"""

from __future__ import annotations

from itertools import groupby

import pandas as pd

from hivcells.report.references import Work, works_of
from hivcells.report.tables.labels import Row, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free, joined, number, quoted
from hivcells.stops import AROUND, AT, AWAY, LATER, LATER_STOP, LONG_AFTER, UNDATED, stopped_cases
from hivcells.tables import Tables

# Columns that are shown otherwise than as they are: a name with its document, and times with their signs.
NAME, STOP, VIRUS, LAST = "label", "stop_finding_id", "virus_after_stop", "last_finding_id"
# What is shown where no review says otherwise.
NAMES_ALONE = pd.DataFrame([(NAME, "Case", "1")], columns=["column", "head", "width"])
# In the order of the rows, and what stands above those of each.
PERIODS = {
    LATER: "Stopped long after",
    UNDATED: "Stopped at a time not reported",
    AROUND: "Stopped or missed around the procedure",
}
# Where the time of the stop is not that of this person.
IN_WORDS = {AT: "on the same day", LONG_AFTER: LONG_AFTER}
SIGN = {"=": "", "about": "about "}


def table(tables: Tables) -> Table:
    """One row per case in which treatment was stopped; late stops first, then those without the disease, then by name."""
    shown, works = tables["case_columns"], works_of(tables["sources"])
    shown = shown if len(shown) else NAMES_ALONE
    columns = tuple(Column(row.head, int(row.width), short=getattr(row, "short", "")) for row in rows_of(shown))
    stopped = _in_order(tables["cases_in_months"])
    signs = _signs(tables["case_times"])
    years = _years_of_last_reports(tables)
    rows = [(row.stop_period, _row(row, list(shown["column"]), works, signs, years)) for row in rows_of(stopped)]
    return Table("cases", "Single cases", columns, _by_period(rows), is_in_article=True)


def _by_period(rows: list[tuple[str, tuple[Cell, ...]]]) -> list[tuple[Cell, ...]]:
    """The rows, those of each period below its name where there are several."""
    periods = [(period, [row for _, row in group]) for period, group in groupby(rows, key=lambda row: row[0])]
    if len(periods) < 2:
        return [row for _, row in rows]
    return [row for period, listed in periods for row in ((free(PERIODS[period]),), *listed)]


def _in_order(listed: pd.DataFrame) -> pd.DataFrame:
    stopped = stopped_cases(listed)
    when = stopped["stop_period"].map({period: place for place, period in enumerate(PERIODS)})
    return stopped.assign(when=when).sort_values(["when", "virus_after_stop", "label"], kind="stable")


def _years_of_last_reports(tables: Tables) -> dict[str, Cell]:
    """The year of the last document on each case, in brackets, or that it has none; nothing where no document is named."""
    cases, sources = tables["cases"], tables["sources"].set_index("source_id").year
    documents = cases.last_finding_id.map(tables["findings"].set_index("finding_id").source_id)
    return {
        case: free(" (") + (quoted("sources", document, "year", sources[document]) or free("undated")) + free(")")
        for case, document in zip(cases.case_id, documents)
        if document in sources.index
    }


def _signs(times: pd.DataFrame) -> dict[str, str]:
    """The sign of each time that can be shown, such as '> ', by its id."""
    return {row.value_id: SIGN.get(row.relation, f"{row.relation}\u00a0") for row in rows_of(times)}


def _row(
    row: Row, columns: list[str], works: dict[str, Work], signs: dict[str, str], years: dict[str, Cell]
) -> tuple[Cell, ...]:
    as_it_is = cells_of("cases", row.case_id, row)
    otherwise = {
        NAME: _name(row, works[row.source_id]),
        STOP: _stopped(row, signs),
        VIRUS: as_it_is(VIRUS) + _death(row),
        LAST: _since(row, signs, years) or NOTHING,
    }
    return tuple(otherwise[column] if column in otherwise else as_it_is(column) for column in columns)


def _name(row: Row, work: Work) -> Cell:
    """The case, and the citation beside it; where that is nothing but the same name, the case leads to the reference."""
    if work.label.startswith(f"[{row.label}]"):
        return quoted("cases", row.case_id, NAME, row.label, work.work_id)
    return quoted("cases", row.case_id, NAME, row.label) + citation(work.work_id, work.label, "beside")


def _time(row: Row, name: str, signs: dict[str, str]) -> Cell:
    """A time with its sign; nothing where no report gives it."""
    value_id = f"case.{row.case_id}.{name}"
    return free(signs[value_id]) + number(value_id, "quantity") if value_id in signs else ()


def _death(row: Row) -> Cell:
    """That the person died, where a report says so; who was without the disease until then is said to have been."""
    if not row.death_event_id:
        return ()
    return free(" until death" if row.virus_after_stop == AWAY else "; died")


def _since(row: Row, signs: dict[str, str], years: dict[str, Cell]) -> Cell:
    """From the stop to the return; else to the last report and its year; both where it stayed away after a later stop.

    Where treatment was taken up again before the disease was seen, how long it was missed.
    """
    free_since, gap = _time(row, "free", signs), _time(row, "gap", signs)
    if free_since:
        after = free(" after a later stop") if row.last_since == LATER_STOP else ()
        free_since += after + years.get(row.case_id, ())
    missed = gap + free(" missed, then taken again") if gap else ()
    return joined("; ", [_time(row, "rebound", signs), missed, free_since])


def _stopped(row: Row, signs: dict[str, str]) -> Cell:
    """When treatment was stopped, before or after: the time where a report gives one, else in words."""
    time = _time(row, "stopped", signs)
    if time and float(row.stopped_months_after_start):
        return time + free(f" {row.stop}")
    return free(IN_WORDS.get(row.stop, f"{row.stop}, time not reported"))
