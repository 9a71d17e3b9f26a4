"""The figure of times draws each person once, by the latest report, and each time until an event."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.complaints import Complaints
from hivcells.figures import time_to_event
from hivcells.tables import Tables
from matplotlib.figure import Figure
from matplotlib.markers import CARETRIGHT

OUTCOMES = ["until", "without"]
FINDING = ["finding_id", "study_id", "outcome_id", "statistic", "relation", "value", "unit", "source_id"]
SOURCES = pd.DataFrame(
    [
        ("old", "2009", "2", "12"),
        ("spring", "2009", "11", ""),
        ("new", "2010", "1", "3"),
        ("undated", "", "", ""),
    ],
    columns=["source_id", "year", "month", "day"],
)


def tables_of(*findings: tuple[str, ...], same_people: dict[str, str] | None = None) -> Tables:
    """Tables of studies a and b; findings are: key, study, outcome, time, unit, source."""
    rows = [(key, study, outcome, "single", "=", time, unit, of) for key, study, outcome, time, unit, of in findings]
    same = same_people or {}
    return {
        "findings": pd.DataFrame(rows, pd.RangeIndex(2, len(rows) + 2, name="line"), FINDING),
        "sources": SOURCES,
        "studies": pd.DataFrame([("a", "Ant"), ("b", "Bee")], columns=["study_id", "label"]),
        "participants": pd.DataFrame(
            [(study, same.get(study, "")) for study in "ab"], columns=["study_id", "same_people_as"]
        ),
    }


def drawn(tables: Tables) -> list[str]:
    return list(time_to_event.frame_of(tables, OUTCOMES).value_id)


def test_a_time_is_kept_as_printed_and_set_in_months_between_the_others() -> None:
    frame = time_to_event.frame_of(
        tables_of(("years", "a", "without", "1.5", "year", "new"), ("weeks", "b", "until", "3", "week", "old")),
        OUTCOMES,
    )
    assert frame.drop(columns="months").to_dict("records") == [
        {
            "study_id": "b",
            "study": "Bee",
            "outcome_id": "until",
            "value_id": "weeks",
            "relation": "=",
            "printed": "3",
            "unit": "week",
        },
        {
            "study_id": "a",
            "study": "Ant",
            "outcome_id": "without",
            "value_id": "years",
            "relation": "=",
            "printed": "1.5",
            "unit": "year",
        },
    ]
    assert list(frame.months) == pytest.approx([21 / 30.44, 18])


def test_a_person_is_drawn_by_the_latest_report_and_not_by_the_longest_time() -> None:
    tables = tables_of(
        ("first", "a", "without", "20", "month", "old"), ("second", "a", "without", "18", "month", "new")
    )
    assert drawn(tables) == ["second"]


def test_a_later_month_is_later_though_its_number_has_more_digits() -> None:
    tables = tables_of(
        ("february", "a", "without", "20", "month", "old"), ("november", "a", "without", "18", "month", "spring")
    )
    assert drawn(tables) == ["november"]


@pytest.mark.parametrize(("months", "latest"), [("30", "undated"), ("10", "dated")])
def test_a_report_without_a_date_is_the_latest_where_its_time_is_the_longest(months: str, latest: str) -> None:
    tables = tables_of(
        ("dated", "a", "without", "18", "month", "new"), ("undated", "a", "without", months, "month", "undated")
    )
    assert drawn(tables) == [latest]


def test_of_two_reports_of_a_day_the_longer_time_is_drawn() -> None:
    tables = tables_of(("long", "a", "without", "2", "year", "new"), ("short", "a", "without", "20", "month", "new"))
    assert drawn(tables) == ["long"]


def test_two_studies_of_one_person_are_drawn_once_under_the_study_that_the_other_points_to() -> None:
    tables = tables_of(
        ("early", "a", "without", "18", "month", "old"),
        ("late", "b", "without", "30", "month", "new"),
        same_people={"b": "a"},
    )
    frame = time_to_event.frame_of(tables, OUTCOMES)
    assert frame[["study_id", "study", "value_id"]].values.tolist() == [["a", "Ant", "late"]]


def test_a_person_keeps_the_own_study_where_the_other_reports_no_time() -> None:
    tables = tables_of(("late", "b", "without", "30", "month", "new"), same_people={"b": "a"})
    assert list(time_to_event.frame_of(tables, OUTCOMES).study) == ["Bee"]


def test_an_event_that_a_second_study_reports_of_the_same_person_is_drawn_once() -> None:
    tables = tables_of(
        ("own", "a", "until", "3", "week", "old"), ("other", "b", "until", "3", "week", "new"), same_people={"b": "a"}
    )
    assert drawn(tables) == ["own"]


def test_a_time_without_the_event_that_ends_with_it_is_the_same_interval() -> None:
    event = ("event", "a", "until", "9", "month", "old")
    assert drawn(tables_of(event, ("same", "a", "without", "10", "month", "new"))) == ["event"]
    assert drawn(tables_of(event, ("next", "a", "without", "11", "month", "new"))) == ["event", "next"]


def test_averages_are_no_single_people() -> None:
    tables = tables_of(("one", "a", "until", "3", "week", "old"), ("many", "b", "until", "4", "week", "old"))
    tables["findings"].loc[3, "statistic"] = "median"
    assert drawn(tables) == ["one"]


def test_studies_that_are_not_asked_for_are_not_drawn() -> None:
    tables = tables_of(("one", "a", "until", "3", "week", "old"), ("other", "b", "until", "4", "week", "old"))
    tables["studies"] = tables["studies"].iloc[:1]
    assert drawn(tables) == ["one"]


def test_a_unit_that_cannot_be_drawn_is_a_complaint_at_its_line() -> None:
    with pytest.raises(Complaints, match=r"data/findings.csv:3, column 'unit', value 'people': a figure of times"):
        drawn(tables_of(("one", "a", "until", "3", "week", "old"), ("two", "a", "until", "4", "people", "old")))


@pytest.fixture
def frame() -> pd.DataFrame:
    tables = tables_of(("event", "b", "until", "1", "month", "old"), ("still", "a", "without", "2", "year", "new"))
    tables["findings"].loc[3, "relation"] = ">"
    return time_to_event.frame_of(tables, OUTCOMES)


def test_a_cross_ends_the_time_until_an_event_and_an_arrowhead_the_time_without(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    time_to_event.draw(axes, frame)
    lines = [([*line.get_xdata()], [*line.get_ydata()], line.get_marker()) for line in axes.get_lines()]
    assert lines == [([0, 1], [0, 0], "None"), ([1], [0], "x"), ([0, 24], [1, 1], "None"), ([24], [1], CARETRIGHT)]
    assert [line.get_color() for line in axes.get_lines()] == ["C1", "C1", "C0", "C0"]


def test_a_time_is_written_as_printed_behind_what_bounds_it(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    time_to_event.draw(axes, frame)
    written = [(text.get_text(), text.get_gid()) for text in axes.texts if text.get_text()]
    assert written == [("1 month", "value=event"), (">", None), ("2 years", "value=still")]
    at = {text.get_text(): text.get_position() for text in axes.texts}
    assert at["1 month"] == pytest.approx((1 + 0.05 * 24, 0))
    assert at[">"] == pytest.approx((24 + 0.045 * 24, 1))
    assert at["2 years"] == pytest.approx((24 + 0.12 * 24, 1))


def test_about_is_a_sign_before_the_number(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    time_to_event.draw(axes, frame.assign(relation="about"))
    assert [text.get_text() for text in axes.texts] == ["≈", "1 month", "≈", "2 years"]


def test_rows_are_named_by_the_cells_of_their_studies_the_longest_on_top(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    time_to_event.draw(axes, frame)
    labels = [(label.get_text(), label.get_gid(), label.get_position()[1]) for label in axes.get_yticklabels()]
    assert labels == [("Bee", "cell=studies#b#label", 0), ("Ant", "cell=studies#a#label", 1)]
    assert axes.get_ylim() == (-0.6, 1.6)
    assert axes.get_xlim() == pytest.approx((0, 1.44 * 24))
    assert time_to_event.height_in(frame) == pytest.approx(0.9 + 2 * 0.27)


def test_a_figure_without_times_can_be_drawn(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    time_to_event.draw(axes, frame.iloc[:0])
    assert axes.texts[:] == []
