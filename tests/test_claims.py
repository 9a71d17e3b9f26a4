"""Sentences that compare or generalise: bound to predicates, and known to be fragile where they are."""

from __future__ import annotations

import json

import pytest
from conftest import BUILT, table
from find_fragile_claims import fragility

FRAGILE = {row["claim_id"]: row for row in table("results/tables/fragile_claims.csv")} if BUILT.is_dir() else {}


def three_studies(*controls: str) -> dict[str, list[dict[str, str]]]:
    studies = [
        {
            "study_id": f"s{n}",
            "inclusion": "included",
            "control": control,
            "modality_id": "nk",
            "source_id": "",
            "design": "",
            "masking": "",
        }
        for n, control in enumerate(controls)
    ]
    names = (
        "findings",
        "participants",
        "arms",
        "sources",
        "changes",
        "contrasts",
        "recheck",
        "risk_differences",
        "risk_of_bias",
    )
    return {"studies": studies} | {name: [] for name in names}


def test_a_majority_of_two_in_three_hangs_on_each_of_the_two() -> None:
    found = {row["claim_id"]: row for row in fragility(three_studies("none", "none", "placebo"))}
    assert found["most-studies-uncontrolled"]["flipped_by"] == "s0 s1"


def test_a_majority_of_three_in_three_hangs_on_none() -> None:
    found = {row["claim_id"]: row for row in fragility(three_studies("none", "none", "none"))}
    assert found["most-studies-uncontrolled"]["flipped_by"] == ""


def test_that_virus_rose_after_lymphocytes_rests_on_two_case_reports() -> None:
    assert FRAGILE["lymphocytes-virus-rose"]["flipped_by"].split() == ["blood1994_84_3317", "migueles2019"]


def test_without_xia_2020_no_arm_under_treatment_alone_shows_a_rise() -> None:
    assert FRAGILE["cd4-rose-in-all-cell-arms"]["flipped_by"] == "xia2020"


@pytest.mark.parametrize("claim_id", ["most-studies-uncontrolled", "few-full-texts", "most-people-not-randomised"])
def test_no_single_study_decides_what_is_said_of_most(claim_id: str) -> None:
    assert FRAGILE[claim_id]["flipped_by"] == ""


def test_the_report_lists_each_claim_that_rests_on_one_study(html: str) -> None:
    listed = html[html.index('id="tbl-fragile-claims"') :]
    for claim_id, row in FRAGILE.items():
        assert (f'data-cell="fragile_claims#{claim_id}#meaning"' in listed) == bool(row["flipped_by"])


def test_each_claim_in_the_text_has_a_predicate_and_each_word_of_a_claim_a_reason() -> None:
    claims = json.loads((BUILT / "claims.json").read_text(encoding="utf-8"))
    words = json.loads((BUILT / "verification.json").read_text(encoding="utf-8"))["claim_words"]
    assert words["bound"] == sum(len(claim["quoted"]) for claim in claims.values())
    reasons = {row["phrase"]: row["reason"] for row in table("data/vocabulary/claim_words.csv")}
    assert words["exempt_phrases"] == sorted(reasons), "an exemption that no sentence needs"
    assert all(reasons.values())
