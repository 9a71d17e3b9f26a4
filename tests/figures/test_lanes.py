"""The figure of lanes draws each person once, from the start to the stop and on to the end."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from figures.tiny import SOURCES, bound, drawn, findings, texts
from hivcells.figures import lanes
from matplotlib.figure import Figure
from matplotlib.markers import CARETRIGHT

CASE = dict.fromkeys(
    [
        "case_id", "label", "n_people", "kind_of_tea", "virus_after_stop", "rebound_finding_id", "rebound_since",
        "last_finding_id", "last_since", "stopped_months_after_start", "rebound_months", "last_report_months",
    ],
    "",
) | {"n_people": "1", "virus_after_stop": "away"}  # fmt: skip
OFF = {"last_since": "stop"}
BACK = {"virus_after_stop": "back"}
# Cases as they are analysed: times in months, blank where no text gives them.
CASES = [
    {"case_id": "ada", "kind_of_tea": "milk", "last_finding_id": "ada.off", "stopped_months_after_start": "24.0", "last_report_months": "36.0"} | OFF,
    {"case_id": "bob", "kind_of_tea": "plain", "last_finding_id": "bob.whole", "last_since": "start", "stopped_months_after_start": "6.0", "last_report_months": "10.0"},
    {"case_id": "cid", "kind_of_tea": "plain", "rebound_finding_id": "cid.back", "rebound_since": "stop", "rebound_months": "1.0"} | BACK,
    {"case_id": "dot", "kind_of_tea": "milk", "rebound_finding_id": "dot.from_start", "rebound_since": "start", "rebound_months": "2.0"} | BACK,
    {"case_id": "eva", "kind_of_tea": "cream", "last_finding_id": "eva.off", "stopped_months_after_start": "0", "last_report_months": "6.0"} | OFF,
]  # fmt: skip
FINDINGS = (
    {"finding_id": "ada.off", "value": "3", "unit": "year", "relation": ">", "source_id": "bee"},
    {"finding_id": "bob.whole", "value": "10", "unit": "month", "source_id": "ant"},
    {"finding_id": "cid.back", "value": "1", "unit": "month", "source_id": "ant"},
    {"finding_id": "dot.from_start", "value": "2", "unit": "month", "source_id": "ant"},
    {"finding_id": "eva.off", "value": "6", "unit": "month", "source_id": "cat"},
)


def tables_with(*more: dict[str, str]) -> dict[str, pd.DataFrame]:
    """The cases, those of a test after them, each labelled with its name."""
    rows = [CASE | {"label": case["case_id"].capitalize()} | case for case in [*CASES, *more]]
    return {
        "cases_in_months": pd.DataFrame(rows, columns=list(CASE)),
        "sources": SOURCES,
        "findings": findings(*FINDINGS),
    }


FIGURE = {
    "table": "cases",
    "column": "kind_of_tea",
    "selection": "milk=with milk; plain=without; stopped=last cup; undated=some day; away=no thirst; back=thirst",
}


@pytest.fixture
def frame() -> pd.DataFrame:
    return lanes.frame_of(tables_with(), FIGURE)


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
    assert bound(svg, "cell")["cases#ada#label"] == "Ada"
    assert {"with milk", "without", "cream", "from a paper", "from news", "from a conference"} <= set(texts(svg))


def test_the_key_says_what_the_figure_selects_of_a_mark_that_is_shown(frame: pd.DataFrame) -> None:
    marks = {"last cup", "some day", "no thirst", "thirst"}
    assert marks <= set(texts(drawn(lanes, frame)))
    dated = frame[~frame.is_undated]
    assert marks & set(texts(drawn(lanes, dated))) == marks - {"some day"}


@pytest.mark.parametrize(
    "cells",
    [
        {"n_people": "3", "last_finding_id": "eva.off", "last_report_months": "6.0"},
        {"virus_after_stop": "not stopped", "last_finding_id": "eva.off", "last_report_months": "6.0"},
        {"virus_after_stop": "not stated", "last_finding_id": "eva.off", "last_report_months": "6.0"},
        {"virus_after_stop": "back"},
    ],
)
def test_a_group_one_who_did_not_stop_and_one_without_a_time_have_no_lane(cells: dict[str, str]) -> None:
    fay = {"case_id": "fay", "last_since": "stop"} | cells
    assert "fay" not in set(lanes.frame_of(tables_with(fay), FIGURE).case_id)


def test_somebody_in_whom_it_came_back_and_went_is_drawn_to_the_last_report() -> None:
    gus = {"case_id": "gus", "virus_after_stop": "back, later away", "last_finding_id": "eva.off", "last_since": "later stop", "stopped_months_after_start": "3.0", "rebound_months": "1.0", "last_report_months": "6.0"}  # fmt: skip
    row = lanes.frame_of(tables_with(gus), FIGURE).set_index("case_id").loc["gus"]
    assert (row.came, row.end_months, row.value_id) == (False, 6, "eva.off")


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
