"""Where two files differ first, in words."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import PurePosixPath

SHOWN = 40  # characters of a line before the difference
OBJECT = re.compile(rb"(\d+) \d+ obj\b")
# Fields of the header of SQLite's file format (sqlite.org/fileformat.html, section 1.3), by their first byte.
SQLITE_HEADER = {24: "the count of changes", 92: "the count of changes of the version", 96: "the version of SQLite"}
SQLITE_FIELD_BYTES = 4


def first_difference(first: bytes, second: bytes) -> int | None:
    """The offset of the first byte that differs, or at which one ends; None for equal contents."""
    if first == second:
        return None
    low, high = 0, min(len(first), len(second))
    while low < high:  # the first half that differs holds it
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def place_of(path: str, content: bytes, offset: int) -> str:
    """The place of a byte of a file, in words that its format allows."""
    suffix = PurePosixPath(path).suffix
    where = {".pdf": _in_pdf, ".sqlite": _in_sqlite, ".zip": _in_zip, ".csv": _in_csv}.get(suffix, _in_text)
    return f"byte {offset}: {where(content, offset)}"


def _in_text(content: bytes, offset: int) -> str:
    start = content.rfind(b"\n", 0, offset) + 1
    line = content.count(b"\n", 0, offset) + 1
    before = content[start:offset].decode(errors="replace")
    after = f", after '{before[-SHOWN:]}'" if before else ""
    return f"line {line}, column {len(before) + 1}{after}"


def _in_csv(content: bytes, offset: int) -> str:
    """Row by its first cell, column by its name."""
    rows = list(csv.reader(io.StringIO(content[:offset].decode(errors="ignore"), newline="")))
    columns = next(csv.reader(io.StringIO(content.decode(errors="replace"), newline="")), [])
    if len(rows) < 2:  # before the first row has begun
        return _in_text(content, offset)
    column = len(rows[-1]) - 1
    name = columns[column] if column < len(columns) else "beyond the last"
    return f"{_in_text(content, offset)}, in row '{rows[-1][0]}', column '{name}'"


def _in_pdf(content: bytes, offset: int) -> str:
    objects = OBJECT.findall(content[:offset])
    return f"in object {objects[-1].decode()}" if objects else "in the head of the PDF"


def _in_sqlite(content: bytes, offset: int) -> str:
    for start, field in SQLITE_HEADER.items():
        if start <= offset < start + SQLITE_FIELD_BYTES:
            return f"in the header, {field} that wrote it" if start == 96 else f"in the header, {field}"
    size = int.from_bytes(content[16:18], "big") or 1
    return f"in page {offset // (65536 if size == 1 else size) + 1}"


def _in_zip(content: bytes, offset: int) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if member.header_offset <= offset]
    except zipfile.BadZipFile:
        return "in a zip that cannot be read"
    return f"in '{members[-1].filename}' or its header" if members else "before the first file"


def described(path: str, first: bytes | None, second: bytes | None) -> str | None:
    """How the second file differs from the first, and by how much; None where it does not, or both are missing."""
    if first is None or second is None:
        return None if first is second else f"{path}: only in the {'second' if first is None else 'first'}"
    offset = first_difference(first, second)
    if offset is None:
        return None
    sizes = f"{len(first)} and {len(second)} bytes"
    return f"{path}: {sizes}; the first that differs is {place_of(path, first, offset)}"
