"""The evidence map shows people by kind of therapy and design, gaps included."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.figures import evidence_map
from matplotlib.figure import Figure

MODALITIES = pd.DataFrame(
    [("heat", "Heat"), ("cold", "Cold")],
    columns=["modality_id", "label"],
)
COUNTS = pd.DataFrame(
    [
        ("people.enrolled", "16", "", ""),
        ("people.map.cold.cohort", "9", "cold", "cohort"),
        ("people.map.heat.case_report", "1", "heat", "case report"),
        ("people.map.heat.cohort", "0", "heat", "cohort"),
        ("people.map.heat.randomised_trial", "6", "heat", "randomised trial"),
    ],
    columns=["value_id", "value", "modality_id", "design"],
)


@pytest.fixture
def frame() -> pd.DataFrame:
    return evidence_map.frame_of({"counts": COUNTS, "modalities": MODALITIES}, [])


def test_a_cell_of_the_map_is_a_therapy_and_design_with_people(frame: pd.DataFrame) -> None:
    assert frame[["modality_id", "modality", "design", "value_id", "people"]].values.tolist() == [
        ["heat", "Heat", "randomised trial", "people.map.heat.randomised_trial", 6],
        ["heat", "Heat", "case report", "people.map.heat.case_report", 1],
        ["cold", "Cold", "cohort", "people.map.cold.cohort", 9],
    ]


def test_therapies_and_designs_without_people_have_their_row_and_column() -> None:
    alone = evidence_map.frame_of({"counts": COUNTS.iloc[:2], "modalities": MODALITIES}, [])
    assert list(alone.modality.cat.categories) == ["Heat", "Cold"]
    assert list(alone.design.cat.categories) == list(evidence_map.DESIGNS)


def test_a_design_that_the_map_does_not_know_comes_last_under_its_own_name() -> None:
    counts = COUNTS.replace("case report", "case cohort")
    frame = evidence_map.frame_of({"counts": counts, "modalities": MODALITIES}, [])
    axes = Figure().subplots()
    evidence_map.draw(axes, frame)
    assert [label.get_text() for label in axes.get_xticklabels()][-2:] == ["Not reported", "Case cohort"]


def test_people_of_a_therapy_that_is_not_asked_for_are_not_drawn() -> None:
    frame = evidence_map.frame_of({"counts": COUNTS, "modalities": MODALITIES.iloc[1:]}, [])
    assert list(frame.people) == [9]


def test_each_circle_holds_its_number_and_has_its_area(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    evidence_map.draw(axes, frame)
    labels = {text.get_gid(): (text.get_text(), text.get_position()) for text in axes.texts}
    assert labels == {
        "value=people.map.heat.randomised_trial": ("6", (0, 0)),
        "value=people.map.heat.case_report": ("1", (5, 0)),
        "value=people.map.cold.cohort": ("9", (3, 1)),
    }
    areas = [circle.get_sizes()[0] for circle in axes.collections]
    assert areas == pytest.approx([6 * 2.4, 1 * 2.4, 9 * 2.4])
    places = [tuple(circle.get_offsets()[0]) for circle in axes.collections]
    assert places == [(0, 0), (5, 0), (3, 1)]


def test_the_first_therapy_is_on_top_and_no_line_runs_through_a_number(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    evidence_map.draw(axes, frame)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Heat", "Cold"]
    assert axes.get_ylim() == (1.5, -0.5)
    assert axes.get_xlim() == (-0.5, 6.5)
    assert list(axes.get_xticks(minor=True)) == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5]
    assert list(axes.get_yticks(minor=True)) == [0.5]


def test_the_map_grows_with_its_therapies(frame: pd.DataFrame) -> None:
    assert evidence_map.height_in(frame) == pytest.approx(1.2 + 2 * 0.36)
