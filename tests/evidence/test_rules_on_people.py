"""Rules on people: those who entered are those of the row that is named, and who is reported twice is in doubt or counts once."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_people import (
    groups_count_by_one_rule,
    overlaps_are_named,
    people_allocated_are_those_randomised,
    people_entered_are_those_of_their_row,
)

GROUP = {
    "people_finding_id": "tea.people", "counts": "yes", "n_entered": "10", "reason": "One report.", "same_people_as": "",
    "n_surely_different": "10", "n_at_most": "10", "overlap_group": "",
}  # fmt: skip


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), index=pd.RangeIndex(2, 2 + len(rows)), dtype=object)


def said_of_entered(value: str, scope: str = "enrolled", **group: str) -> list[tuple[int | None, str | None, str]]:
    finding = {"finding_id": "tea.people", "value": value, "scope": scope}
    found = people_entered_are_those_of_their_row(
        {"participants": frame({**GROUP, **group}), "findings": frame(finding)}
    )
    return [(one.line, one.column, one.problem) for one in found]


def test_people_entered_are_those_of_the_row() -> None:
    assert said_of_entered("10") == []
    assert said_of_entered("20", n_entered="") == []


@pytest.mark.parametrize("value", ["7", "9", "20"])
def test_another_number_than_that_of_the_row_is_named(value: str) -> None:
    assert said_of_entered(value) == [(2, "n_entered", f"not the {value} of tea.people")]


def test_people_who_were_planned_did_not_enter() -> None:
    planned = (2, "n_entered", "people who were planned, and did not enter")
    assert said_of_entered("10", "planned") == [planned]
    assert said_of_entered("10", "planned", n_entered="") == []


def said_of_overlap(**group: str) -> list[tuple[int | None, str | None, str]]:
    found = overlaps_are_named({"participants": frame({**GROUP, **group})})
    return [(one.line, one.column, one.problem) for one in found]


def test_people_told_of_elsewhere_do_not_count_even_at_most() -> None:
    twice = (2, "n_at_most", "counted, and reported in 'black'")
    assert said_of_overlap(same_people_as="black") == [twice]
    assert said_of_overlap(same_people_as="black", overlap_group="unplaced") == [twice]
    assert said_of_overlap(same_people_as="black", n_surely_different="0", n_at_most="0") == []


def said_of_counts(**group: str) -> list[tuple[int | None, str | None, str]]:
    found = groups_count_by_one_rule({"participants": frame({**GROUP, **group})})
    return [(one.line, one.column, one.problem) for one in found]


def test_a_group_counts_where_somebody_is_surely_another_person() -> None:
    assert said_of_counts() == []
    assert said_of_counts(n_surely_different="1") == []
    assert said_of_counts(counts="no", n_surely_different="0") == []
    assert said_of_counts(counts="no") == [(2, "counts", "though 10 of its people are surely different")]
    assert said_of_counts(n_surely_different="0") == [(2, "counts", "though 0 of its people are surely different")]


def test_a_group_that_counts_may_count_with_all_who_entered() -> None:
    fewer = (2, "n_at_most", "not the 10 who entered, though the group counts")
    assert said_of_counts(n_surely_different="4", n_at_most="9") == [fewer]
    assert said_of_counts(counts="no", n_surely_different="0", n_at_most="9") == []


def said_of_allocated(*groups: tuple[str, str, str], randomised: str = "36") -> list[tuple[int | None, str]]:
    """Of 36 randomised in a study with two arms: groups by arm, scope and people."""
    whole = {"finding_id": "tea.all", "study_id": "tea", "arm_id": "", "scope": "randomised", "value": randomised}
    parts = [
        {"finding_id": f"tea.{arm}", "study_id": "tea", "arm_id": f"tea.{arm}", "scope": scope, "value": people}
        for arm, scope, people in groups
    ]
    arms = frame({"study_id": "tea", "arm_id": "tea.green"}, {"study_id": "tea", "arm_id": "tea.black"})
    found = people_allocated_are_those_randomised({"findings": frame(whole, *parts), "arms": arms})
    return [(one.line, one.problem) for one in found]


def test_groups_that_do_not_add_up_to_those_randomised_are_not_those_allocated() -> None:
    green, black = ("green", "allocated", "14"), ("black", "allocated", "15")
    assert said_of_allocated(green, black) == [(2, "the groups allocated add up to 29")]
    assert said_of_allocated(green, black, randomised="29") == []
    assert said_of_allocated(("green", "received", "14"), ("black", "received", "15")) == []


def test_of_groups_that_are_not_all_there_no_sum_is_asked() -> None:
    assert said_of_allocated(("green", "allocated", "14")) == []
    assert said_of_allocated(("green", "allocated", "14"), ("black", "allocated", "")) == []
