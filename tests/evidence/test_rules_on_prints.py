"""Rules on what stands in print: counts of events, averages at one time, traces of a spreadsheet, names of authors."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_numbers import counts_stand_in_what_was_printed
from hivcells.evidence.rules.of_quoted_spreads import correlations_of_a_part_say_of_how_many
from hivcells.evidence.rules.of_references import authors_are_set_apart
from hivcells.evidence.rules.of_series import averages_are_those_of_one_group
from hivcells.evidence.rules.of_spreadsheets import cells_are_neither_made_nor_run_by_a_spreadsheet

Said = list[tuple[int, str | None, str]]


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), index=pd.RangeIndex(2, 2 + len(rows)), dtype=object)


def said(found: object) -> Said:
    return [(fault.line, fault.column, fault.problem) for fault in found]  # type: ignore[attr-defined]


def said_of_event(printed: str, n_events: str, n_assessed: str = "10", percent: str = "", how: str = "printed") -> Said:
    event = {
        "n_events": n_events, "n_assessed": n_assessed, "percent_printed": percent, "as_printed": printed,
        "how_obtained": how,
    }  # fmt: skip
    return said(counts_stand_in_what_was_printed({"events": frame(event)}))


def test_a_count_stands_in_its_printed_words() -> None:
    assert said_of_event("2/10 (20%)", "2", percent="20") == []
    assert said_of_event("three of ten", "3") == []
    assert said_of_event("812 of 12,000", "812", "12000") == []
    assert said_of_event("he died", "1", "1") == []


def test_a_count_that_was_not_printed_is_named() -> None:
    assert said_of_event("three of ten", "4") == [(2, "n_events", "not among the numbers of 'three of ten'")]
    assert said_of_event("nobody said", "4", how="computed") == []


def test_a_percentage_keeps_its_printed_decimals() -> None:
    problem = "not among the numbers of '2 of 3 (67.0%)'"
    assert said_of_event("2 of 3 (67.0%)", "2", "3", "67") == [(2, "percent_printed", problem)]
    assert said_of_event("2 of 3 (67.0%)", "2", "3", "67.0") == []


def said_of_correlation(note: str, statistic: str = "coefficient", **more: str) -> Said:
    row = {"as_printed": "r = 0.5", "note": note, "statistic": statistic, "scope": "", "n_assessed": ""} | more
    return said(correlations_of_a_part_say_of_how_many({"findings": frame(row)}))


@pytest.mark.parametrize("part", ["in those who", "subset", "groups pooled", "groups together", "of people who"])
@pytest.mark.parametrize("statistic", ["coefficient", "p_value"])
def test_a_correlation_of_a_part_says_of_how_many(part: str, statistic: str) -> None:
    assert said_of_correlation(f"Cups, {part} drank.", statistic) == [
        (2, "n_assessed", f"'{part}' tells of a part of the people")
    ]
    assert said_of_correlation(f"Cups, {part} drank: 6 of 9.", statistic, n_assessed="6") == []
    assert said_of_correlation(f"Cups, {part} drank.", statistic, scope="drinkers") == []


def test_a_correlation_of_all_and_another_number_of_a_part_need_not_say_it() -> None:
    assert said_of_correlation("Cups against hours.") == []
    assert said_of_correlation("Cups in those who drank.", "mean") == []


@pytest.mark.parametrize("date", ["10-Feb", "2-Jan", "Jan-05", "1-Dec-2019"])
def test_a_date_that_a_spreadsheet_made_of_a_fraction_is_named(date: str) -> None:
    tables = {"sources": frame({"issue": "1-2", "title": "One"}, {"issue": date, "title": "Two"})}
    assert said(cells_are_neither_made_nor_run_by_a_spreadsheet(tables)) == [
        (3, "issue", "a date that a spreadsheet made")
    ]


@pytest.mark.parametrize("error", ["#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "########"])
def test_an_error_of_a_spreadsheet_is_named(error: str) -> None:
    tables = {"events": frame({"note": error})}
    assert said(cells_are_neither_made_nor_run_by_a_spreadsheet(tables)) == [(2, "note", "an error of a spreadsheet")]


def test_words_that_merely_hold_a_date_or_a_number_sign_are_text() -> None:
    tables = {"events": frame({"note": "seen on 10-Feb"}, {"note": "patient #2"}, {"note": "May"}, {"note": ""})}
    assert said(cells_are_neither_made_nor_run_by_a_spreadsheet(tables)) == []


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "@SUM(A1)",
        "+SUM(A1)",
        "-2+3+cmd|' /C calc'!A0",
        "-1+1",
        "+80-120",
        '=HYPERLINK("x")',
    ],
)
def test_what_a_spreadsheet_would_compute_or_run_is_named(formula: str) -> None:
    tables = {"studies": frame({"note": formula})}
    problem = "a spreadsheet would take this for a formula"
    assert said(cells_are_neither_made_nor_run_by_a_spreadsheet(tables)) == [(2, "note", problem)]


@pytest.mark.parametrize(
    "text", ["=", "-0.06", "+12 days", "-0,19 (0,23)", "-0.06; -0.32; 0.24", "-fold", "P = 0.05", "a+b"]
)
def test_signed_numbers_and_words_are_no_formulas(text: str) -> None:
    assert said(cells_are_neither_made_nor_run_by_a_spreadsheet({"studies": frame({"note": text})})) == []


OUTCOMES = frame({"outcome_id": "white_cells", "role": "cell count"}, {"outcome_id": "weight", "role": ""})
VISIT = {
    "study_id": "tea", "arm_id": "tea.green", "outcome_id": "white_cells", "scope": "", "statistic": "mean",
    "time_value": "0", "time_unit": "month", "unit": "cells",
}  # fmt: skip


def said_of_visits(first: dict[str, str], second: dict[str, str]) -> Said:
    rows = [VISIT | {"finding_id": name} | visit for name, visit in (("intention", first), ("protocol", second))]
    return said(averages_are_those_of_one_group({"outcomes": OUTCOMES, "findings": frame(*rows)}))


def test_two_averages_of_an_arm_at_one_time_are_named() -> None:
    problem = "at this time 'intention' has 180 for the same arm"
    assert said_of_visits({"value": "180"}, {"value": "210"}) == [(3, "scope", problem)]


@pytest.mark.parametrize(
    "other",
    [
        {"scope": "per_protocol"}, {"time_value": "12"}, {"statistic": "median"}, {"arm_id": "tea.water"},
        {"outcome_id": "weight"}, {"value": "180"}, {"arm_id": ""},
    ],
    ids=lambda other: next(iter(other)),
)  # fmt: skip
def test_averages_of_another_group_time_or_kind_may_stand_beside(other: dict[str, str]) -> None:
    assert said_of_visits({"value": "180"}, {"value": "210"} | other) == []


def said_of_authors(authors: str) -> list[str]:
    return [found.problem for found in authors_are_set_apart({"sources": frame({"authors": authors})})]


@pytest.mark.parametrize("authors", ["", "Smith, Ann B; Lee, Eve", "The Tea Group", "Smith, John, Jr; Lee, E"])
def test_persons_set_apart_by_semicolons_are_authors(authors: str) -> None:
    assert said_of_authors(authors) == []


def test_persons_set_apart_by_commas_are_named() -> None:
    assert said_of_authors("Smith AB, Jones CD, Lee E") == ["'Smith AB, Jones CD, Lee E' is more than one person"]
