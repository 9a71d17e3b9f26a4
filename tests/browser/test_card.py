"""The card that says where a number, a claim or a citation comes from."""

from __future__ import annotations

import pytest

from browser.opening import (
    CHANGE,
    DESK,
    DOI,
    FOCUSED,
    IN_FIRST_LINE,
    MEAN,
    PAGE,
    PHONE,
    PRINTED,
    SIDEWAYS,
    ask,
    card_of,
    number,
    resize,
    words,
)

CARD_OPENS_IN = 20  # ms of processor time
# Milliseconds that it takes to open the card of each of some numbers, until it is laid out, the fastest first.
OPENING = """async () => {
    const taken = [], card = document.getElementById('card');
    for (const number of [...document.querySelectorAll('main a.value-link')].slice(0, 40)) {
        const start = performance.now();
        number.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        await null; await null; await null;
        card.getBoundingClientRect();
        taken.push(performance.now() - start);
        card.hidePopover();
        await new Promise(requestAnimationFrame);
    }
    return taken.sort((a, b) => a - b);
}"""
# What can be asked, where, and what its card says of it.
ASKED = {
    "number": (f'main a.value-link:has([data-value="{CHANGE}"])', "243 − 139 = 104"),
    "citation": ('main .citation a[href="#ref-xia2020"]', "What was read"),
    "claim": ('main p [data-claim="rose-more-with-nk-cells"]', "What must be true"),
}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_number_tells_its_formula_and_leads_on_to_the_printed_words(page, width):
    resize(page, width)
    card = ask(page, CHANGE)
    assert "104 cells/µL" in words(card.inner_text()) and "243 − 139 = 104" in words(card.inner_text())
    assert page.evaluate(SIDEWAYS) <= 0
    card.get_by_role("button", name="243").click()
    assert page.evaluate(FOCUSED) == "card-title"
    assert PRINTED in card.inner_text() and card.locator("q mark").inner_text() == "243"
    assert card.locator(f'a[href="https://doi.org/{DOI}"]').count() == 1
    assert card.locator('a[href="../evidence/findings.csv"]').count() == 1 and MEAN in card.inner_text()
    assert card.locator(".badge").inner_text() == "Abstract"
    card.get_by_role("button", name="back").click()
    assert "104 cells/µL" in words(card.inner_text())


def test_the_keyboard_opens_the_card_and_focus_returns_to_the_number(page):
    number(page, CHANGE).focus()
    page.keyboard.press("Enter")
    card_of(page).wait_for()
    assert page.evaluate(FOCUSED) == "card-title"
    assert number(page, CHANGE).locator(".asked").count() == 1
    page.keyboard.press("Escape")
    assert card_of(page).count() == 0
    assert number(page, CHANGE).evaluate("e => e === document.activeElement")
    assert page.locator(".asked").count() == 0


def test_a_press_beside_the_card_closes_it(page):
    ask(page, CHANGE)
    page.mouse.click(5, 5)
    assert card_of(page).count() == 0


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("means", ["mouse", "keyboard", "touch"])
def test_the_card_of_number_claim_and_citation_opens_by_mouse_keyboard_and_touch(page, touched, asked, means):
    selector, says = ASKED[asked]
    window = touched if means == "touch" else page
    target = window.locator(selector).first
    switch = window.get_by_role("button", name="Show every traced number")
    if means == "keyboard":
        switch.click()  # which makes words of a claim a stop of the tab key
        target.focus()
        window.keyboard.press("Enter")
    else:
        target.scroll_into_view_if_needed()
        where = target.evaluate(IN_FIRST_LINE)
        target.tap(position=where) if means == "touch" else target.click(position=where)
    card_of(window).wait_for()
    assert says in words(card_of(window).inner_text())
    assert window.evaluate(FOCUSED) == "card-title"
    card_of(window).get_by_role("button", name="Close").click()
    assert card_of(window).count() == 0
    if means == "keyboard":
        switch.click()


def test_a_citation_tells_its_reference_what_was_read_and_where_it_is_cited(page):
    cited = page.locator('main .citation a[href="#ref-xia2020"]').first
    cited.focus()
    page.keyboard.press("Enter")
    card_of(page).wait_for()
    assert card_of(page).locator(f'a[href="https://doi.org/{DOI}"]').count() >= 1
    assert "What was read" in card_of(page).inner_text() and "Cited in" in card_of(page).inner_text()


def test_a_claim_tells_what_must_be_true_and_which_studies_it_rests_on(page):
    claim = page.locator('main [data-claim="rose-more-with-nk-cells"]').first
    claim.click(position=claim.evaluate(IN_FIRST_LINE))
    card_of(page).wait_for()
    said = card_of(page).inner_text()
    assert "What must be true" in said and "Xia 2020" in said and "changes.csv" in said


def test_with_the_switch_on_the_keyboard_reaches_a_claim(page):
    switch = page.get_by_role("button", name="Show every traced number")
    switch.click()
    for key in ("Enter", " "):
        page.locator("main p [data-claim][role=button]").first.focus()
        page.keyboard.press(key)
        card_of(page).wait_for()
        assert "What must be true" in card_of(page).inner_text()
        page.keyboard.press("Escape")
    switch.click()


def test_numbers_are_no_stops_of_the_tab_key_unless_the_switch_shows_them(page):
    switch = page.get_by_role("button", name="Show every traced number")
    border = "e => getComputedStyle(e.querySelector('.value')).borderBottomStyle"
    of_words = "main [data-claim][role=button][tabindex='0']"
    for tabindex, style, marks in (("-1", "none", 0), (None, "solid", page.locator("main [data-claim]").count())):
        assert number(page, CHANGE).get_attribute("tabindex") == tabindex
        assert number(page, CHANGE).evaluate(border) == style
        assert page.locator(f".claim-mark, {of_words}").count() == marks
        assert page.locator(".legend").is_visible() == (marks > 0)
        switch.click()


@pytest.mark.parametrize("value_id", [CHANGE, "abramson2019.cancer_response.patient1.duration"])
def test_an_address_opens_the_card_of_its_number_quoted_or_not(another, value_id):
    page = another(f"{PAGE.as_uri()}#value-{value_id}")
    card_of(page).wait_for()
    assert value_id in card_of(page).inner_text()


def test_a_card_opens_before_anybody_notices(page):
    ask(page, CHANGE)
    page.keyboard.press("Escape")
    taken = page.evaluate(OPENING)
    assert taken[len(taken) // 4] < CARD_OPENS_IN  # what holds up the others may be another program
