"""The figure of lanes draws each person once, from the stop to the end, in blocks by when treatment was stopped."""

from __future__ import annotations

import pandas as pd
import pytest
from figures.tiny import SOURCES, bound, drawn, findings, texts
from hivcells.figures import lanes
from matplotlib.figure import Figure
from matplotlib.markers import CARETRIGHT

CASE = dict.fromkeys(
    ["case_id", "label", "n_people", "kind_of_tea", "virus_after_stop", "stop", "stop_period", "last_since"], ""
)
CASE |= {"n_people": "1", "virus_after_stop": "away", "stop": "after", "stop_period": "later", "last_since": "stop"}
CASES = [
    {"case_id": "ada", "kind_of_tea": "milk"},
    {"case_id": "bob", "kind_of_tea": "plain"},
    {"case_id": "cid", "kind_of_tea": "plain", "virus_after_stop": "back", "stop": "before", "stop_period": "around"},
    {"case_id": "dot", "kind_of_tea": "milk", "virus_after_stop": "back"},
    {"case_id": "eva", "kind_of_tea": "cream", "stop": "at", "stop_period": "around"},
    {"case_id": "flo", "kind_of_tea": "milk", "virus_after_stop": "back"},
]
TIME = ["value_id", "value", "unit", "decimals", "relation", "inputs"]
TIMES = [
    ("case.ada.stopped", "24.0", "month", "0", "=", "ada.off"),
    ("case.ada.free", "36.0", "month", "0", ">", "ada.off"),
    ("case.bob.free", "10.0", "month", "0", "=", "bob.off"),
    ("case.cid.stopped", "7", "day", "0", "=", "bob.off"),
    ("case.cid.rebound", "1", "day", "0", "=", "bob.off"),
    ("case.dot.rebound", "2.8", "month", "1", "about", "bob.off"),
    ("case.eva.free", "6.0", "month", "0", "=", "eva.off"),
]
SELECTED = "milk=with milk; plain=without; later.away=Late, no thirst; later.back=Late, thirst; around=Near the cup"
FIGURE = {
    "column": "kind_of_tea",
    "selection": f"{SELECTED}; before=before; after=after; at=same day; again=later cup; undated=some day;"
    " untimed=not told; missed=gone without; earlier=thirst before; long after=late; unknown=Who knows when; away=no thirst; back=thirst",
}


def tables_with(*more: dict[str, str]) -> dict[str, pd.DataFrame]:
    """The cases, those of a test after them, each labelled with its name."""
    rows = [CASE | {"label": case["case_id"].capitalize()} | case for case in [*CASES, *more]]
    return {
        "cases_in_months": pd.DataFrame(rows, columns=list(CASE)),
        "case_times": pd.DataFrame(TIMES, columns=TIME),
        "sources": SOURCES,
        "findings": findings(
            {"finding_id": "ada.off", "source_id": "bee"},
            {"finding_id": "bob.off", "source_id": "ant"},
            {"finding_id": "eva.off", "source_id": "cat"},
        ),
    }


@pytest.fixture
def frame() -> pd.DataFrame:
    return lanes.frame_of(tables_with(), FIGURE)


def test_late_stops_stand_first_then_by_what_came_of_them_and_the_longest_on_top(frame: pd.DataFrame) -> None:
    assert list(frame.label) == ["Ada", "Bob", "Dot", "Flo", "Eva", "Cid"]
    assert list(frame.block.unique()) == ["later.away", "later.back", "around"]


def test_times_run_from_the_stop(frame: pd.DataFrame) -> None:
    months = dict(zip(frame.case_id, frame.months))
    assert (months["ada"], months["dot"]) == (36, 2.8)
    assert months["cid"] == pytest.approx(12 / 365.25, rel=1e-3)


@pytest.mark.parametrize("narrow", [False, True])
def test_times_are_written_with_their_signs_and_people_named_by_their_cells(frame: pd.DataFrame, narrow: bool) -> None:
    svg = drawn(lanes, frame, narrow)
    assert bound(svg)["case.ada.free"] == "> 36 months"
    assert bound(svg)["case.dot.rebound"] == "≈ 2.8 months"
    assert bound(svg)["case.cid.rebound"] == "1 day"
    assert bound(svg, "cell")["cases#ada#label"] == "Ada"
    assert {"with milk", "without", "cream", "time from a paper", "time from news", "time from a conference"} <= set(
        texts(svg)
    )
    assert {"Late, no thirst", "Late, thirst", "Near the cup"} <= set(texts(svg))


def test_beside_each_name_stands_when_treatment_was_stopped(frame: pd.DataFrame) -> None:
    assert dict(zip(frame.case_id, zip(frame.stop_shown, frame.stop_words))) == {
        "ada": ("24 months", "after"),
        "bob": ("", "some day"),
        "cid": ("7 days", "before"),
        "dot": ("", "some day"),
        "eva": ("", "same day"),
        "flo": ("", "some day"),
    }


@pytest.mark.parametrize("narrow", [False, True])
def test_the_time_of_the_stop_alone_is_bound_to_its_number(frame: pd.DataFrame, narrow: bool) -> None:
    svg = drawn(lanes, frame, narrow)
    assert bound(svg, "value")["case.ada.stopped"] == "24 months"
    assert {"after", "before"} <= set(texts(svg))


