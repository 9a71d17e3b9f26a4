"""Read tables: the curated ones and those between the steps, all as frames of text."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from hivcells.complaints import Complaint, Complaints

Tables = dict[str, pd.DataFrame]  # by the name of the table
FIRST_LINE = 2  # of the rows; the header is line 1
LONGEST_CELL = 2**31 - 1  # characters; a count names in one cell every row that it counts
CELLS_REMEDY = "Put cells that hold a comma in double quotes, and leave blanks for what is missing."


def read_table(path: str | Path) -> pd.DataFrame:
    """Rows of a CSV as text, a blank as ''. The index, named 'line', is the line of each row in the file.

    Raises Complaints when the file is missing or a row has too many or too few cells.
    """
    path = Path(path)
    if not path.is_file():
        raise Complaints([Complaint(str(path), 1, "the file is missing", "Restore it, or run `snakemake` to make it.")])
    with path.open(newline="", encoding="utf-8") as file, _long_cells():
        columns, *rows = list(csv.reader(file)) or [[]]
    wrong = [
        Complaint(str(path), line, f"{len(cells)} cells under {len(columns)} columns", CELLS_REMEDY)
        for line, cells in enumerate(rows, FIRST_LINE)
        if len(cells) != len(columns)
    ]
    if wrong:
        raise Complaints(wrong)
    lines = pd.RangeIndex(FIRST_LINE, FIRST_LINE + len(rows), name="line")
    # As plain objects in one block: rows are gone through one by one and cut out again and again, which columns of
    # pandas' own kind of text make slow.
    return pd.DataFrame(rows, index=lines, columns=columns, dtype=object)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Cells longer than the limit of csv, which stays for what people curate: there a quotation mark may not be closed."""
    usual = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(usual)


def read_tables(*folders: Path, without: tuple[str, ...] = ()) -> Tables:
    """All tables of some folders, by name, but for those that are written later.

    Raises Complaints where two folders hold tables of one name.
    """
    paths = [path for folder in folders for path in sorted(folder.glob("*.csv")) if path.stem not in without]
    return read_paths(paths)


def read_paths(paths: Iterable[Path]) -> Tables:
    """Tables by the names of their files. Raises Complaints where two have one name."""
    tables: Tables = {}
    first: dict[str, Path] = {}
    for path in paths:
        if path.stem in first:
            remedy = "Rename one, or remove it if it is left over from an earlier version."
            raise Complaints([Complaint(str(path), 1, f"a second table of the name of {first[path.stem]}", remedy)])
        first[path.stem], tables[path.stem] = path, read_table(path)
    return tables


def keys_of(table: pd.DataFrame) -> pd.Series:
    """The keys of the rows, which every table has in its first column; a test holds the data package to it."""
    return table.iloc[:, 0]


def address_of(name: str, key: str) -> str:
    """A row of a table as values, counts and claims name it: 'studies.csv#tea2020'."""
    return f"{name}.csv#{key}"


def addresses_of(name: str, table: pd.DataFrame) -> list[str]:
    """The rows of a table as values, counts and claims name them."""
    return [address_of(name, key) for key in keys_of(table)]


def studies_of_rows(tables: Tables) -> dict[str, str]:
    """The study of each row of the tables that name one, by the address of the row."""
    return {
        row: study
        for name, table in tables.items()
        if "study_id" in table
        for row, study in zip(addresses_of(name, table), table.study_id)
        if study
    }


def in_alphabet(name: str) -> str:
    """What a name is sorted by: without regard to accents and capitals."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def words(cell: str, separator: str | None = None) -> list[str]:
    """The parts of a cell that holds several, e.g. ids separated by spaces."""
    return [part.strip() for part in cell.split(separator) if part.strip()]
