"""Rules across columns and tables: each finds its fault in a review that is otherwise as it should be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]

# Of an edit of a file: what is replaced, by what, and what the complaint then says after the line.
NUMBERS = {
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
KEYS = {
    "an arm of another name in the key": (
        "findings",
        "xia2020.cd4.nk.baseline.mean,xia2020,xia2020.nk",
        "xia2020.cd4.nk.baseline.mean,xia2020,xia2020.art",
        "column 'arm_id', value 'xia2020.art': the key names the arm nk",
    ),
    "another month in the key": (
        "findings",
        "cd4,,,24,month,last,mean,=,243",
        "cd4,,,12,month,last,mean,=,243",
        "column 'time_value', value '12': the key names month 24",
    ),
    "a baseline later than the start": (
        "findings",
        "cd4,,,0,month,baseline,mean,=,139",
        "cd4,,,1,month,other,mean,=,139",
        "column 'time_value', value '1': the outcome or the key names the start",
    ),
    "an outcome of entry later than the start": (
        "findings",
        "cd4,,,24,month,last,mean,=,176",
        "age,,,24,month,,mean,=,176",
        "column 'time_value', value '24': the outcome or the key names the start",
    ),
    "a key without its study": (
        "events",
        "xia2020.fever.nk,xia2020",
        "fever.xia2020.nk,xia2020",
        "column 'event_id', value 'fever.xia2020.nk': the key does not begin with 'xia2020.'",
    ),
    "an arm whose key is not its short name": (
        "arms",
        "xia2020.nk,xia2020,nk,",
        "xia2020.nk,xia2020,cells,",
        "column 'arm_id', value 'xia2020.nk': the key is not 'xia2020.cells'",
    ),
    "a year that the key of the document contradicts": (
        "sources",
        ",,2020,12,5,,133,",
        ",,2021,12,5,,133,",
        "column 'year', value '2021': the key names 2020",
    ),
    "recruitment that ends before it begins": (
        "studies",
        "2018-02,2018-04",
        "2018-05,2018-04",
        "column 'recruitment_end', value '2018-04': before 2018-05",
    ),
}
STUDIES = {
    "people that no row counts": (
        "participants",
        "xia2020.people.enrolled",
        "xia2020.courses.nk.planned",
        "column 'people_finding_id', value 'xia2020.courses.nk.planned': no number of people of this study",
    ),
    "people that count and are the same as others": (
        "participants",
        ",yes,,",
        ",yes,xia2020,",
        "column 'same_people_as', value 'xia2020': counts although the people are counted elsewhere",
    ),
    "more people surely different than at most": (
        "participants",
        "20,10,10,20,20,",
        "20,10,10,20,19,",
        "column 'n_surely_different', value '20': more than the 19 at most",
    ),
    "more people at most than entered": (
        "participants",
        "20,10,10,20,20,",
        "20,10,10,20,21,",
        "column 'n_at_most', value '21': more than the 20 who entered",
    ),
    "people given the cells and compared who are more than entered": (
        "participants",
        "20,10,10,20,20,",
        "20,11,10,20,20,",
        "column 'n_given_cells', value '11': with the 10 compared more than the 20 who entered",
    ),
    "people compared of whom neither number nor reason is given": (
        "participants",
        "20,10,10,20,20,",
        "20,10,,20,20,",
        "column 'n_compared', value '': blank without a reason",
    ),
    "people that count though nobody is surely different": (
        "participants",
        "yes,,20,10,10,20,20,",
        "yes,,20,10,10,0,20,unplaced",
        "column 'counts', value 'yes': though 0 of its people are surely different",
    ),
    "people in doubt without an overlap": (
        "participants",
        "yes,,20,10,10,20,20,",
        "no,,20,10,10,0,20,",
        "column 'overlap_group', value '': people in doubt without an overlap",
    ),
    "an overlap of one group with itself": (
        "participants",
        "20,10,10,20,20,,",
        "20,10,10,20,20,hospital,",
        "column 'overlap_group', value 'hospital': 'hospital' holds this group alone",
    ),
    "more women than people": (
        "studies",
        'affiliations",,',
        'affiliations",21,',
        "column 'n_women', value '21': more than the 20 people who entered",
    ),
    "a caveat that nobody knows": (
        "studies",
        "open-label small",
        "open-label tiny",
        "column 'caveats', value 'abstract-only open-label tiny': 'tiny' is not in the vocabulary",
    ),
    "a figure of an outcome that nobody knows": (
        "vocabulary/figures",
        "cell_persistence donor_cell_persistence",
        "cell_persistence donor_cell_persistences",
        "value 'cell_persistence donor_cell_persistences': the table 'outcomes' has no 'donor_cell_persistences'",
    ),
    "an identifier of two works": (
        "sources",
        "xia2020pmc,xia2020,",
        "xia2020pmc,xia2020pmc,",
        "column 'doi', value '10.1097/CM9.0000000000001189': also that of xia2020",
    ),
    "an address with another identifier": (
        "sources",
        "0000000000001189,33273328,PMC7717728,https://doi.org",
        "0000000000001198,33273328,PMC7717728,https://doi.org",
        "column 'doi', value '10.1097/CM9.0000000000001198': the address has 10.1097/CM9.0000000000001189",
    ),
}
READINGS = {
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


@pytest.mark.parametrize("case", NUMBERS | KEYS | STUDIES | READINGS)
def test_the_fault_is_found(edit: Edit, complaints: Check, case: str) -> None:
    table, old, new, complaint = (NUMBERS | KEYS | STUDIES | READINGS)[case]
    edit(f"{table}.csv", old, new)
    said = complaints()
    assert any(complaint in fault for fault in said), said
    assert all(fault.startswith("data/") and fault.endswith(".") for fault in said), said


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
    edit("extraction/numbers.csv", "seven time-points,seven time-points", 'seven time-points,"1,234 and thirty-five"')
    assert complaints() == []


def test_a_computed_value_need_not_be_printed(edit: Edit, complaints: Check) -> None:
    place = 'xia2020,"abstract, Results"'
    edit("findings.csv", f"p,P = 0.024,{place},printed", f"p,P = .024,{place},computed")
    assert complaints() == []


def test_people_behind_a_number_who_are_told_of_nowhere_are_named(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "printed,,,,,,", "printed,,,,,17,")
    [said] = complaints()
    assert "column 'n_assessed', value '17': not told of in print or note" in said


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


def test_an_arm_of_another_study_is_named(edit: Edit, append: Append, complaints: Check) -> None:
    append(
        "studies.csv",
        "other2020,Other,xia2020,nk,cohort,none,not reported,1,China,people,not applicable,,,,included,,,,,",
    )
    append("participants.csv", "other2020,other2020,,no,,,,,0,0,,Others.")
    append("arms.csv", "other2020.nk,other2020,nk,NK,experimental,cells,mixed,none,infusion,once,none,none")
    edit("events.csv", "xia2020,xia2020.nk,fever", "xia2020,other2020.nk,fever")
    assert [
        said for said in complaints() if "an arm of other2020, not of xia2020. Name an arm of the same study." in said
    ]


def test_a_document_named_after_another_year_says_so(edit: Edit, complaints: Check) -> None:
    edit("sources.csv", ",,2020,12,5,,133,", ",,2021,12,5,2020,133,")
    edit("sources.csv", ",,2020,12,5,,133,", ",,2021,12,5,2020,133,")
    assert not [said for said in complaints() if "the key names 2020" in said]


def test_a_study_whose_record_was_lost_is_named(complaints: Check, data: Path) -> None:
    path = data / "screening.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    [said] = complaints()
    assert "studies.csv:2, column 'study_id', value 'xia2020': no record in screening.csv. Restore its record" in said
