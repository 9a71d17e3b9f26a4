"""The page on paper."""

from __future__ import annotations

import pytest

from browser.opening import SIDEWAYS, open_table, resize

A4_BETWEEN_MARGINS = 718  # css px; A4 is 794 px wide, browsers leave 1 cm on each side
# Elements whose content goes on beyond their edge: a screen scrolls there, paper cannot.
CUT_OFF = """() => [...document.body.querySelectorAll('*:not(svg, svg *)')].filter(e =>
    getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth).map(e => e.outerHTML.slice(0, 80))"""


def test_on_paper_nothing_is_cut_off_and_the_page_points_to_the_pdf(page):
    open_table(page, "events")
    resize(page, A4_BETWEEN_MARGINS, 1000)
    page.emulate_media(media="print")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT_OFF) == []
    assert not page.locator("#evidence-table, .bar, #TOC").filter(visible=True).count()  # nor contents without pages
    assert "review.pdf" in page.evaluate("getComputedStyle(document.querySelector('main'), '::before').content")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_shades_of_the_map_are_printed_and_their_numbers_black(page, scheme):
    page.emulate_media(color_scheme=scheme, media="print")
    looks = "cells => cells.map(e => { const { printColorAdjust, color } = getComputedStyle(e); return `${printColorAdjust} ${color}`; })"
    cells = page.locator("#tbl-map td[class*='shade-']").evaluate_all(looks)
    assert cells and set(cells) == {"exact rgb(0, 0, 0)"}


def test_on_paper_no_button_stands_over_the_text_and_nothing_is_kept_free_for_one(page):
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    assert page.locator(".under-title").bounding_box()["height"] < 16
