"""People who stopped treatment are summed by kind of therapy and outcome from the rows that a curator names."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.analysis.interruptions import interruptions
from hivcells.stops import outcomes_of, people_of_rows

CURATED = ["interruption_id", "study_id", "modality_id", "people_ids", "returned_ids", "away_ids", "others_known"]


def evidence(*rows: tuple[str, str, str, str, str]) -> dict[str, pd.DataFrame]:
    """Rows: key, therapy, ids of people, of those in whom it returned, of those in whom it did not."""
    return {
        "modalities": pd.DataFrame({"modality_id": ["green", "black"]}),
        "findings": pd.DataFrame(
            [("six", "count", "6", "people"), ("weeks", "single", "20", "week"), ("median", "median", "3", "week")],
            columns=["finding_id", "statistic", "value", "unit"],
        ),
        "events": pd.DataFrame([("back", "2", "4")], columns=["event_id", "n_events", "n_assessed"]),
        "interruptions": pd.DataFrame([(key, key, *rest, "") for key, *rest in rows], columns=CURATED),
    }


def test_a_count_stands_for_its_people_a_time_of_a_single_person_for_one_and_an_event_for_both_its_counts() -> None:
    assert people_of_rows(evidence()) == {"six": 6, "weeks": 1, "back.events": 2, "back.assessed": 4}


def test_who_is_neither_with_nor_without_virus_is_untold() -> None:
    row = {"people_ids": "six weeks", "returned_ids": "back.events", "away_ids": "weeks"}
    assert outcomes_of(row, people_of_rows(evidence())) == {
        "stopped": 7,
        "returned": 2,
        "away": 1,
        "alone": 0,
        "untold": 4,
    }


def test_who_stayed_away_in_a_study_that_does_not_say_how_many_stopped_stands_alone() -> None:
    row = {"people_ids": "weeks", "returned_ids": "", "away_ids": "weeks", "others_known": "no"}
    told = outcomes_of(row, people_of_rows(evidence()))
    assert (told["away"], told["alone"], told["untold"]) == (0, 1, 0)


def test_a_median_counts_nobody() -> None:
    with pytest.raises(KeyError):
        outcomes_of({"people_ids": "median", "returned_ids": "", "away_ids": ""}, people_of_rows(evidence()))


def test_studies_of_a_therapy_are_added_up_and_named_and_a_therapy_without_any_has_no_row() -> None:
    table = interruptions(
        evidence(("a", "green", "six", "back.events", ""), ("b", "green", "back.assessed", "back.assessed", ""))
    )
    of_therapy = table[table.modality_id != ""]
    assert of_therapy[["value_id", "people"]].values.tolist() == [
        ["interrupted.green.stopped", 10],
        ["interrupted.green.returned", 6],
        ["interrupted.green.away", 0],
        ["interrupted.green.alone", 0],
        ["interrupted.green.untold", 4],
    ]
    assert set(of_therapy.rows) == {"interruptions.csv#a interruptions.csv#b"}


def test_people_of_all_other_therapies_and_of_each_study_are_counted_too() -> None:
    table = interruptions(
        evidence(("a", "green", "six", "back.events", ""), ("b", "black", "back.assessed", "back.assessed", ""))
    )
    people = dict(zip(table.value_id, table.people))
    assert (people["interrupted.other_than.green.stopped"], people["interrupted.other_than.black.told"]) == (4, 2)
    assert (people["interrupted.study.a.returned"], people["interrupted.study.b.returned"]) == (2, 4)
