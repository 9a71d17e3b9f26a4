"""Who stopped treatment is counted by rows of people, each once, and who has a level after its return among those in whom it came back."""

from __future__ import annotations

import pandas as pd
import pytest
from absent import ABSENT
from evidence.tiny_numbers import EVENTS, FINDINGS
from hivcells.evidence.rules.of_named_rows import (
    interruptions_name_rows_that_count,
    stops_fit_the_people,
    who_has_a_level_after_return_is_counted,
)
from hivcells.stops import COLUMNS


def interrupted(*ids: str) -> dict[str, pd.DataFrame]:
    """A row of who stopped, and of the other parts as far as they are named."""
    cells = dict(zip(COLUMNS, [*ids, *[""] * len(COLUMNS)]))
    rows = pd.DataFrame([cells | {"study_id": "tea", "stop_is_assumed": ""}])
    return {"findings": FINDINGS, "events": EVENTS, "interruptions": rows}


@pytest.mark.parametrize("people", ["tea.drinkers", "tea.one", "tea.burn.assessed", "tea.drinkers tea.one", ""])
def test_people_who_stopped_are_counted_by_these_rows(people: str) -> None:
    assert list(interruptions_name_rows_that_count(interrupted(people))) == []


@pytest.mark.parametrize("column", range(len(COLUMNS)))
@pytest.mark.parametrize("people", ["tea.between", "tea.cups", "tea.burn", "tea.burn.events", "nowhere"])
def test_a_row_without_a_number_of_people_counts_nobody_who_stopped(column: int, people: str) -> None:
    cells = [""] * len(COLUMNS)
    cells[column] = people
    [said] = interruptions_name_rows_that_count(interrupted(*cells))
    assert said.problem == f"no people are counted in '{people}'"
    assert (said.line, said.column) == (0, COLUMNS[column])


LEVELS = pd.DataFrame(
    [
        ("tea.level.hot", "tea", "tea.hot", "level", "8"),
        ("tea.level.hot_later", "tea", "tea.hot", "level", "6"),
        ("tea.level.cold", "tea", "tea.cold", "level", "9"),
        ("tea.burn", "tea", "tea.hot", "burn", "12"),
        ("milk.level", "milk", "milk.hot", "level", "30"),
    ],
    columns=["event_id", "study_id", "arm_id", "outcome_id", "n_assessed"],
).assign(n_events="")
ARMS = pd.DataFrame(
    [("tea.hot", "experimental"), ("tea.cold", "control"), ("milk.hot", "experimental")], columns=["arm_id", "role"]
)
OUTCOMES = pd.DataFrame([("level", "yes"), ("burn", "")], columns=["outcome_id", "only_after_return"])


def said_of_levels(*ids: str) -> list[str]:
    tables = interrupted(*ids) | {"events": LEVELS, "arms": ARMS, "outcomes": OUTCOMES}
    return [f"{said.column}: {said.problem}" for said in who_has_a_level_after_return_is_counted(tables)]


def test_eight_people_with_a_level_stand_beside_fewer_in_whom_it_came_back() -> None:
    said = ["measured_ids: 8 people had a level measured after its return, and 0 count as returned"]
    assert said_of_levels("tea.drinkers") == said
    assert said_of_levels("tea.drinkers", "tea.one") == [said[0].replace("and 0", "and 1")]


def test_who_has_a_level_counts_as_returned_by_either_column() -> None:
    assert said_of_levels("tea.drinkers", "", "tea.level.hot.assessed") == []
    assert said_of_levels("tea.drinkers", "tea.drinkers") == []


NO_STOPS = ABSENT | {"findings": FINDINGS, "events": LEVELS, "arms": ARMS, "outcomes": OUTCOMES}


def test_a_review_without_stops_has_nothing_to_complain_of() -> None:
    assert list(who_has_a_level_after_return_is_counted(NO_STOPS)) == list(stops_fit_the_people(NO_STOPS)) == []


def said_of_people(*ids: str) -> list[str]:
    return [f"{said.column}: {said.problem}" for said in stops_fit_the_people(interrupted(*ids))]


def test_nobody_has_two_outcomes_of_a_stop() -> None:
    assert said_of_people("tea.drinkers", "tea.one", "", "tea.one") == []
    assert said_of_people("tea.drinkers", "tea.drinkers", "", "tea.one") == [
        "people_ids: 12 stopped, 12 came back and 1 are away"
    ]
    assert said_of_people("tea.drinkers", "", "", "", "tea.one") == [
        "people_ids: 12 stopped, 0 came back and 1 are away"
    ]
