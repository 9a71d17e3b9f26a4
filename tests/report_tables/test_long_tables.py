"""A table that has grown too long shows its first rows, and says where the others are."""

from __future__ import annotations

import pytest
from conftest import BUILT
from hivcells.report.tables.pieces import Column, Table, entries_of, free
from hivcells.report.tables.shown import MOST_ROWS, MOST_ROWS_IN_ARTICLE, as_in_text


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
    paths = sorted((BUILT / "draft/tables").glob("*.html"))
    assert len(paths) > 10
    for path in paths:
        assert "The other rows stand in the evidence" not in path.read_text(encoding="utf-8"), path.name


def test_cells_that_repeat_stand_once_above_the_rows_that_they_name() -> None:
    columns = (Column("Cup", 2), Column("Drink", 3), Column("People", 1, is_number=True))
    drunk = [("mug", "tea", "a few"), ("mug", "ale", "some"), ("jar", "ale", "many"), ("mug", "ale", "none")]
    table = Table("drinks", "Drinks", columns, [tuple(map(free, row)) for row in drunk], headings=(0,))
    shown = as_in_text(table)
    assert shown.columns == columns[1:]
    assert ["".join(piece.text for cell in row for piece in cell) for row in shown.rows] == [
        "mug", "teaa few", "alesome", "jar", "alemany", "mug", "alenone",
    ]  # fmt: skip
    assert [entry["text"] for entry in entries_of(shown) if entry.get("place") == "head of rows"] == [
        "mug",
        "jar",
        "mug",
    ]


def test_a_heading_of_several_columns_is_joined_and_a_row_of_one_cell_stays() -> None:
    columns = (Column("Cup", 2), Column("Drink", 3), Column("People", 1))
    rows_ = [(free("Hot"),), (free("mug"), free("tea"), free("a few")), (free("mug"), free("tea"), free("some"))]
    rows_ += [(free("Cold"),), (free("mug"), free("tea"), free("many"))]
    shown = as_in_text(Table("drinks", "Drinks", columns, rows_, headings=(0, 1)))
    text = ["".join(piece.text for cell in row for piece in cell) for row in shown.rows]
    assert text == ["Hot", "mug \u00b7 tea", "a few", "some", "Cold", "mug \u00b7 tea", "many"]
