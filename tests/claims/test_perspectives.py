"""From a stricter reader's side rows fall away, claims are judged by what is left, and numbers made of them go too."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.complaints import Complaints
from hivcells.report.claims import Verdict, claim, each
from hivcells.report.perspectives import PERSPECTIVES, judged_again, rows_gone, tables_left, values_that_fall

BY_ID = {perspective.perspective_id: perspective for perspective in PERSPECTIVES}


def tables() -> dict[str, pd.DataFrame]:
    """A paper on a randomised trial and news on a case, with a change computed from each."""
    return {
        "sources": pd.DataFrame(
            {"source_id": ["paper", "paperboy", "talk"], "kind": ["article", "press", "conference"]}
        ),
        "studies": pd.DataFrame({"study_id": ["tea", "mug"], "design": ["randomised trial", "case report"]}),
        "risk_of_bias": pd.DataFrame({"study_id": ["tea"], "domain": ["overall"], "judgement": ["some concerns"]}),
        "findings": pd.DataFrame(
            {
                "finding_id": ["tea.a", "mug.a", "tea.b"],
                "study_id": ["tea", "mug", "tea"],
                "source_id": ["paper", "paperboy", "talk"],
            }
        ),
        "events": pd.DataFrame({"event_id": ["mug.e"], "study_id": ["mug"], "source_id": ["paperboy"]}),
        "changes": pd.DataFrame({"value_id": ["c", "d", "e"], "inputs": ["tea.a", "mug.e.events", "tea.a tea.b"]}),
        "contrasts": pd.DataFrame({"value_id": ["c.d", "c.c"], "inputs": ["c d", "c c"]}),
        "interruptions": pd.DataFrame({"interruption_id": ["mug"], "people_ids": ["mug.e.assessed"]}),
        "cases": pd.DataFrame({"case_id": ["mug"], "study_id": ["mug"], "source_id": ["paperboy"]}),
    }


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


def test_a_number_falls_with_its_row_and_takes_along_what_is_derived_from_it() -> None:
    values = {
        "mug.e.events": {"kind": "reported", "rows": ["events.csv#mug.e"], "inputs": []},
        "tea.a": {"kind": "reported", "rows": ["findings.csv#tea.a"], "inputs": []},
        "share": {"kind": "derived", "rows": [], "inputs": ["mug.e.events"]},
        "twice": {"kind": "derived", "rows": [], "inputs": ["share", "tea.a"]},
        "review.version": {"kind": "reported", "rows": ["CITATION.cff"], "inputs": []},
    }
    assert values_that_fall(BY_ID["without_news"], tables(), values) == ["mug.e.events", "share", "twice"]


def test_a_count_falls_with_the_first_of_its_rows_and_takes_along_what_it_went_into() -> None:
    values = {
        "two.of.three": {"kind": "counted", "rows": ["interruptions.csv#mug", "interruptions.csv#tea"], "inputs": []},
        "of.tea": {"kind": "counted", "rows": ["findings.csv#tea.a"], "inputs": []},
        "percent": {"kind": "derived", "rows": [], "inputs": ["two.of.three", "of.tea"]},
    }
    assert values_that_fall(BY_ID["without_news"], tables(), values) == ["percent", "two.of.three"]


def test_people_and_disagreements_go_with_the_number_and_the_document_that_they_stand_on() -> None:
    with_others = tables() | {
        "participants": pd.DataFrame({"cohort_id": ["kettle", "tea"], "people_finding_id": ["mug.a", "tea.a"]}),
        "discrepancies": pd.DataFrame(
            {"discrepancy_id": ["x", "y"], "source_a": ["paper", "paper"], "source_b": ["paperboy", "talk"]}
        ),
    }
    gone = rows_gone(BY_ID["without_news"], with_others)
    assert {"participants.csv#kettle", "discrepancies.csv#x"} <= gone
    assert gone.isdisjoint({"participants.csv#tea", "discrepancies.csv#y"})


def test_a_study_of_which_news_alone_tell_is_gone_without_news() -> None:
    assert "studies.csv#mug" in rows_gone(BY_ID["without_news"], tables())
    assert "studies.csv#tea" not in rows_gone(BY_ID["without_news"], tables())


def test_a_document_that_is_left_out_takes_along_what_is_read_of_it_beyond_rows() -> None:
    month = {"kind": "reported", "rows": ["studies.csv#tea"], "inputs": [], "source": "talk"}
    assert values_that_fall(BY_ID["without_conference"], tables(), {"tea.month": month}) == ["tea.month"]
    assert values_that_fall(BY_ID["without_news"], tables(), {"tea.month": month}) == []
