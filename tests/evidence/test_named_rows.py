"""Rows that are named for their numbers have them; a range where a number is needed is complained of, not crashed on."""

from __future__ import annotations

import pandas as pd
import pytest
from evidence.tiny_numbers import EVENTS, FINDINGS
from hivcells.evidence.rules.of_certainty import (
    certainty_begins_as_its_studies_allow,
    few_people_are_imprecise,
    people_are_those_of_rows,
)
from hivcells.evidence.rules.of_named_rows import (
    planned_trials_name_numbers,
    pooled_groups_are_pairs,
)

QUESTION = {"question_id": "q", "kind": "mean difference", "spread_finding_id": "tea.cups", "spread_from": "reported"}
QUESTION |= {"n_first_id": "tea.drinkers", "n_second_id": "", "compared_finding_id": "", "pooled_ids": ""}


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
        [("tea", "hot", "tea.burn.assessed"), ("cup", "cold", "tea.one")],
        columns=["interruption_id", "modality_id", "people_ids"],
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


def test_the_certainty_of_a_prognosis_begins_high_and_that_of_chosen_cases_low() -> None:
    assert begun("prognosis", "high", "cohort") == begun("chosen cases", "low", "case report") == []
    assert len(begun("prognosis", "low", "cohort")) == len(begun("chosen cases", "high", "case report")) == 1


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


def test_a_stop_that_names_a_row_of_nobody_is_left_to_its_own_rule() -> None:
    tables = rated("interruptions.hot")
    nobody = tables | {"interruptions": tables["interruptions"].assign(people_ids="tea.nowhere")}
    assert [*people_are_those_of_rows(nobody), *few_people_are_imprecise(nobody)] == []
