"""Numbers that news alone tell of, and numbers that people compared with the paper."""

from __future__ import annotations

import pytest
from hivcells.report.packing import packed, unpacked

from browser.opening import CHANGE, MEAN, PAGE, REPORT, ask, card_of

MARKED = """where => [...document.querySelectorAll(`${where} [data-source="press"]`)].filter(e => e.checkVisibility()).map(
    e => getComputedStyle(e.matches('svg *') ? e.querySelector('text') : e).textDecorationStyle)"""


@pytest.mark.parametrize("where", ["main p", "main table", "main svg"])
def test_numbers_that_news_alone_tell_of_are_marked_in_text_tables_and_drawings(page, where):
    marks = page.evaluate(MARKED, where)
    assert marks and set(marks) == {"dotted"}


def test_a_number_whose_only_source_is_news_is_marked_and_says_so(page):
    marked = page.locator('main a.value-link [data-source="press"]').first
    assert marked.evaluate("e => getComputedStyle(e).textDecorationStyle") == "dotted"
    assert "News alone" in ask(page, marked.get_attribute("data-value")).inner_text()


def test_a_reported_number_that_nobody_signed_says_so_and_a_computed_one_says_nothing(page):
    assert "compared" not in ask(page, CHANGE).inner_text()
    card_of(page).get_by_role("button", name="243").click()
    assert "No person has compared it with the paper yet" in card_of(page).inner_text()


def test_a_signed_number_says_who_compared_it_and_when(another, tmp_path):
    """On a copy of the page whose evidence has a signature of a made-up person."""
    text = PAGE.read_text(encoding="utf-8")
    before = (REPORT.parent / "draft" / "evidence.txt").read_text(encoding="utf-8")
    evidence = unpacked(before)
    evidence["values"][MEAN]["signed"] = [{"who": "Kari Tea", "when": "2026-11-29"}]
    assert before in text
    copy = tmp_path / "review.html"
    copy.write_text(text.replace(before, packed(evidence)), encoding="utf-8")
    page = another(f"{copy.as_uri()}#value-{MEAN}")
    card_of(page).wait_for()
    assert "Compared with the paper by Kari Tea on 2026-11-29" in card_of(page).inner_text()
    assert "No person" not in card_of(page).inner_text()
