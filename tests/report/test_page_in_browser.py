"""The page as its readers meet it: by mouse, keyboard and touch, on phone and desk, in light and dark, on paper, without scripts."""

from __future__ import annotations

import json
import re
import shutil
from itertools import accumulate
from pathlib import Path

import lxml.html
import pypandoc
import pytest
from axe_playwright_python.sync_playwright import Axe
from hivcells.report.packing import packed, unpacked
from playwright.sync_api import Browser, Page, sync_playwright

REPORT = Path(__file__).parents[2] / "results" / "report"
PAGE, LEDGER = REPORT / "review.html", REPORT / "ledger.html"
PHONE, TABLET, DESK, WIDE = 360, 768, 1280, 1920  # css px
A4_BETWEEN_MARGINS = 718  # css px; A4 is 794 px wide, browsers leave 1 cm on each side
FOUR_TIMES_LARGER = {"width": 320, "height": 256}  # what a desk of 1280 by 1024 px has left at 400 %
SMALLEST_TEXT_IN_FIGURES = 11  # css px
SMALLEST_TARGET = 24  # css px, WCAG 2.2, criterion 2.5.8
CONTRAST_OF_TEXT, CONTRAST_IN_FIGURES = 7, 4.5  # WCAG 2, criteria 1.4.6 and 1.4.3
CARD_OPENS_IN = 20  # ms of processor time
MOST_ELEMENTS, MOST_BYTES = 9_000, 1_200_000

