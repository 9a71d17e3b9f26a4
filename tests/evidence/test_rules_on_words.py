"""What the quoted words say of a number is held against its columns."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hivcells.complaints import Complaint
from hivcells.evidence.rules import of_quotations, of_quoted_intervals, of_spreadsheets

FINDING = {
    "finding_id": "tea", "statistic": "mean", "relation": "=", "value": "40", "low": "", "high": "", "interval": "",
    "unit": "cups", "as_printed": "40 cups", "how_obtained": "printed", "spread_kind": "", "spread": "",
}  # fmt: skip
EVENT = {
    "event_id": "burn", "n_events": "2", "n_assessed": "20", "counted": "people", "as_printed": "2 of 20",
    "how_obtained": "printed",
}  # fmt: skip
UNIT = ["unit_id", "symbol", "printed_as"]
UNITS = {
    "cups": ("cups", "cups; cup each"), "million_cups": ("million cups", ""), "ratio": ("", ""),
    "percent": ("%", "%; per cent"), "percentage_points": ("points", "%"), "people": ("people", "people; drinkers"),
    "cups_per_ul": ("cups/\u00b5L", "cups/\u00b5l; /mm"), "per_100_person_years": ("per 100 person-years", ""),
}  # fmt: skip


def said(
    rule: Callable, finding: dict[str, str] | None = None, event: dict[str, str] | None = None
) -> list[str | None]:
    """The columns of which a rule complains in one finding and one event."""
    tables = {
        "findings": pd.DataFrame([FINDING | (finding or {})], index=[2]),
        "events": pd.DataFrame([EVENT | (event or {})], index=[2]),
        "corrections": pd.DataFrame(columns=["table", "row_id", "column"]),
        "units": pd.DataFrame([(unit, *written) for unit, written in UNITS.items()], columns=UNIT),
    }
    found: list[Complaint] = list(rule(tables))
    return [complaint.column for complaint in found]


@pytest.mark.parametrize(
    ("interval", "printed"),
    [
        ("95% CI", "40 (SD 12; 28 to 52)"),
        ("95% CI", "40 (90% CI 28 to 52)"),
        ("95% CI", "40 (99% CI 28 to 52)"),
        ("95% CI", "40 (95% prediction interval 28 to 52)"),
        ("95% CI", "40 (IQR 28-52)"),
        ("95% CI", "40 (range 28-52)"),
        ("95% CI", "40 (Q1-Q3 28-52)"),
        ("95% CI", "40 (25th to 75th 28-52)"),
        ("95% CI", "40 (min-max 28-52)"),
        ("95% CI", "40, minimum 28 and maximum 52"),
        ("IQR", "40 (95% CI 28 to 52)"),
        ("95% CI", "40 \u00b1 12"),
        ("not named", "40 +/- 12"),
    ],
)
def test_limits_are_what_the_words_call_them(interval: str, printed: str) -> None:
    cells = {"low": "28", "high": "52", "interval": interval, "as_printed": printed}
    assert set(said(of_quoted_intervals.intervals_are_those_of_the_words, cells)) == {"interval"}


@pytest.mark.parametrize(
    ("interval", "printed"),
    [
        ("95% CI", "40 (95% CI 28 to 52)"),
        ("95% CI", "40 (95%CI, 28-52)"),
        ("95% CI", "40 (28 to 52)"),
        ("95% CI", "40 \u00b1 12 (28 to 52)"),
        ("not named", "40 (CI: 28 to 52)"),
        ("IQR", "40 (interquartile range 28 to 52)"),
        ("range", "40 (range 28-52; SD 8)"),
    ],
)
def test_limits_that_are_so_called_pass(interval: str, printed: str) -> None:
    cells = {"low": "28", "high": "52", "interval": interval, "as_printed": printed}
    assert said(of_quoted_intervals.intervals_are_those_of_the_words, cells) == []


@pytest.mark.parametrize(
    ("kind", "printed", "expected"),
    [
        ("SE", "40 (SD 12)", ["spread_kind"]),
        ("SD", "40 \u00b1 12 (SEM)", ["spread_kind"]),
        ("SD", "40 \u00b1 12 (s.e.m.)", ["spread_kind"]),
        ("SD", "40 (SD 12)", []),
    ],
)
def test_a_spread_is_what_the_words_call_it(kind: str, printed: str, expected: list[str]) -> None:
    cells = {"spread": "12", "spread_kind": kind, "as_printed": printed}
    assert said(of_quoted_intervals.intervals_are_those_of_the_words, cells) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"statistic": "count", "value": "3", "as_printed": "3 per 100 person-years"}, ["statistic"]),
        ({"statistic": "count", "value": "3", "as_printed": "3 burns/1,000 patient-years"}, ["statistic"]),
        ({"statistic": "mean", "value": "3", "unit": "per_100_person_years"}, ["unit"]),
        ({"statistic": "rate", "value": "3", "unit": "percent", "as_printed": "3 per 100 person-years"}, ["unit"]),
        (
            {
                "statistic": "rate", "value": "3", "unit": "per_100_person_years",
                "as_printed": "3 per 1000 person-years",
            },
            ["unit"],
        ),
        (
            {"statistic": "rate", "value": "3", "unit": "per_100_person_years", "as_printed": "3 per 100 person-years"},
            [],
        ),
        ({"statistic": "count", "value": "500", "as_printed": ">500 patient-years of follow-up"}, []),
    ],
)  # fmt: skip
def test_a_rate_is_no_count(cells: dict[str, str], expected: list[str]) -> None:
    assert said(of_quoted_intervals.rates_are_no_counts, cells) == expected


def test_a_rate_is_no_number_of_events() -> None:
    assert said(of_quoted_intervals.rates_are_no_counts, event={"as_printed": "2 per 100 person-years"}) == ["n_events"]
    assert said(of_quoted_intervals.rates_are_no_counts, event={"as_printed": "3.1 per 100 person-years; 2"}) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"as_printed": "2/10"}, ["n_assessed"]),
        ({"n_events": "10", "as_printed": "2/10"}, ["n_events"]),
        ({"as_printed": "2 of 20 samples"}, ["counted"]),
        ({"as_printed": "2 serious adverse events"}, ["counted"]),
        ({"as_printed": "2 had serious adverse events"}, []),
        ({"as_printed": "2 episodes in 1 of 20 patients"}, ["counted"]),
        ({"as_printed": "2%"}, ["n_events"]),
        ({"as_printed": "2 of 20 (10%)"}, []),
        ({"as_printed": "2 of the 20 were event-free"}, []),
    ],
)
def test_counts_are_of_what_is_printed(cells: dict[str, str], expected: list[str]) -> None:
    assert said(of_quoted_intervals.counts_are_of_what_is_printed, event=cells) == expected


def test_what_other_rows_count_is_no_people() -> None:
    rows = [EVENT | {"as_printed": "2 of 20 pots"}, EVENT | {"as_printed": "2 of 20 pots", "counted": "pots"}]
    tables = {"events": pd.DataFrame(rows, index=[2, 3])}
    assert [(fault.line, fault.column) for fault in of_quoted_intervals.counts_are_of_what_is_printed(tables)] == [
        (2, "counted")
    ]


@pytest.mark.parametrize(
    ("relation", "printed"),
    [
        ("=", "40 or more cups"), ("=", ">= 40 cups"), ("=", "~40 cups"), ("=", "\u224840"), ("=", "40+ cups"),
        ("=", "ca. 40 cups"), ("=", "40 cups or less"), ("=", "P\uff1c40"), ("=", "no more than 40"),
        ("<", ">40 cups"), ("<", "at least 40"), (">", "< 40"), ("about", "40 or fewer"), (">", "no more than 40"),
    ],
)  # fmt: skip
def test_a_bound_has_the_side_that_is_printed(relation: str, printed: str) -> None:
    assert said(of_quotations.bounds_are_no_values, {"relation": relation, "as_printed": printed}) == ["relation"]


@pytest.mark.parametrize(
    ("relation", "printed"),
    [
        (">", "more than 40"), ("\u2265", "no less than 40"), ("<", "<40"), ("\u2264", "no more than 40"),
        ("about", "~40"), ("\u2265", "up to 40 months, going on"), ("=", "40 to 50+"), ("=", "CD4+ count 40"),
    ],
)  # fmt: skip
def test_a_bound_with_its_relation_passes(relation: str, printed: str) -> None:
    assert said(of_quotations.bounds_are_no_values, {"relation": relation, "as_printed": printed}) == []


def test_a_fall_by_more_is_a_change_below() -> None:
    cells = {"value": "-40", "relation": "<", "as_printed": "greater than 40 decrease"}
    assert said(of_quotations.bounds_are_no_values, cells) == []


@pytest.mark.parametrize(
    "cell",
    [
        "#BEZUG!", "#WERT!", "#NOM?", "#NV", "#N/A", "see #REF! there", "#FIELD!", "Err:502", "Error 502", "TRUE",
        "FALSCH", "2-oct.", "02. Mrz", "02-f\u00e9vr", "2023-10-02 00:00:00", "Okt 23", "02:10:00",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_made_is_found_in_other_languages(cell: str) -> None:
    tables = {"notes": pd.DataFrame({"note": [cell]}, index=[2])}
    assert len(list(of_spreadsheets.cells_are_neither_made_nor_run_by_a_spreadsheet(tables))) == 1


@pytest.mark.parametrize("cell", ["N/A", "True to the plan", "case #1", "May 2018", "2 March", "#3", "02:10"])
def test_what_people_write_is_not_of_a_spreadsheet(cell: str) -> None:
    tables = {"notes": pd.DataFrame({"note": [cell]}, index=[2])}
    assert list(of_spreadsheets.cells_are_neither_made_nor_run_by_a_spreadsheet(tables)) == []
