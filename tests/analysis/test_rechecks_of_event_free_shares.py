"""Shares without an event against the share alive."""

from __future__ import annotations

from typing import Any

import pytest
from analysis.tiny_tables import OUTCOMES, rich
from hivcells.analysis.rechecks.event_free import check_event_free
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, WITH_ROUNDING

CURVE = {"finding_id": "tea.c", "statistic": "survival_percent", "unit": "percent", "outcome_id": "awake", "arm_id": "tea.x1", "interval": "95% CI"}  # fmt: skip


def free_and_alive(free: str, alive: str, **other: str) -> list[dict[str, Any]]:
    part = CURVE | {"finding_id": "tea.f", "outcome_id": "cheerful", "value": free, "interval": ""} | other
    return check_event_free(rich(part, CURVE | {"value": alive, "interval": ""}), OUTCOMES)


def test_nobody_is_free_of_an_event_who_is_not_alive() -> None:
    for free, alive, verdict in (
        ("48.9", "49.8", AGREES), ("46", "46", AGREES), ("76", "75", WITH_ROUNDING), ("75.9", "74.6", DOES_NOT_FOLLOW),
    ):  # fmt: skip
        [found] = free_and_alive(free, alive)
        assert (found["verdict"], found["printed_id"]) == (verdict, "tea.f")
    assert "other times or people" in free_and_alive("68", "53")[0]["detail"]


@pytest.mark.parametrize(
    "other",
    [{"arm_id": "tea.x3"}, {"scope": "men"}, {"time_value": "2"}, {"source_id": "x"}, {"study_id": "mate"}, {"analysis": "b"}, {"relation": "about"}, {"statistic": "percent"}],
)  # fmt: skip
def test_only_curves_of_the_same_people_time_and_text_are_compared(other: dict[str, str]) -> None:
    assert free_and_alive("68", "53", **other) == []
