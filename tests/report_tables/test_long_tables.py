"""A table of the article that has grown too long shows its first rows, and says where the others are."""

from __future__ import annotations

import pytest
from hivcells.report.tables.pieces import MOST_ROWS_IN_ARTICLE, Column, Table, as_in_text, free


def rows(number: int) -> list:
    return [(free("tea"), free("ale"))] * number


@pytest.mark.parametrize(("extra", "shown"), [(0, 0), (1, 1)])
def test_only_a_table_that_is_too_long_is_cut(extra: int, shown: int) -> None:
    columns = (Column("Hot", 1), Column("Cold", 1))
    table = Table("drinks", "Drinks", columns, rows(MOST_ROWS_IN_ARTICLE + extra), is_in_article=True)
    found = as_in_text(table).rows
    assert found[:MOST_ROWS_IN_ARTICLE] == rows(MOST_ROWS_IN_ARTICLE)
    assert [row[0][0].text for row in found[MOST_ROWS_IN_ARTICLE:]] == ["The other rows stand in the evidence"] * shown


def test_a_table_of_the_supplement_stands_there_whole() -> None:
    table = Table("drinks", "Drinks", (Column("Hot", 1),), rows(MOST_ROWS_IN_ARTICLE + 40))
    assert as_in_text(table) == table
