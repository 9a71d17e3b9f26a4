"""From a stricter reader's side rows fall away, and claims are judged by what is left."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from claims.tea_and_mug import BY_ID, tables
from conftest import ROOT
from hivcells.complaints import Complaints
from hivcells.report.claims import Verdict, claim, each, judge
from hivcells.report.perspectives import PERSPECTIVES, Perspective, judged_again, tables_left


def left_in(perspective: str, table: str) -> list[str]:
    return list(tables_left(BY_ID[perspective], tables())[table].iloc[:, 0])


def test_without_news_the_rows_of_newspapers_and_what_is_computed_from_them_are_gone() -> None:
    assert left_in("without_news", "findings") == ["tea.a", "tea.b"]
    assert left_in("without_news", "events") == []
    assert left_in("without_news", "changes") == ["c", "e"]


def test_what_is_computed_from_a_computed_number_goes_with_it() -> None:
    assert left_in("without_news", "contrasts") == ["c.c"]


def test_curated_rows_go_with_their_document_and_with_the_numbers_they_add_up() -> None:
    assert left_in("without_news", "cases") == []
    assert left_in("without_news", "interruptions") == []


def test_a_table_of_which_nothing_is_left_keeps_its_columns() -> None:
    left = tables_left(BY_ID["low_risk_only"], tables())
    assert left["changes"].empty
    assert list(left["changes"].columns) == ["value_id", "inputs"]


def test_without_conference_texts_those_of_news_are_gone_too() -> None:
    assert left_in("without_conference", "findings") == ["tea.a"]
    assert left_in("without_conference", "changes") == ["c"]


def test_with_randomised_trials_alone_other_studies_are_gone() -> None:
    assert left_in("randomised_only", "studies") == ["tea"]
    assert left_in("randomised_only", "findings") == ["tea.a", "tea.b"]


def test_no_study_here_is_at_low_risk_of_bias() -> None:
    assert left_in("low_risk_only", "studies") == []


def test_a_claim_falls_where_its_rows_are_gone_and_where_it_turns_false() -> None:
    @claim
    def a_mug_was_told_of(tables: dict) -> Verdict:
        """The event of the mug is told of."""
        return Verdict(tables["events"].event_id.iloc[0] == "mug.e", [])

    @claim
    def tea_has_two_numbers(tables: dict) -> Verdict:
        """Tea has more than one number."""
        findings = tables["findings"]
        return Verdict(len(findings) > 1, list(findings["finding_id"]))

    @claim
    def each_mug_is_told_of(tables: dict) -> Verdict:
        """Each event is that of the mug."""
        events = tables["events"]
        return Verdict(each(events["event_id"] == "mug.e"), list(events["event_id"]))

    claims = {c.claim_id: c for c in (a_mug_was_told_of, tea_has_two_numbers, each_mug_is_told_of)}
    judged = judged_again(claims, {i: Verdict(True) for i in claims}, tables()).set_index(
        ["perspective_id", "claim_id"]
    )
    assert judged.why_not[("without_news", "a-mug-was-told-of")] == "its rows are left out"
    assert judged.why_not[("without_news", "each-mug-is-told-of")] == "its rows are left out"
    assert judged.still_holds[("without_news", "tea-has-two-numbers")] == "yes"
    assert judged.why_not[("without_conference", "tea-has-two-numbers")] == "no longer true"


def test_a_predicate_that_fails_otherwise_is_complained_of_and_does_not_pass_for_a_claim_that_fell() -> None:
    @claim
    def tea_has_a_mean(tables: dict) -> Verdict:
        """Tea has a mean."""
        return Verdict(int(float("nan")) > 0, [])

    with pytest.raises(Complaints, match=r"test_perspectives\.py:\d+, value 'tea-has-a-mean': the predicate fails in"):
        judged_again({"tea-has-a-mean": tea_has_a_mean}, {"tea-has-a-mean": Verdict(True)}, tables())


def judged_of(table: str, perspective: Perspective, **others: pd.DataFrame) -> pd.DataFrame:
    """A claim that rests on each row of a table, judged again from a perspective."""

    @claim
    def it_is_told_of(tables: dict) -> Verdict:
        """The table has a row."""
        return Verdict(len(tables[table]) > 0, list(tables[table].iloc[:, 0]))

    whole = tables() | others
    return judged_again(
        {it_is_told_of.claim_id: it_is_told_of}, {"it-is-told-of": judge(it_is_told_of, whole)}, whole, [perspective]
    )


@pytest.mark.parametrize("perspective", PERSPECTIVES, ids=lambda perspective: perspective.perspective_id)
def test_a_perspective_that_no_claim_knows_is_complained_of(perspective: Perspective) -> None:
    """Pots are of no document and no study, so that none of them is ever left out; some number always is."""
    with pytest.raises(Complaints) as refused:
        judged_of("pots", perspective, pots=pd.DataFrame({"pot_id": ["blue"]}))
    [complaint] = refused.value.complaints
    place = ("scripts/hivcells/report/perspectives.py", perspective.perspective_id)
    assert (complaint.file, complaint.value) == place and (complaint.line or 0) > 1
    assert complaint.problem == "no claim stands on anything that this perspective leaves out"
    assert complaint.remedy.startswith("Remove it from PERSPECTIVES, ")
    assert len(judged_of("findings", perspective)) == 1


def test_a_perspective_that_has_nothing_to_leave_out_is_no_fault() -> None:
    """A review that quotes no news is the same without news."""
    articles = tables()["sources"].assign(kind="article")
    assert list(judged_of("findings", BY_ID["without_news"], sources=articles).still_holds) == ["yes"]


def test_perspectives_name_kinds_of_documents_that_the_data_know() -> None:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    [kind] = [
        field
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
        if (resource["name"], field["name"]) == ("sources", "kind")
    ]
    known = kind["constraints"]["enum"]
    sources = {"sources": pd.DataFrame({"source_id": known, "kind": known})}
    assert BY_ID["without_news"].leaves_out(sources) == {"sources.csv#press"}
    assert BY_ID["without_conference"].leaves_out(sources) == {"sources.csv#press", "sources.csv#conference"}
