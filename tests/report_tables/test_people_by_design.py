"""The map of therapies by design binds each number and shades its cell by steps."""

from __future__ import annotations

import pandas as pd
import pytest
from absent import ABSENT
from conftest import ROOT
from hivcells.report.tables import people_by_design
from hivcells.report.tables.pieces import with_numbers
from hivcells.report.tables.rendering import page_templates, pdf_templates

TABLES = ABSENT | {
    "modalities": pd.DataFrame([("green", "Green tea"), ("black", "Black tea")], columns=["modality_id", "label"]),
    "counts": pd.DataFrame(
        [
            ("people.map.green.cohort", "green", "cohort", "", "40"),
            ("people.map.green.tasting", "green", "tasting", "", "3"),
            ("people.map.green.iced.cohort", "green", "cohort", "iced", "12"),
            ("people.map.black.cohort", "black", "cohort", "", "0"),
            ("people.enrolled", "", "", "", "43"),
        ],
        columns=["value_id", "modality_id", "design", "cell_origin", "value"],
    ),
}
ICED = pd.DataFrame(
    [("green.iced", "green", "iced", "of these iced")], columns=["kind_id", "modality_id", "cell_origin", "label"]
)
VALUES = {
    key: {"text": "40"}
    for key in ("people.map.green.cohort", "people.map.green.tasting", "people.enrolled.green", "people.enrolled.black")
}


def test_each_therapy_has_a_row_and_each_design_a_column_in_their_order() -> None:
    table = people_by_design.table(TABLES)
    assert [column.name for column in table.columns][-3:] == ["Not reported", "Tasting", "In all"]
    assert [row[0][0].text for row in table.rows] == ["Green tea", "Black tea"]


def test_a_cell_is_bound_and_shaded_and_one_without_people_is_blank() -> None:
    green, black = people_by_design.table(TABLES).rows
    shaded = [(piece.of, piece.shade) for cell in green for piece in cell if piece.shade]
    assert shaded == [("people.map.green.cohort", 3), ("people.map.green.tasting", 1)]
    assert [len(cell) for cell in black] == [1, *[0] * 8, 1]
    assert black[-1][0].of == "people.enrolled.black"


def test_kinds_of_cells_that_are_told_apart_stand_below_their_therapy() -> None:
    rows = people_by_design.table(TABLES | {"kinds_of_cells": ICED}).rows
    assert [row[0][0].text for row in rows] == ["Green tea", "of these iced", "Black tea"]
    assert [piece.of for cell in rows[1] for piece in cell] == [
        "kinds_of_cells#green.iced#label",
        "people.map.green.iced.cohort",
        "people.cells.green.iced",
    ]


@pytest.mark.parametrize(("people", "step"), [(1, 1), (9, 1), (10, 2), (30, 3), (100, 4), (299, 4), (300, 5)])
def test_the_shade_grows_by_steps(people: int, step: int) -> None:
    assert people_by_design.shade_of(people) == step


def test_page_and_pdf_show_the_shade() -> None:
    table = with_numbers(people_by_design.table(TABLES), VALUES)
    page = page_templates(ROOT / "report" / "templates").get_template("table.html.j2").render(table=table)
    assert page.count('class="number shade-3"') == page.count('class="number shade-1"') == 1
    pdf = pdf_templates(ROOT / "report" / "templates").get_template("table.typ.j2").render(table=table)
    assert "table.cell(fill: accent.transparentize(73%))[" in pdf
