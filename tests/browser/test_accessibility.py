"""The page by the rules of accessibility, and what is fetched and said meanwhile."""

from __future__ import annotations

import re

import pytest

from browser.opening import DESK, PAGE, PHONE, ask_for_mean, open_table, resize, violations

# What a browser would fetch from the web; links for the reader to follow are none of it.
FETCHED = re.compile(r"<(?!a\b)[^>]+\s(?:src|srcset|(?:xlink:)?href|data|poster)=.(?:https?:)?//|url\(.?http|@import")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_keeps_every_rule_of_accessibility(page, width):
    """References are laid out alike on both, and their many links looked at once."""
    resize(page, width)
    assert violations(page, {"exclude": [["#refs"]]} if width == PHONE else None) == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_part_that_waits_is_taken_to_cover_another(another, width):
    """As Lighthouse looks at the page, which follows no link."""
    assert violations(another(width=width), {"exclude": [["#refs"]]}, is_laid_out=False, only="target-size") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_card_keeps_every_rule_of_accessibility(page, scheme):
    page.emulate_media(color_scheme=scheme)
    ask_for_mean(page)
    assert violations(page, "#card") == []


def test_whatever_is_opened_nothing_is_fetched_and_nothing_said(page):
    """As the fixture `page` asserts after each test."""
    ask_for_mean(page)
    open_table(page, "events")
    for scheme, media in (("dark", "screen"), ("dark", "print"), ("light", "print")):
        page.emulate_media(color_scheme=scheme, media=media)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert page.requests[0] == PAGE.as_uri()
    assert FETCHED.findall(PAGE.read_text(encoding="utf-8")) == []
