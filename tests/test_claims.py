"""Sentences that compare or generalise: bound to predicates, and known to be fragile where they are."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from conftest import BUILT, table
from find_fragile_claims import fragility
from hivcells.claims import PREDICATES
from hivcells.tables import Row, Tables, read_tables

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


def judged_with(claim_id: str, name: str, of: Callable[[Row], bool], **cells: str) -> bool:
    """The claim's verdict, had the rows that are meant other cells in this table."""
    tables = as_built()
    rows = [row | cells if of(row) else row for row in tables[name]]
    assert rows != tables[name], "the test changes nothing"
    return PREDICATES[claim_id](tables | {name: rows}).holds


def as_built() -> Tables:
    return read_tables(BUILT / "evidence", BUILT / "tables")


def is_overall(row: Row) -> bool:
    return row["domain"] == "overall"


def test_dendritic_trials_raise_some_concerns_unless_one_is_judged_otherwise() -> None:
    assert not judged_with(
        "dc-randomised-some-concerns",
        "risk_of_bias",
        lambda row: is_overall(row) and row["study_id"] == "leal2021",
        judgement="high",
    )


def test_several_dendritic_trials_are_randomised_unless_all_but_two_are_not() -> None:
    two = ("leal2021", "garcia2013")
    assert not judged_with(
        "dc-several-randomised", "studies", lambda row: row["study_id"] not in two, design="single-arm trial"
    )


def test_randomised_trials_of_gene_modified_cells_raise_concerns_by_their_overall_judgement_alone() -> None:
    claim_id = "gene-t-randomised-small-with-concerns"
    assert not judged_with(claim_id, "risk_of_bias", is_overall, judgement="low")
    assert judged_with(claim_id, "risk_of_bias", lambda row: not is_overall(row), judgement="low")


def test_randomised_trials_of_gene_modified_cells_are_small_by_people_in_their_own_arms() -> None:
    people = {row["people_finding_id"] for row in as_built()["participants"] if row["study_id"] == "deeks2002"}
    assert not judged_with(
        "gene-t-randomised-small-with-concerns", "findings", lambda row: row["finding_id"] in people, value="61"
    )


def test_transplants_were_for_another_disease_unless_many_had_them_for_hiv() -> None:
    people = {row["people_finding_id"] for row in as_built()["participants"] if row["study_id"] == "arc1992"}
    assert not judged_with(
        "hsct-almost-all-for-another-disease", "findings", lambda row: row["finding_id"] in people, value="500"
    )


def test_limits_of_cd4_counts_are_ranges_only_where_those_compared_are() -> None:
    compared = {
        row[column]
        for row in as_built()["changes"]
        if row["outcome_id"] == "cd4"
        for column in ("baseline_id", "last_id")
    }
    claim_id = "cd4-limits-mostly-ranges"
    assert not judged_with(claim_id, "findings", lambda row: row["finding_id"] in compared, interval="IQR")
    assert judged_with(claim_id, "findings", lambda row: row["finding_id"] not in compared, interval="IQR")


def test_folds_and_logarithms_are_the_rows_behind_what_is_said_of_them() -> None:
    tables = as_built()
    behind = PREDICATES["no-fold-beside-its-logarithm"](tables).rows
    statistic = {f"findings.csv#{row['finding_id']}": row["statistic"] for row in tables["findings"]}
    assert {statistic[row] for row in behind} == {"fold", "log_change"}


def test_each_claim_in_the_text_has_a_predicate_and_each_word_of_a_claim_a_reason() -> None:
    claims = json.loads((BUILT / "claims.json").read_text(encoding="utf-8"))
    words = json.loads((BUILT / "verification.json").read_text(encoding="utf-8"))["claim_words"]
    assert words["bound"] == sum(len(claim["quoted"]) for claim in claims.values())
    reasons = {row["phrase"]: row["reason"] for row in table("data/vocabulary/claim_words.csv")}
    assert words["exempt_phrases"] == sorted(reasons), "an exemption that no sentence needs"
    assert all(reasons.values())
