"""What comes first, and what is done before and after it is painted."""

from __future__ import annotations

import pytest

from browser.opening import DESK, PAGE, PHONE, TABLET, WIDE, resize

TOPS = "parts => parts.map(part => document.querySelector(part).getBoundingClientRect().top)"
SHIFTED = """() => {
    const seen = new PerformanceObserver(() => {});
    seen.observe({ type: 'layout-shift', buffered: true });
    return seen.takeRecords().reduce((sum, shift) => sum + shift.value, 0);
}"""
IN_FIRST_SCREEN = ["h1", ".subtitle", ".at-first .value", "#tbl-map"]


def test_the_finding_what_this_is_and_the_files_come_before_the_abstract(page):
    assert page.locator("#title-block-header .at-first .value").count() == 7
    tops = page.evaluate(
        TOPS, ["h1", ".subtitle", ".author", ".at-first", ".take-along", ".abstract", ".notice", "#sec-summary"]
    )
    assert tops == sorted(tops)


@pytest.mark.parametrize("width", [1216, DESK, WIDE])
def test_on_a_desk_title_answer_numbers_and_the_map_stand_in_the_first_screen_and_apart(page, width):
    resize(page, width)
    page.evaluate("scrollTo(0, 0)")
    boxes = [page.locator(part).first.bounding_box() for part in IN_FIRST_SCREEN]
    assert all(box["y"] >= 0 and box["y"] + box["height"] <= 800 for box in boxes)
    *text, table = [*boxes, page.locator("#tbl-map").bounding_box()][:-1]
    abstract = page.locator(".abstract").bounding_box()
    assert all(box["x"] + box["width"] <= table["x"] for box in [*text[1:], abstract])
    assert table["x"] + table["width"] <= page.evaluate("document.documentElement.clientWidth")
    assert page.locator("#tbl-map .scrolls").evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize("width", [PHONE, TABLET])
def test_on_narrow_screens_the_map_stands_in_its_section(page, width):
    resize(page, width)
    tops = page.evaluate(TOPS, [".abstract", "#sec-results", "#tbl-map", "#tbl-certainty"])
    assert tops == sorted(tops)


def test_the_finding_is_written_in_the_ink_of_the_text(page):
    colour = "e => getComputedStyle(e).color"
    assert page.locator(".subtitle").evaluate(colour) == page.locator("main p").nth(8).evaluate(colour)


@pytest.mark.parametrize("width", [PHONE, 375, 412, DESK])
def test_what_comes_first_is_there_before_it_is_painted(another, width):
    """Less than a tenth moves, as the vitals of the web ask for."""
    assert another(width=width).evaluate(SHIFTED) < 0.1


def test_the_evidence_is_unpacked_for_who_does_something_and_for_nobody_else(another):
    page = another("about:blank")
    # A browser without a window moves a pointer that nobody has.
    page.add_init_script("addEventListener('pointermove', e => e.stopImmediatePropagation(), true)")
    page.goto(PAGE.as_uri())
    page.locator("html.complete").wait_for()
    page.wait_for_timeout(300)
    ways = "() => document.querySelector('.perspective').options.length"
    assert page.evaluate(ways) == 1
    page.keyboard.press("Tab")
    page.wait_for_function(f"() => ({ways})() > 1")


def test_what_is_no_part_of_the_page_is_refused_to_run(another):
    page = another()
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.intruder = 1'; document.body.append(s)"
    )
    assert page.evaluate("window.intruder") is None
