"""A number keeps its unit: another one typed behind it is complained of, a name of what is counted is not."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.report.beside_numbers import complaints_of_units
from hivcells.report.trace import FREE, VALUE, Entry

UNITS = pd.DataFrame(
    [("month", "months", "month"), ("year", "years", "year"), ("percent", "%", "%"), ("people", "people", "person")],
    columns=["unit_id", "symbol", "singular"],
)
VALUES = {"tea.time": {"unit": "month"}, "tea.people": {"unit": "people"}, "tea.share": {"unit": "percent"}}


def complaints(value_id: str, after: str, form: str = "value") -> list[str]:
    block = [
        Entry("It took ", FREE, file="a.qmd", line=3),
        Entry("24", VALUE, value_id, form, file="a.qmd", line=3),
        Entry(after, FREE, file="a.qmd", line=3),
    ]
    return [str(complaint) for complaint in complaints_of_units([block], VALUES, {"units": UNITS})]


@pytest.mark.parametrize(
    ("value_id", "after", "said"),
    [
        ("tea.time", " years of tea.", "value '24 years': a unit typed beside a number of month."),
        ("tea.people", " percent of them.", "value '24 percent': a unit typed beside a number of people."),
        ("tea.none", " % of them.", "value '24 %': a unit typed beside a number of no unit."),
    ],
)
def test_another_unit_than_its_own_is_complained_of(value_id: str, after: str, said: str) -> None:
    [complaint] = complaints(value_id, after)
    assert complaint == f"a.qmd:3, {said} Quote it with .quantity, which gives the unit of the data."


@pytest.mark.parametrize(
    ("value_id", "after", "form"),
    [
        ("tea.time", " months of tea.", "value"),
        ("tea.time", " cups.", "value"),
        ("tea.share", " percent of them.", "value"),
        ("tea.people", " years of tea were counted.", "value"),  # of what is counted it may be the name
        ("tea.time", " years later.", "quantity"),  # which has its unit already
        ("tea.time", ", years later.", "value"),
    ],
)
def test_its_own_unit_and_names_of_what_is_counted_are_let_through(value_id: str, after: str, form: str) -> None:
    assert complaints(value_id, after, form) == []
