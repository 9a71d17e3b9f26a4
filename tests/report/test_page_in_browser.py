"""The page as its readers meet it: on a phone and on a desk, in light and dark, on paper, without scripts."""

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PAGE = Path(__file__).parents[2] / "results" / "report" / "review.html"
PHONE, DESK, A4_BETWEEN_MARGINS = 360, 1280, 718  # css px; A4 is 794 px wide, browsers leave 1 cm on each side
SMALLEST_TEXT_IN_FIGURES = 7.5  # css px
# Only of violations all elements are listed, which takes much less than listing all that is well.
WCAG_AA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}, "resultTypes": ["violations"]}
LEAST_CONTRAST = 4.5  # WCAG 2, criterion 1.4.3

on_phone_and_desk = pytest.mark.parametrize("width", [PHONE, DESK])
in_light_and_dark = pytest.mark.parametrize("scheme", ["light", "dark"])
# What a browser would fetch from the web; links for the reader to follow are none of it.
FETCHED = re.compile(r"<(?!a\b)[^>]+\s(?:src|srcset|(?:xlink:)?href|data|poster)=.(?:https?:)?//|url\(.?http|@import")
SIDEWAYS = "() => document.documentElement.scrollWidth"
# Elements whose content goes on beyond their edge: a screen scrolls there, paper cannot.
CUT_OFF = """() => [...document.body.querySelectorAll('*:not(svg, svg *)')].filter(e =>
    getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth).map(e => e.outerHTML.slice(0, 80))"""
