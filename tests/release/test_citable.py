"""Numbers that a version had are to be found in the next, or there is a word on where they went."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
from conftest import ROOT
from hivcells.release.record import read_record
from hivcells.release.replaced import FILE, complaints_of_replaced, replaced_values
from hivcells.release.versions import released
from hivcells.tables import read_table


def entries(*lines: str) -> pd.DataFrame:
    text = "\n".join(["old_id,new_id,reason", *lines])
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    return table.set_axis(range(2, 2 + len(table)), axis="index")


def complaints(before: set[str], now: set[str], *lines: str) -> list[str]:
    return [str(one) for one in complaints_of_replaced("1.0.0", before, now, entries(*lines))]


def test_each_number_of_the_last_version_exists_or_is_listed(values: dict[str, dict]) -> None:
    last = released(ROOT)[-1]
    table = read_table(ROOT / FILE)
    assert [str(one) for one in complaints_of_replaced(last, read_record(ROOT, last)["values"], values, table)] == []


def test_each_record_is_as_it_was_written() -> None:
    assert [read_record(ROOT, version)["version"] for version in released(ROOT)] == released(ROOT)


def test_version_0_1_0_said_what_its_commit_says() -> None:
    record = read_record(ROOT, "0.1.0")
    assert record["date"] == "2026-11-22" and record["identifiers"]["doi"] is None
    assert record["values"]["xia2020.cd4.nk.change"]["text"] == "104"
    assert record["studies"]["xia2020"] == "Xia 2020"


def test_a_number_that_vanishes_without_a_word_is_complained_of() -> None:
    [one] = complaints({"a", "b"}, {"b"})
    assert one.startswith(
        "data/vocabulary/replaced_values.csv:2, column 'old_id', value 'a': a number of version 1.0.0"
    )


def test_an_entry_may_name_another_number_or_none() -> None:
    assert complaints({"a", "b"}, {"c"}, "a,c,renamed", "b,,the study was retracted") == []
    assert replaced_values(entries("a,c,renamed")) == {"a": ("c", "renamed")}


def test_an_entry_for_a_number_that_exists_names_its_line() -> None:
    assert ":2, column 'old_id', value 'a': the number still exists" in complaints({"a"}, {"a"}, "a,,gone")[0]


def test_an_entry_that_leads_nowhere_or_says_no_reason_is_complained_of() -> None:
    found = complaints({"a"}, {"b"}, "a,c, ")
    assert ["no such number" in found[0], "no reason" in found[1]] == [True, True]
    assert all(f"{Path(FILE)}:2" in one for one in found)
