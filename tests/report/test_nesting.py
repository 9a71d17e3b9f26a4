"""Marks that are opened again and again before they are closed, which pandoc would take ages to pair."""

from __future__ import annotations

import pytest
from hivcells.report.compose import DEEPEST, complaints_of_nesting
from hivcells.report.prose import Line


def complained(*texts: str) -> list[tuple[int, str]]:
    """The lines that are complained of, and why."""
    lines = [Line("a.qmd", number, text) for number, text in enumerate(texts, start=1)]
    return [(complaint.line, complaint.problem) for complaint in complaints_of_nesting(lines)]


@pytest.mark.parametrize("mark", ["[", "](", "<!--", "{"])
def test_as_many_as_twelve_may_stand_within_each_other(mark: str) -> None:
    assert complained(mark * DEEPEST) == []
    assert complained(mark * (DEEPEST + 1)) == [(1, f"more than 12 '{mark}' within each other")]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("](", ")"), ("<!--", "-->"), ("{", "}")])
def test_what_is_closed_is_not_within(opening: str, closing: str) -> None:
    assert complained((opening + closing) * 20) == []
    assert complained(closing * 20 + opening * 12) == []
    closed = opening * 12 + closing
    assert complained(closed + opening) == []
    assert len(complained(closed + opening * 2)) == 1


def test_a_paragraph_is_complained_of_once_where_it_gets_too_deep() -> None:
    deep = "{" * 7
    assert [line for line, _ in complained("tea", deep, deep, deep)] == [3]
    assert [line for line, _ in complained(deep, deep, " ", deep, deep)] == [2, 5]
    assert complained(deep, "", deep) == []


def test_a_mark_that_is_text_opens_nothing() -> None:
    assert complained(r"\{" * 20) == complained(r"\[" * 20) == []


def test_the_place_and_the_remedy_are_named() -> None:
    [complaint] = complaints_of_nesting([Line("a.qmd", 7, "{" * 13)])
    assert (complaint.file, complaint.line) == ("a.qmd", 7)
    assert complaint.remedy == "Close each, or write a backslash before a mark that is text."
