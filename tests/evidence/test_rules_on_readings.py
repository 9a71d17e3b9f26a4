"""Rules on what two readings settled on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]


def test_a_reading_that_was_dropped_needs_no_row(append: Append, complaints: Check) -> None:
    append("extraction/numbers.csv", "xia2020.gone,findings,1; ; ,,one,,dropped,,Not in the text.")
    assert complaints() == []


def test_an_arm_is_read_without_its_study_and_a_time_with_its_unit(append: Append, complaints: Check) -> None:
    finding = "findings,xia2020.cd4.nk.month24.mean"
    append("extraction/judgements.csv", f"a,{finding},arm_id,arm,nk,nk,,,")
    append("extraction/judgements.csv", f"b,{finding},comparator_arm_id,arm,not named,not named,,,")
    append("extraction/judgements.csv", f"c,{finding},time_value,time,24 month,24 month,,,")
    assert complaints() == []


@pytest.mark.parametrize(
    ("column", "reading", "cell"), [("arm_id", "art", "xia2020.nk"), ("time_value", "24 week", "24")]
)
def test_another_arm_and_another_time_are_found(
    append: Append, complaints: Check, column: str, reading: str, cell: str
) -> None:
    append("extraction/judgements.csv", f"a,findings,xia2020.cd4.nk.month24.mean,{column},arm,{reading},{reading},,,")
    [said] = complaints()
    assert f"column '{column}', value '{cell}': the two readings settled on '{reading}'" in said


def test_what_is_used_in_place_of_both_readings_is_what_counts(edit: Edit, complaints: Check) -> None:
    old = "xia2020.people.enrolled,findings,20; ; ,20; ; ,enrolled 20 HIV-1 INRs,20 HIV-1 INRs,,,"
    edit(
        "extraction/numbers.csv",
        old,
        old.replace("20; ; ,20; ; ", "19; ; ,not found").replace(",,,", ",other,20; ; ,Read again."),
    )
    assert complaints() == []