AXE = {
    "rules": {"color-contrast": {"enabled": False}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

# A number that follows from two others, the printed words that carry one of these, and where they stand.
CHANGE, MEAN = "xia2020.cd4.nk.change", "xia2020.cd4.nk.month24.mean"
PRINTED, DOI = "139 to 243 cells/muL", "10.1097/CM9.0000000000001189"

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "() => document.activeElement.id"
# What a browser would fetch from the web; links for the reader to follow are none of it.
FETCHED = re.compile(r"<(?!a\b)[^>]+\s(?:src|srcset|(?:xlink:)?href|data|poster)=.(?:https?:)?//|url\(.?http|@import")
# Elements whose content goes on beyond their edge: a screen scrolls there, paper cannot.
CUT_OFF = """() => [...document.body.querySelectorAll('*:not(svg, svg *)')].filter(e =>
    getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth).map(e => e.outerHTML.slice(0, 80))"""
# The numbers of some elements, each once.
IDS = "all => [...new Set(all.flatMap(e => [...e.querySelectorAll('[data-value]')]).map(e => e.dataset.value))].sort()"
CONTENTS = """links => links.map(a => {
    const target = document.getElementById(a.hash.slice(1)), heading = 'h2, h3, h4';
    return [a.textContent, (target?.matches(heading) ? target : target?.querySelector(heading))?.textContent ?? ''];
})"""
LABELS = """svgs => svgs.filter(svg => svg.checkVisibility()).flatMap(svg => [...svg.querySelectorAll('text')].map(label => {
    const m = label.getScreenCTM(), scale = Math.sqrt(m.a * m.d - m.b * m.c);
    const [box, svg_box] = [label, svg].map(e => e.getBoundingClientRect());
    return { text: label.textContent.trim(), size: parseFloat(getComputedStyle(label).fontSize) * scale,
        beyond: Math.max(svg_box.left - box.left, box.right - svg_box.right, box.bottom - svg_box.bottom) };
}))"""
# Contrast as WCAG 2 defines it, of each text to the nearest background behind it, and whether it stands in a drawing.
CONTRASTS = r"""() => {
    // A mixed colour is written as color(srgb 0.1 0.2 0.3 / 0.4), others as rgb(10, 20, 30) or rgba.
    const rgb = colour => {
        const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number), times = colour.startsWith('color(') ? 255 : 1;
        return [r * times, g * times, b * times, a];
    };
    const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const own = e => rgb(getComputedStyle(e).backgroundColor);
    const over = ([r, g, b, a], below) => [r, g, b].map((v, at) => v * a + below[at] * (1 - a));
    const ground = e => e === null ? [255, 255, 255] : own(e)[3] === 1 ? own(e) : over(own(e), ground(e.parentElement));
    const ink = e => rgb(getComputedStyle(e)[e instanceof SVGElement ? 'fill' : 'color']);
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const has_text = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    return [...document.body.querySelectorAll('*:not(style, script)')].filter(has_text).map(
        e => [ratio(luminance(ink(e)), luminance(ground(e))), e.textContent.trim().slice(0, 40), e instanceof SVGElement]);
}"""
# Milliseconds that it takes to open the card of each of some numbers, until it is laid out.
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
    return taken;
}"""


def words(text: str) -> str:
    """The text in one line, without the number of its section."""
    return re.sub(r"^[\d.]+ ", "", " ".join(text.split()))


@pytest.fixture(scope="module")
def browser():
    assert PAGE.exists(), f"{PAGE.name} is not there: run `snakemake`"
    if not (chromium := shutil.which("chromium")):
        pytest.skip("there is no chromium on PATH to open the page with")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


def opened(browser: Browser, address: str = PAGE.as_uri(), width: int = DESK, **options) -> Page:
    """The page in a window of its own; what it asks for and what it says is kept."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **{"reduced_motion": "reduce"} | options)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.requests, page.said = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("console", lambda said: page.said.append(said.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(address)
    if address.startswith(PAGE.as_uri()) and options.get("java_script_enabled", True):
        page.locator("html.complete").wait_for()  # all that is done once the browser has nothing else to do
    return page


@pytest.fixture(scope="module")
def window(browser) -> Page:
    """One window for all tests, which `page` tidies up between them."""
    return opened(browser)


@pytest.fixture
def page(window: Page) -> Page:
    """The page on a desk, in light, without card and table."""
    window.set_viewport_size({"width": DESK, "height": 800})
    window.emulate_media(color_scheme="light", media="screen", forced_colors="none")
    window.evaluate(
        "document.querySelectorAll('[popover]').forEach(e => e.matches(':popover-open') && e.hidePopover())"
    )
    if window.locator("#evidence-table").count():
        window.get_by_role("button", name="Close", exact=True).click()
    return window


def resize(page: Page, width: int, height: int = 800) -> None:
    """Give the window another size, and wait until the page is laid out for it."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def number(page: Page, value_id: str):
    return page.locator(f'main a.value-link:has([data-value="{value_id}"])').first


def card_of(page: Page):
    return page.locator("#card:popover-open")


def ask(page: Page, value_id: str):
    """The card of a number of the text."""
    number(page, value_id).click()
    card_of(page).wait_for()
    return card_of(page)


def ask_for_mean(page: Page):
    """The card of a reported number that the article quotes only by the change that is made of it."""
    ask(page, CHANGE).get_by_role("button", name="243").click()
    return card_of(page)


def open_table(page: Page, name: str):
    page.locator(f'main a[href="ledger.html#{name}"]:not(.value-link)').click()
    page.locator("#evidence-table tbody td").first.wait_for()
    return page.locator("#evidence-table")


def violations(page: Page, context: str | dict | None = None) -> list:
    """What axe finds at any impact; contrast, at which it is slow, is measured above, drawings included.

    Numbers in drawings may be small targets, since each has a large one that does the same below its drawing.
    """
    found = Axe().run(page, context=context, options=AXE)
    nodes = [(rule["id"], node) for rule in found.response["violations"] for node in rule["nodes"]]
    return [
        (rule, node["target"]) for rule, node in nodes if rule != "target-size" or not node["html"].startswith("<g ")
    ]


# Size, width, what is loaded and said


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


def test_on_paper_nothing_is_cut_off_and_the_page_points_to_the_pdf(page):
    open_table(page, "events")
    resize(page, A4_BETWEEN_MARGINS, 1000)
    page.emulate_media(media="print")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(CUT_OFF) == []
    assert not page.locator("#evidence-table").is_visible() and not page.locator(".bar").is_visible()
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


# Finding one's way


def test_the_first_stop_of_the_tab_key_skips_to_the_text(browser):
    page = opened(browser)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "text"
    assert page.evaluate("document.getElementById('TOC').compareDocumentPosition(document.activeElement)") & 4
    page.context.close()


def test_the_page_has_one_heading_of_the_first_level_and_one_main_part(page):
    assert page.locator("h1").count() == 1
    assert page.get_by_role("main").count() == 1


def test_each_line_of_the_contents_leads_to_the_heading_that_it_names(page):
    lines = page.eval_on_selector_all("#TOC a[href^='#']", CONTENTS)
    assert lines
    assert [words(line) for line, _ in lines] == [words(heading) for _, heading in lines]


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


def looked_for(page: Page, words: str):
    """The menu of the search, after these words were typed into it."""
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type(words)
    return page.locator("#search-menu")


@pytest.mark.parametrize("width", [PHONE, TABLET, DESK])
def test_the_search_names_the_part_that_says_some_words_and_leads_there_by_keyboard(page, width):
    resize(page, width)
    page.evaluate("document.querySelector('#sec-hsct-remission').scrollIntoView()")
    found = looked_for(page, "cells had had time to take over")
    assert page.evaluate(SIDEWAYS) <= 0
    page.keyboard.press("Enter")  # to the first of the parts
    for _ in found.get_by_role("listitem").all():
        if "Those who stopped" in page.evaluate("document.activeElement.textContent"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert not found.is_visible()
    in_sight = "() => { const { y } = document.querySelector('#sec-hsct-remission').getBoundingClientRect(); return 0 < y && y < 800 }"
    page.wait_for_function(in_sight)


def test_words_across_a_number_are_found_and_words_of_nobody_are_not(page):
    words = page.locator("main p:has(a.value-link)").first.inner_text().split("\n")[0][:60].rpartition(" ")[0]
    found = looked_for(page, " ".join(words.split()))
    assert "1 in the text" in found.get_by_role("status").inner_text()
    page.locator("#search-for").fill("qxzv")
    assert found.get_by_role("status").inner_text() == "Not in the text."
    assert found.get_by_role("listitem").count() == 0


def test_words_apart_by_brackets_are_found_and_numbers_only_as_a_whole(page):
    found = looked_for(page, "CAR T")
    assert found.get_by_role("listitem").filter(has_text=re.compile("Gene-modified T cells")).count()
    ranges = "[...CSS.highlights.get('found')].map(range => range.toString().replace(/\\s+/g, ' '))"
    assert any("(" in words for words in page.evaluate(ranges))
    page.locator("#search-for").fill("67")
    around = """[...CSS.highlights.get('found')].map(({ startContainer: text, startOffset: at, endOffset: to }) =>
        text.data.slice(Math.max(0, at - 1), to + 1))"""
    assert page.evaluate(around) and not any(re.search(r"\d67|67\d", text) for text in page.evaluate(around))


def test_references_come_last_among_what_is_found_and_folded(page):
    found = looked_for(page, "Blood")
    last = found.locator(".found > li").last
    assert last.locator("summary").inner_text().startswith("In the references: ")
    assert not last.get_by_role("button").first.is_visible()
    last.locator("summary").click()
    last.get_by_role("button").first.click()
    assert not found.is_visible()


def test_the_search_leads_on_to_every_number(page):
    found = looked_for(page, CHANGE)
    found.get_by_role("button", name="Search every number").click()
    page.locator("#evidence-table").wait_for()
    assert page.locator("#evidence-table tbody tr").count() == 1
    assert CHANGE in page.locator("#evidence-table tbody tr").inner_text()


def test_a_link_to_a_heading_is_not_covered_by_the_bar(page):
    resize(page, PHONE)
    target = page.locator("#TOC > ul > li > a").nth(3).get_attribute("href")
    page.evaluate(f"location.hash = '{target}'")
    heading = page.locator(f"{target}:is(h2), {target} h2").first.bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert heading["y"] + heading["height"] >= bar["y"] + bar["height"]


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


def test_the_review_can_be_taken_along_and_cited(page):
    assert files_of(page) == FILES
    assert all((REPORT / file).resolve().is_file() for file in FILES if "#" not in file)
    page.get_by_role("button", name="Cite", exact=True).click()
    title = page.locator("h1").inner_text()
    assert [(entry["id"], entry["title"]) for entry in entries_of_menu(page)] == [("review", title)] * 3


def test_a_figure_and_a_number_are_cited_by_title_key_address_and_version_in_each_format(page):
    figure = page.locator("#fig-transplants")
    figure.locator("+ .files").get_by_role("button", name="Cite this figure").click()
    for entry in entries_of_menu(page):
        assert (entry["id"], entry["URL"]) == ("fig-transplants", "review.html#fig-transplants")
        assert re.match(
            r"Figure\s\d: A donor without CCR5 was neither .* \[fig-transplants\]\. In: Cell", entry["title"]
        )
    assert re.search(r"Version \d+\.\d+\.\d+", page.locator("#cite-menu p").first.inner_text())
    page.keyboard.press("Escape")
    ask_for_mean(page).get_by_role("button", name="Cite this number").click()
    for entry in entries_of_menu(page):
        assert (entry["id"], entry["URL"]) == (MEAN, f"review.html#value-{MEAN}")
        assert entry["title"].startswith(f"243 cells/µL [{MEAN}]. In: Cell")
    assert card_of(page).count() == 1  # which stays while the menu is open


FILES = ["review.pdf", "supplement.pdf", "#sec-evidence", "ledger.html", "../../CHANGELOG.md"]


def files_of(page: Page, where: str = ".take-along") -> list[str]:
    return page.locator(f"{where} a").evaluate_all("links => links.map(a => a.getAttribute('href'))")


def entries_of_menu(page: Page) -> list[dict]:
    """What the open menu gives as BibTeX, RIS and CSL JSON, as pandoc reads each."""
    menu = page.locator("#cite-menu:popover-open")
    menu.wait_for()
    read = []
    for name, kind in (("BibTeX", "biblatex"), ("RIS", "ris"), ("CSL JSON", "csljson")):
        with page.expect_download() as download:
            menu.get_by_role("button", name=name, exact=True).click()
        text = Path(download.value.path()).read_bytes().decode()
        read += json.loads(pypandoc.convert_text(text, "csljson", kind))
    return read


TOPS = "parts => parts.map(part => document.querySelector(part).getBoundingClientRect().top)"
SHIFTED = """() => new Promise(done => new PerformanceObserver(list =>
    done(list.getEntries().reduce((sum, shift) => sum + shift.value, 0))).observe({ type: 'layout-shift', buffered: true }))"""
MARKED = """where => [...document.querySelectorAll(`${where} [data-source="press"]`)].filter(e => e.checkVisibility()).map(
    e => getComputedStyle(e.matches('svg *') ? e.querySelector('text') : e).textDecorationStyle)"""


def test_the_finding_what_this_is_and_the_files_come_before_the_abstract(page):
    assert page.locator("#title-block-header .at-first .value").count() == 7
    tops = page.evaluate(
        TOPS, ["h1", ".subtitle", ".author", ".at-first", ".take-along", ".abstract", ".notice", "#sec-summary"]
    )
    assert tops == sorted(tops)


IN_FIRST_SCREEN = ["h1", ".subtitle", ".at-first .value", "#tbl-map"]


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


def test_on_a_phone_the_bar_names_no_section_of_which_a_few_letters_would_be_left(page):
    resize(page, PHONE)
    assert page.locator(".bar .section").evaluate("e => getComputedStyle(e).visibility") == "hidden"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_what_comes_first_is_there_before_it_is_painted(browser, width):
    """Less than a tenth moves, as the vitals of the web ask for; without any shift nothing would be told."""
    page = opened(browser, width=width)
    moved = page.evaluate(f"Promise.race([({SHIFTED})(), new Promise(done => setTimeout(done, 500, 0))])")
    assert moved < 0.1
    page.context.close()


# Whether a place is in sight and has not moved since this was asked before.
LANDED = """id => {
    const { top } = document.getElementById(id).getBoundingClientRect(), before = window.topBefore;
    window.topBefore = top;
    return top === before && 0 <= top && top < 800;
}"""
PLACES = ["sec-conclusions", "fig-persistence", "value-review.year"]


def assert_landed(page: Page, place: str) -> None:
    page.wait_for_function(LANDED, arg=place, polling=150)


@pytest.mark.parametrize(("width", "motion"), [(PHONE, "no-preference"), (DESK, "no-preference"), (DESK, "reduce")])
def test_a_link_lands_at_its_section_figure_or_number_though_the_page_moves_there_slowly(browser, width, motion):
    page = opened(browser, "about:blank", width=width, reduced_motion=motion)
    for place in PLACES:
        page.goto(f"{PAGE.as_uri()}?of={place}#{place}")  # another query, or the page would not be loaded again
        assert_landed(page, place)
    page.goto(PAGE.as_uri())
    page.evaluate("location.hash = '#sec-people'")
    assert_landed(page, "sec-people")
    page.goto(f"{PAGE.as_uri()}?of=above")
    page.locator("main a[href='#sec-people']").first.evaluate("link => link.click()")
    assert_landed(page, "sec-people")
    page.context.close()


def test_the_page_moves_at_once_while_it_is_built_and_slowly_only_then(browser):
    """A slow movement leads to where a place was when it began, which is not where it is once the page is whole."""
    page = opened(browser, reduced_motion="no-preference")
    how = "() => getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(how) == "smooth"
    page.evaluate("document.documentElement.classList.remove('complete')")
    assert page.evaluate(how) == "auto"
    page.context.close()


def test_sections_far_away_wait_until_they_come_near_or_a_link_is_followed(browser):
    page = opened(browser)
    waiting = "() => getComputedStyle(document.querySelector('#sec-people')).contentVisibility"
    assert page.evaluate(waiting) == "auto"
    page.locator("main a[href='#sec-people']").first.evaluate("link => link.click()")
    assert page.evaluate(waiting) == "visible"
    page.reload()  # who comes back to where it was left
    assert page.evaluate(waiting) == "visible"
    page.context.close()


def test_no_paragraph_and_no_list_is_wider_than_the_measure_of_the_text(browser):
    page = opened(browser)
    measure_px = page.evaluate("34 * parseFloat(getComputedStyle(document.documentElement).fontSize)")
    wide = f"all => all.filter(e => e.offsetWidth > {measure_px} + 1).map(e => e.textContent.slice(0, 40))"
    assert page.locator("main section :is(p, ul, ol):not(figure *, .evidence-page *)").evaluate_all(wide) == []
    page.context.close()


def test_the_evidence_is_unpacked_for_who_does_something_and_for_nobody_else(browser):
    page = opened(browser)
    page.wait_for_timeout(300)
    ways = "() => document.querySelector('.perspective').options.length"
    assert page.evaluate(ways) == 1
    page.keyboard.press("Tab")
    page.wait_for_function(f"() => ({ways})() > 1")
    page.context.close()


@pytest.mark.parametrize("where", ["main p", "main table", "main svg"])
def test_numbers_that_news_alone_tell_of_are_marked_in_text_tables_and_drawings(page, where):
    marks = page.evaluate(MARKED, where)
    assert marks and set(marks) == {"dotted"}


# Figures


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
        boxes = [button.bounding_box() for button in words.get_by_role("button").all()]
        assert min(min(box["width"], box["height"]) for box in boxes) >= SMALLEST_TARGET
    last = words.get_by_role("button").last
    last.click()
    assert last.get_attribute("data-value") in card_of(page).inner_text()
    for figure in drawings:
        page.keyboard.press("Escape")
        figure.locator("+ .files + .in-words summary").click()


# The card


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


def test_a_touch_opens_a_sheet_that_does_not_cover_the_number(browser):
    page = opened(browser, width=PHONE, has_touch=True)
    asked = number(page, CHANGE)
    asked.evaluate("number => scrollTo(0, scrollY + number.getBoundingClientRect().top - 0.9 * innerHeight)")
    asked.tap()
    card_of(page).wait_for()
    sheet, shown = card_of(page).bounding_box(), asked.bounding_box()
    assert shown["y"] + shown["height"] <= sheet["y"]
    assert sheet["x"] == 0 and sheet["width"] == PHONE
    page.context.close()


def test_where_a_desk_has_room_the_card_stands_beside_the_text(page):
    resize(page, WIDE, 900)
    asked = number(page, CHANGE).bounding_box()
    assert ask(page, CHANGE).bounding_box()["x"] > asked["x"] + asked["width"]


# Of every third number of figures and tables: by how much its card covers it, where it stands in the middle of the screen.
COVERED = """async () => {
    const covered = [], card = document.getElementById('card');
    const numbers = [...document.querySelectorAll('main figure :is(svg [data-value], td [data-value])')].filter(e => e.checkVisibility());
    for (const number of numbers.filter((_, at) => at % 3 === 0)) {
        number.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        number.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        await new Promise(requestAnimationFrame);
        const [a, b] = [number, card].map(e => e.getBoundingClientRect());
        const apart = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
        const inside = b.left >= 0 && b.top >= 0 && b.right <= innerWidth && b.bottom <= innerHeight;
        if (apart < 8 || !inside || !card.matches(':popover-open')) covered.push([number.dataset.value, apart, inside]);
        card.hidePopover();
    }
    return [numbers.length, covered];
}"""


@pytest.mark.parametrize(("width", "height"), [(DESK, 800), (DESK, 500), (WIDE, 900)])
def test_the_card_of_a_number_in_a_figure_or_table_does_not_cover_it(page, width, height):
    resize(page, width, height)
    ask(page, CHANGE)  # so that the evidence is unpacked
    page.keyboard.press("Escape")
    asked, covered = page.evaluate(COVERED)
    assert asked > 100 and covered == []


# Where the first line of something that may run over lines is, within the box around all of them.
IN_FIRST_LINE = """e => {
  const line = e.getClientRects()[0], box = e.getBoundingClientRect();
  return { x: line.left - box.left + 4, y: line.top - box.top + 8 };
}"""

# What can be asked, where, and what its card says of it.
ASKED = {
    "number": (f'main a.value-link:has([data-value="{CHANGE}"])', "243 − 139 = 104"),
    "citation": ('main .citation a[href="#ref-xia2020"]', "What was read"),
    "claim": ('main p [data-claim="rose-more-with-nk-cells"]', "What must be true"),
}


@pytest.fixture(scope="module")
def touched(browser) -> Page:
    return opened(browser, width=PHONE, has_touch=True)


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


def test_a_number_whose_only_source_is_news_is_marked_and_says_so(page):
    marked = page.locator('main a.value-link [data-source="press"]').first
    assert marked.evaluate("e => getComputedStyle(e).textDecorationStyle") == "dotted"
    assert "News alone" in ask(page, marked.get_attribute("data-value")).inner_text()


def test_the_words_to_cite_a_number_name_version_key_value_and_source(browser):
    page = opened(browser, permissions=["clipboard-read", "clipboard-write"])
    ask_for_mean(page).get_by_role("button", name="Cite this number").click()
    page.locator("#cite-menu").get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"Version \d+\.\d+\.\d+", copied)
    for part in (MEAN, "243 cells/µL", f"#value-{MEAN}", DOI):
        assert part in copied.replace("\u00a0", " ")
    page.context.close()


@pytest.mark.parametrize("value_id", [CHANGE, "abramson2019.cancer_response.patient1.duration"])
def test_an_address_opens_the_card_of_its_number_quoted_or_not(browser, value_id):
    page = opened(browser, f"{PAGE.as_uri()}#value-{value_id}")
    card_of(page).wait_for()
    assert value_id in card_of(page).inner_text()
    page.context.close()


def test_a_card_opens_before_anybody_notices(page):
    ask(page, CHANGE)
    page.keyboard.press("Escape")
    taken = sorted(page.evaluate(OPENING))
    assert taken[len(taken) // 2] < CARD_OPENS_IN


# Read by a stricter reader

STRICTER = "without_news"
STATE = """() => ({
    untrue: [...document.querySelectorAll('[data-claim].no-longer')].map(e => e.dataset.claim),
    unjudged: [...document.querySelectorAll('[data-claim].not-judged')].map(e => e.dataset.claim),
    counts: [...new Set([...document.querySelectorAll('main .uncounted')].map(e => e.dataset.value))].sort(),
    numbers: [...new Set([...document.querySelectorAll('main .falls')].map(e => e.dataset.value))].sort(),
    line: document.querySelector('.reading').textContent,
})"""


NOTHING_FALLS = {"untrue": [], "unjudged": [], "counts": [], "numbers": [], "line": ""}


@pytest.fixture(scope="module")
def perspective() -> dict:
    """What falls away for a reader who leaves news out, as it was judged when the review was made."""
    evidence = unpacked((REPORT.parent / "draft" / "evidence.txt").read_text(encoding="utf-8"))
    found = next(one for one in evidence["perspectives"] if one["id"] == STRICTER)
    ids = sorted(evidence["values"])
    values = {ids[place] for place in accumulate(found["values"])}
    return {"untrue": set(found["untrue"]), "unjudged": set(found["unjudged"]), "values": values}


@pytest.fixture
def read_as(page: Page):
    """Choose a perspective in the list under the title; all is read again afterwards."""
    chosen = page.locator("#title-block-header").get_by_role("combobox", name="Read")
    yield lambda label: chosen.select_option(label=label)
    chosen.select_option(label="everything")


def shown_on(page: Page, of: str) -> set[str]:
    return set(page.locator(f"body [data-{of}]").evaluate_all(f"all => all.map(e => e.dataset.{of})"))


def test_what_falls_away_without_news_is_marked_and_nothing_else(page, read_as, perspective):
    read_as("without news")
    state = page.evaluate(STATE)
    for why in ("untrue", "unjudged"):
        assert set(state[why]) == perspective[why] & shown_on(page, "claim") != set()
    assert set(state["numbers"]) == perspective["values"] & shown_on(page, "value") != set()


def test_a_line_says_how_many_sentences_and_numbers_fall_away(page, read_as):
    assert page.evaluate(STATE)["line"] == ""
    read_as("without news")
    state = page.evaluate(STATE)
    untrue, unjudged = len(state["untrue"]), len(state["unjudged"])
    counts, numbers = len(set(state["counts"])), len(set(state["numbers"]))
    all_sentences, all_numbers = page.locator("[data-claim]").count(), len(shown_on(page, "value"))
    assert state["line"] == (
        f"Read without news: of {all_sentences} sentences that the data decide, {untrue} "
        f"{'is' if untrue == 1 else 'are'} no longer true of what is left (⊘), "
        f"{unjudged} not judged, because their rows are left out (⊖). Of {all_numbers} numbers on this page, "
        f"{numbers - counts} fall away (struck), and {counts} counts and ratings are not made again (framed)."
    )
    assert page.get_by_role("status").filter(has_text="Read without news").count() == 1


@pytest.mark.parametrize(
    ("looks", "sign", "says"),
    [
        (".no-longer", "⊘", "(no longer true of what is left)"),
        (".not-judged", "⊖", "(not judged, its rows are left out)"),
    ],
)
def test_a_sentence_that_is_false_of_what_is_left_is_told_from_one_that_is_not_judged(page, read_as, looks, sign, says):
    read_as("without news")
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
    read_as("without news")
    lanes = page.locator("#fig-transplants svg:visible")
    fallen = [i for i in perspective["values"] if i.endswith(".free") and lanes.locator(f'[data-value="{i}"]').count()]
    faded = lanes.locator(".faded").count()
    assert 2 * len(fallen) <= faded < lanes.locator("path, use").count()
    read_as("everything")
    assert page.locator(".faded").count() == 0


def test_a_number_that_falls_is_struck(page, read_as):
    read_as("without news")
    fallen = page.locator("main a .falls:not(.uncounted)").first
    assert fallen.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    assert fallen.locator("xpath=ancestor::a").get_attribute("title") == "Falls away as you read now"


def test_everything_stands_again_when_all_is_read(page, read_as):
    read_as("without news")
    read_as("everything")
    assert page.evaluate(STATE) == NOTHING_FALLS
    assert page.locator(".fell-mark, main a[title]").count() == 0
    assert "read=" not in page.url


def test_how_it_is_read_stands_in_the_address_and_a_link_leads_to_it(browser, page, read_as):
    read_as("randomised trials alone")
    assert re.search(r"review\.html\?read=randomised_only(#|$)", page.url)
    other = opened(browser, page.url)
    other.locator(".not-judged").first.wait_for(state="attached")
    assert other.evaluate(STATE) == page.evaluate(STATE)
    assert other.locator("#title-block-header").get_by_role("combobox", name="Read").input_value() == "randomised_only"
    other.context.close()


def test_an_address_that_names_no_perspective_shows_everything(browser):
    page = opened(browser, f"{PAGE.as_uri()}?read=nobody")
    page.mouse.move(1, 1)
    page.wait_for_function("document.querySelector('.perspective').options.length > 1")
    assert page.evaluate(STATE) == NOTHING_FALLS
    page.context.close()


def test_paper_shows_everything_however_it_is_read(page, read_as):
    read_as("without news")
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
    page.locator(".bar").get_by_role("combobox", name="Read").select_option(label="without news")
    assert page.locator(".not-judged").count() > 0
    assert page.evaluate(SIDEWAYS) <= 0


def test_the_page_read_otherwise_keeps_every_rule_of_accessibility(page, read_as):
    """In the title and in two parts, in which all kinds of marks stand."""
    read_as("without news")
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
    read_as("without news")
    claim = page.locator("main p .not-judged").first
    claim.click(position=claim.evaluate(IN_FIRST_LINE))
    card_of(page).wait_for()
    said = card_of(page).inner_text()
    assert "not judged" not in card_of(page).locator("h2").inner_text()
    assert "Not judged when reading" in said and "without news" in said


# Signed by people


def test_a_reported_number_that_nobody_signed_says_so_and_a_computed_one_says_nothing(page):
    assert "compared" not in ask(page, CHANGE).inner_text()
    card_of(page).get_by_role("button", name="243").click()
    assert "No person has compared it with the paper yet" in card_of(page).inner_text()


def test_a_signed_number_says_who_compared_it_and_when(browser, tmp_path):
    """On a copy of the page whose evidence has a signature of a made-up person."""
    text = PAGE.read_text(encoding="utf-8")
    before = (REPORT.parent / "draft" / "evidence.txt").read_text(encoding="utf-8")
    evidence = unpacked(before)
    evidence["values"][MEAN]["signed"] = [{"who": "Kari Tea", "when": "2026-11-29"}]
    assert before in text
    copy = tmp_path / "review.html"
    copy.write_text(text.replace(before, packed(evidence)), encoding="utf-8")
    page = opened(browser, f"{copy.as_uri()}#value-{MEAN}")
    card_of(page).wait_for()
    assert "Compared with the paper by Kari Tea on 2026-11-29" in card_of(page).inner_text()
    assert "No person" not in card_of(page).inner_text()
    page.context.close()


# The evidence on demand


def test_a_table_of_the_evidence_can_be_searched_filtered_and_sorted(page):
    table = open_table(page, "events")
    assert page.evaluate(FOCUSED) == "evidence-title"
    rows, info = table.locator("tbody tr"), table.locator(".dt-info")
    everything = info.inner_text()
    therapy = table.get_by_role("combobox", name="Therapy")
    therapy.select_option(label="Natural killer cells")
    assert info.inner_text() != everything
    assert set(rows.locator("td:nth-child(2)").all_inner_texts()) == {"Natural killer cells"}
    therapy.select_option(label="all")
    table.get_by_label("Search").fill("cytokine")
    page.wait_for_function("before => document.querySelector('.dt-info').textContent !== before", arg=everything)
    assert all("cytokine" in row.lower() for row in rows.all_inner_texts())
    table.get_by_label("Search").fill("")
    page.wait_for_function("before => document.querySelector('.dt-info').textContent === before", arg=everything)
    share = table.locator("thead th", has_text="Count").last
    for order in ("ascending", "descending"):
        share.click()
        page.wait_for_function("order => document.querySelector(`thead th[aria-sort='${order}']`)", arg=order)
    first = [int(re.search(r"\d+", text).group()) for text in rows.locator("td:nth-child(6)").all_inner_texts()[:9]]
    assert first == sorted(first, reverse=True) and first[0] > first[-1]


def test_what_a_table_shows_is_saved_as_csv(page):
    table = open_table(page, "risk_of_bias")
    table.get_by_label("Search").fill("Xia")
    page.wait_for_function("document.querySelector('.dt-info').textContent.includes('of')")
    with page.expect_download() as download:
        table.get_by_role("button", name="Save as CSV").click()
    head, *lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert head.startswith("Study") and lines and all("Xia" in line for line in lines)


def test_every_number_of_the_evidence_is_found_by_its_key_and_opens_its_card(page, values):
    table = open_table(page, "ledger")
    table.get_by_label("Search").fill(MEAN)
    page.wait_for_function("document.querySelectorAll('#evidence-table tbody tr').length === 1")
    assert values[MEAN]["as_printed"] in table.locator("tbody").inner_text()
    table.locator("a.value-link").click()
    card_of(page).wait_for()
    assert PRINTED in card_of(page).inner_text()


def test_on_a_phone_each_row_of_the_evidence_is_a_card(page):
    resize(page, PHONE)
    table = open_table(page, "events")
    assert page.evaluate(SIDEWAYS) <= 0
    assert not table.locator("thead").is_visible()
    assert table.locator("tbody td").first.evaluate("e => getComputedStyle(e, '::before').content") == '"Therapy"'


# Without scripts, by the rules of accessibility, and what was asked for meanwhile


def test_without_scripts_the_files_of_review_figures_and_tables_are_linked(browser):
    page = opened(browser, java_script_enabled=False)
    assert files_of(page) == FILES
    figures = page.locator("figure[id^='fig-']").count()
    drawn = files_of(page, ".files")
    assert len(drawn) == 3 * figures > 0
    assert all((REPORT / file).is_file() for file in drawn if file[0] != "#")
    listed = page.locator("#sec-evidence > ul > li").all()
    assert listed and all(item.locator("a[href$='.csv']").count() == 1 for item in listed)
    evidence = set(files_of(page, "#sec-evidence > p"))
    assert evidence >= {"../../data/datapackage.json", "../values.json", "../claims.json"}
    page.context.close()


def test_each_part_of_the_contents_is_a_section(page):
    targets = page.locator("#TOC a").evaluate_all(
        "links => links.map(a => document.getElementById(a.hash.slice(1)).localName)"
    )
    assert targets and set(targets) == {"section"}


@pytest.mark.parametrize("link", ["#TOC a[href^='#']", "a.quarto-xref"])
def test_without_scripts_links_still_lead_to_their_place(browser, link):
    page = opened(browser, java_script_enabled=False)
    last = page.locator(link).last
    place = last.get_attribute("href")
    last.click()
    assert page.url.endswith(place)
    assert 0 <= page.locator(f'[id="{place[1:]}"]').bounding_box()["y"] < page.viewport_size["height"]
    page.context.close()


def test_without_scripts_each_number_leads_to_its_line_in_the_ledger(browser):
    page = opened(browser, java_script_enabled=False)
    targets = page.locator("a.value-link").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    lines = set(re.findall(r'id="(value-[^"]+)"', LEDGER.read_text(encoding="utf-8")))
    assert targets
    assert {target for target in targets if target.removeprefix("ledger.html#") not in lines} == set()
    page.context.close()


def test_each_number_has_a_link_unless_it_is_where_links_lead(page):
    assert page.locator("main span.value:not(a.value-link *, [id^='value-'])").all_text_contents() == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_page_keeps_every_rule_of_accessibility(page, width):
    resize(page, width)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_card_keeps_every_rule_of_accessibility(page, scheme):
    page.emulate_media(color_scheme=scheme)
    ask_for_mean(page)
    assert violations(page, "#card") == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_open_table_keeps_every_rule_of_accessibility(page, width):
    resize(page, width)
    open_table(page, "events")
    assert violations(page, "#evidence-table") == []


def test_the_ledger_beside_the_page_keeps_every_rule_of_accessibility(browser):
    page = opened(browser, LEDGER.as_uri(), java_script_enabled=True)
    # The rows of a table are all written alike; thousands of them would be looked at for minutes.
    page.evaluate(
        "document.querySelectorAll('tbody tr:nth-child(n+4), .csl-entry:nth-child(n+4)').forEach(e => e.remove())"
    )
    assert violations(page) == []
    assert page.said == []
    page.context.close()


def test_on_a_desk_the_ledger_leads_back_and_its_heads_stay_below_the_bar(browser):
    page = opened(browser, f"{LEDGER.as_uri()}#events", java_script_enabled=True)
    page.evaluate("scrollBy({ top: 900, behavior: 'instant' })")
    bar, head = page.locator(".bar"), page.locator("#events + .scrolls thead th").first
    assert bar.get_by_role("link", name="Back to the review").is_visible()
    edge = bar.bounding_box()["y"] + bar.bounding_box()["height"]
    assert bar.bounding_box()["y"] == 0 and abs(head.bounding_box()["y"] - edge) < 2
    assert page.evaluate(SIDEWAYS) <= 0
    bar.get_by_role("link", name="Contents").click()
    page.wait_for_function("document.getElementById('contents').getBoundingClientRect().top >= 0")
    page.context.close()


# Tables of which a cell does not stand behind its label, or has none.
WITHOUT_LABEL = """() => [...document.querySelectorAll('.scrolls')].filter(box => {
    const heads = [...box.querySelectorAll('thead th')];
    return [...box.querySelector('tbody tr').cells].some((cell, at) => {
        const { paddingLeft, display } = getComputedStyle(cell), label = getComputedStyle(cell, '::before').content;
        return display !== 'none' && (parseFloat(paddingLeft) < 100 || label === 'none' || heads.length !== cell.parentElement.cells.length);
    });
}).map(box => box.getAttribute('aria-label'))"""


def test_on_a_phone_each_cell_of_the_ledger_stands_behind_its_label(browser, tmp_path):
    """On a copy with the first row of each table alone, since a million pixels are slow to lay out."""
    ledger = lxml.html.fromstring(LEDGER.read_bytes())
    for table in ledger.iter("table"):
        rows = table.findall("tbody/tr")
        first = next(row for row in rows if row.find("th[@scope='rowgroup']") is None)
        for row in rows:
            if row is not first:
                row.drop_tree()
    copy = tmp_path / "ledger.html"
    copy.write_bytes(lxml.html.tostring(ledger, encoding="utf-8", doctype="<!DOCTYPE html>"))
    page = opened(browser, copy.as_uri(), width=PHONE)
    page.evaluate("document.querySelectorAll('tbody:not(:has(tr))').forEach(e => e.remove())")
    assert page.locator(".scrolls").count() > 10
    assert page.evaluate(WITHOUT_LABEL) == []
    assert page.evaluate(SIDEWAYS) <= 0
    page.context.close()


def test_in_all_of_this_nothing_was_fetched_and_nothing_was_said(page):
    for scheme, media in (("dark", "screen"), ("dark", "print"), ("light", "print")):
        page.emulate_media(color_scheme=scheme, media=media)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert [url for url in page.requests if not url.startswith(("data:", "blob:"))] == [PAGE.as_uri()]
    assert FETCHED.findall(PAGE.read_text(encoding="utf-8")) == []
    assert page.said == []


def test_what_is_no_part_of_the_page_is_refused_to_run(browser):
    page = opened(browser)
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.intruder = 1'; document.body.append(s)"
    )
    assert page.evaluate("window.intruder") is None
    page.context.close()
