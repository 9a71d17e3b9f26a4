"""How a document shows a table: what repeats in its rows as headings, and of a long one the first rows."""

from __future__ import annotations

from hivcells.report.tables.pieces import Cell, Table, free, joined

# ASSUME: a list that fills more than a page has no place in an article, nor one that fills more than some forty pages
# on paper; it is read where it can be searched. Of a list too long for the article eight rows stand there as examples,
# since each brings its reference and its numbers along to the end of the article.
MOST_ROWS_IN_ARTICLE, EXAMPLES, MOST_ROWS = 22, 8, 600


def as_in_text(table: Table) -> Table:
    """The table as a document shows it: cells that repeat as headings, the first rows of a long one, that it goes on elsewhere."""
    most, examples = (MOST_ROWS_IN_ARTICLE, EXAMPLES) if table.is_in_article else (MOST_ROWS, MOST_ROWS)
    shown = table
    if len(table.rows) > most:
        first = list(table.rows[:examples])
        while len(first[-1]) < len(table.columns):  # a heading, of which no row would stand below it
            first.pop()
        shown = table._replace(rows=[*first, (free("The other rows stand in the evidence"),)])
    return _with_headings(shown) if table.headings else shown


def _with_headings(table: Table) -> Table:
    """The table without the columns of its headings, whose cells stand in a row of their own above those that they name."""
    rows: list[tuple[Cell, ...]] = []
    last: list[str] = []
    for row in table.rows:
        if len(row) == len(table.columns):
            heading = joined(" · ", (row[place] for place in table.headings))
            # The same words are one heading, whichever row of the data they stand in.
            words = [piece.text or piece.of for piece in heading]
            rows += [(heading,)] if words != last else []
            row, last = tuple(cell for place, cell in enumerate(row) if place not in table.headings), words
        else:
            last = []
        rows.append(row)
    columns = tuple(column for place, column in enumerate(table.columns) if place not in table.headings)
    return table._replace(columns=columns, rows=rows)
