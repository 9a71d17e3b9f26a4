"""Each event has its percentage of the people assessed, with the exact interval."""

from __future__ import annotations

import pytest
from analysis.tiny_tables import events, records
from hivcells.analysis.proportions import proportions


def test_an_event_has_its_percentage_its_interval_and_what_it_is() -> None:
    """81 of 263: Newcombe 1998, Table I, method 5, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E."""
    event = {"event_id": "tea.e", "arm_id": "tea.x1", "n_events": "81", "n_assessed": "263", "scope": "severe"}
    frame = proportions(events(event))
    assert list(frame.columns[-7:]) == ["kind", "counted", "n_events", "n_assessed", "event_id", "event", "scope"]
    [row] = records(frame)
    assert (row["low"], row["high"]) == pytest.approx((25.27, 36.76), abs=0.005)
    del row["low"], row["high"]
    assert row == pytest.approx(
        {
            "value_id": "tea.e.percent",
            "study_id": "tea",
            "arm_id": "tea.x1",
            "comparator_arm_id": "",
            "outcome_id": "headache",
            "statistic": "proportion",
            "value": 100 * 81 / 263,
            "unit": "percent",
            "decimals": 1,
            "inputs": "tea.e.events tea.e.assessed",
            "method": "81 of 263, 95% interval after Clopper and Pearson",
            "kind": "adverse event",
            "counted": "people",
            "n_events": "81",
            "n_assessed": "263",
            "event_id": "tea.e",
            "event": "headache_day7",
            "scope": "severe",
        }
    )


def test_shares_of_a_hundred_people_bear_a_decimal() -> None:
    rows = [{"event_id": f"tea.{n}", "n_events": "1", "n_assessed": n} for n in ("100", "99")]
    assert [(row["n_assessed"], row["decimals"]) for row in records(proportions(events(*rows)))] == [
        ("100", 1),
        ("99", 0),
    ]
