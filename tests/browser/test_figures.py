"""Figures: their size, their letters, their numbers and their files."""

from __future__ import annotations

import re

import pytest

from browser.opening import DESK, PHONE, REPORT, SMALLEST_TARGET, TABLET, card_of, resize

SMALLEST_TEXT_IN_FIGURES = 11  # css px
# The numbers of some elements, each once.
IDS = "all => [...new Set(all.flatMap(e => [...e.querySelectorAll('[data-value]')]).map(e => e.dataset.value))].sort()"
SIDES = "all => Math.min(...all.flatMap(e => [e.offsetWidth, e.offsetHeight]))"
LABELS = """svgs => svgs.filter(svg => svg.checkVisibility()).flatMap(svg => [...svg.querySelectorAll('text')].map(label => {
    const m = label.getScreenCTM(), scale = Math.sqrt(m.a * m.d - m.b * m.c);
    const [box, svg_box] = [label, svg].map(e => e.getBoundingClientRect());
    return { text: label.textContent.trim(), size: parseFloat(getComputedStyle(label).fontSize) * scale,
        beyond: Math.max(svg_box.left - box.left, box.right - svg_box.right, box.bottom - svg_box.bottom) };
}))"""


def test_each_figure_is_drawn_inline_has_a_name_and_leads_to_its_data(page):
    figures = page.locator("figure", has=page.locator("figcaption", has_text=re.compile(r"^\s*Figure\s\d"))).all()
    assert figures
    for figure in figures:
        assert figure.locator("svg[role=img]:visible, svg[role=group]:visible").count() == 1, figure.inner_text()
        described = re.compile(r"\w+ \w+ \w+")
        # A drawing whose numbers can be asked is a group to assistive technology, any other a picture.
        drawings = figure.get_by_role("img", name=described).or_(figure.get_by_role("group", name=described))
        assert drawings.count() == 1, figure.inner_text()
        drawing, data, itself = figure.locator("+ .files a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert (REPORT / drawing).is_file() and (REPORT / data).is_file() and itself.startswith("#fig-")
        assert figure.locator("svg:visible").bounding_box()["width"] >= 40 * 16
    assert page.locator("img, object, canvas, iframe").count() == 0


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_labels_of_figures_are_large_enough_and_whole(page, width):
    resize(page, width)
    labels = page.eval_on_selector_all("figure svg", LABELS)
    assert labels
    assert [label for label in labels if label["size"] < SMALLEST_TEXT_IN_FIGURES or label["beyond"] > 2] == []


def test_a_number_in_a_drawing_opens_the_card_by_click_and_by_key(page):
    drawn = page.locator("figure svg [data-value]")
    drawn.first.click()
    assert drawn.first.get_attribute("data-value") in card_of(page).inner_text()
    page.keyboard.press("Escape")
    drawn.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    card_of(page).wait_for()
    assert drawn.nth(1).get_attribute("data-value") in card_of(page).inner_text()


def test_each_number_of_a_drawing_has_a_button_below_it_that_a_finger_can_hit_and_opens_the_same_card(page):
    drawings = page.locator("figure:has(svg[data-figure] [data-value])").all()
    assert len(drawings) > 3
    for figure in drawings:
        words = figure.locator("+ .files + .in-words")
        words.locator("summary").click()
        drawn = figure.locator("svg").evaluate_all(IDS)
        assert words.evaluate_all(IDS) == drawn != []
        assert words.get_by_role("button").evaluate_all(SIDES) >= SMALLEST_TARGET
    last = words.get_by_role("button").last
    last.click()
    assert last.get_attribute("data-value") in card_of(page).inner_text()
    for figure in drawings:
        page.keyboard.press("Escape")
        figure.locator("+ .files + .in-words summary").click()
