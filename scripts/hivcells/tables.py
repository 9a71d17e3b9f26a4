"""Read the curated tables and the tables between the steps."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

from hivcells.complaints import Complaint, Complaints

Row = dict[str, str]
Tables = dict[str, list[Row]]  # by the name of the table


def read_table(path: str | Path) -> list[Row]:
    """Rows of a CSV as text, a blank as ''. Every row has its line in the file under '_line'.

    Raises Complaints when the file is missing or a row has too many or too few cells.
    """
    path = Path(path)
    if not path.is_file():
        raise Complaints([Complaint(str(path), 1, "the file is missing", "Restore it, or run `snakemake` to make it.")])
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        columns = next(reader, [])
        rows, complaints = [], []
        for cells in reader:
            if len(cells) != len(columns):
                complaints.append(
                    Complaint(
                        str(path),
                        reader.line_num,
                        f"{len(cells)} cells under {len(columns)} columns",
                        "Put cells that hold a comma in double quotes, and leave blanks for what is missing.",
                    )
                )
            else:
                rows.append(dict(zip(columns, cells)) | {"_line": str(reader.line_num)})
    if complaints:
        raise Complaints(complaints)
    return rows


# Tables that are written from the others, and read by those steps alone that ask for them.
WRITTEN_FROM_THE_OTHERS = ("fragile_claims", "ledger")


def read_tables(*folders: Path, also: tuple[str, ...] = ()) -> Tables:
    """The tables of the evidence and of the analyses, by name."""
    return {
        path.stem: read_table(path)
        for folder in folders
        for path in sorted(folder.glob("*.csv"))
        if path.stem not in WRITTEN_FROM_THE_OTHERS or path.stem in also
    }


def in_alphabet(name: str) -> str:
    """What a name is sorted by: without regard to accents and capitals."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def by_key(rows: list[Row], key: str) -> dict[str, Row]:
    """Rows under their key, in the order of the table."""
    return {row[key]: row for row in rows}


def arm_name(arm_id: str) -> str:
    """The part of an arm's key after the study: 'nk' for 'xia2020.nk'."""
    return arm_id.split(".", 1)[1]


def words(cell: str, separator: str | None = None) -> list[str]:
    """The parts of a cell that holds several, e.g. ids separated by spaces."""
    return [part.strip() for part in cell.split(separator) if part.strip()]
