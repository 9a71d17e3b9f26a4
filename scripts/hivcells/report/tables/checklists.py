"""Checklists of how reviews are reported: each item, whether this review meets it, and where or why not."""

from __future__ import annotations

from collections.abc import Mapping

from hivcells.report.documents import DOCUMENTS
from hivcells.report.references import Work, works_of
from hivcells.report.tables.labels import Row, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free
from hivcells.tables import Tables

COLUMNS = (
    Column("Checklist", 16),
    Column("Item", 6),
    Column("What it asks for", 26),
    Column("Met", 9),
    Column("Where", 17),
    Column("Why not, or not fully", 32),
)
CALLED = {document.name: document.called for document in DOCUMENTS}
KINDS = {"sec": "section", "tbl": "table", "fig": "figure"}  # by what an id begins with


def table(tables: Tables) -> Table:
    """One row per item, in the order of the data; a review without checklists gets no row."""
    works, listed = works_of(tables["sources"]), tables["checklists"]
    names = {name.lower(): name for name in tables["names"]["name"]}
    rows = [_row(row, works, names) for row in rows_of(listed)]
    return Table("checklists", "Checklists", COLUMNS, rows, headings=(0,))


def _where(row: Row, names: Mapping[str, str]) -> Cell:
    """'article, section “water pH7”': the place by the words of its id, so that a table needs no text of the report.

    Names with a digit are written as the vocabulary has them; names are these by their small letters.
    """
    if not row.place:
        return NOTHING
    kind, _, name = row.place.partition("-")
    words = " ".join(names.get(word, word) for word in name.split("-"))
    return free(f"{CALLED.get(row.document, row.document)}, {KINDS.get(kind, kind)} “{words}”")


def _row(row: Row, works: Mapping[str, Work], names: Mapping[str, str]) -> tuple[Cell, ...]:
    of = cells_of("checklists", row.item_id, row)
    return (
        of("checklist") + free(" · ") + citation(*works[row.source_id]),
        of("number"),
        of("item"),
        of("met"),
        _where(row, names),
        of("reason") or NOTHING,
    )
