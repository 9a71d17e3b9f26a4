"""People who stopped treatment are summed by kind of therapy and outcome from the rows that a curator names."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.analysis.interruptions import as_counts, interruptions
from hivcells.stops import outcomes_of, people_of_rows

CURATED = ["interruption_id", "study_id", "modality_id", "people_ids", "returned_ids", "away_ids"]


def evidence(*rows: tuple[str, str, str, str, str]) -> dict[str, pd.DataFrame]:
    """Rows: key, therapy, ids of people, of those in whom it returned, of those in whom it did not."""
    return {
        "modalities": pd.DataFrame({"modality_id": ["green", "black"]}),
        "findings": pd.DataFrame(
            [("six", "count", "6", "people"), ("weeks", "single", "20", "week"), ("median", "median", "3", "week")],
            columns=["finding_id", "statistic", "value", "unit"],
        ),
        "events": pd.DataFrame([("back", "2", "4")], columns=["event_id", "n_events", "n_assessed"]),
        "interruptions": pd.DataFrame([(key, key, *rest) for key, *rest in rows], columns=CURATED),
    }


def test_a_count_stands_for_its_people_a_time_of_a_single_person_for_one_and_an_event_for_both_its_counts() -> None:
    assert people_of_rows(evidence()) == {"six": 6, "weeks": 1, "back.events": 2, "back.assessed": 4}


def outcomes(people: str, **ids: str) -> dict[str, int]:
    """The outcomes of a row with these people, without those that nobody had."""
    row = {"people_ids": people} | ids
    return {name: n for name, n in outcomes_of(row, people_of_rows(evidence())).items() if n}


def test_who_is_neither_with_nor_without_virus_is_untold() -> None:
    told = outcomes("six weeks", returned_ids="back.events", away_ids="weeks")
    assert told == {"stopped": 7, "ever": 2, "returned": 2, "away": 1, "untold": 4}


def test_in_whom_a_level_was_measured_that_exists_only_after_its_return_it_came_back() -> None:
    assert outcomes("six", measured_ids="back.assessed") == {"stopped": 6, "ever": 4, "returned": 4, "untold": 2}


def test_those_with_a_level_and_those_told_to_have_it_back_are_not_added_up() -> None:
    both = {"returned_ids": "back.events", "measured_ids": "back.assessed"}
    assert outcomes("six", **both)["returned"] == 4
    assert outcomes("six", returned_ids="back.assessed", measured_ids="back.events")["returned"] == 4


def test_in_whom_it_came_back_and_went_again_is_away_at_the_last_report_and_counts_once() -> None:
    told = outcomes("six", returned_ids="back.assessed", again_ids="weeks")
    assert told == {"stopped": 6, "ever": 4, "returned": 3, "away": 1, "again": 1, "untold": 2}


def test_who_is_assumed_to_have_stopped_is_counted_apart_too() -> None:
    assert outcomes("six", stop_is_assumed="yes") == {"stopped": 6, "assumed": 6, "untold": 6}
    assert "assumed" not in outcomes("six", stop_is_assumed="")


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
        ["interrupted.green.assumed", 0],
        ["interrupted.green.ever", 6],
        ["interrupted.green.returned", 6],
        ["interrupted.green.away", 0],
        ["interrupted.green.again", 0],
        ["interrupted.green.untold", 4],
        ["interrupted.green.told", 6],
    ]
    assert set(of_therapy.rows) == {"interruptions.csv#a interruptions.csv#b"}


def test_the_sums_are_quoted_as_counts_of_people_that_stand_in_no_cell_of_the_map() -> None:
    counted = as_counts(interruptions(evidence(("a", "green", "six", "back.events", "")))).set_index("value_id")
    found = counted.loc["interrupted.green.returned"].to_dict()
    assert found == {
        "value": 2,
        "unit": "people",
        "rows": "interruptions.csv#a",
        "method": "people with a return, not away when last told of, green",
        "modality_id": "",
        "design": "",
        "cell_origin": "",
    }


def test_people_of_all_other_therapies_and_of_each_study_are_counted_too() -> None:
    table = interruptions(
        evidence(("a", "green", "six", "back.events", ""), ("b", "black", "back.assessed", "back.assessed", ""))
    )
    method = dict(zip(table.value_id, table.method))
    assert method["interrupted.other_than.green.told"] == "people of whom it is told, all but: green"
    assert method["interrupted.other_than.green.ever"] == "people with a return at any time, all but: green"
    assert method["interrupted.study.a.away"] == "people without a return at the last report, a"
    people = dict(zip(table.value_id, table.people))
    assert (people["interrupted.other_than.green.stopped"], people["interrupted.other_than.black.told"]) == (4, 2)
    assert (people["interrupted.study.a.returned"], people["interrupted.study.b.returned"]) == (2, 4)
