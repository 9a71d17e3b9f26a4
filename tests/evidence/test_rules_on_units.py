"""The unit that words give a number is that of its column."""

from __future__ import annotations

import pytest
from evidence.test_rules_on_words import said
from hivcells.evidence.rules import of_words


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
    assert said(of_words.units_are_those_of_the_words, blank | number | {"as_printed": printed}) == columns


def test_a_long_run_of_letters_or_digits_is_no_rate_and_is_gone_over_once() -> None:
    """With nested repetition it would not end."""
    for text in ("1 " + "a" * 50_000, "1," * 50_000, "1 a a " + "b" * 50_000):
        assert of_words.RATE.search(text) is None
    assert of_words.RATE.search("2.5 deaths per 100 person-years")[1] == "2.5"
