"""The figure of lanes draws each person once, from the start to the stop and on to the end."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from figures.tiny import SOURCES, bound, drawn, findings, texts
from hivcells.figures import lanes
from matplotlib.figure import Figure
from matplotlib.markers import CARETRIGHT

PEOPLE = pd.DataFrame(
    [
        ("ada", "Ada", "milk", "ada.stop", "ada.off"),
        ("bob", "Bob", "plain", "bob.whole", "bob.off"),
        ("cid", "Cid", "plain", "", "cid.back"),
        ("dot", "Dot", "milk", "", "dot.from_start"),
        ("eva", "Eva", "cream", "eva.off", "eva.off"),
    ],
    columns=["case_id", "label", "kind_of_tea", "stop_finding_id", "last_finding_id"],
)
TABLES = {
    "drinkers": PEOPLE,
    "sources": SOURCES,
    "findings": findings(
        {"finding_id": "ada.stop", "outcome_id": "stop", "value": "2", "unit": "year", "source_id": "ant"},
        {
            "finding_id": "ada.off",
            "outcome_id": "off",
            "value": "3",
            "unit": "year",
            "relation": ">",
            "source_id": "bee",
        },
        {"finding_id": "bob.whole", "outcome_id": "whole", "value": "10", "unit": "month", "source_id": "ant"},
        {"finding_id": "bob.off", "outcome_id": "off", "value": "4", "unit": "month", "source_id": "ant"},
        {"finding_id": "cid.back", "outcome_id": "back", "value": "1", "unit": "month", "source_id": "ant"},
        {"finding_id": "dot.from_start", "outcome_id": "from_start", "value": "2", "unit": "month", "source_id": "ant"},
        {"finding_id": "eva.off", "outcome_id": "off", "value": "6", "unit": "month", "source_id": "cat"},
    ),
}
FIGURE = {
    "table": "drinkers",
    "column": "kind_of_tea",
    "outcome_ids": "back off from_start whole",
    "selection": "milk=with milk; plain=without",
}


@pytest.fixture
def frame() -> pd.DataFrame:
    return lanes.frame_of(TABLES, FIGURE)


def test_those_without_the_event_stand_first_and_the_longest_on_top(frame: pd.DataFrame) -> None:
    assert list(frame.label) == ["Ada", "Bob", "Eva", "Dot", "Cid"]
    assert list(frame.came) == [False, False, False, True, True]


def test_times_run_from_the_start_whatever_is_printed(frame: pd.DataFrame) -> None:
    ends = dict(zip(frame.case_id, zip(frame.stop_months, frame.end_months)))
    assert ends["ada"] == (24, 60)
    assert ends["bob"] == (6, 10)
    assert ends["eva"] == (0, 6)
    assert math.isnan(ends["cid"][0])
    assert ends["dot"][1] == 2


def test_a_stop_that_no_text_prints_is_marked_and_a_time_from_the_start_needs_none(frame: pd.DataFrame) -> None:
    assert dict(zip(frame.case_id, frame.is_undated)) == {
        "ada": False,
        "bob": False,
        "cid": True,
        "dot": False,
        "eva": False,
    }
    assert "?" in texts(drawn(lanes, frame))


@pytest.mark.parametrize("narrow", [False, True])
def test_times_are_written_as_printed_and_people_named_by_their_cells(frame: pd.DataFrame, narrow: bool) -> None:
    svg = drawn(lanes, frame, narrow)
    assert bound(svg)["ada.off"] == "> 3 years"
    assert bound(svg)["cid.back"] == "1 month"
    assert bound(svg, "cell")["drinkers#ada#label"] == "Ada"
    assert {"with milk", "without", "cream", "from a paper", "from news", "from a conference"} <= set(texts(svg))


def test_what_was_given_is_told_by_marker_and_colour_and_the_end_by_marker(frame: pd.DataFrame) -> None:
    axes = Figure(figsize=(6.6, 4)).subplots()
    lanes.draw(axes, frame)
    starts = {
        (line.get_color(), line.get_fillstyle())
        for line in axes.get_lines()
        if line.get_marker() == "o" and len(line.get_xdata())
    }
    assert len(starts) == len({fill for _, fill in starts}) == 3
    ends = [
        line.get_marker()
        for line in axes.get_lines()
        if line.get_marker() in ("X", CARETRIGHT) and len(line.get_xdata())
    ]
    assert ends == [CARETRIGHT] * 3 + ["X"] * 2


def test_the_style_of_a_line_says_what_kind_of_document_it_is_from(frame: pd.DataFrame) -> None:
    axes = Figure(figsize=(6.6, 4)).subplots()
    lanes.draw(axes, frame)
    thick = [line for line in axes.get_lines() if line.get_linewidth() == 2.6 and len(line.get_xdata())]
    assert [line.is_dashed() for line in thick] == [True, False, True, False, False]


def test_a_figure_of_nobody_can_be_drawn(frame: pd.DataFrame) -> None:
    assert bound(drawn(lanes, frame.iloc[:0])) == {}
