"""Rules on keys: what the key of a row names, its columns say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]
Found = Callable[[str, str, str, str], None]

# Of an edit of a file: what is replaced, by what, and what the complaint then says after the line.
FAULTS = {
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


@pytest.mark.parametrize("case", FAULTS)
def test_the_fault_is_found(is_found: Found, case: str) -> None:
    is_found(*FAULTS[case])


def test_an_arm_of_another_study_is_named(edit: Edit, append: Append, complaints: Check) -> None:
    append(
        "studies.csv",
        "other2020,Other,xia2020,nk,cohort,none,not reported,1,China,people,not applicable,,,,included,,,",
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
