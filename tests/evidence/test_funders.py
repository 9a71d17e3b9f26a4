"""Who paid: each body is named by the words that show it, once for each study and role, at an address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from conftest import table

FUNDERS = table("data/funders.csv")
# The words printed are Chinese; the page is that of the grant.
OTHERWISE = {"wangsy2014.major_project", "wangsy2014.young_scholars", "wongstaal1998.national_institutes_of_health"}


def words_of(text: str) -> set[str]:
    """Words of four letters or more, and abbreviations."""
    return {word.lower() for word in re.findall(r"[^\W\d_]{4,}|[A-Z]{3,}", text)}


def test_the_words_printed_carry_the_name() -> None:
    for row in FUNDERS:
        assert words_of(row["name"]) & words_of(row["as_printed"]) or row["funder_id"] in OTHERWISE, row


def test_nobody_is_named_twice_for_one_study_and_role() -> None:
    named = Counter((row["study_id"], row["name"].lower(), row["role"]) for row in FUNDERS)
    assert [key for key, times in named.items() if times > 1] == []


def test_an_employer_is_a_company_and_a_kind_of_support_names_nobody() -> None:
    for row in FUNDERS:
        assert row["role"] != "employer" or row["kind"] == "company", row
        assert (row["role"] == "publication type") == bool(re.search(r"Support, (?:Non-)?[UN]\.", row["name"])), row


def test_a_funder_of_no_study_or_without_an_address_is_complained_of(edit: Callable, complaints: Callable) -> None:
    edit("funders.csv", "co_ltd,xia2020,", "co_ltd,xia2021,")
    edit("funders.csv", "https://doi.org/10.1097/CM9.0000000000001189", "CM9.0000000000001189")
    said = " ".join(complaints())
    assert "data/funders.csv:2, column 'study_id', value 'xia2021'" in said
    assert "data/funders.csv:2, column 'address'" in said
