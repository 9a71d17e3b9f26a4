"""What a count is: its number, its unit, and the rows that it counts."""

from __future__ import annotations

from independent.evidence import Row, key

# Count, unit, addresses of the rows counted.
Count = tuple[int, str, list[str]]
# Id of a value, and what is counted.
Said = tuple[str, Count]


def rows_counted(table: str, rows: list[Row], unit: str) -> Count:
    """As many as there are rows."""
    return len(rows), unit, [f"{table}.csv#{key(row)}" for row in rows]


def word(text: str) -> str:
    """A text as a part of an id: 'single-arm trial' is single_arm_trial."""
    return "".join("_" if sign in "-/ " else sign for sign in text)


def first_of_each(column: str, rows: list[Row]) -> list[Row]:
    """The first row with each word of a column."""
    return [row for place, row in enumerate(rows) if row[column] not in {other[column] for other in rows[:place]}]
