"""Judgements of the risk of bias of each study, domain by domain; their support stands in the data."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from hivcells.report.tables.labels import Row, by_alphabet, cells_of, labelled, rows_of, study
from hivcells.report.tables.pieces import Cell, Column, Table, free, joined
from hivcells.tables import Tables

COLUMNS = (Column("Study", 18), Column("Tool", 18), Column("Judgement of each domain", 64))


def table(tables: Tables) -> Table:
    """One row a study, in alphabetical order."""
    judgements = by_alphabet(labelled(tables["risk_of_bias"], tables), "study")
    by_study = groupby(rows_of(judgements), key=attrgetter("study_id"))
    return Table("risk_of_bias", "Risk of bias", COLUMNS, [_row(list(rows)) for _, rows in by_study])


def _row(judgements: list[Row]) -> tuple[Cell, ...]:
    first = judgements[0]
    tool = cells_of("risk_of_bias", first.judgement_id, first)("tool")
    return study(first), tool, joined("; ", map(_judgement, judgements))


def _judgement(row: Row) -> Cell:
    of = cells_of("risk_of_bias", row.judgement_id, row)
    return of("domain") + free(": ") + of("judgement")
