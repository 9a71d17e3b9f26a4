"""A bound is quoted as a bound: 'at least 30 months', never '30 months'."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.report.bounds_in_prose import complaints_of_bounds
from hivcells.report.ledger import lines_of
from hivcells.report.trace import FREE, VALUE, Entry

AT_LEAST = {"relation": "≥", "quantity": "30\u00a0months"}
WORDS = {
    "words_of_bounds": pd.DataFrame(
        [("at least", "≥"), ("or more", "≥"), ("about", "about")], columns=["phrase", "relation"]
    )
}


def said_of(before: str, after: str, value: dict[str, str] = AT_LEAST) -> list[str]:
    block = [
        Entry(before, FREE, file="report/tea.qmd", line=3),
        Entry("30 months", VALUE, "tea.longest", file="report/tea.qmd", line=4),
        Entry(after, FREE, file="report/tea.qmd", line=4),
    ]
    return [str(complaint) for complaint in complaints_of_bounds([block], {"tea.longest": value}, WORDS)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The cup was warm for at least ", "."),
        ("At least for ", " the cup was warm."),
        ("It was cold. The cup was warm for ", " or more. It was tea."),
    ],
)
def test_a_bound_with_its_words_in_the_sentence_is_quoted_rightly(before: str, after: str) -> None:
    assert said_of(before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The cup was warm for ", "."),
        ("At least it was tea. The cup was warm for ", "."),
        ("The cup was warm for ", ". It was tea or more."),
        ("The cup was warm for about ", "."),
    ],
)
def test_a_bound_without_them_is_complained_of_with_its_sign_and_line(before: str, after: str) -> None:
    [said] = said_of(before, after)
    assert said.startswith("report/tea.qmd:4, value '≥ 30\u00a0months': a bound is quoted as if it were the number.")
    assert "'at least' or 'or more'" in said


def test_what_no_value_is_known_of_is_no_bound() -> None:
    assert list(complaints_of_bounds([[Entry("30", VALUE, "tea.none"), Entry("30", VALUE, "tea.bare")]], {"tea.bare": {}}, WORDS)) == []  # fmt: skip


def test_a_number_that_is_no_bound_needs_no_words() -> None:
    assert said_of("The cup was warm for ", ".", {"relation": "", "quantity": "30\u00a0months"}) == []


def test_the_ledger_shows_the_sign_before_the_number(values: dict[str, dict]) -> None:
    """Gupta 2020, abstract: 'remission ... up to 30 months (last tested ...)', going on: at least 30 months."""
    [line] = lines_of(["gupta2020.time_off_treatment.months"], values, {}, {})
    assert "".join(piece.text for piece in line.numbers) == "≥\u00a030"
    assert values["gupta2020.time_off_treatment.months"]["text"] == "30"
