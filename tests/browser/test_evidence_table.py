"""The evidence on demand, within the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from browser.opening import DESK, FOCUSED, MEAN, PHONE, PRINTED, SIDEWAYS, card_of, open_table, resize, violations


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
    first = [int(re.search(r"\d+", text).group()) for text in rows.locator("td:nth-child(5)").all_inner_texts()[:9]]
    assert first == sorted(first, reverse=True) and first[0] > first[-1]


def test_what_a_table_shows_is_saved_as_csv(page):
    table = open_table(page, "risk_of_bias")
    table.get_by_label("Search").fill("Xia")
    page.wait_for_function("() => document.querySelector('.dt-info').textContent.includes('of')")
    with page.expect_download() as download:
        table.get_by_role("button", name="Save as CSV").click()
    head, *lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert head.startswith("Study") and lines and all("Xia" in line for line in lines)


def test_every_number_of_the_evidence_is_found_by_its_key_and_opens_its_card(page, values):
    table = open_table(page, "ledger")
    table.get_by_label("Search").fill(MEAN)
    page.wait_for_function("() => document.querySelectorAll('#evidence-table tbody tr').length === 1")
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


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_open_table_keeps_every_rule_of_accessibility(page, width):
    resize(page, width)
    open_table(page, "events")
    assert violations(page, "#evidence-table") == []
