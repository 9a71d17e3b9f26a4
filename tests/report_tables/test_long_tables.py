"""A table that has grown too long shows its first rows, and says where the others are."""

from __future__ import annotations

import pytest
from conftest import BUILT
from hivcells.report.tables.pieces import MOST_ROWS, MOST_ROWS_IN_ARTICLE, Column, Table, as_in_text, free


def rows(number: int) -> list:
    return [(free("tea"), free("ale"))] * number


@pytest.mark.parametrize(("extra", "shown"), [(0, 0), (1, 1)])
@pytest.mark.parametrize(("is_in_article", "most"), [(True, MOST_ROWS_IN_ARTICLE), (False, MOST_ROWS)])
def test_only_a_table_that_is_too_long_is_cut(is_in_article: bool, most: int, extra: int, shown: int) -> None:
    columns = (Column("Hot", 1), Column("Cold", 1))
    table = Table("drinks", "Drinks", columns, rows(most + extra), is_in_article)
    found = as_in_text(table).rows
    assert found[:most] == rows(most)
    assert [row[0][0].text for row in found[most:]] == ["The other rows stand in the evidence"] * shown


def test_each_table_of_this_review_stands_whole_in_its_document() -> None:
    """Of the article and of the supplement, which has the longest."""
    for path in sorted((BUILT / "draft/tables").glob("*.html")):
        assert "The other rows stand in the evidence" not in path.read_text(encoding="utf-8"), path.name
