"""Rules on references: one spelling a journal, no search as an address, no remark in a title."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_references import (
    addresses_are_no_front_pages,
    addresses_are_no_searches,
    journals_have_one_spelling,
    remarks_stand_apart_from_journals,
    remarks_stand_apart_from_titles,
)


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), index=pd.RangeIndex(2, 2 + len(rows)), dtype=object)


def complained_of(*journals: str) -> list[str]:
    sources = frame(*({"container": journal, "kind": "article"} for journal in journals))
    return [found.value or "" for found in journals_have_one_spelling({"sources": sources})]


@pytest.mark.parametrize(
    ("other", "named"),
    [("The Journal of Tea", "The Journal of Tea"), ("JOURNAL OF TEA", "Journal of Tea"), ("J Tea", "J Tea")],
)
def test_a_journal_written_in_two_ways_is_named_once(other: str, named: str) -> None:
    assert complained_of("Journal of Tea", other) == [named]


def test_other_journals_may_look_alike() -> None:
    assert complained_of("Journal of Tea", "Journal of Coffee", "Tea", "Teas", "Journal of Tea Research") == []


def test_only_journals_are_compared() -> None:
    sources = frame({"container": "The Tea", "kind": "press"}, {"container": "Tea", "kind": "article"})
    assert list(journals_have_one_spelling({"sources": sources})) == []


@pytest.mark.parametrize(
    ("address", "is_search"),
    [
        ("https://pubmed.ncbi.nlm.nih.gov/?term=tea", True), ("https://example.org/search/tea", True),
        ("https://example.org/find?lang=en&query=tea", True), ("https://pubmed.ncbi.nlm.nih.gov/12/", False),
        ("https://example.org/research/tea?id=4", False), ("https://example.org/the-search-for-tea", False),
    ],
)  # fmt: skip
def test_an_address_of_a_search_is_none_of_a_document(address: str, is_search: bool) -> None:
    assert bool(list(addresses_are_no_searches({"sources": frame({"url": address})}))) == is_search


def said_of_addresses(address: str, title_note: str = "") -> list[tuple[int, str | None, str]]:
    tables = {
        "sources": frame({"url": address, "title_note": title_note}),
        "screening": frame({"url": ""}, {"url": address}),
    }
    return [(found.line or 0, found.file, found.remedy[-16:]) for found in addresses_are_no_front_pages(tables)]


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org/", "https://example.org/en/#top"])
def test_an_address_of_a_front_page_is_none_of_a_document(address: str) -> None:
    in_screening = (3, "screening", "eave this blank.")
    assert said_of_addresses(address) == [(2, "sources", "t page is known."), in_screening]
    assert said_of_addresses(address, "only the front page is known") == [in_screening]


@pytest.mark.parametrize(
    "address", ["https://example.org/tea", "https://example.org/?p=7", "https://example.org/en/tea"]
)
def test_an_address_of_its_own_is_not_named(address: str) -> None:
    assert said_of_addresses(address) == []


@pytest.mark.parametrize(
    ("title", "has_remark"),
    [
        ("Tea (title from the address)", True), ("Tea [rest of the title not shown]", True), ("Tea (headline not shown)", True),
        ("Tea with milk (TWM)", False), ("The title of tea", False), ("Tea (UPDATED)", False),
    ],
)  # fmt: skip
def test_a_remark_in_a_title_is_named(title: str, has_remark: bool) -> None:
    assert bool(list(remarks_stand_apart_from_titles({"sources": frame({"title": title})}))) == has_remark


@pytest.mark.parametrize(
    ("journal", "has_remark"),
    [
        ("Nature, read in the summary of a site", True),
        ("Tea Registry, results read in copies", True),
        ("The Paper, as summed up by another", True),
        ("Nature", False),
        ("Ready Reader of Tea", False),
        ("", False),
    ],
)
def test_a_remark_in_the_name_of_a_journal_or_site_is_named(journal: str, has_remark: bool) -> None:
    found = list(remarks_stand_apart_from_journals({"sources": frame({"container": journal, "kind": "registry"})}))
    assert [fault.column for fault in found] == ["container"] * has_remark
