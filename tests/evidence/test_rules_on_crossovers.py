"""A crossover can be entered as it was: its arms are the same people, compared within each, and counted once."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from absent import ABSENT
from hivcells.evidence.rules.of_crossovers import (
    people_of_crossovers_are_added_up_once,
    planned_trials_take_no_spread_within_people,
)
from hivcells.evidence.rules.of_results import randomised_trials_name_their_primary_outcome
from hivcells.stops import COLUMNS

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]

# A made-up trial: twelve people had cells and then none, or none and then cells, three months each.
PRINTED = "12 entered"
PLACE = "xia2020,here,printed"
ROWS = {
    "studies": [
        "swap2031,Swap 2031,xia2020,nk,randomised crossover trial,antiretroviral treatment alone,open-label,2,China,adults,"
        "not applicable,,,,included,,,Carry-over: three months of wash-out; no test. No primary outcome entered: none named."
    ],
    "arms": [
        "swap2031.nk,swap2031,nk,NK,experimental,natural killer cells,allogeneic,none,intravenous,once,none,none",
        "swap2031.rest,swap2031,rest,Rest,control,none,none,none,not applicable,not applicable,none,none",
    ],
    "findings": [
        f"swap2031.people,swap2031,,,people,enrolled,,,,,count,=,12,,,,people,{PRINTED},{PLACE},,,,,,",
        f"swap2031.cd4.nk,swap2031,swap2031.nk,,cd4,,,3,month,last,mean,=,420,,,,cells_per_ul,420 against 390,{PLACE},,,,,,",
        f"swap2031.cd4.rest,swap2031,swap2031.rest,,cd4,,,3,month,last,mean,=,390,,,,cells_per_ul,420 against 390,{PLACE},,,,,,",
        "swap2031.cd4.difference,swap2031,swap2031.nk,swap2031.rest,cd4,,,3,month,,difference,=,30,5,55,95% CI,"
        f'cells_per_ul,"30 (5 to 55), n = 11",{PLACE},,,,paired,11,',
        "swap2031.cd4.first.difference,swap2031,swap2031.nk,swap2031.rest,cd4,first_period,,3,month,,difference,=,41,-60,142,"
        f"95% CI,cells_per_ul,at first 41 (-60 to 142),{PLACE},,,,,,",
    ],
    "events": [
        f"swap2031.fever.nk,swap2031,swap2031.nk,fever,fever,all,,adverse event,3,11,people,,mild,3 of 11,{PLACE},",
        f"swap2031.fever.rest,swap2031,swap2031.rest,fever,fever,all,,adverse event,1,11,people,,mild,1 of 11,{PLACE},",
    ],
    "participants": ["swap2031,swap2031,swap2031.people,yes,,12,12,0,12,12,,One report."],
    "screening": ["swap2031,A made-up crossover,,,,,by hand,included,Cells were given,swap2031,2026-11-22"],
    "extraction/numbers": [
        f"swap2031.people,findings,12; ; ,12; ; ,{PRINTED},{PRINTED},not recorded,,,",
        "swap2031.cd4.nk,findings,420; ; ,420; ; ,420 against 390,420 against 390,not recorded,,,",
        "swap2031.cd4.rest,findings,390; ; ,390; ; ,420 against 390,420 against 390,not recorded,,,",
        'swap2031.cd4.difference,findings,30; 5; 55,30; 5; 55,"30 (5 to 55), n = 11","30 (5 to 55), n = 11",not recorded,,,',
        "swap2031.cd4.first.difference,findings,41; -60; 142,41; -60; 142,at first 41 (-60 to 142),at first 41 (-60 to 142),not recorded,,,",
        "swap2031.fever.nk,events,3 of 11,3 of 11,3 of 11,3 of 11,not recorded,,,",
        "swap2031.fever.rest,events,1 of 11,1 of 11,1 of 11,1 of 11,not recorded,,,",
    ],
}


@pytest.fixture(autouse=True)
def crossover(append: Append) -> None:
    """The made-up trial, entered."""
    for table, rows in ROWS.items():
        for row in rows:
            append(f"{table}.csv", row)


def test_a_crossover_can_be_entered(complaints: Check) -> None:
    assert complaints() == []


@pytest.mark.parametrize(
    ("table", "old", "new", "complaint"),
    [
        (
            "findings",
            ",,,,paired,11,",
            ",,,,unadjusted,11,",
            "column 'analysis', value 'unadjusted': these arms of a crossover are the same people. Write 'paired' where the "
            "text compares people with themselves, 'first_period' in scope where it compares those of the first period; "
            "what it compares otherwise is quoted in a note.",
        ),
        (
            "findings",
            "cd4,first_period,,3,month,,difference",
            "cd4,,,3,month,,difference",
            "column 'analysis', value '': these arms of a crossover are the same people",
        ),
        (
            "findings",
            "cd4,,,3,month,,difference",
            "cd4,first_period,,3,month,,difference",
            "column 'analysis', value 'paired': in its first period nobody has crossed over",
        ),
        (
            "findings",
            "swap2031.nk,swap2031.rest,cd4,,,",
            "swap2031.nk,,cd4,,,",
            "column 'analysis', value 'paired': no comparison of two arms",
        ),
        (
            "studies",
            "randomised crossover trial",
            "randomised trial",
            "column 'analysis', value 'paired': the study is no crossover",
        ),
        ("studies", "Carry-over: three", "Three", ": a crossover without a word on carry-over. Say 'Carry-over: '"),
        (
            "participants",
            ",12,12,0,12,12,",
            ",12,12,12,12,12,",
            "column 'n_given_cells', value '12': with the 12 compared more than the 12 who entered. Count nobody in both",
        ),
    ],
)
def test_what_would_take_its_arms_for_different_people_is_complained_of(
    edit: Edit, complaints: Check, table: str, old: str, new: str, complaint: str
) -> None:
    edit(f"{table}.csv", old, new)
    [said] = complaints()
    assert complaint in said and said.startswith("data/")


def test_the_complaint_names_the_line_of_the_comparison(edit: Edit, complaints: Check, data) -> None:
    edit("findings.csv", ",,,,paired,11,", ",,,,,11,")
    [said] = complaints()
    lines = (data / "findings.csv").read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(lines, 1) if line.startswith("swap2031.cd4.difference,"))
    assert said.startswith(f"data/findings.csv:{number}, column 'analysis', value '': ")


def test_a_randomised_crossover_names_its_primary_outcome_as_any_randomised_trial() -> None:
    def said(design: str) -> list[str]:
        row = {"study_id": "swap", "design": design, "inclusion": "included", "control": "rest", "note": ""}
        none = pd.DataFrame(columns=["study_id", "is_primary"])
        tables = {"studies": pd.DataFrame([row]), "findings": none, "events": none}
        return [found.problem for found in randomised_trials_name_their_primary_outcome(tables)]

    assert said("randomised crossover trial") == ["a primary outcome that no row carries"]
    assert said("non-randomised crossover trial") == []


def added_up(design: str, table: str, column: str, *row_ids: str) -> list[str]:
    findings = pd.DataFrame(
        [("swap.n.nk", "swap", "swap.nk"), ("other.n", "other", "other.nk")],
        columns=["finding_id", "study_id", "arm_id"],
    )
    events = pd.DataFrame(
        [("swap.fever", "swap", "swap.nk"), ("swap.fever.rest", "swap", "swap.rest")],
        columns=["event_id", "study_id", "arm_id"],
    )
    studies = pd.DataFrame([("swap", design), ("other", "cohort")], columns=["study_id", "design"])
    named = pd.DataFrame([dict.fromkeys(COLUMNS, "") | {column: " ".join(row_ids)}])
    tables = ABSENT | {"studies": studies, "findings": findings, "events": events, table: named}
    return [
        f"{found.file}, {found.column}: {found.problem}" for found in people_of_crossovers_are_added_up_once(tables)
    ]


@pytest.mark.parametrize(
    ("table", "column", "row_ids"),
    [
        ("certainty_outcomes", "people_ids", ["swap.fever", "swap.fever.rest"]),
        ("interruptions", "people_ids", ["swap.n.nk", "swap.fever.rest.assessed"]),
        ("interruptions", "returned_ids", ["swap.fever.events", "swap.fever.rest.events"]),
        ("interruptions", "measured_ids", ["swap.fever.assessed", "swap.fever.rest.assessed"]),
        ("interruptions", "away_ids", ["other.n", "swap.fever.events", "swap.fever.rest.events"]),
        ("interruptions", "again_ids", ["swap.fever.events", "swap.fever.rest.events"]),
    ],
)
def test_people_of_two_arms_of_a_crossover_are_not_added_up(table: str, column: str, row_ids: list[str]) -> None:
    if table == "certainty_outcomes":
        row_ids = [*row_ids, "cases"]
    twice = [f"{table}, {column}: the arms of 'swap' are the same people, counted twice"]
    assert added_up("non-randomised crossover trial", table, column, *row_ids) == twice
    assert added_up("randomised trial", table, column, *row_ids) == []
    assert added_up("randomised crossover trial", table, column, row_ids[0], "other.n") == []


@pytest.mark.parametrize("column", ["spread_finding_id", "pooled_ids"])
def test_a_trial_is_not_planned_with_the_spread_of_differences_within_people(column: str) -> None:
    findings = pd.DataFrame([("paired", "paired"), ("mean", ""), ("n", "")], columns=["finding_id", "analysis"])

    def said(named: str) -> list[str]:
        questions = pd.DataFrame([{"spread_finding_id": "", "pooled_ids": ""} | {column: named}])
        tables = {"findings": findings, "next_trial": questions}
        return [f"{found.column}: {found.problem}" for found in planned_trials_take_no_spread_within_people(tables)]

    assert said("paired") == [f"{column}: a spread within people"]
    assert said("mean") == said("") == []
