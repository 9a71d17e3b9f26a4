"""Single cases in which treatment was stopped: who, why the cells were given, when it was stopped, what came of it."""

from __future__ import annotations

from hivcells.report.references import works_of
from hivcells.report.tables.labels import Row, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free, number
from hivcells.tables import Tables

COLUMNS = (
    Column("Person", 22),
    Column("Given for", 18),
    Column("Donor's CCR5", 14),
    Column("Stopped after", 12, is_number=True),
    Column("Virus", 12),
    Column("After", 14, is_number=True),
    Column("Donor's cells attacked", 10),
)
# What the column virus_after_stop may begin with where treatment was stopped.
STOPPED = ("away", "back")


def table(tables: Tables) -> Table:
    """One row a case in which treatment was stopped; those without the disease stand first, then by time."""
    works, told = works_of(tables["sources"]), tables["cases"]
    shown = told[told["virus_after_stop"].str.startswith(STOPPED)]
    in_order = shown.sort_values(["virus_after_stop", "label"], kind="stable") if len(shown) else shown
    return Table("cases", "Cases after a donor transplant", COLUMNS, [_row(row, works) for row in rows_of(in_order)])


def _row(row: Row, works: dict) -> tuple[Cell, ...]:
    of = cells_of("cases", row.case_id, row)
    return (
        of("label") + citation(*works[row.source_id], "beside"),
        of("indication"),
        of("donor_ccr5"),
        _stopped(row),
        of("virus_after_stop"),
        number(row.rebound_finding_id or row.last_finding_id, "quantity") or NOTHING,
        of("gvhd"),
    )


def _stopped(row: Row) -> Cell:
    """When treatment was stopped: the number where a report gives one, else in words."""
    if row.stop_finding_id:
        return number(row.stop_finding_id, "quantity")
    return free("at the transplant" if row.stop == "at" else "not reported")
