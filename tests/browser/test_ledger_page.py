"""The ledger as a page of its own."""

from __future__ import annotations

import lxml.html
import pytest

from browser.opening import LEDGER, PHONE, SIDEWAYS, violations

ROWS = 30
# Tables of which a cell does not stand behind its label, or has none.
WITHOUT_LABEL = """() => [...document.querySelectorAll('.scrolls')].filter(box => {
    const heads = [...box.querySelectorAll('thead th')];
    return [...box.querySelector('tbody tr:not(:has([scope=rowgroup]))').cells].some((cell, at) => {
        const { paddingLeft, display } = getComputedStyle(cell), label = getComputedStyle(cell, '::before').content;
        return display !== 'none' && (parseFloat(paddingLeft) < 100 || label === 'none' || heads.length !== cell.parentElement.cells.length);
    });
}).map(box => box.getAttribute('aria-label'))"""


@pytest.fixture(scope="module")
def short_ledger(tmp_path_factory) -> str:
    """The address of a copy with the first rows of each table: all are written alike, and thousands are slow to lay out."""
    ledger = lxml.html.fromstring(LEDGER.read_bytes())
    for table in ledger.iter("table"):
        for row in table.findall("tbody/tr")[ROWS:]:
            row.drop_tree()
    for entry in ledger.find_class("csl-entry")[ROWS:]:
        entry.drop_tree()
    copy = tmp_path_factory.mktemp("short") / "ledger.html"
    copy.write_bytes(lxml.html.tostring(ledger, encoding="utf-8", doctype="<!DOCTYPE html>"))
    return copy.as_uri()


def test_the_ledger_beside_the_page_keeps_every_rule_of_accessibility(another, short_ledger):
    page = another(short_ledger)
    page.evaluate("document.querySelectorAll('tbody tr:nth-child(n+4)').forEach(e => e.remove())")
    assert violations(page) == []
    assert page.said == []


def test_on_a_desk_the_ledger_leads_back_and_its_heads_stay_below_the_bar(another, short_ledger):
    page = another(f"{short_ledger}#events")
    page.evaluate("scrollBy({ top: 900, behavior: 'instant' })")
    bar, head = page.locator(".bar"), page.locator("#events + .scrolls thead th").first
    assert bar.get_by_role("link", name="Back to the review").is_visible()
    edge = bar.bounding_box()["y"] + bar.bounding_box()["height"]
    assert bar.bounding_box()["y"] == 0 and abs(head.bounding_box()["y"] - edge) < 2
    assert page.evaluate(SIDEWAYS) <= 0
    bar.get_by_role("link", name="Contents").click()
    page.wait_for_function("() => document.getElementById('contents').getBoundingClientRect().top >= 0")


def test_on_a_phone_each_cell_of_the_ledger_stands_behind_its_label(another, short_ledger):
    page = another(short_ledger, width=PHONE)
    assert page.locator(".scrolls").count() > 10
    assert page.evaluate(WITHOUT_LABEL) == []
    assert page.evaluate(SIDEWAYS) <= 0
