"""The review read by a stricter reader."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hivcells.report.packing import unpacked
from playwright.sync_api import Page

from browser.opening import (
    CONTRAST_IN_FIGURES,
    CONTRAST_OF_TEXT,
    CONTRASTS,
    IN_FIRST_LINE,
    PAGE,
    PHONE,
    REPORT,
    SIDEWAYS,
    card_of,
    resize,
    violations,
)

# With it claims of the article are untrue, and others not judged.
STRICTER, LABEL = "without_conference", "without news and conference texts"
STATE = """() => ({
    untrue: [...document.querySelectorAll('[data-claim].no-longer')].map(e => e.dataset.claim),
    unjudged: [...document.querySelectorAll('[data-claim].not-judged')].map(e => e.dataset.claim),
    counts: [...new Set([...document.querySelectorAll('main .uncounted')].map(e => e.dataset.value))].sort(),
    numbers: [...new Set([...document.querySelectorAll('main .falls')].map(e => e.dataset.value))].sort(),
    line: document.querySelector('.reading').textContent,
})"""
ADDRESS = "location.href"
NOTHING_FALLS = {"untrue": [], "unjudged": [], "counts": [], "numbers": [], "line": ""}


@pytest.fixture(scope="module")
def perspective() -> dict:
    """What falls away for a reader who leaves news and conference texts out, as it was judged when the review was made."""
    evidence = unpacked((REPORT.parent / "draft" / "evidence.txt").read_text(encoding="utf-8"))
    found = next(one for one in evidence["perspectives"] if one["id"] == STRICTER)
    ids = sorted(evidence["values"])
    values = {ids[place] for place in accumulate(found["values"])}
    return {"untrue": set(found["untrue"]), "unjudged": set(found["unjudged"]), "values": values}


@pytest.fixture
def read_as(page: Page):
    """Choose a perspective in the list under the title; all is read again afterwards."""
    chosen = page.locator("#title-block-header").get_by_role("combobox", name="Evidence")
    chosen.focus()  # the list is filled for who does something
    page.wait_for_function("() => document.querySelector('.perspective').options.length > 1")
    yield lambda label: chosen.select_option(label=label)
    chosen.select_option(label="everything")


def shown_on(page: Page, of: str) -> set[str]:
    return set(page.locator(f"body [data-{of}]").evaluate_all(f"all => all.map(e => e.dataset.{of})"))


def test_what_falls_away_without_news_and_conference_texts_is_marked_and_nothing_else(page, read_as, perspective):
    read_as(LABEL)
    state = page.evaluate(STATE)
    for why in ("untrue", "unjudged"):
        assert set(state[why]) == perspective[why] & shown_on(page, "claim") != set()
    assert set(state["numbers"]) == perspective["values"] & shown_on(page, "value") != set()


def test_a_line_says_how_many_sentences_and_numbers_fall_away(page, read_as):
    assert page.evaluate(STATE)["line"] == ""
    read_as(LABEL)
    state = page.evaluate(STATE)
    untrue, unjudged = len(state["untrue"]), len(state["unjudged"])
    counts, numbers = len(set(state["counts"])), len(set(state["numbers"]))
    all_sentences, all_numbers = page.locator("[data-claim]").count(), len(shown_on(page, "value"))
    assert state["line"] == (
        f"Read {LABEL}: of {all_sentences} sentences that the data decide, {untrue} "
        f"{'is' if untrue == 1 else 'are'} no longer true of what is left (⊘), "
        f"{unjudged} not judged, because their rows are left out (⊖). Of {all_numbers} numbers on this page, "
        f"{numbers - counts} fall away (struck), and {counts} counts and ratings are not made again (framed)."
    )
    assert page.get_by_role("status").filter(has_text=f"Read {LABEL}").count() == 1


@pytest.mark.parametrize(
    ("looks", "sign", "says"),
    [
        (".no-longer", "⊘", "(no longer true of what is left)"),
        (".not-judged", "⊖", "(not judged, its rows are left out)"),
    ],
)
def test_a_sentence_that_is_false_of_what_is_left_is_told_from_one_that_is_not_judged(page, read_as, looks, sign, says):
    read_as(LABEL)
    mark = page.locator(f"{looks} .fell-mark").first
    assert sign in mark.evaluate("e => getComputedStyle(e, '::before').content")
    assert mark.text_content().strip() == says


def test_totals_fall_with_their_parts_and_are_said_not_to_be_counted_again(page, read_as):
    read_as("randomised trials alone")
    total = page.locator('.abstract a [data-value="cases.later.stopped"]').first
    look = total.evaluate(
        "e => { const { outlineStyle, textDecorationLine } = getComputedStyle(e); return [outlineStyle, textDecorationLine]; }"
    )
    assert look == ["dotted", "none"]  # framed, and not struck as a number that falls away
    assert total.locator("xpath=ancestor::a").get_attribute("title") == "Not counted again as you read now"
    total.click()
    card_of(page).wait_for()
    assert "Not counted again when reading" in card_of(page).inner_text()


def test_the_marks_of_a_number_that_falls_fade_in_a_drawing_and_others_do_not(page, read_as, perspective):
    read_as(LABEL)
    lanes = page.locator("#fig-transplants svg:visible")
    fallen = [i for i in perspective["values"] if i.endswith(".free") and lanes.locator(f'[data-value="{i}"]').count()]
    faded = lanes.locator(".faded").count()
    assert 2 * len(fallen) <= faded < lanes.locator("path, use").count()
    read_as("everything")
    assert page.locator(".faded").count() == 0


def test_a_number_that_falls_is_struck(page, read_as):
    read_as(LABEL)
    fallen = page.locator("main a .falls:not(.uncounted)").first
    assert fallen.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    assert fallen.locator("xpath=ancestor::a").get_attribute("title") == "Falls away as you read now"


def test_everything_stands_again_when_all_is_read(page, read_as):
    read_as(LABEL)
    read_as("everything")
    assert page.evaluate(STATE) == NOTHING_FALLS
    assert page.locator(".fell-mark, main a[title]").count() == 0
    assert "read=" not in page.evaluate(ADDRESS)


def test_how_it_is_read_stands_in_the_address_and_a_link_leads_to_it(another, page, read_as):
    read_as("randomised trials alone")
    assert re.search(r"review\.html\?read=randomised_only(#|$)", page.evaluate(ADDRESS))
    other = another(page.evaluate(ADDRESS))
    other.locator(".not-judged").first.wait_for(state="attached")
    assert other.evaluate(STATE) == page.evaluate(STATE)
    assert (
        other.locator("#title-block-header").get_by_role("combobox", name="Evidence").input_value() == "randomised_only"
    )


def test_an_address_that_names_no_perspective_shows_everything(another):
    page = another(f"{PAGE.as_uri()}?read=nobody")
    page.mouse.move(1, 1)
    page.wait_for_function("() => document.querySelector('.perspective').options.length > 1")
    assert page.evaluate(STATE) == NOTHING_FALLS


def test_paper_shows_everything_however_it_is_read(page, read_as):
    read_as(LABEL)
    page.emulate_media(media="print")
    assert page.locator("main .falls").count() > 0
    struck = "all => all.filter(e => getComputedStyle(e).textDecorationLine.includes('through')).length"
    assert page.locator("main .falls, main .falls text").evaluate_all(struck) == 0
    framed = "all => all.filter(e => getComputedStyle(e).outlineStyle !== 'none').length"
    assert page.locator("main .uncounted").evaluate_all(framed) == 0
    assert not page.locator(".fell-mark").first.is_visible() and not page.locator(".reading").is_visible()
    page.emulate_media(media="screen")


def test_on_a_phone_the_bar_has_the_same_choice_and_nothing_sticks_out(page, read_as):
    resize(page, PHONE)
    page.locator(".bar").get_by_role("combobox", name="Evidence").select_option(label=LABEL)
    assert page.locator(".not-judged").count() > 0
    assert page.evaluate(SIDEWAYS) <= 0


def test_the_page_read_otherwise_keeps_every_rule_of_accessibility(page, read_as):
    """In the title and in two parts, in which all kinds of marks stand."""
    read_as(LABEL)
    parts = ["#title-block-header", "#sec-summary", "#sec-hsct-remission"]
    assert all(page.locator(f"{part} :is(.falls, .not-judged)").count() for part in parts)
    assert violations(page, {"include": [[part] for part in parts]}) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_falls_away_can_still_be_read(page, read_as, scheme):
    page.emulate_media(color_scheme=scheme)
    read_as("studies at low risk of bias alone")
    least = {True: CONTRAST_IN_FIGURES, False: CONTRAST_OF_TEXT}
    texts = page.evaluate(CONTRASTS)
    assert [(round(ratio, 2), text) for ratio, text, is_drawn in texts if ratio < least[is_drawn]] == []


def test_the_card_of_a_claim_says_its_words_and_when_it_falls(page, read_as):
    read_as(LABEL)
    claim = page.locator("main p .not-judged").first
    claim.click(position=claim.evaluate(IN_FIRST_LINE))
    card_of(page).wait_for()
    said = card_of(page).inner_text()
    assert "not judged" not in card_of(page).locator("h2").inner_text()
    assert "Not judged when reading" in said and LABEL in said
