"""The search for words of the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from browser.opening import CHANGE, DESK, PHONE, SIDEWAYS, TABLET, resize


def looked_for(page: Page, words: str):
    """The menu of the search, after these words were put into it."""
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.insert_text(words)
    return page.locator("#search-menu")


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_the_search_names_the_part_that_says_some_words_and_leads_there_by_keyboard(page, width):
    resize(page, width)
    page.evaluate("document.querySelector('#sec-hsct-remission').scrollIntoView()")
    found = looked_for(page, "cells had had time to take over")
    assert page.evaluate(SIDEWAYS) <= 0
    page.keyboard.press("Enter")  # to the first of the parts
    for _ in found.get_by_role("listitem").all():
        if "Those who stopped" in page.evaluate("document.activeElement.textContent"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert not found.is_visible()
    in_sight = "() => { const { y } = document.querySelector('#sec-hsct-remission').getBoundingClientRect(); return 0 < y && y < 800 }"
    page.wait_for_function(in_sight)


def test_words_across_a_number_are_found_and_words_of_nobody_are_not(page):
    words = page.locator("main p:has(a.value-link)").first.inner_text().split("\n")[0][:60].rpartition(" ")[0]
    found = looked_for(page, " ".join(words.split()))
    assert "1 in the text" in found.get_by_role("status").inner_text()
    page.locator("#search-for").fill("qxzv")
    assert found.get_by_role("status").inner_text() == "Not in the text."
    assert found.get_by_role("listitem").count() == 0


def test_words_apart_by_brackets_are_found_and_numbers_only_as_a_whole(page):
    found = looked_for(page, "CAR T")
    assert found.get_by_role("listitem").filter(has_text=re.compile("Gene-modified T cells")).count()
    ranges = "[...CSS.highlights.get('found')].map(range => range.toString().replace(/\\s+/g, ' '))"
    assert any("(" in words for words in page.evaluate(ranges))
    page.locator("#search-for").fill("67")
    around = """[...CSS.highlights.get('found')].map(({ startContainer: text, startOffset: at, endOffset: to }) =>
        text.data.slice(Math.max(0, at - 1), to + 1))"""
    assert page.evaluate(around) and not any(re.search(r"\d67|67\d", text) for text in page.evaluate(around))


def test_references_come_last_among_what_is_found_and_folded(page):
    found = looked_for(page, "Blood")
    last = found.locator(".found > li").last
    assert last.locator("summary").inner_text().startswith("In the references: ")
    assert not last.get_by_role("button").first.is_visible()
    last.locator("summary").click()
    last.get_by_role("button").first.click()
    assert not found.is_visible()


def test_the_search_leads_on_to_every_number(page):
    found = looked_for(page, CHANGE)
    found.get_by_role("button", name="Search every number").click()
    page.locator("#evidence-table").wait_for()
    assert page.locator("#evidence-table tbody tr").count() == 1
    assert CHANGE in page.locator("#evidence-table tbody tr").inner_text()