def test_somebody_without_a_time_has_a_lane_that_says_so(frame: pd.DataFrame) -> None:
    row = frame.set_index("case_id").loc["flo"]
    assert (row.shown, row.value_id) == ("thirst, not told", "")
    assert "thirst, not told" in texts(drawn(lanes, frame))


@pytest.mark.parametrize(
    "cells", [{"n_people": "3"}, {"virus_after_stop": "not stopped"}, {"virus_after_stop": "not stated"}]
)
def test_a_group_and_one_who_did_not_stop_have_no_lane(cells: dict[str, str]) -> None:
    assert "gil" not in set(lanes.frame_of(tables_with({"case_id": "gil"} | cells), FIGURE).case_id)


def test_somebody_in_whom_it_came_back_and_went_is_drawn_from_the_later_stop() -> None:
    gus = {"case_id": "gus", "virus_after_stop": "back, later away", "last_since": "later stop"}
    tables = tables_with(gus)
    times = [
        ("case.gus.rebound", "1.8", "month", "1", "=", "bob.off"),
        ("case.gus.free", "10.0", "month", "0", "=", "bob.off"),
    ]
    tables["case_times"] = pd.DataFrame([*TIMES, *times], columns=TIME)
    row = lanes.frame_of(tables, FIGURE).set_index("case_id").loc["gus"]
    assert (row.came, row.months, row.value_id, row.stop_words) == (False, 10, "case.gus.free", "later cup")
    assert row.earlier_months == 1.8


def test_an_earlier_return_is_an_open_cross_on_the_lane_and_in_the_key(frame: pd.DataFrame) -> None:
    with_gus = frame.assign(earlier_months=frame.earlier_months.mask(frame.case_id == "ada", 1.8))
    axes = Figure(figsize=(6.6, 4)).subplots()
    lanes.draw(axes, with_gus)
    crosses = [line for line in axes.get_lines() if line.get_marker() == "X" and line.get_markerfacecolor() == "none"]
    assert [list(line.get_xdata()) for line in crosses] == [[1.8], []]
    assert "thirst before" in texts(drawn(lanes, with_gus))
    assert "thirst before" not in texts(drawn(lanes, frame))


def test_who_took_it_again_before_thirst_has_no_line_but_the_days_without() -> None:
    hal = {"case_id": "hal", "virus_after_stop": "back", "stop_period": "around"}
    tables = tables_with(hal)
    tables["case_times"] = pd.DataFrame([*TIMES, ("case.hal.gap", "9", "day", "0", "=", "bob.off")], columns=TIME)
    row = lanes.frame_of(tables, FIGURE).set_index("case_id").loc["hal"]
    assert (row.value_id, row.shown, row.shown_words) == ("case.hal.gap", "9 days", "gone without, thirst")
    assert pd.isna(row.months)
    assert "gone without, thirst" in texts(drawn(lanes, lanes.frame_of(tables, FIGURE)))


def test_who_stopped_at_a_time_that_is_not_told_stands_last() -> None:
    ivy = {"case_id": "ivy", "virus_after_stop": "back", "stop_period": "undated"}
    frame = lanes.frame_of(tables_with(ivy), FIGURE)
    assert (list(frame.case_id)[-1], list(frame.block_words)[-1]) == ("ivy", "Who knows when")


def test_of_a_late_stop_that_is_not_dated_stands_that_it_was_late() -> None:
    joe = {"case_id": "joe", "stop": "long after"}
    assert lanes.frame_of(tables_with(joe), FIGURE).set_index("case_id").loc["joe"].stop_words == "late"


def test_the_end_is_told_by_marker_and_colour_and_what_was_given_by_the_marker_alone(frame: pd.DataFrame) -> None:
    axes = Figure(figsize=(6.6, 4)).subplots()
    lanes.draw(axes, frame)
    drawn_lines = [line for line in axes.get_lines() if len(line.get_xdata())]
    ends = [(line.get_marker(), line.get_color()) for line in drawn_lines if line.get_marker() in ("X", CARETRIGHT)]
    assert [marker for marker, _ in ends] == [CARETRIGHT, CARETRIGHT, "X", CARETRIGHT, "X"]
    assert len(set(ends)) == 2
    given = [line for line in drawn_lines if line.get_marker() == "o"]
    assert len({line.get_color() for line in given}) == 1
    assert {(line.get_fillstyle(), line.get_markersize()) for line in given} == {
        ("full", 7),
        ("left", 7),
        ("none", 7),
    }


def test_the_style_of_a_line_says_what_kind_of_document_it_is_from(frame: pd.DataFrame) -> None:
    axes = Figure(figsize=(6.6, 4)).subplots()
    lanes.draw(axes, frame)
    thick = [line for line in axes.get_lines() if line.get_linewidth() == 2.6 and len(line.get_xdata())]
    assert [line.is_dashed() for line in thick] == [True, False, False, True, False]


def test_a_figure_of_nobody_can_be_drawn(frame: pd.DataFrame) -> None:
    assert bound(drawn(lanes, frame.iloc[:0])) == {}
