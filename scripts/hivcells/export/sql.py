"""Views and questions of the database, a file each: a comment that says what it shows, then a SELECT."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Select(NamedTuple):
    """A SELECT with its name and a sentence on what it shows."""

    name: str
    about: str
    statement: str


def views() -> list[Select]:
    """What stands in the database like a table, by name."""
    return _selects("views")


def queries() -> list[Select]:
    """What Datasette offers to ask; a word after a colon is asked for."""
    return _selects("queries")


def _selects(folder: str) -> list[Select]:
    return [_select(path) for path in sorted((HERE / folder).glob("*.sql"))]


def _select(path: Path) -> Select:
    comment, _, statement = path.read_text(encoding="utf-8").partition("\n")
    return Select(path.stem, comment.removeprefix("-- "), statement.strip())
