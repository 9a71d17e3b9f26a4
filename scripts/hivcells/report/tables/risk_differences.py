"""Differences between arms in the share of people with an event."""

from __future__ import annotations

from hivcells.codes import PRINTED_COUNTS
from hivcells.report.tables.labels import Row, arms, labelled, outcome, rows_of
from hivcells.report.tables.pieces import Cell, Column, Table, free, number
from hivcells.tables import Tables, words

COLUMNS = (
    Column("Arm against control", 34),
    Column("Event", 16),
    Column("Difference", 11, is_number=True),
    Column("Interval", 13, is_number=True),
    Column("P", 8, is_number=True),
    Column("Counts", 18),
)


def table(tables: Tables) -> Table:
    """One row per pair of arms, with interval and exact test."""
    computed = tables["risk_differences"]
    p_values = computed[computed["statistic"] == "P value"].set_index("pair_id")["value_id"]
    differences = computed[computed["statistic"] == "risk difference"]
    differences = differences.assign(p_id=differences["pair_id"].map(p_values))
    rows = [
        (
            arms(row),
            outcome(row),
            number(row.value_id),
            number(row.value_id, "interval"),
            number(row.p_id),
            _counts(row),
        )
        for row in rows_of(labelled(differences, tables))
    ]
    return Table("risk_differences", "Differences of shares between arms", COLUMNS, rows)


def _counts(row: Row) -> Cell:
    """'1 of 18 against 0 of 18' where the counts are printed, otherwise how they were found."""
    if row.counts_from != PRINTED_COUNTS:
        return free(row.counts_from)
    n_events, n_assessed, n_events_control, n_assessed_control = map(number, words(row.inputs))
    of = free(" of ")
    return n_events + of + n_assessed + free(" against ") + n_events_control + of + n_assessed_control
