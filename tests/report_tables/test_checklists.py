"""The table of checklists, on a made-up review; and the places that they name, on tiny documents."""

from __future__ import annotations

import json

import pytest
from absent import ABSENT
from hivcells.report.checklist_places import complaints_of_places, places_in
from hivcells.report.tables import checklists
from report_tables.tiny_review import addresses, frame, shown, tea_for_headache

ITEMS = frame(
    "item_id | checklist | number | item | met | document | place | reason | source_id",
    "tea.1 | Good tea | 1 | Hot water | yes | review | sec-water-ph7 | | ase2020",
    "tea.2 | Good tea | 2a | A cup | partly | supplement | tbl-cups | Chipped | ase2020",
    "tea.3 | Good tea | – | Cake | no | | | Eaten | trial7",
)


def test_an_item_stands_with_its_place_or_its_reason() -> None:
    table = checklists.table(tea_for_headache(checklists=ITEMS, names=frame("name", "pH7")))
    assert (table.name, table.title) == ("checklists", "Checklists")
    assert shown(table) == [
        ["Good tea · Åse 2020", "1", "Hot water", "yes", "article, section “water pH7”", "–"],
        ["Good tea · Åse 2020", "2a", "A cup", "partly", "supplement, table “cups”", "Chipped"],
        ["Good tea · Registry 2021", "–", "Cake", "no", "–", "Eaten"],
    ]
    assert "checklists#tea.2#number" in addresses(table)


def test_a_review_without_checklists_gets_no_row() -> None:
    assert checklists.table(tea_for_headache()).rows == []


TREE = {
    "blocks": [
        {"t": "Header", "c": [1, ["sec-water", [], []], []]},
        {"t": "Para", "c": [{"t": "Str", "c": "sec-milk"}]},
        {"t": "Div", "c": [["", [], []], [{"t": "Div", "c": [["tbl-cups", [], []], []]}]]},
        {"t": "Figure", "c": [["fig-steam", [], []], [None, []], []]},
    ]
}


def test_places_are_the_ids_of_headings_blocks_and_figures_however_deep() -> None:
    assert places_in(json.dumps(TREE).encode()) == {"sec-water", "tbl-cups", "fig-steam"}


@pytest.mark.parametrize(
    ("places", "missing"),
    [
        ({"review": {"sec-water-ph7"}, "supplement": {"tbl-cups"}}, []),
        ({"review": {"sec-water-ph7", "tbl-cups"}, "supplement": set()}, [(3, "supplement", "tbl-cups")]),
        ({"supplement": {"tbl-cups"}}, [(2, "review", "sec-water-ph7")]),
    ],
)
def test_a_place_has_to_exist_in_the_document_that_is_named(places: dict, missing: list) -> None:
    said = [str(complaint) for complaint in complaints_of_places({"checklists": ITEMS.set_axis([2, 3, 4])}, places)]
    assert said == [
        f"data/checklists.csv:{line}, column 'place', value '{place}': "
        f"the {document} has no such section, table or figure. Name one that it has, or say that the item is not met."
        for line, document, place in missing
    ]


def test_a_review_without_checklists_names_no_place() -> None:
    assert list(complaints_of_places(ABSENT, {})) == []
