"""Each number of a page leads to its line in the ledger and back, and each link to a place that is there."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from conftest import BUILT
from report.numbers_on_pages import counts_of_itself, read

FORMS = ("value", "quantity", "interval", "lower", "upper", "limits", "words", "time")


def test_each_value_has_one_line_in_the_ledger(ledger: str, values: dict) -> None:
    assert Counter(re.findall(r'id="value-([^"]+)"', ledger)) == Counter(
        value_id for value_id in values if not counts_of_itself(value_id)
    )


def test_each_line_of_the_ledger_leads_to_its_number_in_the_review(ledger: str, values: dict) -> None:
    ways_back = re.findall(r'<a href="review\.html#value-([^"]+)"><span id="value-([^"]+)"', ledger)
    assert [to for to, _ in ways_back] == [line for _, line in ways_back]
    assert {line for _, line in ways_back} == {value_id for value_id in values if not counts_of_itself(value_id)}


def test_each_number_of_the_page_leads_to_its_line_in_the_ledger(html: str) -> None:
    """But for those that the page counts of itself, and those of drawings, which are no links."""
    marks = [mark for mark in read(html).marks if not mark.is_drawn and not counts_of_itself(mark.value_id)]
    assert len(marks) > 300
    assert [mark for mark in marks if mark.leads_to != f"ledger.html#value-{mark.value_id}"] == []


def test_each_number_of_the_text_has_its_address_where_it_stands_first(html: str) -> None:
    """Numbers that stand in tables and drawings only have none."""
    marks = [mark for mark in read(html).marks if not counts_of_itself(mark.value_id)]
    addresses = [mark.value_id for mark in marks if mark.element_id]
    assert [mark.element_id for mark in marks if mark.element_id] == [f"value-{value_id}" for value_id in addresses]
    assert len(addresses) == len(set(addresses)) > 150
    assert quoted_in_text() <= set(addresses)
    first = {mark.value_id: mark.element_id for mark in reversed(marks) if not mark.is_in_table and not mark.is_drawn}
    assert [value_id for value_id in addresses if first[value_id] != f"value-{value_id}"] == []


def quoted_in_text() -> set[str]:
    """Ids of the numbers that the files of the article quote."""
    files = [BUILT.parent / "report" / "index.qmd", *(BUILT.parent / "report" / "sections").glob("*.qmd")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return {i for i in re.findall(rf"\[([\w.-]+)\]\{{\.(?:{'|'.join(FORMS)})\b", text) if not counts_of_itself(i)}


@pytest.mark.parametrize("file", ["review.html", "ledger.html"])
def test_each_link_within_a_page_leads_to_a_place_of_it(file: str) -> None:
    page = without_scripts((BUILT / "report" / file).read_text(encoding="utf-8"))
    within = set(re.findall(r'href="#([^"]+)"', page))
    assert within and within <= set(re.findall(r'\sid="([^"]+)"', page))


def without_scripts(page: str) -> str:
    """The page without the programs that write links of their own once it runs; the browser's tests follow these."""
    return re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL)


def test_each_link_to_the_ledger_leads_to_a_place_of_it(html: str, ledger: str) -> None:
    to_ledger = set(re.findall(r'href="ledger\.html#([^"]+)"', without_scripts(html)))
    assert {"ledger", "studies", "events", "recheck"} <= to_ledger
    assert to_ledger <= set(re.findall(r'\sid="([^"]+)"', ledger))


def test_each_file_that_the_page_leads_to_is_there(html: str) -> None:
    files = set(re.findall(r'href="((?!https?:|#)[^"#]+)', html))
    assert files >= {"ledger.html", "supplement.pdf"}
    assert [file for file in files if not (BUILT / "report" / file).is_file()] == []
