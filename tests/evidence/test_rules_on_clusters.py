"""A cluster-randomised trial can be entered as it was: people of a cluster are alike, and no interval takes them for independent."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hivcells.evidence.rules.of_clusters import planned_trials_take_no_numbers_of_cluster_trials

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]

# A made-up trial: six clinics gave cells or none to sixty people.
PLACE = "xia2020,here,printed"
DIFFERENCE = "30 (-5 to 65)"
ROWS = {
    "studies": [
        "ward2031,Ward 2031,xia2020,nk,cluster-randomised trial,antiretroviral treatment alone,open-label,2,China,adults,"
        "not applicable,,,,included,,,Clusters: six clinics of ten; a mixed model. No primary outcome entered: none named."
    ],
    "arms": [
        "ward2031.nk,ward2031,nk,NK,experimental,natural killer cells,allogeneic,none,intravenous,once,none,none",
        "ward2031.rest,ward2031,rest,Rest,control,none,none,none,not applicable,not applicable,none,none",
    ],
    "findings": [
        f"ward2031.people,ward2031,,,people,enrolled,,,,,count,=,60,,,,people,60 entered,{PLACE},,,,,,",
        "ward2031.cd4.difference,ward2031,ward2031.nk,ward2031.rest,cd4,,,3,month,,difference,=,30,-5,65,95% CI,"
        f"cells_per_ul,{DIFFERENCE},{PLACE},,,,adjusted,,",
    ],
    "events": [
        f"ward2031.fever.nk,ward2031,ward2031.nk,fever,fever,all,,adverse event,3,30,people,,mild,3 of 30,{PLACE},",
        f"ward2031.fever.rest,ward2031,ward2031.rest,fever,fever,all,,adverse event,1,30,people,,mild,1 of 30,{PLACE},",
    ],
    "participants": ["ward2031,ward2031,ward2031.people,yes,,60,30,30,60,60,,One report."],
    "screening": ["ward2031,A made-up trial of clinics,,,,,by hand,included,Cells were given,ward2031,2026-11-22"],
    "extraction/numbers": [
        "ward2031.people,findings,60; ; ,60; ; ,60 entered,60 entered,not recorded,,,",
        f"ward2031.cd4.difference,findings,30; -5; 65,30; -5; 65,{DIFFERENCE},{DIFFERENCE},not recorded,,,",
        "ward2031.fever.nk,events,3 of 30,3 of 30,3 of 30,3 of 30,not recorded,,,",
        "ward2031.fever.rest,events,1 of 30,1 of 30,1 of 30,1 of 30,not recorded,,,",
    ],
}  # fmt: skip


@pytest.fixture
def clinics(append: Append) -> None:
    """The made-up trial, entered."""
    for table, rows in ROWS.items():
        for row in rows:
            append(f"{table}.csv", row)


def test_a_trial_of_clusters_can_be_entered(clinics: None, complaints: Check) -> None:
    assert complaints() == []


def test_it_says_what_its_clusters_were(clinics: None, edit: Edit, complaints: Check) -> None:
    edit("studies.csv", "Clusters: six clinics", "Six clinics")
    [said] = complaints()
    assert ": a cluster-randomised trial without a word on its clusters. Say 'Clusters: ' and how many" in said


@pytest.mark.parametrize("analysis", ["", "unadjusted"])
def test_an_interval_that_takes_people_for_independent_is_refused(
    clinics: None, edit: Edit, complaints: Check, analysis: str
) -> None:
    edit("findings.csv", ",,,,adjusted,,", f",,,,{analysis},,")
    [said] = complaints()
    assert (
        f"column 'analysis', value '{analysis}': an interval that takes people of a cluster for independent. " in said
    )


def test_a_trial_is_not_planned_with_a_spread_of_people_in_clusters() -> None:
    findings = pd.DataFrame([("a", "ward"), ("b", "other")], columns=["finding_id", "study_id"])
    studies = pd.DataFrame(
        [("ward", "cluster-randomised trial"), ("other", "randomised trial")], columns=["study_id", "design"]
    )

    def said(named: str) -> list[str]:
        questions = pd.DataFrame([{"spread_finding_id": named, "pooled_ids": ""}])
        tables = {"studies": studies, "findings": findings, "next_trial": questions}
        return [found.problem for found in planned_trials_take_no_numbers_of_cluster_trials(tables)]

    assert said("a") == ["a spread of people in clusters"]
    assert said("b") == said("") == []
