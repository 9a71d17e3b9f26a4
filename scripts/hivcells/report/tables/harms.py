"""Harms by what causes them: who, which cells, what happened, to how many."""

from __future__ import annotations

import pandas as pd

from hivcells.report.tables.events import all_events, count_of
from hivcells.report.tables.labels import Row, arm, rows_of
from hivcells.report.tables.pieces import Cell, Column, Table, free, number, quoted
from hivcells.tables import Tables

COLUMNS = (
    Column("Study, arm", 26),
    Column("Therapy", 18),
    Column("What happened", 36),
    Column("People", 9, is_number=True),
    Column("Exact interval, %", 11, is_number=True),
)


def table(tables: Tables) -> Table:
    """One row per event, below the name of its cause; causes and events stand in the order of the curated rows."""
    rows: list[tuple[Cell, ...]] = []
    for cause, listed in _listed(tables).groupby("cause", sort=False):
        rows += [(free(str(cause).capitalize()),), *map(_row, rows_of(listed))]
    return Table("harms", "Harms, by what causes them", COLUMNS, rows)


def _listed(tables: Tables) -> pd.DataFrame:
    """The harms with what the table of events says of them; those of a cause side by side."""
    harms = tables["harms"]
    place = {cause: place for place, cause in enumerate(harms["cause"].unique())}
    listed = harms.merge(all_events(tables), on="event_id")
    return listed.assign(place=listed["cause"].map(place)).sort_values("place", kind="stable")


def _row(row: Row) -> tuple[Cell, ...]:
    return (
        arm(row),
        quoted("modalities", row.modality_id, "label", row.modality),
        quoted("harms", row.event_id, "what", row.what),
        count_of(row),
        number(row.percent_id, "interval"),
    )
