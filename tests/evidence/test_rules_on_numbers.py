"""Rules on numbers: each fault of a number is found in a review that is otherwise as it should be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], None]
Check = Callable[[], list[str]]
Found = Callable[[str, str, str, str], None]

# Of an edit of a file: what is replaced, by what, and what the complaint then says after the line.
FAULTS = {
    "a value that was not printed": (
        "findings",
        "mean,=,139,",
        "mean,=,193,",
        "column 'value', value '193': not among the numbers of '139 to 243 cells/muL'",
    ),
    "a value without the decimals printed": (
        "findings",
        "p_value,=,0.010,",
        "p_value,=,0.01,",
        "column 'value', value '0.01': not among the numbers of 'P = 0.010'",
    ),
    "a value with a sign that was not printed": (
        "findings",
        "mean,=,139,",
        "mean,=,-139,",
        "column 'value', value '-139': with another sign in '139 to 243 cells/muL'",
    ),
    "a limit without the other": (
        "findings",
        "67,10,124,95% CI",
        "67,10,,95% CI",
        "column 'low', value '10': a limit without the other",
    ),
    "limits without their kind": (
        "findings",
        "67,10,124,95% CI",
        "67,10,124,",
        "column 'interval', value '': limits without their kind",
    ),
    "limits in the order of the print": (
        "findings",
        "67,10,124,95% CI",
        "67,124,10,95% CI",
        "column 'low', value '124': above the upper limit 10",
    ),
    "a value outside its limits": (
        "findings",
        "67,10,124,95% CI",
        "10,67,124,95% CI",
        "column 'value', value '10': outside its limits 67 to 124",
    ),
    "neither a value nor limits": (
        "findings",
        "fixed,=,7,,,,assessments",
        "fixed,=,,,,,assessments",
        "column 'value', value '': neither a value nor limits",
    ),
    "a P value above one": (
        "findings",
        "p_value,=,0.024,,,,p,P = 0.024",
        "p_value,=,24,,,,p,P = 24",
        "column 'value', value '24': no P value",
    ),
    "a percentage above a hundred": (
        "findings",
        "fixed,=,7,,,,assessments,seven time-points",
        "percent,=,107,,,,percent,107%",
        "column 'value', value '107': no percentage",
    ),
    "a part of a person": (
        "findings",
        "count,=,20,,,,people,enrolled 20",
        "count,=,20.5,,,,people,enrolled 20.5",
        "column 'value', value '20.5': not a whole number",
    ),
    "a part of an event": (
        "findings",
        "fixed,=,7,,,,assessments,seven time-points",
        "count,=,3.2,,,,events,3.2 events",
        "column 'value', value '3.2': not a whole number",
    ),
    "a time without a unit": (
        "findings",
        "cd4,,,24,month,last,mean,=,176",
        "cd4,,,24,,last,mean,=,176",
        "column 'time_unit', value '': time and unit do not come together",
    ),
    "more events than people": (
        "events",
        "adverse event,2,10,people,20,",
        "adverse event,11,10,people,,",
        "column 'n_events', value '11': more than the 10 assessed",
    ),
    "a percentage of other counts": (
        "events",
        "adverse event,2,10,people,20,",
        "adverse event,2,10,people,25,",
        "column 'percent_printed', value '25': 2 of 10 round to another percentage",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_the_fault_is_found(is_found: Found, case: str) -> None:
    is_found(*FAULTS[case])


@pytest.mark.parametrize("printed", ["139 to 243", "1,390 and 139", "139.5, or 139", "a hundred (139)"])
def test_a_value_is_looked_for_among_all_numbers_of_the_print(edit: Edit, complaints: Check, printed: str) -> None:
    edit("findings.csv", "139,,,,cells_per_ul,139 to 243 cells/muL", f'139,,,,cells_per_ul,"{printed}"')
    assert complaints() == []


def test_a_value_may_be_printed_in_words_or_with_groups(edit: Edit, complaints: Check) -> None:
    edit(
        "findings.csv",
        "fixed,=,7,,,,assessments,seven time-points",
        'fixed,=,1234,,,,assessments,"1,234 and thirty-five"',
    )
    edit("extraction/numbers.csv", "planned,findings,7; ; ,7; ; ,", "planned,findings,1234; ; ,1234; ; ,")
    edit(
        "extraction/numbers.csv",
        "seven time-points,seven time-points",
        '"1,234 and thirty-five","1,234 and thirty-five"',
    )
    assert complaints() == []


def test_a_computed_value_need_not_be_printed(edit: Edit, complaints: Check) -> None:
    place = 'xia2020,"abstract, Results"'
    edit("findings.csv", f"p,P = 0.024,{place},printed", f"p,P = .024,{place},computed")
    assert complaints() == []


def test_people_behind_a_number_who_are_told_of_nowhere_are_named(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "printed,,,,,,", "printed,,,,,17,")
    [said] = complaints()
    assert "column 'n_assessed', value '17': neither in the printed words nor in the note" in said


def test_a_begin_without_a_time_is_named(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "printed,,,,,,", "printed,,,entry,,,")
    [said] = complaints()
    assert "column 'time_since', value 'entry': the begin of a time that is not there" in said


def test_an_inferred_number_without_its_reason_is_named(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", '"abstract, Methods",printed,,,,,,', '"abstract, Methods",inferred,,,,,,')
    [said] = complaints()
    assert "column 'how_obtained', value 'inferred': inferred without a row of corrections.csv" in said


def test_a_lost_exponent_that_nobody_restored_is_named(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "10 cells in each injection", "10 × 107 cells in each injection")
    edit("corrections.csv", "how_obtained,printed,inferred", "how_obtained,printed,digitised")
    said = complaints()
    assert any(
        "value '10 × 107 cells in each injection': a power of ten without its superscript" in one for one in said
    )


def test_an_exponent_in_brackets_is_not_lost(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "10 cells in each injection", "10 × 10(7) cells in each injection")
    edit("corrections.csv", "how_obtained,printed,inferred", "how_obtained,printed,digitised")
    assert complaints() == []
