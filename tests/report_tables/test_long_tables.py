"""A table that has grown too long shows its first rows, and says where the others are."""

from __future__ import annotations

import pytest
from conftest import BUILT, ROOT
from hivcells.report.tables.pieces import Column, Piece, Table, citation, entries_of, free, quoted
from hivcells.report.tables.rendering import pdf_templates
from hivcells.report.tables.shown import EXAMPLES, MOST_ROWS, MOST_ROWS_IN_ARTICLE, as_in_text


def rows(number: int) -> list:
    return [(free("tea"), free("ale"))] * number


AS_LONG_AS_CAN_BE = [(True, MOST_ROWS_IN_ARTICLE), (False, MOST_ROWS)]
OTHERS = "The other rows stand in the evidence"
COLUMNS = (Column("Hot", 1), Column("Cold", 1))


@pytest.mark.parametrize(("is_in_article", "most"), AS_LONG_AS_CAN_BE)
def test_a_table_that_is_not_too_long_stands_whole(is_in_article: bool, most: int) -> None:
    table = Table("drinks", "Drinks", COLUMNS, rows(most), is_in_article)
    assert as_in_text(table) == table


@pytest.mark.parametrize(("is_in_article", "shown"), [(True, EXAMPLES), (False, MOST_ROWS)])
def test_of_a_longer_table_the_first_rows_stand_as_examples(is_in_article: bool, shown: int) -> None:
    table = Table("drinks", "Drinks", COLUMNS, rows(dict(AS_LONG_AS_CAN_BE)[is_in_article] + 1), is_in_article)
    *first, last = as_in_text(table).rows
    assert first == rows(shown)
    assert [cell[0].text for cell in last] == [OTHERS]


def test_no_heading_stands_without_a_row_below_it() -> None:
    listed = [*rows(EXAMPLES - 2), (free("Iced"),), (free("With milk"),), *rows(MOST_ROWS_IN_ARTICLE)]
    *first, last = as_in_text(Table("drinks", "Drinks", COLUMNS, listed, is_in_article=True)).rows
    assert (first, last[0][0].text) == (rows(EXAMPLES - 2), OTHERS)


def test_each_table_of_this_review_stands_whole_in_its_document() -> None:
    """Of the article and of the supplement, which has the longest."""
    paths = sorted((BUILT / "draft/tables").glob("*.html"))
    assert len(paths) > 10
    for path in paths:
        assert OTHERS not in path.read_text(encoding="utf-8"), path.name


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


def test_the_same_words_of_different_rows_of_the_data_are_one_heading() -> None:
    columns = (Column("Cup", 2), Column("Drink", 3))
    drunk = [(quoted("cups", row, "name", "mug"), free(drink)) for row, drink in (("a", "tea"), ("b", "ale"))]
    shown = as_in_text(Table("drinks", "Drinks", columns, drunk, headings=(0,)))
    assert [[piece.text for cell in row for piece in cell] for row in shown.rows] == [["mug"], ["tea"], ["ale"]]


def test_a_heading_of_the_pdf_which_stands_overleaf_again_has_no_link() -> None:
    """PDF/UA allows none in what is repeated; its words stay, and the mark of a number that rests on news."""
    of_news = Piece("value", "9", "tea.falls", source_kind="press")
    heading = citation("ase2020", "Åse 2020") + (Piece("value", "7", "tea.people"), of_news)
    listed = [(heading,), (citation("ase2020", "Åse 2020"), free("tea"))]
    table = Table("drinks", "Drinks", COLUMNS, listed)
    written = pdf_templates(ROOT / "report" / "templates").get_template("table.typ.j2").render(table=table)
    [repeated] = [line for line in written.splitlines() if "level: 2" in line]
    assert repeated.endswith('[#strong[#"Åse 2020"#"7"#of-news[#"9"]]]),')
    assert "#link(<ref-ase2020>)" in written.replace(repeated, "")
