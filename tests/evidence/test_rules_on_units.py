"""The unit that words give a number is that of its column."""

from __future__ import annotations

import pytest
from evidence.test_rules_on_words import said
from hivcells.evidence.rules import of_quoted_intervals, of_quoted_units


@pytest.mark.parametrize(
    ("printed", "number", "columns"),
    [
        ("after 8 months", {"value": "8", "unit": "week"}, ["unit"]), ("an 8-week course", {"value": "8", "unit": "week"}, []),
        ("100 cups at week 48", {"value": "100", "time_value": "48", "time_unit": "month"}, ["time_unit"]),
        ("100 cups at week 48", {"value": "100", "time_value": "48", "time_unit": "week"}, []),
        ("4.5 log10 cups", {"value": "4.5"}, ["unit"]), ("4.5 log10 cups", {"value": "4.5", "unit": "log10_cups"}, []),
        ("48 weeks or 12 months", {"value": "12", "unit": "month"}, []), ("18 months", {"value": "8", "unit": "week"}, []),
    ],
)  # fmt: skip
def test_a_unit_is_that_of_the_words(printed: str, number: dict[str, str], columns: list[str]) -> None:
    blank = {"time_value": "", "time_unit": ""}
    assert said(of_quoted_units.units_are_those_of_the_words, blank | number | {"as_printed": printed}) == columns


@pytest.mark.parametrize(
    ("printed", "unit", "expected"),
    [
        ("40 \u00d7 10^6 cups", "cups", ["unit"]),
        ("40 x 10\u2076 cups", "cups", ["unit"]),
        ("40 million cups", "cups", ["unit"]),
        ("40 million cups", "million_cups", []),
        ("40 x 10(6)/l", "cups_per_ul", []),
        ("40 \u00d7 10\u2076/L", "cups_per_ul", []),
        ("40 x 10^9/L", "cups_per_ul", ["unit"]),
        ("40 \u00d7 10\u2079/L", "cups_per_ul", ["unit"]),
        ("40 million cups", "cups_per_ul", ["unit"]),
    ],
)
def test_a_power_of_ten_is_not_lost(printed: str, unit: str, expected: list[str]) -> None:
    assert said(of_quoted_units.powers_of_ten_are_kept, {"as_printed": printed, "unit": unit}) == expected


@pytest.mark.parametrize(
    ("printed", "unit", "columns"),
    [
        ("40% of the cups", "cups", ["unit"]), ("40 %", "percent", []), ("40%", "percentage_points", []),
        ("40 cups", "percent", ["unit"]), ("40 drinkers", "cups", ["unit"]), ("40 cups/\u03bcL", "cups_per_ul", []),
        ("40 cups/\u00b5L", "cups", ["unit"]), ("40/mm\u00b3", "cups_per_ul", []), ("40/mm3", "percent", ["unit"]),
        ("40 cupstands", "percent", []), ("40% (40 of 100 people)", "people", []), ("140% and 40.5%", "cups", []),
        ("-40%", "cups", ["unit"]), ("40-50%", "cups", []), ("40 PER CENT", "cups", ["unit"]),
    ],
)  # fmt: skip
def test_a_number_has_a_unit_that_is_printed_right_behind_it(printed: str, unit: str, columns: list[str]) -> None:
    """Where it stands in two places, and one of them has no known unit behind it, it may have another."""
    blank = {"time_value": "", "time_unit": "", "value": "40"}
    assert said(of_quoted_units.units_are_those_of_the_words, blank | {"as_printed": printed, "unit": unit}) == columns


def test_a_long_run_of_letters_or_digits_is_no_rate_and_is_gone_over_once() -> None:
    """With nested repetition it would not end."""
    for text in ("1 " + "a" * 50_000, "1," * 50_000, "1 a a " + "b" * 50_000):
        assert of_quoted_intervals.RATE.search(text) is None
    assert of_quoted_intervals.RATE.search("2.5 deaths per 100 person-years")[1] == "2.5"
