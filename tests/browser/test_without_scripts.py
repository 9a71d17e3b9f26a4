"""The page without its scripts."""

from __future__ import annotations

import re

import pytest

from browser.opening import LEDGER, REPORT, TAKE_ALONG, files_of


def test_without_scripts_the_files_of_review_figures_and_tables_are_linked(without_scripts):
    assert files_of(without_scripts) == TAKE_ALONG
    figures = without_scripts.locator("figure[id^='fig-']").count()
    drawn = files_of(without_scripts, ".files")
    assert len(drawn) == 3 * figures > 0
    assert all((REPORT / file).is_file() for file in drawn if file[0] != "#")
    listed = without_scripts.locator("#sec-evidence > ul > li").all()
    assert listed and all(item.locator("a[href$='.csv']").count() == 1 for item in listed)
    evidence = set(files_of(without_scripts, "#sec-evidence > p"))
    assert evidence >= {"../../data/datapackage.json", "../values.json", "../claims.json"}


@pytest.mark.parametrize("link", ["#TOC a[href^='#']", "a.quarto-xref"])
def test_without_scripts_links_still_lead_to_their_place(without_scripts, link):
    last = without_scripts.locator(link).last
    place = last.get_attribute("href")
    last.click()
    without_scripts.wait_for_url(lambda address: address.endswith(place))
    top = without_scripts.locator(f'[id="{place[1:]}"]').bounding_box()["y"]
    assert 0 <= top < without_scripts.viewport_size["height"]


def test_without_scripts_each_number_leads_to_its_line_in_the_ledger(without_scripts):
    targets = without_scripts.locator("a.value-link").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    lines = set(re.findall(r'id="(value-[^"]+)"', LEDGER.read_text(encoding="utf-8")))
    assert targets
    assert {target for target in targets if target.removeprefix("ledger.html#") not in lines} == set()


def test_each_number_has_a_link_unless_it_is_where_links_lead(page):
    assert page.locator("main span.value:not(a.value-link *, [id^='value-'])").all_text_contents() == []