CONTENTS = """links => links.map(a => {
    const target = document.getElementById(a.hash.slice(1)), heading = 'h1, h2, h3';
    return [a.textContent, (target?.matches(heading) ? target : target?.querySelector(heading))?.textContent ?? ''];
})"""
# Of each linked number its key, where its link leads, and the key of that line of the ledger, without its soft breaks.
LEDGER_LINES = r"""links => links.map(a => {
    const key = document.getElementById(a.hash.slice(1))?.closest('.ledger tr').querySelector('.key').textContent;
    return [a.querySelector('span.value').dataset.value, a.getAttribute('href'), key?.replace(/\u200b/g, '')];
})"""
LABELS = """svgs => svgs.flatMap(svg => [...svg.querySelectorAll('text')].map(label => {
    const m = label.getScreenCTM(), scale = Math.sqrt(m.a * m.d - m.b * m.c);
    const [box, svg_box] = [label, svg].map(e => e.getBoundingClientRect());
    return { text: label.textContent.trim(), size: parseFloat(getComputedStyle(label).fontSize) * scale,
        beyond: Math.max(svg_box.left - box.left, box.right - svg_box.right, box.bottom - svg_box.bottom) };
}))"""
# Contrast as WCAG 2 defines it, of each text to the nearest background behind it.
CONTRASTS = r"""() => {
    const rgb = colour => colour.match(/[\d.]+/g).map(Number);
    const linear = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const own = e => rgb(getComputedStyle(e).backgroundColor);
    const ground = e => e === null ? [255, 255, 255] : own(e)[3] === 0 ? ground(e.parentElement) : own(e);
    const ink = e => rgb(getComputedStyle(e)[e instanceof SVGElement ? 'fill' : 'color']);
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const has_text = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    return [...document.body.querySelectorAll('*:not(style, script)')].filter(has_text).map(
        e => [ratio(luminance(ink(e)), luminance(ground(e))), e.textContent.trim().slice(0, 40)]);
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


@pytest.fixture(scope="module")
def shared(browser):
    """The page at each width that was asked for, opened once for all tests that only look at it."""
    pages = {}
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.fixture
def look(browser, shared):
    """The page at a width, in light or dark, on a screen or in print, for a test that leaves it as it is."""

    def shown(width=DESK, scheme="light", media="screen"):
        if width not in shared:
            shared[width] = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
            shared[width].goto(PAGE.as_uri())
        shared[width].emulate_media(color_scheme=scheme, media=media)
        return shared[width]

    return shown


@pytest.fixture
def visit(browser):
    """Open the page for a test alone; its requests and errors are kept."""
    contexts = []

    def opened(width=DESK, scheme="light", **options):
        viewport = {"width": width, "height": 800}
        contexts.append(browser.new_context(viewport=viewport, reduced_motion="reduce", **options))
        page = contexts[-1].new_page()
        page.requests, page.errors = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda said: page.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.emulate_media(color_scheme=scheme)
        page.goto(PAGE.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def test_the_page_loads_nothing_from_elsewhere_and_reports_no_error(visit):
    page = visit()
    for scheme, media in (("dark", "screen"), ("dark", "print"), ("light", "print")):
        page.emulate_media(color_scheme=scheme, media=media)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert [url for url in page.requests if not url.startswith("data:")] == [PAGE.as_uri()]
    assert FETCHED.findall(page.content()) == []
    assert page.errors == []


@in_light_and_dark
@on_phone_and_desk
def test_nothing_sticks_out_sideways(look, width, scheme):
    assert look(width, scheme).evaluate(SIDEWAYS) <= width


def test_on_paper_nothing_sticks_out_or_is_cut_off(look):
    page = look(A4_BETWEEN_MARGINS, media="print")
    assert page.evaluate(SIDEWAYS) <= A4_BETWEEN_MARGINS
    assert page.evaluate(CUT_OFF) == []


def test_each_line_of_the_contents_leads_to_the_heading_that_it_names(look):
    lines = look().eval_on_selector_all("nav a[href^='#']", CONTENTS)
    assert lines
    assert [words(line) for line, _ in lines] == [words(heading) for _, heading in lines]


def test_each_number_leads_to_the_line_of_the_ledger_with_its_key(look):
    numbers = look().eval_on_selector_all("a.value-link", LEDGER_LINES)
    assert numbers
    # Both counts of an event stand on the line of their share.
    share = {number[0]: re.sub(r"\.(events|assessed)$", ".percent", number[0]) for number in numbers}
    assert [n for n in numbers if n[1] != f"#value-{n[0]}" or n[2] not in (n[0], share[n[0]])] == []


def test_each_number_has_a_link_unless_it_is_where_links_lead(look):
    assert look().locator("span.value:not(a.value-link *, [id^='value-'])").all_text_contents() == []


def test_each_figure_is_drawn_inline_and_has_a_name(look):
    page = look()
    figures = page.locator("figure", has=page.locator("figcaption", has_text=re.compile(r"^\s*Figure\s\d"))).all()
    assert figures
    for figure in figures:
        assert figure.locator("svg[role=img]:visible, svg[role=group]:visible").count() == 1, figure.inner_text()
        described = re.compile(r"\w+ \w+ \w+")
        # A drawing whose numbers can be asked is a group to assistive technology, any other a picture.
        drawings = figure.get_by_role("img", name=described).or_(figure.get_by_role("group", name=described))
        assert drawings.count() == 1, figure.inner_text()
    assert page.locator("img, object, canvas, iframe").count() == 0


def test_labels_of_figures_are_large_enough_and_whole_on_a_phone(look):
    labels = look(PHONE).eval_on_selector_all("figure svg", LABELS)
    assert labels
    assert [label for label in labels if label["size"] < SMALLEST_TEXT_IN_FIGURES or label["beyond"] > 1] == []


@in_light_and_dark
@on_phone_and_desk
def test_the_page_keeps_the_rules_of_wcag_2_aa(look, width, scheme):
    found = Axe().run(look(width, scheme), options=WCAG_AA)
    assert [(rule["id"], [node["target"] for node in rule["nodes"][:5]]) for rule in found.response["violations"]] == []


@in_light_and_dark
@pytest.mark.parametrize("media", ["screen", "print"])
def test_every_text_stands_out_from_its_ground_in_figures_too(look, media, scheme):
    texts = look(A4_BETWEEN_MARGINS, scheme, media).evaluate(CONTRASTS)
    assert [(round(contrast, 2), text) for contrast, text in texts if contrast < LEAST_CONTRAST] == []


@pytest.mark.parametrize("link", ["a.value-link", "nav a[href^='#']", "a.quarto-xref"])
def test_without_scripts_links_still_lead_to_their_place(visit, link):
    page = visit(java_script_enabled=False)
    last = page.locator(link).last
    place = last.get_attribute("href")
    last.click()
    assert page.url.endswith(place)
    assert 0 <= page.locator(f'[id="{place[1:]}"]').bounding_box()["y"] < page.viewport_size["height"]


# A number that follows from two others, the printed words that carry one of these, and where they stand.
CHANGE, MEAN = "xia2020.cd4.nk.change", "xia2020.cd4.nk.month24.mean"
PRINTED, DOI = "139 to 243 cells/muL", "10.1097/CM9.0000000000001189"


def number(page, value_id: str):
    return page.locator(f'a.value-link:has([data-value="{value_id}"])').first


@on_phone_and_desk
def test_a_click_on_a_number_tells_its_formula_and_leads_on_to_the_printed_words(visit, width):
    page = visit(width)
    number(page, CHANGE).click()
    card = page.get_by_role("dialog")
    assert "104 cells/µL" in words(card.inner_text()) and "243 - 139" in card.inner_text()
    assert page.evaluate(SIDEWAYS) <= width
    card.get_by_role("button", name="243 cells/µL").click()
    assert PRINTED in card.inner_text() and f"findings.csv#{MEAN}" in card.inner_text()
    assert card.locator(f'a[href="https://doi.org/{DOI}"]').count() == 1
    card.get_by_role("button", name="back").click()
    assert "104 cells/µL" in words(card.inner_text())


def test_on_a_phone_the_card_does_not_cover_the_number_it_tells_of(visit):
    page = visit(PHONE)
    asked = number(page, CHANGE)
    asked.evaluate("number => scrollTo(0, scrollY + number.getBoundingClientRect().top - 0.9 * innerHeight)")
    asked.click()
    card = page.locator("#inspector").bounding_box()
    shown = asked.bounding_box()
    assert shown["y"] + shown["height"] <= card["y"]


def test_the_keyboard_opens_the_card_and_focus_returns_to_the_number(visit):
    page = visit()
    number(page, CHANGE).focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").get_by_role("heading").evaluate("e => e === document.activeElement")
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert number(page, CHANGE).evaluate("e => e === document.activeElement")


def test_a_number_in_a_drawing_opens_the_card_by_click_and_by_key(visit):
    page = visit()
    drawn = page.locator("figure svg [data-value]:visible").first
    drawn.click()
    assert drawn.get_attribute("data-value") in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Escape")
    drawn.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert (
        page.locator("figure svg [data-value]:visible").nth(1).get_attribute("data-value")
        in page.get_by_role("dialog").inner_text()
    )


def test_the_switch_shows_every_number_and_hides_them_again(visit):
    page = visit()
    style = "e => getComputedStyle(e.querySelector('.value')).borderBottomStyle"
    switch = page.get_by_role("button", name="Show every traced number")
    assert number(page, CHANGE).evaluate(style) == "none"
    switch.click()
    assert number(page, CHANGE).evaluate(style) == "solid"
    switch.click()
    assert number(page, CHANGE).evaluate(style) == "none"


@in_light_and_dark
def test_the_open_card_keeps_the_rules_of_wcag_2_aa(visit, scheme):
    page = visit(PHONE, scheme)
    number(page, MEAN).click()
    found = Axe().run(page, context="#inspector", options=WCAG_AA)
    assert [rule["id"] for rule in found.response["violations"]] == []
