"""How the tests open the page and what of it they look at."""

from __future__ import annotations

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

REPORT = Path(__file__).parents[2] / "results" / "report"
PAGE, LEDGER = REPORT / "review.html", REPORT / "ledger.html"
TAKE_ALONG = ["review.pdf", "supplement.pdf", "#sec-evidence", "ledger.html", "../../CHANGELOG.md"]
PHONE, TABLET, DESK, WIDE = 360, 768, 1280, 1920  # css px
SMALLEST_TARGET = 24  # css px, WCAG 2.2, criterion 2.5.8
CONTRAST_OF_TEXT, CONTRAST_IN_FIGURES = 7, 4.5  # WCAG 2, criteria 1.4.6 and 1.4.3
AXE = {
    "rules": {"color-contrast": {"enabled": False}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
# A number that follows from two others, the printed words that carry one of these, and where they stand.
CHANGE, MEAN = "xia2020.cd4.nk.change", "xia2020.cd4.nk.month24.mean"
PRINTED, DOI = "139 to 243 cells/muL", "10.1097/CM9.0000000000001189"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "() => document.activeElement.id"
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


def words(text: str) -> str:
    """The text in one line, without the number of its section."""
    return re.sub(r"^[\d.]+ ", "", " ".join(text.split()))


def opened(browser: Browser, address: str = PAGE.as_uri(), width: int = DESK, **options) -> Page:
    """The page in a window of its own; what it asks for and what it says is kept."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **{"reduced_motion": "reduce"} | options)
    page = context.new_page()
    page.requests, page.said = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("console", lambda said: page.said.append(said.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(address)
    if address.startswith(PAGE.as_uri()) and options.get("java_script_enabled", True):
        page.locator("html.complete").wait_for()  # all that is done once the browser has nothing else to do
    return page


def close_all(page: Page) -> None:
    """Close card, menus and table, as a reader would."""
    page.evaluate("document.querySelectorAll('[popover]').forEach(e => e.matches(':popover-open') && e.hidePopover())")
    page.evaluate("[...document.querySelectorAll('#evidence-table .title-of-table button')].at(-1)?.click()")


def resize(page: Page, width: int, height: int = 800) -> None:
    """Give the window another size, and wait until the page is laid out for it."""
    if page.viewport_size == {"width": width, "height": height}:
        return
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


def files_of(page: Page, where: str = ".take-along") -> list[str]:
    return page.locator(f"{where} a").evaluate_all("links => links.map(a => a.getAttribute('href'))")


def violations(page: Page, context: str | dict | None = None, is_laid_out: bool = True, only: str = "") -> list:
    """What axe finds at any impact, by all its rules or one; contrast, at which it is slow, is measured by test_screens.py.

    Numbers in drawings may be small targets, since each has a large one that does the same below its drawing.
    """
    if is_laid_out:
        page.evaluate("document.documentElement.classList.add('laid-out')")  # parts that wait have no true place
    found = Axe().run(page, context=context, options=AXE | ({"runOnly": [only]} if only else {}))
    nodes = [(rule["id"], node) for rule in found.response["violations"] for node in rule["nodes"]]
    return [
        (rule, node["target"]) for rule, node in nodes if rule != "target-size" or not node["html"].startswith("<g ")
    ]


# Where the first line of something that may run over lines is, within the box around all of them.
IN_FIRST_LINE = """e => {
  const line = e.getClientRects()[0], box = e.getBoundingClientRect();
  return { x: line.left - box.left + 4, y: line.top - box.top + 8 };
}"""
