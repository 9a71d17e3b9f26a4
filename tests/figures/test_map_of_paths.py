"""The map of paths counts the people of a therapy on its main path and nowhere else."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import table
from figures.tiny import MODALITIES, bound, drawn, texts
from hivcells.figures import map_of_paths

TABLES = {
    "modalities": MODALITIES,
    "counts": pd.DataFrame(
        [("people.enrolled", "11"), ("people.enrolled.green", "7"), ("people.enrolled.black", "4")],
        columns=["value_id", "value"],
    ),
    "mechanisms": pd.DataFrame(
        [
            ("fill.green", "fill", "green", "yes", "Fill the pot"),
            ("wake.black", "wake", "black", "yes", "Wake the drinker"),
            ("wake.green", "wake", "green", "", "Wake the drinker"),
        ],
        columns=["mechanism_id", "path", "modality_id", "is_main", "words"],
    ),
}


@pytest.fixture
def frame() -> pd.DataFrame:
    return map_of_paths.frame_of(TABLES, {})


def test_people_stand_on_the_main_path_of_their_therapy(frame: pd.DataFrame) -> None:
    assert frame[["mechanism_id", "people", "value_id"]].values.tolist() == [
        ["fill.green", 7, "people.enrolled.green"],
        ["wake.black", 4, "people.enrolled.black"],
        ["wake.green", 0, ""],
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_card_names_its_path_what_it_means_and_its_therapies(frame: pd.DataFrame, narrow: bool) -> None:
    svg = drawn(map_of_paths, frame, narrow)
    assert bound(svg) == {"people.enrolled.green": "7", "people.enrolled.black": "4"}
    assert {"Fill", "Fill the pot", "Wake", "Wake the drinker", "also"} <= set(texts(svg))


def test_a_path_without_a_picture_of_its_own_is_drawn_as_well(frame: pd.DataFrame) -> None:
    assert "Wake" in texts(drawn(map_of_paths, frame))


def test_people_of_all_paths_are_the_people_of_the_review(values: dict) -> None:
    drawn_people = sum(int(row["people"]) for row in table("results/figures/mechanisms.csv"))
    assert drawn_people == values["people.enrolled"]["value"]


def test_each_therapy_has_one_main_path() -> None:
    main = [row["modality_id"] for row in table("data/vocabulary/mechanisms.csv") if row["is_main"]]
    assert sorted(main) == sorted(row["modality_id"] for row in table("data/vocabulary/modalities.csv"))
