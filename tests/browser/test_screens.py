"""Wide and narrow screens, magnified, in dark and in forced colours."""

from __future__ import annotations

import re

import pytest

from browser.opening import (
    CHANGE,
    CONTRAST_IN_FIGURES,
    CONTRAST_OF_TEXT,
    CONTRASTS,
    DESK,
    PAGE,
    PHONE,
    SIDEWAYS,
    TABLET,
    WIDE,
    ask,
    card_of,
    number,
    resize,
)

MOST_ELEMENTS, MOST_BYTES = 9_000, 1_200_000
FOUR_TIMES_LARGER = {"width": 320, "height": 256}  # what a desk of 1280 by 1024 px has left at 400 %


def test_the_page_is_small_enough_to_be_quick(page):
    assert page.evaluate("document.querySelectorAll('*').length") <= MOST_ELEMENTS
    assert PAGE.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK, WIDE])
def test_nothing_sticks_out_sideways(page, width):
    resize(page, width)
    assert page.evaluate(SIDEWAYS) <= 0


def test_at_four_times_the_size_nothing_sticks_out_and_the_card_can_be_closed(page):
    resize(page, **FOUR_TIMES_LARGER)
    assert page.evaluate(SIDEWAYS) <= 0
    ask(page, CHANGE).get_by_role("button", name="Close").click()
    assert card_of(page).count() == 0


def test_shades_of_the_map_grow_in_even_steps(page):
    steps = page.locator("#tbl-map td[class*='shade-']").evaluate_all(
        "cells => cells.map(e => [Number(e.className.match(/shade-(\\d)/)[1]), getComputedStyle(e).backgroundColor])"
    )
    red = {step: float(re.findall(r"[\d.]+", colour)[0]) for step, colour in steps}
    changes = [red[step] - red[step + 1] for step in sorted(red)[:-1]]
    assert len(changes) == 4 and max(changes) < 1.1 * min(changes)


def test_on_a_phone_a_row_of_the_table_of_certainty_is_a_card_that_names_its_cells_and_stays_a_table(page):
    resize(page, PHONE)
    table = page.locator("#tbl-certainty table")
    assert table.get_by_role("row").count() > 3 and table.get_by_role("rowheader").count() > 3
    found = table.locator("tbody tr").first.locator("td").nth(2)
    assert found.evaluate("e => getComputedStyle(e, '::before').content") == '"What was found"'
    assert table.evaluate("e => e.scrollWidth <= e.closest('figure').clientWidth")


def test_the_map_of_people_fits_a_phone(page):
    resize(page, PHONE)
    assert page.locator("#tbl-map .scrolls").evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_every_text_stands_out_from_its_ground_in_figures_too(page, media, scheme):
    page.emulate_media(color_scheme=scheme, media=media)
    least = {True: CONTRAST_IN_FIGURES, False: CONTRAST_OF_TEXT}
    texts = page.evaluate(CONTRASTS)
    assert [(round(ratio, 2), text) for ratio, text, is_drawn in texts if ratio < least[is_drawn]] == []


def test_in_forced_colours_a_traced_number_and_the_pressed_switch_can_still_be_told(page):
    page.emulate_media(forced_colors="active")
    switch = page.get_by_role("button", name="Show every traced number")
    border = "e => getComputedStyle(e).borderTopWidth"
    plain = switch.evaluate(border)
    switch.click()
    assert switch.evaluate(border) != plain
    assert (
        number(page, CHANGE).evaluate("e => getComputedStyle(e.querySelector('.value')).borderBottomStyle") == "solid"
    )
    switch.click()


def test_who_wants_less_motion_is_scrolled_without_it(page):
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_no_paragraph_and_no_list_is_wider_than_the_measure_of_the_text(page):
    measure_px = page.evaluate("34 * parseFloat(getComputedStyle(document.documentElement).fontSize)")
    wide = f"all => all.filter(e => e.offsetWidth > {measure_px} + 1).map(e => e.textContent.slice(0, 40))"
    assert page.locator("main section :is(p, ul, ol):not(figure *, .evidence-page *)").evaluate_all(wide) == []
