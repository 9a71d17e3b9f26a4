"""Single cases in months, from rows in days, weeks, months and years."""

from __future__ import annotations

import pandas as pd
import pytest
from absent import ABSENT
from hivcells.analysis.cases import case_times, cases

FINDINGS = pd.DataFrame(
    [
        ("week_before", "1", "", "", "week"),
        ("day_minus_7", "-7", "", "", "day"),
        ("month_16", "16", "", "", "month"),
        ("days_5_to_14", "", "5", "14", "day"),
        ("day_60", "60", "", "", "day"),
        ("day_9", "9", "", "", "day"),
        ("week_12", "12", "", "", "week"),
        ("day_42", "42", "", "", "day"),
        ("day_784", "784", "", "", "day"),
        ("year_2", "2", "", "", "year"),
        ("years_4_to_6", "", "4", "6", "year"),
        ("month_1", "1", "", "", "month"),
        ("month_half", "0.5", "", "", "month"),
    ],
    columns=["finding_id", "value", "low", "high", "unit"],
)
ARMS = pd.DataFrame([("tea", "green leaves", "none")], columns=["arm_id", "cell_product", "conditioning"])


def case(stop: str = "after", stopped: str = "", rebound: str = "", last: str = "") -> dict[str, str]:
    told = pd.DataFrame(
        [("one", "tea", stop, stopped, rebound, last)],
        columns=["case_id", "arm_id", "stop", "stop_finding_id", "rebound_finding_id", "last_finding_id"],
    )
    [row] = cases({"cases": told, "findings": FINDINGS, "arms": ARMS}).to_dict("records")
    return row


def test_a_stop_after_sixteen_months() -> None:
    assert case(stopped="month_16")["stopped_months_after_start"] == "16.0"


def test_a_stop_on_day_784_is_after_25_point_8_months() -> None:
    assert case(stopped="day_784")["stopped_months_after_start"] == "25.8"


def test_a_stop_before_the_start_is_negative_whatever_its_sign_in_print() -> None:
    assert case("before", stopped="week_before")["stopped_months_after_start"] == "-0.2"
    assert case("before", stopped="day_minus_7")["stopped_months_after_start"] == "-0.2"


def test_a_stop_at_the_start_needs_no_row() -> None:
    assert case("at")["stopped_months_after_start"] == "0"
    assert case("after")["stopped_months_after_start"] == ""


def test_days_without_treatment_are_a_stop_and_a_new_start() -> None:
    row = case(stopped="days_5_to_14")
    assert (row["stopped_months_after_start"], row["restarted_months_after_start"]) == ("0.2", "0.5")


def test_a_return_after_two_years_and_a_last_report_of_four_to_six() -> None:
    row = case(rebound="year_2", last="years_4_to_6")
    assert (row["rebound_months"], row["last_report_months"]) == ("24.0", "48.0")


def test_a_case_shows_what_its_arm_was_given() -> None:
    assert (case()["cell_product"], case()["conditioning"]) == ("green leaves", "none")


TIMES = ["stopped_months_after_start", "restarted_months_after_start", "rebound_months", "last_report_months"]


def test_a_review_without_cases_has_an_empty_table() -> None:
    found = cases(ABSENT | {"findings": FINDINGS, "arms": ARMS})
    assert found.empty and list(found.columns)[-5:] == [*TIMES, "stop_period"]
    assert case_times(found, FINDINGS).empty


def test_a_case_of_which_no_text_tells_a_time_has_none() -> None:
    assert [case("never")[name] for name in TIMES] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("stop", "stopped", "period"),
    [
        ("after", "month_16", "later"),
        ("after", "days_5_to_14", "around"),
        ("after", "month_half", "around"),
        ("after", "month_1", "later"),
        ("before", "week_before", "around"),
        ("at", "", "around"),
        ("long after", "", "later"),
        ("after", "", "undated"),
        ("never", "", ""),
    ],
)
def test_a_stop_within_a_month_of_the_start_is_around_it(stop: str, stopped: str, period: str) -> None:
    assert case(stop, stopped)["stop_period"] == period


def times_of(stop: str, stopped: str = "", rebound: str = "", since: str = "", last: str = "") -> dict[str, tuple]:
    row = case(stop, stopped, rebound, last) | {"study_id": "tea", "rebound_since": since, "last_since": "stop"}
    table = case_times(pd.DataFrame([row]), FINDINGS.assign(relation=">"))
    return {key: (float(value), unit) for key, value, unit in zip(table.value_id, table.value, table.unit)}


def test_times_run_from_the_stop_in_months_or_in_days_below_a_month() -> None:
    assert times_of("before", "day_minus_7", "day_60", "start") == {
        "case.one.stopped": (7, "day"),
        "case.one.rebound": (2.2, "month"),  # 67 days
    }
    assert times_of("after", "month_16", "day_60", "stop")["case.one.rebound"] == (2.0, "month")


def test_no_time_runs_to_a_return_that_was_seen_after_treatment_had_been_taken_up_again() -> None:
    assert times_of("after", "days_5_to_14", "day_42", "start") == {
        "case.one.stopped": (5, "day"),
        "case.one.gap": (9, "day"),
    }


def test_a_return_seen_while_treatment_was_missed_is_timed_from_the_stop() -> None:
    assert times_of("after", "days_5_to_14", "day_9", "start") == {
        "case.one.stopped": (5, "day"),
        "case.one.rebound": (4, "day"),
    }


def test_a_month_is_a_month_and_less_is_whole_days() -> None:
    """By hand: half of a month of 30.4 days are 15 days."""
    assert times_of("after", "month_1", "month_half", "stop") == {
        "case.one.stopped": (1, "month"),
        "case.one.rebound": (15, "day"),
    }


def test_a_time_without_the_event_and_its_sign_are_kept() -> None:
    assert times_of("after", last="year_2") == {"case.one.free": (24, "month")}
    row = case("before", "day_minus_7", "day_60") | {"study_id": "tea", "rebound_since": "start", "last_since": "stop"}
    found, stopped = case_times(pd.DataFrame([row]), FINDINGS.assign(relation=">")).to_dict("records")
    assert {name: found[name] for name in ("case_id", "study_id", "arm_id", "statistic", "relation")} == {
        "case_id": "one",
        "study_id": "tea",
        "arm_id": "tea",
        "statistic": "time",
        "relation": ">",
    }
    assert (found["inputs"], found["decimals"]) == ("day_60 day_minus_7", 1)
    assert (found["method"], stopped["method"]) == (
        "time from the stop of treatment",
        "time between the procedure and the stop of treatment",
    )


def test_who_never_stopped_has_no_times() -> None:
    assert times_of("never", rebound="day_60", since="start", last="year_2") == {}


def test_a_time_that_a_report_counts_in_weeks_stays_in_weeks() -> None:
    assert times_of("after", "month_16", "week_12", "stop")["case.one.rebound"] == (12, "week")
