"""The figure of changes draws each arm from its baseline to its last count."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.figures import count_change
from matplotlib.figure import Figure
from matplotlib.markers import CARETLEFT, CARETRIGHT

TABLES = {
    "changes": pd.DataFrame(
        [
            ("a.red.change", "a", "a.x", "red", "a.red.first", "a.red.last"),
            ("b.red.change", "b", "b.y", "red", "b.red.first", "b.red.last"),
            ("b.white.change", "b", "b.y", "white", "b.red.first", "b.red.last"),
        ],
        columns=["value_id", "study_id", "arm_id", "outcome_id", "baseline_id", "last_id"],
    ),
    "findings": pd.DataFrame(
        [
            ("a.red.first", "median", "100", "50", "150.5"),
            ("a.red.last", "median", "80.5", "", ""),
            ("b.red.first", "mean", "10", "", ""),
            ("b.red.last", "mean", "40", "20", "70"),
        ],
        columns=["finding_id", "statistic", "value", "low", "high"],
    ),
    "arms": pd.DataFrame(
        [("a.x", "Cells", "experimental"), ("b.y", "Salt", "control")], columns=["arm_id", "label", "role"]
    ),
    "studies": pd.DataFrame([("a", "Ant 2001"), ("b", "Bee 2002")], columns=["study_id", "label"]),
}


@pytest.fixture
def frame() -> pd.DataFrame:
    return count_change.frame_of(TABLES, ["red"])


def test_an_arm_has_its_names_its_printed_counts_and_what_is_printed_of_the_spread(frame: pd.DataFrame) -> None:
    assert frame.to_dict("records") == [
        {
            "arm_id": "a.x",
            "study_id": "a",
            "study": "Ant 2001",
            "arm": "Cells",
            "role": "experimental",
            "statistic": "median",
            "baseline_id": "a.red.first",
            "baseline": "100",
            "last_id": "a.red.last",
            "last": "80.5",
            "change_id": "a.red.change",
            "baseline_low": "50",
            "baseline_high": "150.5",
            "last_low": "",
            "last_high": "",
        },
        {
            "arm_id": "b.y",
            "study_id": "b",
            "study": "Bee 2002",
            "arm": "Salt",
            "role": "control",
            "statistic": "mean",
            "baseline_id": "b.red.first",
            "baseline": "10",
            "last_id": "b.red.last",
            "last": "40",
            "change_id": "b.red.change",
            "baseline_low": "",
            "baseline_high": "",
            "last_low": "20",
            "last_high": "70",
        },
    ]


def test_only_the_outcomes_that_are_asked_for_are_drawn() -> None:
    assert list(count_change.frame_of(TABLES, ["white"]).change_id) == ["b.white.change"]
    assert len(count_change.frame_of(TABLES, ["red", "white"])) == 3


def lines_of(frame: pd.DataFrame) -> list[tuple[list[float], list[float], object]]:
    """The lines of the drawing: where they run, and how their ends are marked."""
    axes = Figure().subplots()
    count_change.draw(axes, frame)
    return [
        ([float(x) for x in line.get_xdata()], [float(y) for y in line.get_ydata()], line.get_marker())
        for line in axes.get_lines()
    ]


def test_an_arrow_runs_from_the_dot_of_the_baseline_and_its_tip_points_to_the_last_count(frame: pd.DataFrame) -> None:
    assert lines_of(frame) == [
        ([50, 150.5], [0.17, 0.17], "None"),
        ([100, 80.5], [0, 0], "None"),
        ([100], [0], "o"),
        ([80.5], [0], CARETLEFT),
        ([20, 70], [1.3, 1.3], "None"),
        ([10, 40], [1, 1], "None"),
        ([10], [1], "o"),
        ([40], [1], CARETRIGHT),
    ]


def test_a_count_that_stayed_points_to_the_right(frame: pd.DataFrame) -> None:
    assert lines_of(frame.assign(last="100", baseline="100"))[3] == ([100], [0], CARETRIGHT)


def test_arms_given_cells_and_arms_without_differ_in_colour(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    count_change.draw(axes, frame)
    arrows = [line.get_color() for line in axes.get_lines() if line.get_linewidth() == 1.8]
    assert arrows == ["C0", "C1"]


def test_numbers_are_bound_to_their_values_and_names_to_their_cells(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    count_change.draw(axes, frame)
    assert [(text.get_gid(), text.get_text()) for text in axes.texts] == [
        ("value=a.red.first", "100"),
        ("value=a.red.last", "80.5"),
        ("cell=studies#a#label arms#a.x#label", "Ant 2001: Cells"),
        ("value=b.red.first", "10"),
        ("value=b.red.last", "40"),
        ("cell=studies#b#label arms#b.y#label", "Bee 2002: Salt"),
        (None, "first"),
        (None, "last"),
    ]


def test_the_first_column_of_numbers_stands_left_of_the_second_and_each_in_its_row(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    count_change.draw(axes, frame)
    at = {text.get_text(): (round(text.get_position()[0], 3), text.get_position()[1]) for text in axes.texts}
    assert [at[number] for number in ("100", "80.5", "10", "40")] == [(1.15, 0), (1.35, 0), (1.15, 1), (1.35, 1)]
    assert (at["first"], at["last"]) == ((1.15, 1), (1.35, 1))
    assert at["Bee 2002: Salt"] == (0.015, 0.8)


def test_the_first_arm_is_on_top_and_the_scale_begins_at_zero(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    count_change.draw(axes, frame)
    assert axes.get_ylim() == (1.5, -1)
    assert axes.get_xlim()[0] == 0
    assert list(axes.get_yticks()) == []


def test_the_figure_grows_with_its_arms(frame: pd.DataFrame) -> None:
    assert count_change.height_in(frame) == pytest.approx(0.9 + 2 * 0.36)
