"""The ledger: every number that the report shows, and where it comes from.

A number stands in the ledger when text, tables or figures show it, or when one that does is
derived from it. The ledger of the page ends with the numbers that the PDF shows nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from hivcells.report.references import Work
from hivcells.report.tables.pieces import (
    Cell,
    Column,
    Piece,
    Values,
    citation,
    entries_of_blocks,
    entries_of_head,
    free,
    joined,
    number,
    quoted,
    text_of,
)
from hivcells.report.tables.rendering import page_templates, pdf_templates

COLUMNS = (
    Column("Key", 24),
    Column("Number", 12, is_number=True),
    Column("How", 28),
    Column("As printed", 24),
    Column("Where", 22),
)
TABLE_COLUMNS = ["text", "unit", "kind", "method", "inputs", "rows", "as_printed", "source", "locator", "script"]
# ASSUME: a count of hundreds of rows names the first of them; the ledger as a file has all.
MOST_ROWS_NAMED = 6
BETWEEN, BACK = free(" · "), free("↑")

Places = Mapping[str, str]  # the anchor of the place that shows a number first, by its id


class Line(NamedTuple):
    """A line of the ledger; back is the anchor of the place in the report that it leads back to, or blank."""

    key: Cell
    numbers: Cell
    how: Cell
    as_printed: Cell
    where: Cell
    back: str


class Ledger(NamedTuple):
    """All ids of the ledger, its lines on the page, those that the page alone has, and its lines in the PDF."""

    ids: list[str]
    in_both: list[Line]
    page_only: list[Line]
    in_pdf: list[Line]


def ledger_of(values: Values, places_on_page: Places, places_in_pdf: Places, works: Mapping[str, Work]) -> Ledger:
    """The ledger of a report that shows numbers at these places; works are those of the documents by source_id.

    Raises KeyError for the id of a number that does not exist.
    """
    ids, ids_in_pdf = with_sources(places_on_page, values), with_sources(places_in_pdf, values)
    page_only = sorted(set(ids) - set(ids_in_pdf))
    return Ledger(
        ids,
        in_both=lines_of(ids_in_pdf, values, places_in_pdf, works),
        page_only=lines_of(page_only, values, places_on_page, works),
        # Typst is slow at links within a document, and the same citation on each line is noise in print.
        in_pdf=lines_of(ids_in_pdf, values, places_in_pdf, works, repeats_sources=False),
    )


def with_sources(shown: Iterable[str], values: Values) -> list[str]:
    """The ids, and all that they are derived from, sorted."""
    found: set[str] = set()
    waiting = list(shown)
    while waiting:
        value_id = waiting.pop()
        if value_id not in found:
            found.add(value_id)
            waiting += values[value_id]["inputs"]
    return sorted(found)


def ids_by_line(ids: list[str], values: Values) -> list[list[str]]:
    """Ids by line, sorted by the last of each: the two counts of an event stand before their share, others alone."""
    counts = {value_id: counts_of_share(values[value_id], values) for value_id in sorted(ids, reverse=True)}
    share_of = {count: share for share, of_share in counts.items() for count in of_share if count in counts}
    return [[*(c for c in counts[i] if share_of.get(c) == i), i] for i in sorted(ids) if i not in share_of]


def counts_of_share(value: Mapping[str, Any], values: Values) -> list[str]:
    """The two counts of a share with its interval; nothing for a number that is no share of one row of the evidence."""
    inputs = [values[value_id] for value_id in value["inputs"]]
    is_of_one_row = len(inputs) == 2 and inputs[0]["rows"] == inputs[1]["rows"]
    is_share = is_of_one_row and value["interval"] and all(i["source"] for i in inputs)
    return value["inputs"] if is_share else []


def lines_of(
    ids: list[str], values: Values, places: Places, works: Mapping[str, Work], repeats_sources: bool = True
) -> list[Line]:
    """The lines of these ids; sources are cited on each line, or only where the line above has another."""
    by_line = ids_by_line(ids, values)
    sources = [values[on_line[0]]["source"] for on_line in by_line]
    sources_above = accumulate(sources, lambda above, source: source or above, initial="")
    return [
        _line(on_line, values, places, works.get(source) if repeats_sources or source != above else None)
        for on_line, source, above in zip(by_line, sources, sources_above)
    ]


def _line(on_line: list[str], values: Values, places: Places, work: Work | None) -> Line:
    # The words that carry a share are those that carry its counts, and their number comes first.
    first, value_id = on_line[0], on_line[-1]
    printed = values[first]
    cited = citation(work.work_id, work.label) if work else ()
    return Line(
        key=(Piece("key", value_id, value_id),),
        numbers=joined("; ", (_anchor(i, values) for i in on_line)),
        how=_how(value_id, on_line, values),
        as_printed=quoted("values", first, "as_printed", printed["as_printed"]),
        where=joined(", ", [cited, quoted("values", first, "locator", printed["locator"])]),
        back=next((places[i] for i in reversed(on_line) if i in places), ""),
    )


def _how(value_id: str, on_line: list[str], values: Values) -> Cell:
    """The method, and the numbers of other lines that it was applied to."""
    method = quoted("values", value_id, "method", values[value_id]["method"])
    elsewhere = [_filled(number(i), values) for i in values[value_id]["inputs"] if i not in on_line]
    return method + free(" from ") + joined(", ", elsewhere) if elsewhere else method


def _anchor(value_id: str, values: Values) -> Cell:
    return (Piece("anchor", values[value_id]["text"], value_id, "value"),)


def _filled(cell: Cell, values: Values) -> Cell:
    return tuple(piece._replace(text=text_of(values[piece.of], piece.form)) for piece in cell)


def ledger_html(ledger: Ledger, values: Values, templates: Path) -> str:
    """The ledger of the page; each number carries what the page shows of it beyond its line."""
    template = page_templates(templates).get_template("ledger.html.j2")
    parts = [(lines, kind) for lines, kind in ((ledger.in_both, ""), (ledger.page_only, "page-only ")) if lines]
    return template.render(columns=COLUMNS, parts=parts, values=values, most_rows=MOST_ROWS_NAMED)


def ledger_typst(ledger: Ledger, templates: Path) -> str:
    """The ledger of the PDF: a paragraph for each line."""
    return pdf_templates(templates).get_template("ledger.typ.j2").render(lines=ledger.in_pdf)


def ledger_entries(ledger: Ledger, output_format: str) -> list[dict[str, Any]]:
    """All strings that the ledger shows in a format, 'html' or 'typst', in reading order, each with what it is."""
    if output_format == "typst":
        return entries_of_blocks(map(_paragraph, ledger.in_pdf))
    parts = [lines for lines in (ledger.in_both, ledger.page_only) if lines]
    return [entry for lines in parts for entry in _entries_of_rows(lines)]


def _paragraph(line: Line) -> Cell:
    rest: Cell = ()
    for cell in filter(None, (line.how, line.as_printed, line.where)):
        rest += BETWEEN + cell if rest else cell
    return line.key + free(" ") + line.numbers + free(" ") + rest + (BACK if line.back else ())


def _entries_of_rows(lines: list[Line]) -> list[dict[str, Any]]:
    cells = [
        cell
        for line in lines
        for cell in (line.key, line.numbers, line.how, line.as_printed, line.where + (BACK if line.back else ()))
    ]
    return entries_of_head(COLUMNS) + entries_of_blocks(cells, first=len(COLUMNS) + 1)


def ledger_frame(ids: list[str], values: Values) -> pd.DataFrame:
    """The ledger as a table, one row an id: how it came about, in full."""
    rows = [{column: values[i][column] for column in TABLE_COLUMNS} for i in ids]
    joined_ids = [{column: " ".join(row[column]) for column in ("inputs", "rows")} for row in rows]
    records = [{"value_id": i, **row, **ids_of} for i, row, ids_of in zip(ids, rows, joined_ids)]
    return pd.DataFrame(records, columns=["value_id", *TABLE_COLUMNS])
