"""What changed between two versions, on a review of three numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hivcells.release.changes import Changes, changes_between, relative_change, tier_of
from hivcells.release.page import MOST_ROWS, named, page_of

IDENTITY = {"title": "Tea", "old": "1.0.0", "old_date": "2026-01-02", "old_id": "swh:1:dir:0", "new": "1.1.0"}
IDENTITY |= {"new_is": "Of today.", "unchanged": 0}


def number(text: str, value: float | None = None, **more: Any) -> dict[str, Any]:
    return {"text": text, "value": value, "unit": "points", "kind": "reported", "studies": {"tea2020": 1}} | more


def claim(words: str = "fell", holds: bool = True, **studies: int) -> dict[str, Any]:
    return {"meaning": "Tea lowers the score.", "holds": holds, "words": [words], "studies": studies}


def sentence(text: str, values: list[str], claims: list[str] = [], file: str = "report/sections/tea.qmd") -> dict:  # noqa: B006
    return {"file": file, "line": 1, "text": text, "values": values, "claims": claims}


def said(**parts: Any) -> dict[str, Any]:
    return {"studies": {"tea2020": "Tea 2020"}, "values": {}, "claims": {}, "sentences": []} | parts


def values(old: dict, new: dict, **replaced: tuple[str, str]) -> list[dict[str, Any]]:
    """The changed numbers, between two versions that hold nothing else."""
    return changes_between(said(values=old), said(values=new), replaced).values.to_dict("records")


def test_nothing_changed_gives_empty_tables() -> None:
    one = said(values={"a": number("1", 1.0)}, claims={"c": claim()}, sentences=[sentence("It fell.", ["a"], ["c"])])
    assert [len(frame) for frame in changes_between(one, one, {})] == [0, 0, 0, 0, 0]


def test_104_that_becomes_78_moved_by_minus_25_percent_which_is_large() -> None:
    [row] = values({"a": number("104", 104.0)}, {"a": number("78", 78.0)})
    assert (row["change"], row["old"], row["new"]) == ("moved", "104", "78")
    assert (row["relative_change_percent"], row["tier"], row["studies"]) == ("-25.00", "large", "tea2020")


@pytest.mark.parametrize(
    ("was", "now", "tier"),
    [(100, 100.9, "slight"), (100, 101, "moderate"), (100, 110, "large"), (100, 89, "large"), (100, 90.1, "moderate")]
    + [(3, -3, "sign"), (0, 1, "sign"), (1, 0, "sign"), (-100, -100.9, "slight")],
)
def test_tiers_begin_at_one_and_at_ten_percent(was: float, now: float, tier: str) -> None:
    assert tier_of(number("", was), number("", now)) == tier


def test_a_number_in_another_unit_is_not_compared() -> None:
    [row] = values({"a": number("1", 1.0)}, {"a": number("1000", 1000.0, unit="grams")})
    assert (row["tier"], row["relative_change_percent"]) == ("unit", "")


def test_the_same_number_between_other_limits_moved() -> None:
    [row] = values({"a": number("1", 1.0, low=0.0)}, {"a": number("1", 1.0, low=0.5)})
    assert (row["change"], row["tier"]) == ("moved", "limits")


def test_the_same_number_written_otherwise_moved_in_words_only() -> None:
    [row] = values({"a": number("1", 1.0)}, {"a": number("1.0", 1.0)})
    assert (row["tier"], row["relative_change_percent"]) == ("words", "")


@pytest.mark.parametrize(("was", "now", "share"), [(4, 5, 0.25), (-4, -5, -0.25), (0, 5, None), (None, 5, None)])
def test_a_relative_change_is_a_share_of_the_size_of_the_old_number(was, now, share) -> None:
    assert relative_change(was, now) == share


def test_numbers_appear_and_vanish() -> None:
    rows = values({"a": number("1", 1.0)}, {"b": number("2", 2.0)})
    assert [(row["value_id"], row["change"], row["old"], row["new"]) for row in rows] == [
        ("a", "vanished", "1", ""),
        ("b", "appeared", "", "2"),
    ]


def test_a_number_that_another_stands_for_is_replaced_and_not_new() -> None:
    [row] = values({"a": number("1", 1.0)}, {"b": number("2", 2.0)}, a=("b", "named after the arm"))
    assert (row["value_id"], row["change"], row["new_id"], row["reason"]) == (
        "a",
        "replaced",
        "b",
        "named after the arm",
    )
    assert (row["old"], row["new"], row["relative_change_percent"]) == ("1", "2", "+100.00")


def test_a_count_moved_by_the_study_of_which_it_counts_other_rows() -> None:
    old = {"n": number("2", 2.0, kind="counted", studies={"tea2020": 1, "milk2021": 1})}
    new = {"n": number("3", 3.0, kind="counted", studies={"tea2020": 1, "milk2021": 2})}
    assert values(old, new)[0]["studies"] == "milk2021"


def test_a_derived_number_moved_by_the_study_of_the_input_that_moved() -> None:
    inputs = {"kind": "derived", "inputs": ["a", "b"], "studies": {"tea2020": 1, "milk2021": 1}}
    milk = {"studies": {"milk2021": 1}}
    old = {"a": number("1", 1.0), "b": number("2", 2.0, **milk), "sum": number("3", 3.0, **inputs)}
    new = {"a": number("1", 1.0), "b": number("4", 4.0, **milk), "sum": number("5", 5.0, **inputs)}
    assert {row["value_id"]: row["studies"] for row in values(old, new)} == {"b": "milk2021", "sum": "milk2021"}


def test_a_number_of_the_review_itself_is_kept_apart_from_the_evidence() -> None:
    numerals = {"kind": "counted", "studies": {}}
    rows = values(
        {"n": number("7", 7.0, **numerals), "a": number("1", 1.0)},
        {"n": number("8", 8.0, **numerals), "a": number("2", 2.0)},
    )
    assert {row["value_id"]: row["about"] for row in rows} == {"n": "the review itself", "a": "the evidence"}


def changed(old: dict, new: dict) -> Changes:
    return changes_between(old, new, {})


def test_a_claim_that_holds_no_more_is_flipped_and_names_the_study() -> None:
    old, new = said(claims={"c": claim(tea2020=1)}), said(claims={"c": claim(holds=False, tea2020=1, milk2021=1)})
    [row] = changed(old, new).claims.to_dict("records")
    assert (row["change"], row["new"], row["studies"]) == ("flipped", "fell (does not hold)", "milk2021")


def test_a_claim_in_other_words_is_reworded() -> None:
    [row] = changed(said(claims={"c": claim()}), said(claims={"c": claim("sank")})).claims.to_dict("records")
    assert (row["change"], row["old"], row["new"], row["studies"]) == ("reworded", "fell", "sank", "")


def test_studies_are_added_and_dropped() -> None:
    new = said(studies={"milk2021": "Milk 2021"})
    assert changed(said(), new).studies.to_numpy().tolist() == [
        ["milk2021", "Milk 2021", "added"],
        ["tea2020", "Tea 2020", "dropped"],
    ]


def test_sentences_that_quote_a_moved_number_are_listed_as_they_read_now() -> None:
    old = said(values={"a": number("1", 1.0)}, sentences=[sentence("It fell by 1.", ["a"]), sentence("Tea.", [])])
    new = said(values={"a": number("2", 2.0)}, sentences=[sentence("It fell by 2.", ["a"]), sentence("Tea.", [])])
    assert changed(old, new).sentences.sentence.tolist() == ["It fell by 2."]
    assert changed(old, new).values.sentences.tolist() == [2]


def test_a_sentence_that_quoted_a_vanished_number_is_listed_as_it_read() -> None:
    old = said(values={"a": number("1", 1.0)}, sentences=[sentence("It fell by 1.", ["a"])])
    assert changed(old, said()).sentences[["version", "sentence"]].to_numpy().tolist() == [["old", "It fell by 1."]]


def test_conclusions_touched_show_both_readings() -> None:
    at = {"file": "report/sections/conclusions.qmd"}
    old = said(values={"a": number("1", 1.0)}, sentences=[sentence("So it fell by 1.", ["a"], **at)])
    new = said(values={"a": number("2", 2.0)}, sentences=[sentence("So it fell by 2.", ["a"], **at)])
    assert changed(old, new).conclusions.sentence.tolist() == ["So it fell by 2.", "So it fell by 1."]


def test_the_page_shows_a_moved_number_with_its_study_by_name() -> None:
    page = page_of(
        changed(said(values={"a": number("1", 1.0)}), said(values={"a": number("2", 2.0)})),
        IDENTITY,
        {"tea2020": "Tea 2020"},
    )
    assert "<td>Tea 2020</td>" in page and "+100.00%" in page


def test_what_a_number_says_cannot_become_markup() -> None:
    page = page_of(changed(said(), said(values={"a": number("<script>", None)})), IDENTITY, {})
    assert "&lt;script&gt;" in page and "<script>" not in page


def test_a_page_of_ten_thousand_unchanged_numbers_stays_short() -> None:
    many = {f"n{index}": number(str(index), float(index)) for index in range(10_000)}
    one = changed(said(values=many), said(values=many | {"n7": number("8", 8.0)}))
    assert len(one.values) == 1 and len(page_of(one, IDENTITY, {})) < 8_000


def test_a_page_of_many_changes_shows_the_weightiest_and_says_how_many_there_are() -> None:
    old = {f"n{index}": number("1000", 1000.0) for index in range(300)}
    new = {name: number("1001", 1001.0) for name in old} | {"n299": number("−1", -1.0)}
    page = page_of(changed(said(values=old), said(values=new)), IDENTITY, {})
    assert page.count("<tr><td>") == MOST_ROWS and "<code>n299</code>" in page
    assert f"The first {MOST_ROWS} of 300" in page


def test_tables_keep_their_columns_when_they_are_empty() -> None:
    assert isinstance(changed(said(), said()).values, pd.DataFrame)
    assert "relative_change_percent" in changed(said(), said()).values


def test_of_many_studies_the_first_are_named_and_the_others_counted() -> None:
    assert named(["a", "b", "c", "d", "e", "f"], {"a": "Tea 2020"}) == "Tea 2020, b, c, d and 2 more"
    assert named(["a"], {"a": "Tea 2020"}) == "Tea 2020" and named([], {}) == ""
