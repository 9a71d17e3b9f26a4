"""How records were found: the words of each search, and the days."""

from __future__ import annotations

from hivcells.report.tables.labels import cells_of, rows_of
from hivcells.report.tables.pieces import Column, Table, joined
from hivcells.tables import Tables

COLUMNS = (Column("Found by", 72), Column("On", 28))


def table(tables: Tables) -> Table:
    """One row per search with its days, each quoted from the first record that it found then."""
    searches = tables["screening"].drop_duplicates(["found_by", "screened_on"]).sort_values(["found_by", "screened_on"])
    rows = []
    for _, records in searches.groupby("found_by", sort=False):
        of = [cells_of("screening", record.record_id, record) for record in rows_of(records)]
        rows.append((of[0]("found_by"), joined(", ", (cell("screened_on") for cell in of))))
    return Table("searches", "Searches", COLUMNS, rows)
