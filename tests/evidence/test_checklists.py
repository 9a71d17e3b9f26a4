"""Checklists: the rules on what is met and where, and what the table of the review holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from absent import ABSENT
from conftest import table
from hivcells.evidence.rules.of_checklists import items_have_place_or_reason, places_name_their_document

ITEM = {"item_id": "tea.1", "met": "yes", "document": "review", "place": "sec-tea", "reason": ""}


def said(rule, **cells: str) -> list[tuple[str | None, str]]:
    rows = pd.DataFrame([ITEM | cells], index=[2])
    return [(found.column, found.problem) for found in rule({"checklists": rows})]


def test_an_item_that_is_met_at_a_place_is_fine() -> None:
    assert said(items_have_place_or_reason) == said(places_name_their_document) == []


def test_an_item_that_is_not_met_needs_no_place() -> None:
    assert said(items_have_place_or_reason, met="no", document="", place="", reason="No tea was left.") == []


def test_an_item_met_in_part_may_have_both() -> None:
    assert said(items_have_place_or_reason, met="partly", reason="Half a cup.") == []


def test_an_item_that_is_met_nowhere_is_named() -> None:
    assert said(items_have_place_or_reason, place="", document="") == [("place", "met, but nowhere")]


@pytest.mark.parametrize("met", ["partly", "no", "not applicable"])
def test_an_item_that_is_not_met_says_why(met: str) -> None:
    found = said(items_have_place_or_reason, met=met, document="", place="")
    assert found == [("reason", f"met: {met}, without a reason")]


def test_nothing_is_both_met_and_excused() -> None:
    assert said(items_have_place_or_reason, reason="No tea.") == [("reason", "a reason against an item that is met")]
    assert said(items_have_place_or_reason, met="no", reason="No tea.") == [("place", "met: no, and yet at a place")]


@pytest.mark.parametrize("missing", ["document", "place"])
def test_a_place_names_its_document(missing: str) -> None:
    found = said(places_name_their_document, **{missing: ""})
    assert found == [("document", "a place and its document do not come together")]


def test_a_review_without_checklists_is_left_alone() -> None:
    assert list(items_have_place_or_reason(ABSENT)) == list(places_name_their_document(ABSENT)) == []


def test_a_place_that_is_missing_stops_the_check(edit, complaints) -> None:
    """The small review has the header of the table alone."""
    edit("checklists.csv", "reason,source_id\n", "reason,source_id\nxia2020.1,Tea,1,Sugar,yes,,,,xia2020\n")
    [complaint] = complaints()
    assert complaint == (
        "data/checklists.csv:2, column 'place', value '': met, but nowhere. Name the section, table or figure."
    )


def test_the_checklists_are_whole_as_far_as_they_were_seen() -> None:
    """SANRA has six items, SWiM nine, PRISMA 27 with those from 10 to 24 partly parted by letters."""
    items = table("data/checklists.csv")
    numbers = {name: [row["number"] for row in items if row["checklist"] == name] for name in ("SANRA", "SWiM")}
    assert numbers == {"SANRA": [str(n) for n in range(1, 7)], "SWiM": [str(n) for n in range(1, 10)]}
    parted = {"10": "ab", "13": "abcdef", "16": "ab", "20": "abcd", "23": "abcd", "24": "abc"}
    prisma = [f"{n}{letter}" for n in range(1, 28) for letter in parted.get(str(n), [""])]
    assert [row["number"] for row in items if row["checklist"] == "PRISMA 2020"] == prisma
    assert len(prisma) == 42


def test_a_narrative_review_does_not_call_itself_systematic() -> None:
    [title] = [row for row in table("data/checklists.csv") if row["item_id"] == "prisma.1"]
    assert title["met"] == "not applicable"


def test_each_checklist_names_one_paper() -> None:
    papers = {(row["checklist"], row["source_id"]) for row in table("data/checklists.csv")}
    assert max(Counter(name for name, _ in papers).values()) == 1


def test_every_place_is_written_in_the_sources_of_its_document() -> None:
    """Read without the programs that compose: the id stands in braces behind a heading, a block or a picture."""
    folders = {"review": "sections", "supplement": "supplement"}
    for row in table("data/checklists.csv"):
        if row["place"]:
            begins = {"review": "index.qmd", "supplement": "supplement.qmd"}[row["document"]]
            parts = [Path("report", begins), *Path("report", folders[row["document"]]).glob("*.qmd")]
            assert any(f"{{#{row['place']}" in part.read_text("utf-8") for part in parts), row["item_id"]
