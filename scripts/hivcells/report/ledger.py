"""The ledger: every number that the report shows, and where it comes from.

As a table it holds all numbers of the evidence; the PDF of the article lists, in compact lines,
those that the article shows and those that these are derived from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from hivcells.report.references import Work
from hivcells.report.reported_values import AS_PRINTED
from hivcells.report.tables.pieces import (
    Cell,
    Column,
    Piece,
    Table,
    Values,
    citation,
    entries_of_blocks,
    filled,
    free,
    joined,
    number,
    quoted,
    text_of,
)
from hivcells.report.tables.rendering import pdf_templates

COLUMNS = (
    Column("Key", 24),
    Column("Number", 12, is_number=True),
    Column("How", 28),
    Column("As printed", 24),
    Column("Where", 22),
)
TABLE_COLUMNS = [
    "relation",
    "text",
    "unit",
    "kind",
    "method",
    "inputs",
    "rows",
    "as_printed",
    "source",
    "locator",
    "script",
]
BETWEEN, BACK = free(" · "), free("↑")
AS_ABOVE, OTHER_LETTERS = "as above", free("printed in another script")

Places = Mapping[str, str]  # the anchor of the place that shows a number first, by its id


class Line(NamedTuple):
    """A line of the ledger; back is the anchor of the place in the PDF that it leads back to, or blank."""

    key: Cell
    numbers: Cell
    how: Cell
    as_printed: Cell
    where: Cell
    back: str = ""


def table(values: Values, works: Mapping[str, Work]) -> Table:
    """The ledger of all values; works are those of the documents by source_id."""
    lines = lines_of(sorted(values), values, {}, works)
    rows = [(line.key, line.numbers, line.how, line.as_printed, line.where) for line in lines]
    return Table("ledger", "Every number", COLUMNS, rows)


def with_sources(shown: Iterable[str], values: Values) -> list[str]:
    """The ids, and all that they are derived from, sorted. Raises KeyError for the id of a number that does not exist."""
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


def lines_in_pdf(places: Places, values: Values, works: Mapping[str, Work], letters: Set[str]) -> list[Line]:
    """The lines of the numbers that the PDF shows at these places, and of those that these are derived from.

    letters are those that the fonts of the PDF have; printed words with others are not shown there.
    """
    # Typst is slow at links within a document, and the same citation on each line is noise in print.
    ids = with_sources(places, values)
    lines = lines_of(ids, values, places, works, repeats_sources=False)
    said = [_said(on_line, values) for on_line in ids_by_line(ids, values)]
    return [_in_print(line, says == above, letters) for line, says, above in zip(lines, said, [None, *said])]


def _said(on_line: list[str], values: Values) -> tuple[Any, ...]:
    """What a line says of its numbers: how they came about, from what, in which words and where."""
    printed, made = values[on_line[0]], values[on_line[-1]]
    return made["method"], made["inputs"], *(printed[name] for name in ("as_printed", "source", "locator"))


def _in_print(line: Line, is_as_above: bool, letters: Set[str]) -> Line:
    """A line whose printed words stand in quotation marks, which say that they are printed; one that says what the line above says says so."""
    if is_as_above:
        return line._replace(how=free(AS_ABOVE), as_printed=(), where=())
    if not line.as_printed:
        return line
    how = () if "".join(piece.text for piece in line.how) == AS_PRINTED else line.how
    is_legible = {letter for piece in line.as_printed for letter in piece.text} <= letters
    return line._replace(how=how, as_printed=free("“") + line.as_printed + free("”") if is_legible else OTHER_LETTERS)


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
    elsewhere = [filled(number(i, "quantity"), values) for i in values[value_id]["inputs"] if i not in on_line]
    return method + free(" from ") + joined(", ", elsewhere) if elsewhere else method


def _anchor(value_id: str, values: Values) -> Cell:
    """The number after the sign of a bound; with its unit, unless the printed words say of what it is."""
    value = values[value_id]
    relation, form = value["relation"], "value" if value["as_printed"] else "quantity"
    return (*(free(f"{relation}\u00a0") if relation else ()), Piece("anchor", text_of(value, form), value_id, form))


def ledger_typst(lines: list[Line], templates: Path) -> str:
    """The ledger of the PDF: a paragraph for each line."""
    return pdf_templates(templates).get_template("ledger.typ.j2").render(lines=lines)


def ledger_entries(lines: list[Line]) -> list[dict[str, Any]]:
    """All strings that the ledger of the PDF shows, in reading order, each with what it is."""
    return entries_of_blocks(map(_paragraph, lines))


def _paragraph(line: Line) -> Cell:
    rest: Cell = ()
    for cell in filter(None, (line.how, line.as_printed, line.where)):
        rest += BETWEEN + cell if rest else cell
    return line.key + free(" ") + line.numbers + free(" ") + rest + (BACK if line.back else ())


def ledger_frame(ids: list[str], values: Values) -> pd.DataFrame:
    """The ledger as a table, one row per id: how it came about, in full."""
    rows = [{column: values[i][column] for column in TABLE_COLUMNS} for i in ids]
    joined_ids = [{column: " ".join(row[column]) for column in ("inputs", "rows")} for row in rows]
    records = [{"value_id": i, **row, **ids_of} for i, row, ids_of in zip(ids, rows, joined_ids)]
    return pd.DataFrame(records, columns=["value_id", *TABLE_COLUMNS])
