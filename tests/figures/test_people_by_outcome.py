"""The figure of people draws a square for each person, by what happened."""

from __future__ import annotations

import pandas as pd
import pytest
from figures.tiny import MODALITIES, bound, drawn, findings, texts
from hivcells.figures import people_by_outcome
from hivcells.figures.people import draw_people
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

BY_THERAPY = pd.DataFrame(
    [
        ("interrupted.green.stopped", "green", "stopped", 4),
        ("interrupted.green.returned", "green", "returned", 3),
        ("interrupted.green.away", "green", "away", 1),
        ("interrupted.green.untold", "green", "untold", 0),
    ],
    columns=["value_id", "modality_id", "outcome", "people"],
)
TABLES = {
    "modalities": MODALITIES,
    "interruptions_by_therapy": BY_THERAPY,
    "findings": findings({"finding_id": "context.water.median", "value": "16", "unit": "day"}),
}


WORDS = "returned=thirsty again; away=no thirst; untold=nobody asked"


def frame(selection: str = "") -> pd.DataFrame:
    return people_by_outcome.frame_of(TABLES, {"selection": f"{WORDS}; {selection}"})


def test_a_therapy_has_its_people_by_outcome_and_their_sum_is_not_drawn_again() -> None:
    assert frame()[["modality", "outcome", "people"]].values.tolist() == [
        ["Green tea", "returned", 3],
        ["Green tea", "away", 1],
        ["Green tea", "untold", 0],
    ]


def test_a_yardstick_stands_above_when_its_row_exists_and_is_left_out_when_not() -> None:
    with_yardstick = frame("context.water.median=days with water; context.milk.median=days with milk")
    assert list(with_yardstick.value_id)[:1] == ["context.water.median"]
    assert len(with_yardstick) == len(frame()) + 1
    svg = drawn(people_by_outcome, with_yardstick)
    assert bound(svg)["context.water.median"] == "16"
    assert "days with water" in texts(svg)


def test_numbers_are_bound_and_said_in_words_and_an_outcome_of_nobody_is_not_named() -> None:
    svg = drawn(people_by_outcome, frame())
    assert bound(svg) == {"interrupted.green.returned": "3", "interrupted.green.away": "1"}
    assert {"thirsty again", "no thirst"} <= set(texts(svg))
    assert "nobody asked" not in texts(svg)
    assert bound(svg, "cell") == {"modalities#green#label": "Green tea"}


def test_a_row_of_context_that_is_no_share_of_people_has_no_square() -> None:
    axes = Figure(figsize=(6.6, 3)).subplots()
    people_by_outcome.draw(axes, frame("context.water.median=days with water").iloc[:1])
    assert [text.get_text() for text in axes.texts][1:] == ["16", "days with water"]
    assert len(axes.patches) == 0


def test_outcomes_in_long_words_take_a_line_more_instead_of_running_off_the_page() -> None:
    """Each says in nearly half a line what came of it, so that the third stands on the next."""
    rows = frame().assign(people=[3, 1, 2], words="somebody " * 4)
    axes = Figure(figsize=(6.6, 3)).subplots()
    people_by_outcome.draw(axes, rows)
    tails = [text.get_position() for text in axes.texts if "somebody" in text.get_text()]
    assert [round(down, 2) for _, down in tails].count(round(tails[0][1], 2)) == 2
    assert people_by_outcome.height_in(rows, False) > people_by_outcome.height_in(frame(), False)


@pytest.mark.parametrize("narrow", [False, True])
def test_there_is_a_square_for_each_person_and_one_in_each_line_of_the_key(narrow: bool) -> None:
    axes = Figure(figsize=(3.35 if narrow else 6.6, 3)).subplots()
    people_by_outcome.draw(axes, frame())
    shapes = [patch for patch in axes.patches if isinstance(patch, PathPatch)]
    squares = sum(list(shape.get_path().codes).count(Path.MOVETO) for shape in shapes)
    dots = [patch for patch in axes.patches if patch.__class__.__name__ == "Circle"]
    assert (squares, len(dots)) == (4 + 2, 1 + 1)


def test_outcomes_differ_in_shape_as_well_as_in_colour() -> None:
    looks = []
    for outcome in people_by_outcome.SHOWN:
        axes = Figure().subplots()
        draw_people(axes, [(0, 0)], outcome)
        looks.append((len(axes.patches), axes.patches[0].get_fill() and axes.patches[0].get_facecolor()[3] > 0))
    assert looks == [(1, True), (2, False), (1, False)]


def test_a_figure_of_nobody_can_be_drawn() -> None:
    assert texts(drawn(people_by_outcome, frame().iloc[:0])) == []


@pytest.mark.parametrize("narrow", [False, True])
def test_of_more_people_than_can_be_counted_by_eye_each_square_stands_for_several(narrow: bool) -> None:
    many = frame().assign(people=[3000, 1000, 0])
    assert people_by_outcome.height_in(many, narrow) < people_by_outcome.height_in(frame(), narrow) + 2
    svg = drawn(people_by_outcome, many)
    assert "a square stands for several people" in texts(svg)
    assert bound(svg) == {"interrupted.green.returned": "3000", "interrupted.green.away": "1000"}
    assert "a square stands for several people" not in texts(drawn(people_by_outcome, frame()))
