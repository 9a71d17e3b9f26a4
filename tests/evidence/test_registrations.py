"""Complaints of the table of registrations: no registered trial is forgotten, no state lacks its words."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]

NUMBER, TABLE = "ChiCTR1900020634", "registrations.csv"
COMPLETED = f"{NUMBER},xia2020,completed,Status: COMPLETED,2020-06-01,xia2020,head,2026-11-29,"


def test_a_state_in_the_words_of_its_record_is_taken(append: Append, complaints: Check) -> None:
    append(TABLE, COMPLETED)
    assert complaints() == []


def test_signs_within_the_words_do_not_matter(append: Append, complaints: Check) -> None:
    append(TABLE, f"{NUMBER},xia2020,not yet recruiting,NOT_YET_RECRUITING,,xia2020,head,2026-11-29,")
    assert complaints() == []


def test_a_record_that_was_not_seen_may_say_so(append: Append, complaints: Check) -> None:
    append(TABLE, f"{NUMBER},xia2020,,,,xia2020,,2026-11-29,No copy was shown.")
    assert complaints() == []


def test_a_registered_trial_without_a_row_is_named(edit: Edit, complaints: Check) -> None:
    edit("studies.csv", ",2018-02,2018-04,included,", ",2018-02,2018-04,registered,")
    assert any(
        f"studies.csv:2, column 'registry_id', value '{NUMBER}': '{NUMBER}' without its state" in c
        for c in complaints()
    )


def test_a_registered_trial_with_a_row_is_not_named(edit: Edit, append: Append, complaints: Check) -> None:
    edit("studies.csv", ",2018-02,2018-04,included,", ",2018-02,2018-04,registered,")
    append(TABLE, COMPLETED)
    assert not any("without its state" in said for said in complaints())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("xia2020,completed,", "xia2020,recruiting,", "'recruiting': not among the words of 'Status: COMPLETED'"),
        ("xia2020,head,", "xia2020,,", "column 'locator', value '': a state without a place"),
        ("completed,Status: COMPLETED", ",Status: COMPLETED", "column 'status', value '': blank without a reason"),
        ("completed,Status: COMPLETED", ",", "column 'status', value '': blank without a reason"),
        ("2020-06-01", "2026-11-30", "'2026-11-30': after 2026-11-29, the day on which it was seen"),
        ("2020-06-01", "June 2020", "column 'record_updated', value 'June 2020'"),
        ("completed,", "done,", "column 'status', value 'done'"),
        (NUMBER, "NCT00000001", "'NCT00000001': no registry number of 'xia2020'"),
    ],
)
def test_what_does_not_fit_is_named(old: str, new: str, said: str, append: Append, complaints: Check) -> None:
    assert old in COMPLETED
    append(TABLE, COMPLETED.replace(old, new, 1))
    assert any(said in complaint for complaint in complaints())


def test_each_registered_trial_of_the_review_has_a_row() -> None:
    with (ROOT / "data" / "studies.csv").open(newline="", encoding="utf-8") as file:
        trials = {row["study_id"] for row in csv.DictReader(file) if row["inclusion"] == "registered"}
    with (ROOT / "data" / TABLE).open(newline="", encoding="utf-8") as file:
        assert trials and trials <= {row["study_id"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("status", "printed", "is_taken"),
    [
        ("recruiting", "Recruitment Status : Not yet recruiting", False),
        ("recruiting", '"Active, not recruiting"', False),
        ("completed", "This study has not been completed", False),
        ("completed", "Completed; not recruiting any more", True),
        ("not yet recruiting", "Not yet recruiting", True),
    ],
)
def test_a_state_is_neither_denied_nor_a_part_of_another(
    append: Append, complaints: Check, status: str, printed: str, is_taken: bool
) -> None:
    append(TABLE, f"{NUMBER},xia2020,{status},{printed},2020-06-01,xia2020,head,2026-11-29,")
    assert ["column 'status'" in said for said in complaints()] == ([] if is_taken else [True])
