"""What rests on which studies: known, listed in the report, and found without trying every study."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

import pandas as pd
import pytest
from claims.built import CLAIMS, as_built
from conftest import BUILT, ROOT, table
from hivcells.report.claims import Verdict, all_of, at_least, fewer_than, judge, more_than, of_each
from hivcells.report.fragility import WithoutStudy
from hivcells.tables import studies_of_rows

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
    """The promise by which only studies behind a verdict are tried, with more rows than it can spare.

    Here studies are tried whether they are behind it or not: those with most rows, and others as they come.
    """
    study_of, verdicts = studies_of_rows(as_built()), {i: judge(claim, as_built()) for i, claim in CLAIMS.items()}
    rows_of = {i: Counter(study_of[row] for row in verdict.rows if row in study_of) for i, verdict in verdicts.items()}
    with_most_rows = [study_id for study_id, _ in Counter(study_of.values()).most_common(20)]
    for study_id in {*with_most_rows, *as_built()["studies"].study_id[::8]}:
        left = WithoutStudy(as_built(), study_id)
        flipped = {
            claim_id
            for claim_id, claim in CLAIMS.items()
            if rows_of[claim_id][study_id] <= verdicts[claim_id].spare and not judge(claim, left).holds
        }
        assert not flipped, study_id


HALF, QUARTER = Decimal("0.5"), Decimal("0.25")


def test_eight_of_ten_are_more_than_half_and_five_may_go_but_not_six() -> None:
    verdict = more_than(HALF, 8, 10, ["a"])
    assert verdict.holds and verdict.spare == 5 and verdict.rows == ["a"]


def test_five_of_ten_are_not_more_than_half_and_three_of_five_are() -> None:
    assert not more_than(HALF, 5, 10, []).holds
    assert more_than(HALF, 3, 5, []).holds


def test_of_people_the_largest_groups_go_first() -> None:
    assert more_than(HALF, pd.Series([1, 1, 6]), 10, []).spare == 0  # without the six, two of four
    assert (
        more_than(HALF, pd.Series([3, 3, 3]), 10, []).spare == 2
    )  # without two threes, three of four; then none of one


def test_one_of_ten_is_fewer_than_a_quarter_and_five_of_the_others_may_go_but_not_six() -> None:
    assert fewer_than(QUARTER, 1, 10, []).holds and fewer_than(QUARTER, 1, 10, []).spare == 5
    assert not fewer_than(QUARTER, 1, 4, []).holds
    assert fewer_than(QUARTER, 1, 5, []).holds


def test_three_rows_are_at_least_two_and_one_may_go() -> None:
    assert at_least(2, ["a", "b", "c"]) == Verdict(True, ["a", "b", "c"], spare=1)
    assert at_least(2, ["a", "b"]).holds
    assert not at_least(2, ["a"]).holds


def test_all_hold_where_each_does_and_as_many_rows_may_go_as_the_weakest_can_spare() -> None:
    strong, weak = Verdict(True, ["a", "b"], spare=2), Verdict(True, ["b", "c"], spare=1)
    assert all_of(strong, weak) == all_of(strong, weak, strong) == Verdict(True, ["a", "b", "c"], spare=1)
    assert not all_of(strong, Verdict(False)).holds


def test_what_holds_for_each_of_three_holds_as_long_as_one_is_left() -> None:
    assert of_each(pd.Series([True, True, True]), []).spare == 2
    assert not of_each(pd.Series([True, False]), []).holds
    assert not of_each(pd.Series([], dtype=bool), []).holds


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
