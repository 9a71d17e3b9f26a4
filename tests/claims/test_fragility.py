"""What rests on which studies: known, listed in the report, and found without trying every study."""

from __future__ import annotations

import json

import pytest
from claims.built import CLAIMS, as_built
from conftest import BUILT, ROOT, table
from hivcells.report.claims import WithoutStudy, judge, studies_of_rows

FRAGILE = {row["claim_id"]: row for row in table("results/tables/fragile_claims.csv")} if BUILT.is_dir() else {}


def test_each_claim_holds_and_names_rows_that_stand_in_the_tables() -> None:
    keys = {f"{name}.csv#{key}" for name, frame in as_built().items() for key in frame.iloc[:, 0]}
    for claim_id, claim in CLAIMS.items():
        verdict = judge(claim, as_built())
        assert verdict.holds, f"{claim_id}: {verdict.error}"
        assert verdict.rows
        assert len(set(verdict.rows)) == len(verdict.rows)
        assert {row for row in verdict.rows if "#" in row} <= keys, claim_id
        assert all((ROOT / "data" / row).is_file() for row in verdict.rows if "#" not in row)
        assert claim.meaning.endswith(".")


def test_no_claim_is_decided_by_a_study_that_is_not_behind_its_rows() -> None:
    """The promise by which only the studies behind a verdict are tried: here every study is."""
    study_of = studies_of_rows(as_built())
    behind = {
        claim_id: {study_of[row] for row in judge(claim, as_built()).rows if row in study_of}
        for claim_id, claim in CLAIMS.items()
    }
    for study_id in as_built()["studies"].study_id:
        left = WithoutStudy(as_built(), study_id)
        flipped = {
            claim_id
            for claim_id, claim in CLAIMS.items()
            if study_id not in behind[claim_id] and not judge(claim, left).holds
        }
        assert not flipped, study_id


def test_that_virus_rose_after_lymphocytes_rests_on_two_case_reports() -> None:
    assert FRAGILE["lymphocytes-virus-rose"]["flipped_by"].split() == ["blood1994_84_3317", "migueles2019"]


def test_without_xia_2020_no_arm_under_treatment_alone_shows_a_rise() -> None:
    assert FRAGILE["cd4-rose-in-all-cell-arms"]["flipped_by"] == "xia2020"


@pytest.mark.parametrize("claim_id", ["most-studies-uncontrolled", "few-full-texts", "most-people-not-randomised"])
def test_no_single_study_decides_what_is_said_of_most(claim_id: str) -> None:
    assert FRAGILE[claim_id]["flipped_by"] == ""


def test_the_evidence_lists_each_claim_that_rests_on_one_study_in_a_table_that_the_supplement_prints() -> None:
    page = (BUILT / "report" / "ledger.html").read_text(encoding="utf-8")
    listed = page.partition('<h2 id="fragile_claims">')[2].partition("<h2")[0]
    assert 'name="fragile_claims"' in (ROOT / "report" / "supplement" / "studies.qmd").read_text(encoding="utf-8")
    for claim_id, row in FRAGILE.items():
        assert (f'data-cell="fragile_claims#{claim_id}#meaning"' in listed) == bool(row["flipped_by"])


def test_each_claim_in_the_text_has_a_predicate_and_each_word_of_a_claim_a_reason() -> None:
    claims = json.loads((BUILT / "claims.json").read_text(encoding="utf-8"))
    words = json.loads((BUILT / "verification.json").read_text(encoding="utf-8"))["claim_words"]
    assert set(claims) == set(CLAIMS)
    assert words["bound"] == sum(len(claim["quoted"]) for claim in claims.values())
    reasons = {row["phrase"]: row["reason"] for row in table("data/vocabulary/claim_words.csv")}
    assert words["exempt_phrases"] == sorted(reasons), "an exemption that no sentence needs"
    assert all(reasons.values())
