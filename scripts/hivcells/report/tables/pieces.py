"""What a table of the report is made of: cells of strings, each with what stands behind it.

A table is written once, as data. Templates write it for the page and for the PDF, and
entries_of lists its strings for the verification of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from hivcells.report.forms import NUMBER_IN_TEXT, TEXT_OF_FORM

Values = Mapping[str, Mapping[str, Any]]  # values.json: the forms and the derivation of each number, by its id


class Piece(NamedTuple):
    """A string, and what stands behind it.

    kind is 'free' (words of this project, without numbers), 'value', 'anchor' (the number of a line of
    the ledger), 'cell', 'citation', 'beside' (a citation set apart from the words before it), 'key', or 'line' (the end of
    a line, which has no text).
    of is the id of a value, the address of a cell ('table#row#column') or a work.
    """

    kind: str
    text: str
    of: str = ""
    form: str = ""  # of a value: value, quantity, interval ...
    work: str = ""  # whose reference a cell leads to
    shade: int = 0  # step of the ground behind the cell that begins with this piece; none where zero
    source_kind: str = ""  # of a value: the kind that all documents behind it are


Cell = tuple[Piece, ...]


class Column(NamedTuple):
    """Head of a column; widths are relative, numbers stand to the right; a shorter name stands beside each of its cells on a phone."""

    name: str
    width: int
    is_number: bool = False
    short: str = ""


class Table(NamedTuple):
    """A table of the report; its name is that of its files. A row of one cell alone names the rows below it.

    Where a document shows it, cells that stand in row after row of its headings, places of columns from 0, are said once.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    is_in_article: bool = False
    headings: tuple[int, ...] = ()


def free(text: str) -> Cell:
    """Words of this project, without numbers; nothing for a blank."""
    return (Piece("free", text),) if text else ()


def number(value_id: str, form: str = "value") -> Cell:
    """A number of the report, whose text with_numbers puts in; nothing for a blank id."""
    return (Piece("value", "", value_id, form),) if value_id else ()


def quoted(table: str, row_id: str, column: str, text: str, work: str = "") -> Cell:
    """Text of a cell of the evidence, which may lead to the reference of a work; nothing for a blank."""
    return (Piece("cell", text, f"{table}#{row_id}#{column}", work=work),) if text else ()


def rows_of_columns(table: Table) -> list[tuple[Cell, ...]]:
    """The rows without those that name the rows below them."""
    return [row for row in table.rows if len(row) == len(table.columns)]


def citation(work_id: str, label: str, kind: str = "citation") -> Cell:
    """A citation, such as 'Author 2020', of a work; kind 'beside' sets it apart from what it stands beside."""
    return (Piece(kind, label, work_id),)


def shaded(cell: Cell, step: int) -> Cell:
    """The cell with a background shade: 0 is none, and each step is stronger."""
    return tuple(piece._replace(shade=step) for piece in cell)


NOTHING = free("–")
LINE: Cell = (Piece("line", ""),)


def in_lines(cells: Iterable[Cell]) -> Cell:
    """The cells that are not blank, each on a line of its own."""
    whole: Cell = ()
    for cell in filter(None, cells):
        whole += LINE + cell if whole else cell
    return whole


def with_ids(text: str) -> Cell:
    """Words of this project in which {id} or {id:form} stands for a number."""
    cell: Cell = ()
    at = 0
    for found in NUMBER_IN_TEXT.finditer(text):
        cell += free(text[at : found.start()]) + number(found.group(1), found.group(2) or "value")
        at = found.end()
    return cell + free(text[at:])


def joined(separator: str, cells: Iterable[Cell]) -> Cell:
    """The cells one after the other, with a separator between those that are not blank."""
    whole: Cell = ()
    for cell in filter(None, cells):
        whole += free(separator) + cell if whole else cell
    return whole


def text_of(value: Mapping[str, Any], form: str) -> str:
    """The text of a number in a form."""
    return value[TEXT_OF_FORM[form]]


def filled(cell: Cell, values: Values) -> Cell:
    """The cell with the text of each number put in. Raises KeyError for an id that does not exist."""

    def with_text(piece: Piece) -> Piece:
        value = values[piece.of]
        return piece._replace(text=text_of(value, piece.form), source_kind=value.get("source_kind", ""))

    return tuple(with_text(piece) if piece.kind == "value" else piece for piece in cell)


def with_numbers(table: Table, values: Values) -> Table:
    """The table with the text of each number put in. Raises KeyError for an id that does not exist."""
    return table._replace(rows=[tuple(filled(cell, values) for cell in row) for row in table.rows])


# What the verification calls a piece whose kind says how it is written as well.
TRACED_AS = {"anchor": "value", "beside": "citation"}


def entry(piece: Piece, block: int, place: str = "") -> dict[str, Any]:
    """A string as the trace of the document lists it."""
    form = {"form": piece.form} if piece.form else {}
    standing = {"place": place} if place else {}
    kind = TRACED_AS.get(piece.kind, piece.kind)
    return {"is": kind, "text": piece.text, "of": piece.of, "block": block} | form | standing


def entries_of_blocks(blocks: Iterable[Cell], first: int = 1, place: str = "") -> list[dict[str, Any]]:
    """Strings of blocks (cells, paragraphs) in reading order; free strings side by side are one."""
    entries: list[dict[str, Any]] = []
    for block, cell in enumerate(blocks, first):
        for piece in cell:
            last = entries[-1] if entries else {}
            if piece.kind == "free" and last.get("is") == "free" and last["block"] == block:
                last["text"] += piece.text
            elif piece.text:
                entries.append(entry(piece, block, place))
    return entries


def entries_of_head(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Strings of the head of a table."""
    return entries_of_blocks([free(column.name) for column in columns], place="head of a table")


def entries_of(table: Table) -> list[dict[str, Any]]:
    """All strings of a table in reading order, each with what it is; blocks count cells, the head included."""
    entries, block = entries_of_head(table.columns), len(table.columns) + 1
    for row in table.rows:
        entries += entries_of_blocks(row, block, place="head of rows" if len(row) < len(table.columns) else "")
        block += len(row)
    return entries
