"""From a stricter reader's side numbers fall with their rows and documents, and rows with what they stand on."""

from __future__ import annotations

import pandas as pd
from claims.tea_and_mug import BY_ID, tables
from hivcells.report.perspectives import rows_gone, values_that_fall


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
