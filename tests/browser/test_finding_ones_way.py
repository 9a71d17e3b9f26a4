"""Contents, bar, links and the stops of the tab key."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browser.opening import DESK, FOCUSED, PAGE, PHONE, SIDEWAYS, resize, words

CONTENTS = """links => links.map(a => {
    const target = document.getElementById(a.hash.slice(1)), heading = 'h2, h3, h4';
    return [a.textContent, (target?.matches(heading) ? target : target?.querySelector(heading))?.textContent ?? ''];
})"""
# Whether a place is in sight and has not moved since this was asked before.
LANDED = """id => {
    const { top } = document.getElementById(id).getBoundingClientRect(), before = window.topBefore;
    window.topBefore = top;
    return top === before && 0 <= top && top < 800;
}"""
LINKS = [(DESK, ["sec-conclusions", "fig-persistence", "value-review.year"]), (PHONE, ["value-review.year"])]


def assert_landed(page: Page, place: str) -> None:
    page.wait_for_function(LANDED, arg=place, polling=60)


def test_the_first_stop_of_the_tab_key_skips_to_the_text(another):
    page = another()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "text"
    assert page.evaluate("document.getElementById('TOC').compareDocumentPosition(document.activeElement)") & 4


def test_the_page_has_one_heading_of_the_first_level_and_one_main_part(page):
    assert page.locator("h1").count() == 1
    assert page.get_by_role("main").count() == 1


def test_each_line_of_the_contents_leads_to_the_heading_that_it_names(page):
    lines = page.eval_on_selector_all("#TOC a[href^='#']", CONTENTS)
    assert lines
    assert [words(line) for line, _ in lines] == [words(heading) for _, heading in lines]


def test_each_part_of_the_contents_is_a_section(page):
    targets = page.locator("#TOC a").evaluate_all(
        "links => links.map(a => document.getElementById(a.hash.slice(1)).localName)"
    )
    assert targets and set(targets) == {"section"}


def test_the_contents_are_folded_and_the_section_that_is_read_is_open_and_marked(page):
    page.evaluate("scrollTo(0, 0)")
    within = page.locator("#TOC li li a").first
    assert not within.is_visible()
    page.locator("#TOC .fold").first.click()
    assert within.is_visible()
    page.locator("#TOC .fold").first.click()
    target = within.get_attribute("href")
    page.evaluate(f"document.querySelector('{target}').scrollIntoView()")
    page.locator("#TOC [aria-current]").wait_for()
    assert page.locator("#TOC [aria-current]").get_attribute("href") == target
    assert within.is_visible()


def test_on_a_phone_a_bar_says_the_section_and_opens_the_contents(page):
    resize(page, PHONE)
    last = page.locator("#TOC > ul > li > a").nth(2).get_attribute("href")
    page.evaluate(f"document.querySelector('{last}').scrollIntoView()")
    bar = page.locator(".bar")
    assert bar.bounding_box()["y"] == 0
    bar.get_by_role("button", name="Contents").click()
    menu = page.locator("#contents-menu")
    assert page.evaluate(SIDEWAYS) <= 0
    menu.locator(f'a[href="{last}"][aria-current]').click()
    assert not menu.is_visible()


def test_on_a_phone_the_bar_names_no_section_of_which_a_few_letters_would_be_left(page):
    resize(page, PHONE)
    assert page.locator(".bar .section").evaluate("e => getComputedStyle(e).visibility") == "hidden"


def test_a_link_to_a_heading_is_not_covered_by_the_bar(page):
    resize(page, PHONE)
    target = page.locator("#TOC > ul > li > a").nth(3).get_attribute("href")
    page.evaluate(f"location.hash = '{target}'")
    heading = page.locator(f"{target}:is(h2), {target} h2").first.bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert heading["y"] + heading["height"] >= bar["y"] + bar["height"]


@pytest.mark.parametrize(("width", "places"), LINKS)
def test_an_address_lands_at_its_section_figure_or_number(another, width, places):
    page = another("about:blank", width=width)
    for place in places:
        page.goto(f"{PAGE.as_uri()}?of={place}#{place}")  # another query, or the page would not be loaded again
        assert_landed(page, place)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_link_that_is_followed_or_typed_lands(another, width):
    page = another(width=width)
    page.locator("main a[href='#sec-people']").first.evaluate("link => link.click()")
    assert_landed(page, "sec-people")
    page.goto(f"{PAGE.as_uri()}?of=above")
    page.evaluate("location.hash = '#sec-people'")
    assert_landed(page, "sec-people")


def test_the_page_jumps_to_a_place_since_on_the_long_way_there_nothing_would_be_seen(page):
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_sections_far_away_wait_until_they_come_near_or_a_link_is_followed(another):
    page = another()
    waiting = "() => getComputedStyle(document.querySelector('#sec-people')).contentVisibility"
    assert page.evaluate(waiting) == "auto"
    page.locator("main a[href='#sec-people']").first.evaluate("link => link.click()")
    assert page.evaluate(waiting) == "visible"
    page.reload()  # who comes back to where it was left
    assert page.evaluate(waiting) == "visible"
