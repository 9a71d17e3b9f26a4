"""Printed statistics recomputed: what was printed, what comes out, the verdict."""

from __future__ import annotations

from hivcells.report.tables.labels import Row, by_study, cells_of, rows_of, study
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, free, joined, number
from hivcells.tables import Tables

COLUMNS = (
    Column("Study", 14),
    Column("Check", 16),
    Column("Printed", 8, is_number=True),
    Column("Recomputed", 11, is_number=True),
    Column("Verdict", 14),
    Column("Detail", 32),
)
YARDSTICKS = free("Yardsticks, which are no studies of this review")


def table(tables: Tables) -> Table:
    """One row per verdict, by study in alphabetical order and yardsticks at the end, with the number that was recomputed, or the numbers where there are several."""
    recheck = by_study(tables["recheck"], tables)
    recomputed = recheck[(recheck["value"] != "") & (recheck["verdict"] == "")]
    several = recomputed.groupby("check_id")["value_id"].agg(list).to_dict()
    verdicts = recheck[recheck["verdict"] != ""]
    return Table(
        "recheck",
        "Printed statistics recomputed",
        COLUMNS,
        [_row(row, several.get(row.value_id, [])) for row in rows_of(verdicts)],
        headings=(0,),
    )


def _row(row: Row, several: list[str]) -> tuple[Cell, ...]:
    of = cells_of("recheck", row.value_id, row)
    numbers = [row.value_id] if row.value else several
    return (
        study(row) if row.study_id else YARDSTICKS,
        free(row.check),
        of("printed"),
        joined(", ", map(number, numbers)) or NOTHING,
        free(row.verdict),
        of("detail"),
    )
