"""What Datasette is told of the columns of computed tables is so of their cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from conftest import BUILT, ROOT
from hivcells.export.computed_columns import ABOUTS, IN_TABLE, TAKEN_FROM, about_column
from hivcells.tables import read_tables

PACKAGE = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
ADDRESS = re.compile(r"[\w/]+\.csv(#\S+)?|CITATION\.cff")


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, str]]:
    """What metadata.json says of each column of each computed table."""
    metadata = json.loads((BUILT / "metadata.json").read_text(encoding="utf-8"))
    tables = metadata["databases"]["evidence"]["tables"]
    return {
        name.removeprefix("computed_"): of["columns"] for name, of in tables.items() if name.startswith("computed_")
    }


def cells_of(told: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, list[str]]]:
    """The column with its table, what is said of it, and its cells."""
    for name, table in read_tables(BUILT / "tables").items():
        for column in table.columns:
            yield f"{name}.{column}", told[name][column], list(table[column])


@pytest.mark.parametrize(
    ("table", "column", "says"),
    [
        ("recheck", "other_side", "yes where the printed P value and all that was recomputed lie on different sides of 0.05, otherwise blank"),
        ("fragile_claims", "about", "Whether more than one study is behind the claim: several studies, or one study where it is one at most"),
        ("case_times", "value", "The time, rounded to a tenth of its unit, and to whole days where that is the unit"),
        ("proportions", "value", "The number in its unit, not rounded for print"),
        ("certainty_rated", "people", "Rows whose people are behind the outcome, as table.csv#key, divided by blanks"),
        ("interruptions_by_therapy", "people", "How many people"),
        ("certainty_rated", "studies", "Rows of the studies that bear on the outcome, as studies.csv#key, divided by blanks"),
        ("fragile_claims", "studies", "How many studies are behind the claim"),
        ("cases_in_months", "source_id", "Main document on the case"),
        ("counts", "method", "What is counted, in words"),
    ],
)  # fmt: skip
def test_a_column_is_told_of_as_it_is_in_its_table(
    told: dict[str, dict[str, str]], table: str, column: str, says: str
) -> None:
    assert told[table][column] == says


def test_each_column_of_each_computed_table_is_told_of(told: dict[str, dict[str, str]]) -> None:
    tables = read_tables(BUILT / "tables")
    assert {name: list(columns) for name, columns in told.items()} == {
        name: list(t.columns) for name, t in tables.items()
    }
    assert all(says for columns in told.values() for says in columns.values())
    with pytest.raises(KeyError, match="counts.smell"):
        about_column("counts", "smell", PACKAGE)


def test_nothing_is_told_of_a_column_that_is_not_there() -> None:
    columns = {name: set(table.columns) for name, table in read_tables(BUILT / "tables").items()}
    assert set(ABOUTS) <= set().union(*columns.values())
    assert {name: set(of) - columns[name] for name, of in IN_TABLE.items() if set(of) - columns[name]} == {}
    assert set(TAKEN_FROM) <= set(columns)


def test_where_rows_are_told_of_there_are_rows_and_nowhere_else(told: dict[str, dict[str, str]]) -> None:
    for column, says, cells in cells_of(told):
        named = [word for cell in cells for word in cell.split()]
        is_rows = bool(named) and all(ADDRESS.fullmatch(word) for word in named)
        assert is_rows == bool(re.search(r"as \w+\.csv#key", says)), column


def test_where_yes_is_told_of_a_cell_is_yes_no_or_blank(told: dict[str, dict[str, str]]) -> None:
    for column, says, cells in cells_of(told):
        assert says.startswith("yes where") == ("yes" in cells and set(cells) <= {"yes", "no", ""}), column


def test_where_a_number_of_something_is_told_of_cells_are_whole(told: dict[str, dict[str, str]]) -> None:
    asked = {column: cells for column, says, cells in cells_of(told) if says.startswith("How many")}
    assert len(asked) >= 4
    assert {column for column, cells in asked.items() if not all(cell.isdigit() for cell in cells)} == set()


def test_a_column_that_may_be_blank_says_so(told: dict[str, dict[str, str]]) -> None:
    """Those that hold what was curated are told of in the data package."""
    for column, says, cells in cells_of(told):
        table, name = column.split(".")
        if "" in cells and (name in ABOUTS or name in IN_TABLE.get(table, {})):
            assert "blank" in says, column
