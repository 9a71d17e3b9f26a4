"""Read a curated file as the table that the data package describes, or say what keeps it from being one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from hivcells.complaints import Complaint, Complaints, raise_if_any, shortened
from hivcells.tables import FIRST_LINE, Tables, read_table

CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars", ":": "colons"}
SHOWN_CHARACTERS = 60  # of a cell that may hold a whole table


def read_curated(paths: dict[str, Path], columns: dict[str, list[str]]) -> tuple[Tables, list[Complaint]]:
    """The files that are tables with the columns described, by name, and the faults of all others.

    What a review does without is a table with a head alone: a file that is missing may have been lost.
    """
    tables, complaints = {}, []
    for name, path in paths.items():
        try:
            # As Python's own text, because the rules go through the cells one by one.
            tables[name] = curated_table(path, columns[name]).astype(object)
        except Complaints as unfit:
            complaints += unfit.complaints
    return tables, complaints


def curated_table(path: Path, columns: list[str]) -> pd.DataFrame:
    """A table with just these columns and a line for each row; Complaints says why a file is none."""
    lines = io.StringIO(_text_of(path), newline="").readlines()
    raise_if_any(_faults_of_header(path, lines, columns))
    try:
        table = read_table(path)
    except (Complaints, csv.Error):  # a cell that is not closed may be longer than csv allows
        raise Complaints(_faults_of_lines(path, lines, columns)) from None
    has_blank_row = any(not line.strip(' ,"\r\n') for line in lines)
    ends_open = _row_from(lines, len(lines) - 1, len(columns))[1] is None
    if has_blank_row or ends_open or len(lines) != len(table) + 1:
        raise_if_any(_faults_of_lines(path, lines, columns))
    return table


def _not_utf8(path: Path, line: int) -> Complaints:
    return Complaints([Complaint(str(path), line, "the file is not UTF-8", "Save it as UTF-8.")])


def _text_of(path: Path) -> str:
    if not path.is_file():
        raise Complaints(
            [Complaint(str(path), 1, "the file is missing", "Restore it; data/datapackage.json names it.")]
        )
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(path, content.count(b"\n", 0, error.start) + 1) from None
    if content.count(0) > len(content) // 4:  # of each sign of UTF-16 one byte is zero
        raise _not_utf8(path, 1)
    if text.startswith("\ufeff"):
        raise Complaints(
            [Complaint(str(path), 1, "the file begins with a byte order mark", "Save it as UTF-8 without one.")]
        )
    raise_if_any(_faults_of_characters(path, text))
    return text


def _faults_of_characters(path: Path, text: str) -> Iterator[Complaint]:
    for found in CONTROL_CHARACTER.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Complaint(str(path), line, f"a control character (U+{ord(found.group()):04X})", "Remove it.")
    for line, row in enumerate(text.split("\n"), start=1):
        if len(row) > csv.field_size_limit():
            yield Complaint(str(path), line, "a line longer than any table has", "Break it into rows.")


def _faults_of_header(path: Path, lines: list[str], columns: list[str]) -> list[Complaint]:
    header, after = _row_from(lines, 0, len(columns)) if lines else ([], 1)
    if after != 1:
        return list(_faults_of_row(path, 1, header, columns, is_closed=after is not None))
    if header != columns and (fault := _fault_of_whole_header(lines, columns)):
        return [Complaint(str(path), 1, *fault)]
    missing = [
        Complaint(str(path), 1, "the column is missing", "Add the column as data/datapackage.json names it.", column)
        for column in columns
        if column not in header
    ]
    remedy = "Describe it in data/datapackage.json or remove it."
    unknown = [
        Complaint(str(path), 1, "the column is not in the data package", remedy, column)
        for column in header
        if column not in columns
    ]
    if header != columns and not missing and not unknown:
        remedy = f"Put them in this order, each once: {', '.join(columns)}."
        return [Complaint(str(path), 1, "the columns stand in another order", remedy)]
    return missing + unknown


def _fault_of_whole_header(lines: list[str], columns: list[str]) -> tuple[str, str] | None:
    """One fault that stands behind each column that seems to be missing: problem and remedy."""
    for separator, name in SEPARATORS.items() if lines else ():
        if set(next(csv.reader(lines[:1], delimiter=separator))) >= set(columns) and len(columns) > 1:
            return f"the cells are divided by {name}", "Save it as CSV with commas."
    if len(lines) > 1 and next(csv.reader(lines[1:2])) == columns:
        return "a line above the header", "Remove it."
    return None


def _faults_of_lines(path: Path, lines: list[str], columns: list[str]) -> list[Complaint]:
    """What is wrong with lines that are no rows, each by itself; one quotation mark too many is one fault."""
    faults: list[Complaint] = []
    at = 1
    while at < len(lines):
        cells, after = _row_from(lines, at, len(columns))
        faults += _faults_of_row(path, at + 1, cells, columns, is_closed=after is not None)
        at = after or at + 1
    return faults


def _faults_of_row(path: Path, line: int, cells: list[str], columns: list[str], is_closed: bool) -> Iterator[Complaint]:
    broken = [cell for cell in cells if "\n" in cell or "\r" in cell]
    if not is_closed:
        column = columns[len(cells) - 1] if cells and line >= FIRST_LINE and len(cells) <= len(columns) else None
        remedy = "Close it; within a cell in quotation marks, write a quotation mark twice."
        shown = shortened(cells[-1].strip(), SHOWN_CHARACTERS) if cells else None
        yield Complaint(str(path), line, "a quotation mark that is not closed", remedy, column, shown)
    elif not any(cells):
        yield Complaint(str(path), line, "the row is blank", "Remove it.")
    elif len(cells) > len(columns):
        problem = "the row has more cells than the table has columns"
        yield Complaint(str(path), line, problem, "Put cells that hold a comma in double quotes.")
    elif len(cells) < len(columns):
        problem = "the row has fewer cells than the table has columns"
        yield Complaint(str(path), line, problem, "Leave blanks for what is missing.")
    elif broken:
        yield Complaint(str(path), line, "a line break inside a cell", "Write the cell on one line.", value=broken[0])


def _row_from(lines: list[str], at: int, width: int) -> tuple[list[str], int | None]:
    """The cells of the row that begins at a line, and where the next begins.

    Where a quotation mark is not closed, the cells up to the one that it opens if that is known, and None.

    A row may go on over several lines inside of quotation marks. Where it would then not end as a cell does, or
    not have as many cells as there are columns, the mark that opened it is taken as one too many.
    """
    for after in range(at + 1, len(lines) + 1):
        is_first = after == at + 1
        if not is_first and '"' not in lines[after - 1]:
            continue
        try:
            [cells] = csv.reader(lines[at:after], strict=True)
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                continue
            if (
                is_first
            ):  # a mark inside a cell, which every reader lets pass where the cells are as many as they should be
                cells = next(csv.reader(lines[at:after]))
                return (cells, after) if len(cells) == width else ([], None)
            break
        if is_first or len(cells) == width:
            return cells, after
        break
    return next(csv.reader(lines[at : at + 1])), None
