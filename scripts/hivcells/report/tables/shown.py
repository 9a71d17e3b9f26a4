"""How a document shows a table: what repeats in its rows as headings, and of a long one the first rows."""

from __future__ import annotations

from hivcells.report.tables.pieces import Cell, Table, free, joined

# ASSUME: a list that fills more than a page has no place in an article, nor one that fills more than some forty pages
# on paper; it is read where it can be searched.
MOST_ROWS_IN_ARTICLE, MOST_ROWS = 22, 600


def as_in_text(table: Table) -> Table:
    """The table as a document shows it: cells that repeat as headings, the first rows of a long one, that it goes on elsewhere."""
    most = MOST_ROWS_IN_ARTICLE if table.is_in_article else MOST_ROWS
    rest = [(free("The other rows stand in the evidence"),)] if len(table.rows) > most else []
    shown = table._replace(rows=[*table.rows[:most], *rest])
    return _with_headings(shown) if table.headings else shown


def _with_headings(table: Table) -> Table:
    """The table without the columns of its headings, whose cells stand in a row of their own above those that they name."""
    rows: list[tuple[Cell, ...]] = []
    last: Cell = ()
    for row in table.rows:
        if len(row) == len(table.columns):
            heading = joined(" \u00b7 ", (row[place] for place in table.headings))
            rows += [(heading,)] if heading != last else []
            row, last = tuple(cell for place, cell in enumerate(row) if place not in table.headings), heading
        else:
            last = ()
        rows.append(row)
    columns = tuple(column for place, column in enumerate(table.columns) if place not in table.headings)
    return table._replace(columns=columns, rows=rows)
