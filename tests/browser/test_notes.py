"""What a word means stands in the margin beside the part that first uses it, where a desk has room."""

from __future__ import annotations

import pytest

from browser.opening import DESK, PHONE, SIDEWAYS, TABLET, WIDE, resize

NARROWEST_DESK = 1216  # css px
# What a note covers, and notes that do not begin at the height of their part.
DISPLACED = """() => {
    document.documentElement.classList.add('laid-out');
    const box = e => e.getBoundingClientRect(), parts = [...document.querySelectorAll('main :is(p, li, h2, h3, svg, table, .answer):not(.note *)')];
    const shown = parts.filter(e => e.checkVisibility());
    return [...document.querySelectorAll('.note')].flatMap(note => {
        const a = box(note), hits = (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        const covered = shown.filter(e => hits(box(e))).map(e => e.textContent.slice(0, 40));
        const below = a.top - box(note.nextElementSibling).top;
        return Math.abs(below) > 40 ? [...covered, `${note.textContent.slice(0, 20)} ${below}`] : covered;
    });
}"""


@pytest.mark.parametrize("width", [NARROWEST_DESK, DESK, WIDE])
def test_on_a_desk_notes_stand_beside_their_part_and_cover_nothing(page, width):
    resize(page, width)
    assert page.locator(".note:visible").count() > 5
    assert page.evaluate(DISPLACED) == []
    assert page.evaluate(SIDEWAYS) <= 0


def test_each_note_says_what_the_list_of_words_says_where_the_word_is_first_used(page):
    said = page.locator("#sec-words > p").all_inner_texts()
    notes = page.locator(".note > p").all_inner_texts()
    assert notes and set(notes) <= set(said) and len(set(notes)) == len(notes)
    beside = page.locator(".note", has_text="CCR5").locator("xpath=following-sibling::*[1]")
    assert "CCR5" in beside.inner_text()
    before = "e => document.querySelector('#sec-summary').compareDocumentPosition(e) & 4"
    assert page.locator(".note").first.evaluate(before)


@pytest.mark.parametrize("width", [PHONE, TABLET])
def test_on_narrow_screens_the_list_of_words_stands_alone(page, width):
    resize(page, width)
    assert page.locator(".note:visible").count() == 0
    assert page.locator("#sec-words > p").first.is_visible()


def test_on_paper_there_are_no_notes(page):
    page.emulate_media(media="print")
    assert page.locator(".note:visible").count() == 0
