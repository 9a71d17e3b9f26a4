"""Rules on studies: their people, caveats, figures, documents and records fit together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Check = Callable[[], list[str]]
Found = Callable[[str, str, str, str], None]

# Of an edit of a file: what is replaced, by what, and what the complaint then says after the line.
FAULTS = {
    "people that no row counts": (
        "participants",
        "xia2020.people.enrolled",
        "xia2020.courses.nk.planned",
        "column 'people_finding_id', value 'xia2020.courses.nk.planned': no number of people of this study",
    ),
    "a study that is included though each record of it is not": (
        "screening",
        ",included,",
        ",excluded,",
        "column 'inclusion', value 'included': no included record in screening.csv",
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
        'open-label small,,"The registry number is of 2019',
        'open-label small,21,"The registry number is of 2019',
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


@pytest.mark.parametrize("case", FAULTS)
def test_the_fault_is_found(is_found: Found, case: str) -> None:
    is_found(*FAULTS[case])


def test_a_study_whose_record_was_lost_is_named(complaints: Check, data: Path) -> None:
    path = data / "screening.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    [said] = complaints()
    assert "studies.csv:2, column 'study_id', value 'xia2020': no record in screening.csv. Restore its record" in said
