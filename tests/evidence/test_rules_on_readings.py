"""Rules on what two readings settled on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]
Found = Callable[[str, str, str, str], None]

# Of an edit of a file: what is replaced, by what, and what the complaint then says after the line.
FAULTS = {
    "a number other than that settled": (
        "extraction/numbers",
        "findings,20; ; ,20; ; ",
        "findings,21; ; ,21; ; ",
        "column 'value', value '20': the two extractions settled on '21; ; '",
    ),
    "readings that differ and are not settled": (
        "extraction/numbers",
        "findings,20; ; ,20; ; ",
        "findings,20; ; ,21; ; ",
        "column 'settled', value '': the readings '20; ; ' and '21; ; ' differ, and nothing settles them",
    ),
    "a second reading whose reader may have known anything": (
        "extraction/numbers",
        "enrolled 20 HIV-1 INRs,20 HIV-1 INRs,not recorded,",
        "enrolled 20 HIV-1 INRs,20 HIV-1 INRs,,",
        "column 'told', value '': not said of this second reading",
    ),
    "a reading of a row that is not there": (
        "extraction/numbers",
        "xia2020.people.enrolled,",
        "xia2020.people.invited,",
        "column 'item_id', value 'xia2020.people.invited': no row has this key",
    ),
    "a reading that is no number": (
        "extraction/numbers",
        "findings,20; ; ,20; ; ",
        "findings,twenty; ; ,twenty; ; ",
        "column 'first', value 'twenty; ; ': neither a value with its limits nor a number of events",
    ),
    "a reading that only programs take for a number": (
        "extraction/numbers",
        "findings,20; ; ,20; ; ",
        "findings,NaN; ; ,NaN; ; ",
        "column 'first', value 'NaN; ; ': neither a value with its limits nor a number of events",
    ),
    "a judgement other than that settled": (
        "studies",
        "2018-02,2018-04",
        "2018-02,2018-05",
        "column 'recruitment_end', value '2018-05': the two readings settled on '2018-04'",
    ),
    "a judgement on a column that is not there": (
        "extraction/judgements",
        "studies,xia2020,recruitment_end,",
        "studies,xia2020,recruitment_edn,",
        "column 'column', value 'recruitment_edn': the table 'studies' has no such column",
    ),
    "a judgement on a row that is not there": (
        "extraction/judgements",
        "studies,xia2020,recruitment_end,",
        "studies,xia2021,recruitment_end,",
        "column 'row_id', value 'xia2021': no row has this key",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_the_fault_is_found(is_found: Found, case: str) -> None:
    is_found(*FAULTS[case])


def test_a_reading_that_was_dropped_needs_no_row(append: Append, complaints: Check) -> None:
    append("extraction/numbers.csv", "xia2020.gone,findings,1; ; ,,one,,,dropped,,Not in the text.")
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
    old = "xia2020.people.enrolled,findings,20; ; ,20; ; ,enrolled 20 HIV-1 INRs,20 HIV-1 INRs,not recorded,,,"
    edit(
        "extraction/numbers.csv",
        old,
        old.replace("20; ; ,20; ; ", "19; ; ,not found").replace(",,,", ",other,20; ; ,Read again."),
    )
    assert complaints() == []
