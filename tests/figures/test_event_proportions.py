"""The figure of events draws groups of people who were counted as a whole, each once."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.figures import event_proportions
from hivcells.tables import Tables
from matplotlib.figure import Figure

COLUMNS = [
    "value_id",
    "study_id",
    "arm_id",
    "outcome_id",
    "value",
    "low",
    "high",
    "decimals",
    "kind",
    "counted",
    "n_events",
    "n_assessed",
    "scope",
]
FALLS = ("a.fall.percent", "a", "a.x", "fall", "33.333", "4.3", "77.7", "0", "harm", "people", "2", "6", "all")
PAIN = ("b.pain.percent", "b", "", "pain", "12.5", "0.3", "52.7", "1", "harm", "people", "1", "8", "all")
NAMES = {
    "arms": pd.DataFrame([("a.x", "Cells")], columns=["arm_id", "label"]),
    "studies": pd.DataFrame([("a", "Ant 2001"), ("b", "Bee 2002")], columns=["study_id", "label"]),
    "outcomes": pd.DataFrame([("pain", "Pain"), ("fall", "A fall")], columns=["outcome_id", "label"]),
    "participants": pd.DataFrame([("a", "yes"), ("b", "yes")], columns=["study_id", "counts"]),
}


def tables_of(*proportions: tuple[str, ...]) -> Tables:
    return NAMES | {"proportions": pd.DataFrame(proportions, columns=COLUMNS)}


def drawn(*proportions: tuple[str, ...]) -> list[str]:
    return list(event_proportions.frame_of(tables_of(*proportions), ["pain", "fall"]).value_id)


def changed(row: tuple[str, ...], **cells: str) -> tuple[str, ...]:
    return tuple((dict(zip(COLUMNS, row)) | cells).values())


def test_a_group_has_its_names_its_counts_and_its_rounded_share() -> None:
    frame = event_proportions.frame_of(tables_of(FALLS), ["pain", "fall"])
    assert frame.to_dict("records") == [
        {
            "study_id": "a",
            "study": "Ant 2001",
            "arm_id": "a.x",
            "arm": "Cells",
            "outcome_id": "fall",
            "outcome": "A fall",
            "kind": "harm",
            "value_id": "a.fall.percent",
            "n_events": "2",
            "n_assessed": "6",
            "percent": "33",
            "low_percent": "4.3",
            "high_percent": "77.7",
        }
    ]


def test_outcomes_follow_each_other_as_the_figure_names_them_and_studies_by_name() -> None:
    other = changed(FALLS, value_id="b.fall.percent", study_id="b", arm_id="")
    assert drawn(other, FALLS, PAIN) == ["b.pain.percent", "a.fall.percent", "b.fall.percent"]


def test_a_cause_or_a_kind_is_not_drawn_as_the_whole() -> None:
    assert drawn(changed(FALLS, scope="stairs"), PAIN) == ["b.pain.percent"]


def test_an_outcome_that_the_figure_is_not_about_is_not_drawn() -> None:
    assert drawn(changed(FALLS, outcome_id="joy")) == []


def test_infusions_are_not_drawn_among_people() -> None:
    assert drawn(changed(FALLS, counted="infusions")) == []


def test_a_group_of_five_is_drawn_and_one_of_four_is_not() -> None:
    assert drawn(changed(FALLS, n_assessed="5")) == ["a.fall.percent"]
    assert drawn(changed(FALLS, n_assessed="4")) == []


def test_people_who_are_counted_in_another_study_are_not_drawn_again() -> None:
    tables = tables_of(FALLS, PAIN)
    tables["participants"] = pd.DataFrame([("a", "no"), ("b", "yes")], columns=["study_id", "counts"])
    assert list(event_proportions.frame_of(tables, ["pain", "fall"]).value_id) == ["b.pain.percent"]


@pytest.fixture
def frame() -> pd.DataFrame:
    return event_proportions.frame_of(tables_of(PAIN, FALLS), ["pain", "fall"])


def test_each_outcome_has_a_line_for_its_name_above_its_groups(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    event_proportions.draw(axes, frame)
    assert [(text.get_text(), text.get_position()[1], text.get_gid()) for text in axes.texts] == [
        ("Pain", 0.05, None),
        ("12.5%", 1, "value=b.pain.percent"),
        ("Bee 2002", 0.8, "cell=studies#b#label"),
        ("A fall", 2.05, None),
        ("33%", 3, "value=a.fall.percent"),
        ("Ant 2001: Cells", 2.8, "cell=studies#a#label arms#a.x#label"),
    ]
    assert axes.get_ylim() == (3.5, -0.5)
    assert event_proportions.height_in(frame) == pytest.approx(0.9 + 4 * 0.33)


def test_a_share_is_drawn_on_its_interval_on_a_scale_from_none_to_all(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    event_proportions.draw(axes, frame)
    assert [([*line.get_xdata()], [*line.get_ydata()], line.get_marker()) for line in axes.get_lines()] == [
        ([0.3, 52.7], [1, 1], "None"),
        ([12.5], [1], "s"),
        ([4.3, 77.7], [3, 3], "None"),
        ([33], [3], "s"),
    ]
    assert axes.get_xlim() == (0, 100)


def test_the_first_outcome_has_the_colour_and_a_share_at_the_edge_is_not_cut(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    event_proportions.draw(axes, frame)
    assert [line.get_color() for line in axes.get_lines()] == ["C1", "C1", "C2", "C2"]
    assert [line.get_clip_on() for line in axes.get_lines()] == [True, False, True, False]
