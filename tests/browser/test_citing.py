"""Citing the review, a figure and a number, and taking the review along."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypandoc
from playwright.sync_api import Page

from browser.opening import DOI, MEAN, REPORT, TAKE_ALONG, ask_for_mean, card_of, files_of


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


def test_the_review_can_be_taken_along_and_cited(page):
    assert files_of(page) == TAKE_ALONG
    assert all((REPORT / file).resolve().is_file() for file in TAKE_ALONG if "#" not in file)
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


def test_signs_that_mean_something_to_tex_are_read_as_they_stand_in_the_caption(page):
    figure, signs = page.locator("#fig-transplants"), r"50% of {a_b} & c: ~5 $ #1 \ 2^3"
    before = figure.locator("figcaption strong").first.evaluate("e => e.innerHTML")
    figure.locator("figcaption strong").first.evaluate("(e, signs) => (e.textContent = signs)", signs)
    figure.locator("+ .files").get_by_role("button", name="Cite this figure").click()
    titles = [re.sub(r"<[^>]+>", "", entry["title"]) for entry in entries_of_menu(page)]
    assert len(titles) == 3 and all(f"{signs} [fig-transplants]" in title for title in titles)
    figure.locator("figcaption strong").first.evaluate("(e, before) => (e.innerHTML = before)", before)


def test_the_words_to_cite_a_number_name_version_key_value_and_source(another):
    page = another(permissions=["clipboard-read", "clipboard-write"])
    ask_for_mean(page).get_by_role("button", name="Cite this number").click()
    page.locator("#cite-menu").get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"Version \d+\.\d+\.\d+", copied)
    for part in (MEAN, "243 cells/µL", f"#value-{MEAN}", DOI):
        assert part in copied.replace("\u00a0", " ")
