"""What the figures show is what their captions say."""

from __future__ import annotations

import pytest
from conftest import table
from figure_event_proportions import is_whole


@pytest.mark.parametrize(
    ("key", "arm", "outcome", "whole"),
    [
        ("s.death.percent", "", "death", True),
        ("s.death.all.percent", "s.allo", "death", True),
        ("s.death.allo.percent", "s.allo", "death", True),
        ("s.death.lung.percent", "s.allo", "death", False),
        ("s.sae.allo.percent", "s.allo", "serious_adverse_event", True),
        ("s.sae.related.percent", "s.allo", "serious_adverse_event", False),
        ("s.death.sae.percent", "s.allo", "serious_adverse_event", False),
    ],
)
def test_a_cause_or_a_kind_is_not_drawn_as_the_whole(key: str, arm: str, outcome: str, whole: bool) -> None:
    assert is_whole({"value_id": key, "arm_id": arm, "outcome_id": outcome}) is whole


def test_nobody_dies_twice_in_the_figure_of_harms() -> None:
    drawn = [row for row in table("results/figures/event_proportions.csv") if row["outcome_id"] == "death"]
    assert len({(row["study_id"], row["arm_id"]) for row in drawn}) == len(drawn)
    deaths = [row for row in table("data/events.csv") if row["kind"] == "death"]
    for row in drawn:
        parts = [
            int(d["n_events"])
            for d in deaths
            if d["study_id"] == row["study_id"] and d["arm_id"] in ("", row["arm_id"])
        ]
        assert int(row["n_events"]) == max(parts)


def test_people_of_the_evidence_map_add_up_to_all_people(values: dict) -> None:
    drawn = sum(int(row["people"]) for row in table("results/figures/evidence_map.csv"))
    assert drawn == values["people.enrolled"]["value"]


def test_the_figure_of_harms_draws_those_who_count_in_totals() -> None:
    counted = {row["study_id"] for row in table("data/participants.csv") if row["counts"] == "yes"}
    drawn = {row["study_id"] for row in table("results/figures/event_proportions.csv")}
    assert drawn <= counted
    assert drawn


def test_each_person_off_treatment_is_drawn_once_with_the_longest_time() -> None:
    """One row for each person without virus; the Berlin patient's later report tells of more than 6 years, not of 20 months."""
    drawn = [
        row for row in table("results/figures/time_off_treatment.csv") if row["outcome_id"] == "time_off_treatment"
    ]
    assert len({row["study_id"] for row in drawn}) == len(drawn)
    berlin = next(row for row in drawn if row["study_id"] == "hutter2009")
    assert berlin["value_id"] == "hutter2009.time_off_treatment.2013"
    oslo = next(row for row in drawn if row["study_id"] == "oslo2025")
    assert (oslo["relation"], oslo["printed"]) == (">", "3")
