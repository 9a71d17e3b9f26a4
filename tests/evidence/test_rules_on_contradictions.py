"""What the words of a row say against its columns: directions, statistics, times, scales, counts in words."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hivcells.evidence.rules import (
    of_quoted_directions,
    of_quoted_intervals,
    of_quoted_statistics,
    of_quoted_times,
    of_quoted_units,
)

FINDING = {
    "finding_id": "tea", "statistic": "mean", "value": "12.3", "unit": "cups", "as_printed": "", "how_obtained": "printed",
    "time_value": "", "time_unit": "", "visit": "",
}  # fmt: skip


def said(rule: Callable, table: str, row: dict[str, str], **others: pd.DataFrame) -> list[str | None]:
    """The columns of which a rule complains in a table of one row."""
    return [complaint.column for complaint in rule({table: pd.DataFrame([row], index=[2]), **others})]


def of_finding(rule: Callable, printed: str, **cells: str) -> list[str | None]:
    units = pd.DataFrame({"unit_id": ["cups", "log10_cups", "cups_per_kg", "million"], "printed_as": ""})
    return said(rule, "findings", FINDING | cells | {"as_printed": printed}, units=units)


@pytest.mark.parametrize(
    ("statistic", "value", "printed", "columns"),
    [
        ("difference", "50", "counts were 50 lower with tea than with water", ["value"]),
        ("difference", "-50", "counts were 50 lower with tea than with water", []),
        ("log_change", "0.5", "thirst fell by 0.5 log10", ["value"]),
        ("direction", "-1", "thirst was higher with tea", ["value"]),
        ("direction", "1", "thirst was higher with tea", []),
        ("difference", "50", "50, from lower to higher counts", []),
        ("difference", "50", "a difference of 50", []),
        ("mean", "50", "thirst fell to 50", []),
        ("difference", "0.1", "thirst did not decrease (0.1)", []),
        ("direction", "-1", "no increase of thirst", []),
        ("difference", "50", "50 cups (lower limit 20), P less than 0.001", []),
        ("difference", "-50", "50 fewer, in people with 3 or more cups", []),
    ],
)
def test_a_change_has_the_sign_of_its_words(statistic: str, value: str, printed: str, columns: list[str]) -> None:
    """Where they tell of a fall and of a rise, or of neither, nothing is said."""
    assert (
        of_finding(of_quoted_directions.directions_are_those_of_the_words, printed, statistic=statistic, value=value)
        == columns
    )


@pytest.mark.parametrize(
    ("visit", "value", "printed", "columns"),
    [
        ("last", "50", "counts increased by 50 at month 6", ["statistic"]),
        ("last", "50", "a mean fall of 50", ["statistic"]),
        ("last", "-50", "a mean fall of 50", []),
        ("last", "150", "counts increased by 50 to 150", []),
        ("", "50", "counts increased by 50 at month 6", []),
        ("last", "50", "a reduction of 50", ["statistic"]),
    ],
)
def test_a_change_is_no_level_of_a_visit(visit: str, value: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_quoted_directions.changes_are_no_levels, printed, visit=visit, value=value) == columns


@pytest.mark.parametrize(
    ("statistic", "printed", "columns"),
    [
        ("mean", "the median was 12.3", ["statistic"]), ("median", "the median was 12.3", []),
        ("median", "mean (SD) 12.3 (4.1)", ["statistic"]), ("mean", "mean or median 12.3", []),
        ("mean", "12.3 cups", []), ("hazard_ratio", "odds ratio 12.3", ["statistic"]),
        ("odds_ratio", "relative risk 12.3", ["statistic"]), ("odds_ratio", "OR 12.3", []),
        ("risk_ratio", "12.3 or more", []), ("count", "the median of 12.3", []),
        ("risk_ratio", "OR: 12.3", ["statistic"]), ("mean", "12.3 at a median follow-up of 24 weeks", []),
        ("median", "12.3, by means of a scale", []), ("odds_ratio", "12.3 at 24 hr", []),
    ],
)  # fmt: skip
def test_an_average_and_a_ratio_are_those_that_are_named(statistic: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_quoted_statistics.averages_are_those_of_the_words, printed, statistic=statistic) == columns


@pytest.mark.parametrize(
    ("statistic", "value", "printed", "columns"),
    [
        ("mean", "20.2", "12.3 (range 4.1-20.2)", ["value"]), ("mean", "4.1", "12.3 [95% CI 4.1 to 20.2]", ["value"]),
        ("mean", "95", "0.5 (95% CI 0.2 to 0.9)", ["value"]), ("mean", "12.3", "12.3 (range 4.1-20.2)", []),
        ("maximum", "20.2", "12.3 (range 4.1-20.2)", []), ("mean", "20.2", "12.3 (20.2 cups)", []),
        ("mean", "99", "12.3 (range 4.1-20.2)", []),
        ("median", "12.3", "cups (median 12.3, range 4.1-20.2)", []),
        ("hazard_ratio", "0.5", "better with tea (HR 0.5; 95% CI 0.2-0.9)", []),
        ("p_value", "0.04", "2.1 (95% CI 1.0 to 3.2; P = 0.04)", []), ("p_value", "0.04", "2.1, CI 1.0 to 3.2, P = 0.04", []),
    ],
)  # fmt: skip
def test_a_limit_is_no_value(statistic: str, value: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_quoted_statistics.values_are_no_limits, printed, statistic=statistic, value=value) == columns


@pytest.mark.parametrize(
    ("printed", "columns"),
    [
        ("(r = 0.04)", ["statistic"]), ("r = 0.5, P = 0.04", []), ("0.04", []), ("1.2E-05", []), ("P_trend 0.04", []),
        ("log-rank 0.04", []),
    ],
)  # fmt: skip
def test_a_p_value_is_no_other_statistic(printed: str, columns: list[str]) -> None:
    assert (
        of_finding(of_quoted_statistics.p_values_are_no_other_statistic, printed, statistic="p_value", value="0.04")
        == columns
    )


@pytest.mark.parametrize(
    ("value", "unit", "printed", "columns"),
    [
        ("6", "month", "12.3 cups at week 12", ["time_value"]), ("12", "week", "12.3 cups at week 12", []),
        ("3", "month", "12.3 cups after twelve weeks", ["time_value"]), ("84", "day", "12.3 cups after twelve weeks", []),
        ("1", "year", "12.3 cups at 12 months", []), ("6", "month", "12.3 cups at the end", []),
        ("6", "month", "at weeks 2, 4 and month 6", []), ("0", "week", "12.3 cups at week 12", []),
        ("12", "week", "at weeks 4, 8 and 12", []), ("4", "week", "after 4, 8 and 12 weeks", []),
        ("3", "month", "3 to 6 months", []), ("24", "week", "after twenty-four weeks", []),
        ("6", "month", "12.3 cups; mean age 35 years", []), ("6", "month", "12.3 cups in people 35 years old", []),
    ],
)  # fmt: skip
def test_a_time_is_among_those_of_the_words(value: str, unit: str, printed: str, columns: list[str]) -> None:
    assert (
        of_finding(of_quoted_times.times_are_those_of_the_words, printed, time_value=value, time_unit=unit) == columns
    )


@pytest.mark.parametrize(
    ("value", "unit", "printed", "columns"),
    [
        ("4.5", "cups", "log10 of the cups 4.5", ["unit"]), ("4.5", "log10_cups", "log10 of the cups 4.5", []),
        ("450", "cups", "fell by a log to 450", []), ("4.5", "million", "log10 4.5", []),
        ("10", "cups", "10 million cups/kg", ["unit"]), ("10", "cups_per_kg", "10 million cups/kg", []),
        ("10", "cups", "10 cups; 3 cups/kg", []), ("4.5", "cups", "4.5, a catalogue of cups", []),
        ("5", "cups", "5 cups (log-rank P = 0.03)", []), ("-450", "cups", "a fall by a log, 450 cups", []),
        ("10", "cups", "10 cups, or about 2 cups/kg", []),
    ],
)  # fmt: skip
def test_a_unit_is_not_that_of_another_scale(value: str, unit: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_quoted_units.units_are_those_of_the_words, printed, value=value, unit=unit) == columns


@pytest.mark.parametrize(
    ("count", "whole", "printed", "columns"),
    [
        ("10", "10", "three of ten patients had a burn", ["n_events"]), ("3", "12", "three of ten patients", ["n_events"]),
        ("3", "10", "three of ten patients", []), ("7", "10", "three of ten had none", []), ("3", "10", "3 out of the ten", []),
        ("4", "8", "three of ten patients", []), ("10", "10", "no burns in 10 people", ["n_events"]),
        ("0", "10", "no burns in 10 people", []), ("2", "10", "2 burns, none severe", []),
        ("3", "12", "No. of people with burns: 3 (25%)", []), ("2", "12", "no severe burn; 2 of 12 had burns", []),
        ("3", "12", "3/12 had burns; 3 of the 5 burns were mild", []), ("3", "12", "3 (25%), 3 of 4 at night", []),
        ("3", "12", "1" * 5000 + " of 12", []),
    ],
)  # fmt: skip
def test_a_count_in_words_is_that_of_the_row(count: str, whole: str, printed: str, columns: list[str]) -> None:
    """Of pairs that share neither count nor people with the row nothing is said: they may be of others."""
    event = {"event_id": "burn", "outcome_id": "burn", "n_events": count, "n_assessed": whole, "as_printed": printed}
    outcomes = pd.DataFrame({"outcome_id": ["burn"], "role": ["harm"]})
    assert said(of_quoted_intervals.counts_in_words_are_those_of_the_row, "events", event, outcomes=outcomes) == columns


@pytest.mark.parametrize("text", ["a" * 50_000, "1 (" + "CI " * 20_000, "1," * 30_000, "up by " + "1" * 50_000])
def test_long_words_are_gone_over_once(text: str) -> None:
    """With nested repetition a rule would not end."""
    event = {"as_printed": text, "outcome_id": "", "n_events": "1", "n_assessed": "2"}
    assert of_finding(of_quoted_directions.changes_are_no_levels, text) == []
    assert of_finding(of_quoted_statistics.values_are_no_limits, text) == []
    assert of_finding(of_quoted_times.times_are_those_of_the_words, text, time_value="6", time_unit="week") == []
    outcomes = pd.DataFrame(columns=["outcome_id", "role"])
    assert said(of_quoted_intervals.counts_in_words_are_those_of_the_row, "events", event, outcomes=outcomes) == []
