"""What the figures show is what their captions say."""

from __future__ import annotations

from types import SimpleNamespace

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
        ("s.death.gvhd.percent", "s.allo", "gvhd", False),
        ("s.gvhd.allo.percent", "s.allo", "gvhd", True),
        ("s.gvhd.severe.percent", "s.allo", "gvhd", False),
    ],
)
def test_a_cause_or_a_kind_is_not_drawn_as_the_whole(key: str, arm: str, outcome: str, whole: bool) -> None:
    assert is_whole(SimpleNamespace(value_id=key, arm_id=arm, outcome_id=outcome)) is whole


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


def test_nobody_is_drawn_twice_for_one_harm() -> None:
    drawn = [(row["outcome_id"], row["study_id"]) for row in table("results/figures/event_proportions.csv")]
    for row in table("data/participants.csv"):
        for harm, study_id in drawn:
            if study_id == row["study_id"]:
                assert (harm, row["same_people_as"]) not in drawn, row
