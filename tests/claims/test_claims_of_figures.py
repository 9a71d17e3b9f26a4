"""Titles of figures are claims: each is false of data that show something else."""

from __future__ import annotations

import pytest
from claims.built import as_built, holds, where, with_cells, with_finding, with_people, with_row, without_rows


def test_virus_came_back_in_most_of_whom_it_is_told_unless_as_many_stayed_without() -> None:
    """A hundred and twenty-eight without virus are more than all in whom it came back; after a transplant they do not count."""
    claim_id = "virus-back-after-infused-cells"
    many = "mitsuyasu2009.people.enrolled jacobson2016.people.enrolled"
    row = {"interruption_id": "new", **dict.fromkeys(("people_ids", "away_ids"), many)}
    assert not holds(claim_id, with_row("interruptions", modality_id="gene-t", **row))
    assert holds(claim_id, with_row("interruptions", modality_id="hsct", **row))
    assert holds(claim_id, without_rows("interruptions", where(modality_id="hsct")))


@pytest.mark.parametrize(
    ("outcome", "is_so"), [("back", True), ("back, later away", True), ("away", False), ("not stated", False)]
)
def test_a_donor_without_ccr5_is_not_enough_where_virus_came_back_if_only_for_a_time(outcome: str, is_so: bool) -> None:
    came_back = where(donor_ccr5="absent (homozygous delta32)")
    changed = with_cells("cases", came_back, virus_after_stop=outcome)
    assert holds("resistant-donor-neither-enough-nor-needed", changed) is is_so


def test_a_donor_without_ccr5_is_not_needed_by_one_person() -> None:
    changed = with_cells("cases", where(case_id="saezcirion2024"), donor_ccr5="absent (homozygous delta32)")
    assert not holds("resistant-donor-neither-enough-nor-needed", changed)


@pytest.mark.parametrize(
    ("finding", "cells"),
    [
        ("xia2020.cd4.contrast.month24.difference", {"low": "-1"}),
        ("xia2020.cd4.contrast.month24.difference", {"low": "54"}),
        ("xia2020.cd4.contrast.month24.difference", {"high": "52"}),
        ("context.silcaatctn.cd4.difference", {"value": "125"}),
        ("context.abrams2009.events.silcaat", {"high": "0.99"}),
    ],
)
def test_the_interval_of_the_gain_includes_what_il2_brought_at_low_counts_without_benefit(
    finding: str, cells: dict[str, str]
) -> None:
    assert not holds("nk-interval-includes-il2-at-low-counts", with_finding(finding, **cells))


def test_most_people_are_on_the_path_that_replaces_blood_unless_another_has_as_many() -> None:
    claim_id = "most-studied-path-replaces-blood"
    assert not holds(claim_id, with_cells("mechanisms", where(modality_id="hsct"), path="calm"))
    assert not holds(claim_id, with_people("xia2020", 1000))


def test_the_largest_study_is_of_transplants_unless_another_is_as_large() -> None:
    claim_id = "studies-small-largest-transplants"
    assert not holds(claim_id, with_people("wang2021", 144))
    assert holds(claim_id, with_people("wang2021", 143))


def test_modified_cells_last_for_years_and_killer_cells_for_weeks() -> None:
    claim_id = "modified-cells-last-years-nk-weeks"
    assert not holds(claim_id, with_finding("miller2024.donor_cells.tissue", value="32"))
    assert not holds(claim_id, with_finding("miller2024.donor_cells.tissue", value="2", unit="year"))
    assert not holds(claim_id, with_cells("findings", where(outcome_id="cell_persistence", unit="year"), unit="day"))


def test_each_record_that_is_not_included_has_a_reason_and_most_are_included() -> None:
    claim_id = "screening-most-included-rest-with-reason"
    assert not holds(claim_id, with_cells("screening", where(decision="excluded"), reason=""))
    assert not holds(claim_id, with_cells("screening", where(decision="included"), decision="context"))


def test_a_trial_at_low_risk_or_a_comparison_at_moderate_risk_makes_the_titles_false() -> None:
    trials, comparisons = where(tool="RoB 2", domain="overall"), where(tool="ROBINS-I", domain="overall")
    one = lambda rows, study: lambda table: rows(table) & (table.study_id == study)  # noqa: E731
    assert not holds("no-trial-at-low-risk", with_cells("risk_of_bias", one(trials, "wang2021"), judgement="low"))
    assert not holds(
        "trials-raise-some-concerns", with_cells("risk_of_bias", one(trials, "wang2021"), judgement="high")
    )
    moderate = with_cells("risk_of_bias", one(comparisons, "liu2019"), judgement="moderate")
    assert not holds("comparisons-at-serious-risk", moderate)


@pytest.mark.parametrize(
    ("claim_id", "tool", "domain", "modality"),
    [
        ("series-seldom-complete", "JBI checklist for case series", "consecutive and complete inclusion", "others"),
        ("transplants-seldom-complete", "JBI checklist for case series", "consecutive and complete inclusion", "hsct"),
        ("reports-seldom-describe-harm", "JBI checklist for case reports", "adverse events described", ""),
    ],
)
def test_few_studies_meet_an_item_unless_a_quarter_do(claim_id: str, tool: str, domain: str, modality: str) -> None:
    judged, judgements, studies = where(tool=tool, domain=domain), as_built()["risk_of_bias"], as_built()["studies"]
    of_transplants = judgements.study_id.isin(studies.study_id[studies.modality_id == "hsct"])
    among = {"hsct": of_transplants, "others": ~of_transplants, "": of_transplants | True}[modality]
    keys = judgements.judgement_id[judged(judgements) & among].tolist()
    none = with_cells("risk_of_bias", judged, judgement="blank")
    for many, is_few in ((-(-len(keys) // 4) - 1, True), (-(-len(keys) // 4), False)):
        yes = with_cells(
            "risk_of_bias", lambda table, n=many: table.judgement_id.isin(keys[:n]), of=none, judgement="yes"
        )
        assert holds(claim_id, yes) is is_few
