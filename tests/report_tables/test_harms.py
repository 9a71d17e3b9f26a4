"""Harms stand below what causes them, each with the people of its group and an exact interval."""

from __future__ import annotations

from conftest import table
from hivcells.report.tables import harms
from report_tables.tiny_review import addresses, frame, shown, tea_for_headache

HARMS = frame(
    "event_id | cause | what",
    "ase.fall | a hot cup | Fell over it",
    "zest.fall | the tea itself | Fell asleep",
    "ase.death | a hot cup | Died of a burn",
)
EVENTS = frame(
    "event_id | study_id | arm_id | outcome_id",
    "zest.fall | zest | | fall",
    "ase.death | ase | ase.tea | death",
    "ase.fall | ase | ase.tea | fall",
    "ase.calm | ase | ase.tea | fall",
)
SHARES = frame(
    "event_id | value_id | inputs",
    *(f"{event} | {event}.percent | {event}.events {event}.assessed" for event in EVENTS.event_id),
)


def test_each_harm_stands_below_its_cause_in_the_order_of_the_list() -> None:
    listed = harms.table(tea_for_headache(harms=HARMS, events=EVENTS, proportions=SHARES))
    assert (listed.name, listed.title) == ("harms", "Harms, by what causes them")
    row = ["Green tea", "Fell over it", "[ase.fall.events] of [ase.fall.assessed]", "[ase.fall.percent:interval]"]
    rows = shown(listed)
    assert rows[:2] == [["A hot cup"], ["Åse 2020, Tea", *row]]
    assert [row[2] for row in rows if len(row) > 1] == ["Fell over it", "Died of a burn", "Fell asleep"]
    assert [row for row in rows if len(row) == 1] == [["A hot cup"], ["The tea itself"]]
    assert rows[-1][0] == "Zest trial"
    assert "harms#ase.death#what" in addresses(listed)


def test_a_review_that_lists_no_harms_gets_no_row() -> None:
    assert harms.table(tea_for_headache(events=EVENTS, proportions=SHARES)).rows == []


def test_each_listed_harm_is_an_event_of_a_group_and_each_cause_has_some() -> None:
    assessed = {row["event_id"]: int(row["n_assessed"]) for row in table("data/events.csv")}
    listed = table("data/harms.csv")
    assert all(assessed[row["event_id"]] > 1 for row in listed)
    own = ["infusion", "chemotherapy or operation", "donor cells", "after a transplant"]
    assert list(dict.fromkeys(row["cause"] for row in listed)) == [*own, "inserted genes", "stopping treatment"]


def test_deaths_of_any_cause_and_deaths_of_none_after_a_transplant_stand_below_no_cause() -> None:
    causes = {row["event_id"]: row["cause"] for row in table("data/harms.csv")}
    for event in table("data/events.csv"):
        if event["kind"] == "death" and event["scope"] == "all" and event["event_id"] in causes:
            assert causes[event["event_id"]] == "after a transplant"
    # Groups without such a death are in the list too, which otherwise would show deaths alone.
    assert causes["allohct2016.trm.hsct"] == causes["ambinder2019.nonrelapse_mortality.day100"] == "after a transplant"
