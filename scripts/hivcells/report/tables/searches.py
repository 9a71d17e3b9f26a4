"""How records were found: the words of each search, and the day."""

from __future__ import annotations

from hivcells.report.tables.labels import cells_of, rows_of
from hivcells.report.tables.pieces import Column, Table
from hivcells.tables import Tables

COLUMNS = (Column("Found by", 80), Column("On", 20))


def table(tables: Tables) -> Table:
    """One row a search and day, quoted from the first record that it found."""
    searches = tables["screening"].drop_duplicates(["found_by", "screened_on"])
    rows = []
    for record in rows_of(searches.sort_values(["found_by", "screened_on"])):
        of = cells_of("screening", record.record_id, record)
        rows.append((of("found_by"), of("screened_on")))
    return Table("searches", "Searches", COLUMNS, rows)
