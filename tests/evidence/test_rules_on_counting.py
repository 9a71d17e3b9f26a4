"""Rules on what is counted once: events of an arm, people of a group, registered trials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]


EVENT = (
    "xia2020.{key}.nk,xia2020,xia2020.nk,fever,fever,{scope},,adverse event,1,10,people,,mild,one,"
    "xia2020,abstract,printed,"
)


def test_one_event_is_not_counted_twice_in_an_arm(append: Append, complaints: Check) -> None:
    append("events.csv", EVENT.format(key="fever.again", scope="all"))
    [said] = complaints()
    assert (
        "events.csv:3, column 'scope', value 'all': the event 'fever' is counted in this scope in an earlier row"
        in said
    )


def test_one_event_may_be_counted_in_several_parts_of_an_arm(append: Append, complaints: Check) -> None:
    append("events.csv", EVENT.format(key="fever.women", scope="women"))
    append("events.csv", EVENT.format(key="fever.men", scope="men"))
    assert complaints() == []


def test_an_overlap_that_no_text_places_may_be_of_one_group(edit: Edit, complaints: Check) -> None:
    edit("participants.csv", "yes,,20,10,10,20,20,,", "no,,20,10,10,0,20,unplaced,")
    assert complaints() == []


def test_a_blank_for_the_people_given_cells_may_have_its_reason(edit: Edit, complaints: Check) -> None:
    edit("participants.csv", "20,10,10,20,20,,One report of", "20,,,20,20,,The arms are not printed for")
    assert not [said for said in complaints() if "blank without a reason" in said]


def test_people_given_cells_are_those_that_two_readings_settled_on(edit: Edit, complaints: Check) -> None:
    edit("participants.csv", "20,10,10,20,20,", "20,9,10,20,20,")
    [said] = complaints()
    assert "participants.csv:2, column 'n_given_cells', value '9': the two readings settled on '10'" in said


def test_a_study_without_a_row_on_its_people_is_named(edit: Edit, complaints: Check) -> None:
    edit(
        "participants.csv",
        "xia2020,xia2020,xia2020.people.enrolled,yes,,20,10,10,20,20,,One report of these people.\n",
        "",
    )
    expected = "data/studies.csv:2, column 'study_id', value 'xia2020': no row in participants.csv"
    assert [said for said in complaints() if expected in said]


REGISTERED = "other2020,Other,xia2020,nk,cohort,none,not reported,1,China,people,not applicable,{},,,included,,,"


@pytest.mark.parametrize(("overlap", "is_said"), [("", True), ("unplaced", True), ("tea_people", False)])
def test_one_registered_trial_does_not_count_twice(
    edit: Edit, append: Append, complaints: Check, overlap: str, is_said: bool
) -> None:
    edit("studies.csv", "ChiCTR1900020634", "NCT00000001")
    append("studies.csv", REGISTERED.format("NCT00000002; NCT00000001"))
    append("participants.csv", f"other2020,other2020,xia2020.people.enrolled,yes,,20,10,10,20,20,{overlap},Others.")
    problem = "column 'registry_id', value 'NCT00000002; NCT00000001': NCT00000001 is also that of xia2020"
    assert any(problem in said for said in complaints()) == is_said
