"""Rows that are named for their numbers have them; a range where a number is needed is complained of, not crashed on."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_certainty import (
    certainty_begins_as_its_studies_allow,
    few_people_are_imprecise,
    people_are_those_of_rows,
)
from hivcells.evidence.rules.of_named_rows import (
    interruptions_name_rows_that_count,
    planned_trials_name_numbers,
    pooled_groups_are_pairs,
    stops_fit_the_people,
    who_has_a_level_after_return_is_counted,
)

FINDINGS = pd.DataFrame(
    [
        ("tea.drinkers", "count", "people", "12", "", "", ""),
        ("tea.between", "count", "people", "", "10", "14", ""),
        ("tea.one", "single", "day", "8", "", "", ""),
        ("tea.cups", "mean", "cups", "3", "", "", "1"),
        ("tea.more", "difference", "cups", "", "2", "9", ""),
        ("tea.share", "percent", "percent", "25", "", "", ""),
    ],
    columns=["finding_id", "statistic", "unit", "value", "low", "high", "spread"],
)
EVENTS = pd.DataFrame([("tea.burn", "", "12")], columns=["event_id", "n_events", "n_assessed"])
QUESTION = {"question_id": "q", "kind": "mean difference", "spread_finding_id": "tea.cups", "spread_from": "reported"}
QUESTION |= {"n_first_id": "tea.drinkers", "n_second_id": "", "compared_finding_id": "", "pooled_ids": ""}


PARTS = ["people_ids", "returned_ids", "measured_ids", "away_ids", "again_ids"]


def interrupted(*ids: str) -> dict[str, pd.DataFrame]:
    """A row of who stopped, and of the other parts as far as they are named."""
    cells = dict(zip(PARTS, [*ids, *[""] * len(PARTS)]))
    rows = pd.DataFrame([cells | {"study_id": "tea", "stop_is_assumed": ""}])
    return {"findings": FINDINGS, "events": EVENTS, "interruptions": rows}


@pytest.mark.parametrize("people", ["tea.drinkers", "tea.one", "tea.burn.assessed", "tea.drinkers tea.one", ""])
def test_people_who_stopped_are_counted_by_these_rows(people: str) -> None:
    assert list(interruptions_name_rows_that_count(interrupted(people))) == []


@pytest.mark.parametrize("column", range(len(PARTS)))
@pytest.mark.parametrize("people", ["tea.between", "tea.cups", "tea.burn", "tea.burn.events", "nowhere"])
def test_a_row_without_a_number_of_people_counts_nobody_who_stopped(column: int, people: str) -> None:
    cells = [""] * len(PARTS)
    cells[column] = people
    [said] = interruptions_name_rows_that_count(interrupted(*cells))
    assert said.problem == f"no people are counted in '{people}'"
    assert (said.line, said.column) == (0, PARTS[column])


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


def test_a_review_without_stops_has_nothing_to_complain_of() -> None:
    assert list(who_has_a_level_after_return_is_counted({})) == list(stops_fit_the_people({})) == []


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


def planned(**cells: str) -> list[str]:
    tables = {"findings": FINDINGS, "next_trial": pd.DataFrame([QUESTION | cells])}
    return [f"{said.column}: {said.problem}" for said in planned_trials_name_numbers(tables)]


@pytest.mark.parametrize(
    ("named", "is_right"),
    [
        ("", True),
        ("tea.cups tea.drinkers", True),
        ("tea.cups", False),
        ("tea.drinkers tea.cups", False),
        ("tea.cups tea.between", False),
        ("tea.none tea.drinkers", False),
    ],
)
def test_groups_whose_spread_is_pooled_are_named_with_their_people(named: str, is_right: bool) -> None:
    tables = {"findings": FINDINGS, "next_trial": pd.DataFrame([QUESTION | {"pooled_ids": named}])}
    assert (list(pooled_groups_are_pairs(tables)) == []) is is_right


OF_LIMITS = {"spread_from": "interval of a mean", "spread_finding_id": "tea.more"}
SHARE = {"kind": "share", "n_first_id": "", "spread_finding_id": ""}


@pytest.mark.parametrize("cells", [{}, OF_LIMITS, SHARE | {"compared_finding_id": "tea.share"}, {"kind": "harm"}])
def test_a_planned_trial_with_its_numbers_is_right(cells: dict[str, str]) -> None:
    assert planned(**cells) == []


@pytest.mark.parametrize(
    "cells, said",
    [
        ({"n_first_id": "tea.between"}, "n_first_id: no whole number of people there"),
        ({"n_first_id": ""}, "n_first_id: no whole number of people there"),
        ({"n_second_id": "tea.more"}, "n_second_id: no whole number of people there"),
        ({"spread_finding_id": "tea.share"}, "spread_finding_id: no spread there"),
        ({"spread_finding_id": ""}, "spread_finding_id: no spread there"),
        (OF_LIMITS | {"spread_finding_id": "tea.cups"}, "spread_finding_id: no low and high there"),
        (SHARE | {"compared_finding_id": "tea.more"}, "compared_finding_id: no value there"),
    ],
)
def test_a_planned_trial_names_what_it_needs(cells: dict[str, str], said: str) -> None:
    assert planned(**cells) == [said]


def rated(people_ids: str) -> dict[str, pd.DataFrame]:
    outcomes = pd.DataFrame([("burns", people_ids)], columns=["outcome", "people_ids"])
    judged = pd.DataFrame([("burns", "imprecision", "not serious")], columns=["outcome", "domain", "judgement"])
    stopped = pd.DataFrame(
        [("tea", "hot", "tea.burn.assessed", "", ""), ("cup", "cold", "tea.one", "", "")],
        columns=["interruption_id", "modality_id", "people_ids", "returned_ids", "away_ids"],
    )
    outcomes_of = {"certainty_outcomes": outcomes, "certainty": judged}
    return outcomes_of | {"findings": FINDINGS, "events": EVENTS, "interruptions": stopped}


def begun(question: str, begins: str, *designs: str) -> list[str]:
    """What is said of an outcome whose studies have these designs."""
    names = [f"study{place}" for place in range(len(designs))]
    outcome = {"outcome": "burns", "question": question, "begins": begins, "studies": " ".join(names)}
    studies = pd.DataFrame({"study_id": names, "design": list(designs)})
    tables = {"certainty_outcomes": pd.DataFrame([outcome]), "studies": studies}
    return [said.problem for said in certainty_begins_as_its_studies_allow(tables)]


def test_the_certainty_of_a_comparison_begins_high_within_randomised_trials_alone() -> None:
    assert begun("comparison", "high", "randomised trial", "randomised crossover trial") == []
    assert begun("comparison", "low", "cohort") == begun("comparison", "low", "cohort", "randomised trial") == []
    assert begun("comparison", "high", "cohort") == ["a comparison in 1 studies of these designs begins otherwise"]
    assert len(begun("comparison", "low", "randomised trial")) == len(begun("comparison", "none", "cohort")) == 1


def test_the_certainty_of_a_frequency_begins_high_whatever_the_design() -> None:
    assert begun("frequency", "high", "cohort") == begun("frequency", "high", "randomised trial") == []
    assert len(begun("frequency", "low", "cohort")) == 1


def test_without_a_study_there_is_nothing_to_rate() -> None:
    assert begun("comparison", "none") == begun("frequency", "none") == []
    assert len(begun("frequency", "high")) == 1


def test_people_who_stopped_treatment_are_named_by_their_kind_of_therapy() -> None:
    [said] = [
        *people_are_those_of_rows(rated("interruptions.hot")),
        *few_people_are_imprecise(rated("interruptions.hot")),
    ]
    assert said.problem == "12 people make it very serious at least"
    assert [said.problem for said in people_are_those_of_rows(rated("interruptions.warm"))] == [
        "no people stand in 'interruptions.warm'"
    ]


@pytest.mark.parametrize("people_ids", ["tea.between", "tea.cups", "nowhere"])
def test_an_outcome_of_people_printed_as_a_range_is_complained_of_once(people_ids: str) -> None:
    tables = rated(f"tea.burn {people_ids}")
    [said] = [*people_are_those_of_rows(tables), *few_people_are_imprecise(tables)]
    assert said.problem == f"no people stand in '{people_ids}'"


def test_few_people_are_still_imprecise() -> None:
    tables = rated("tea.burn tea.drinkers")
    [said] = [*people_are_those_of_rows(tables), *few_people_are_imprecise(tables)]
    assert said.problem == "24 people make it very serious at least"
