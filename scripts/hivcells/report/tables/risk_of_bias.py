"""Judgements of the risk of bias of each study, domain by domain; their support stands in the data."""

from __future__ import annotations

from hivcells.report.tables.labels import Row, by_alphabet, cells_of, labelled, outcome, rows_of, study
from hivcells.report.tables.pieces import Cell, Column, Table, free, joined
from hivcells.tables import Tables

COLUMNS = (Column("Study", 18), Column("Tool", 18), Column("Judgement of each domain", 64))


def table(tables: Tables) -> Table:
    """One row for what a tool says of an outcome of a study, in alphabetical order of the studies."""
    judged: dict[str, dict[tuple[str, str], list[Row]]] = {}
    for row in rows_of(by_alphabet(labelled(tables["risk_of_bias"], tables), "study")):
        judged.setdefault(row.study_id, {}).setdefault((row.tool, row.outcome_id), []).append(row)
    rows = [_row(rows, len(of_study) > 1) for of_study in judged.values() for rows in of_study.values()]
    return Table("risk_of_bias", "Risk of bias", COLUMNS, rows)


def _row(judgements: list[Row], names_outcome: bool) -> tuple[Cell, ...]:
    """The outcome is named where a study has judgements of several."""
    first = judgements[0]
    tool = cells_of("risk_of_bias", first.judgement_id, first)("tool")
    tool = tool + free(", ") + outcome(first) if names_outcome else tool
    return study(first), tool, joined("; ", map(_judgement, judgements))


def _judgement(row: Row) -> Cell:
    of = cells_of("risk_of_bias", row.judgement_id, row)
    return of("domain") + free(": ") + of("judgement")
