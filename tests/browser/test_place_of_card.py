"""Where the card stands: never on what it is about."""

from __future__ import annotations

import pytest

from browser.opening import CHANGE, DESK, PHONE, WIDE, ask, card_of, number, resize

# Of every fifth number of figures and tables: by how much its card covers it, where it stands in the middle of the screen.
COVERED = """async () => {
    const covered = [], card = document.getElementById('card');
    const numbers = [...document.querySelectorAll('main figure :is(svg [data-value], td [data-value])')].filter(e => e.checkVisibility());
    for (const number of numbers.filter((_, at) => at % 5 === 0)) {
        number.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        number.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        await null; await null; await null; // until the card is placed
        const [a, b] = [number, card].map(e => e.getBoundingClientRect());
        const apart = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
        const inside = b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight;
        if (apart < 8 || !inside || !card.matches(':popover-open')) covered.push([number.dataset.value, apart, inside]);
        card.hidePopover();
    }
    return [numbers.length, covered];
}"""


def test_a_touch_opens_a_sheet_that_does_not_cover_the_number(touched):
    asked = number(touched, CHANGE)
    asked.evaluate("number => scrollTo(0, scrollY + number.getBoundingClientRect().top - 0.9 * innerHeight)")
    asked.tap()
    card_of(touched).wait_for()
    sheet, shown = card_of(touched).bounding_box(), asked.bounding_box()
    assert shown["y"] + shown["height"] <= sheet["y"]
    assert sheet["x"] == 0 and sheet["width"] == PHONE


def test_where_a_desk_has_room_the_card_stands_beside_the_text(page):
    resize(page, WIDE, 900)
    asked = number(page, CHANGE).bounding_box()
    assert ask(page, CHANGE).bounding_box()["x"] > asked["x"] + asked["width"]


@pytest.mark.parametrize(("width", "height"), [(DESK, 800), (DESK, 500), (WIDE, 900)])
def test_the_card_of_a_number_in_a_figure_or_table_does_not_cover_it(page, width, height):
    resize(page, width, height)
    ask(page, CHANGE)  # so that the evidence is unpacked
    page.keyboard.press("Escape")
    asked, covered = page.evaluate(COVERED)
    assert asked > 100 and covered == []
