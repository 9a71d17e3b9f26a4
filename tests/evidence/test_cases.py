"""Single cases: the rules on what is reported of a stop, and what the table of donor transplants holds."""

from __future__ import annotations

import csv

import pandas as pd
import pytest
from absent import ABSENT
from conftest import ROOT
from hivcells.evidence.rules.of_cases import cases_link_rows_of_the_same_people, stops_fit_together

CASE = {
    "case_id": "green", "study_id": "green2020", "arm_id": "green2020.tea", "stop": "after", "stop_finding_id": "",
    "virus_after_stop": "away", "virus_event_id": "", "rebound_finding_id": "", "rebound_since": "",
    "last_finding_id": "", "last_since": "",
}  # fmt: skip


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), index=pd.RangeIndex(2, 2 + len(rows)))


def tables_with(**cells: str) -> dict[str, pd.DataFrame]:
    """One case, and rows of its study, of an earlier report on the same person, and of a stranger."""
    studies = ("green2020", "green2018", "black2020")
    return {
        "cases": frame(CASE | cells),
        "participants": frame(
            {"cohort_id": "green2020", "study_id": "green2020", "same_people_as": ""},
            {"cohort_id": "green2018", "study_id": "green2018", "same_people_as": "green2020"},
            {"cohort_id": "black2020", "study_id": "black2020", "same_people_as": ""},
        ),
        "findings": frame(*({"finding_id": f"{study}.stop", "study_id": study} for study in studies)),
        "events": frame(*({"event_id": f"{study}.back", "study_id": study} for study in studies)),
        "arms": frame(*({"arm_id": f"{study}.tea", "study_id": study} for study in studies)),
    }


def said_of_stops(**cells: str) -> list[tuple[str | None, str]]:
    return [(found.column, found.problem) for found in stops_fit_together(tables_with(**cells))]


def said_of_links(**cells: str) -> list[tuple[str | None, str]]:
    return [(found.column, found.problem) for found in cases_link_rows_of_the_same_people(tables_with(**cells))]


def test_a_stop_and_what_came_after_it_fit() -> None:
    assert said_of_stops() == []
    assert said_of_stops(stop="never", virus_after_stop="not stopped") == []
    assert said_of_stops(stop="not stated", virus_after_stop="not stated") == []


@pytest.mark.parametrize(("stop", "virus"), [("never", "away"), ("after", "not stopped"), ("at", "not stopped")])
def test_a_stop_that_was_and_was_not_is_named(stop: str, virus: str) -> None:
    assert said_of_stops(stop=stop, virus_after_stop=virus) == [("virus_after_stop", f"treatment was stopped '{stop}'")]


def test_a_time_of_a_stop_that_never_was_is_named() -> None:
    cells = {"stop": "never", "virus_after_stop": "not stopped", "stop_finding_id": "green2020.stop"}
    assert said_of_stops(**cells) == [("stop_finding_id", "a time of a stop that is 'never'")]


@pytest.mark.parametrize(
    ("time", "since"), [("rebound_finding_id", "rebound_since"), ("last_finding_id", "last_since")]
)
def test_a_time_says_where_it_begins(time: str, since: str) -> None:
    said = [(since, "a time and where it begins do not come together")]
    assert said_of_stops(**{time: "green2020.stop"}) == said
    assert said_of_stops(**{since: "stop"}) == said
    assert said_of_stops(**{time: "green2020.stop", since: "stop"}) == []


def test_a_case_may_name_rows_of_its_study_and_of_reports_on_the_same_person() -> None:
    assert said_of_links(stop_finding_id="green2020.stop", virus_event_id="green2018.back") == []


@pytest.mark.parametrize(
    ("column", "row"),
    [("stop_finding_id", "black2020.stop"), ("virus_event_id", "black2020.back"), ("arm_id", "black2020.tea")],
)
def test_a_row_on_another_person_is_named(column: str, row: str) -> None:
    assert said_of_links(**{column: row}) == [(column, "a row of black2020, which is about other people")]


def test_a_review_without_cases_has_nothing_to_complain_of() -> None:
    without = tables_with() | {"cases": ABSENT["cases"]}
    assert list(stops_fit_together(without)) == list(cases_link_rows_of_the_same_people(without)) == []


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_graft_versus_host_disease_is_that_of_its_event() -> None:
    n_events = {row["event_id"]: int(row["n_events"]) for row in rows("events")}
    for case in rows("cases"):
        if case["gvhd_event_id"]:
            assert (case["gvhd"] == "yes") == (n_events[case["gvhd_event_id"]] > 0), case["case_id"]
        else:
            assert case["gvhd"] == "not stated", case["case_id"]


def test_each_person_without_virus_after_a_stop_has_an_event_that_says_so() -> None:
    away = {row["case_id"]: row["virus_event_id"] for row in rows("cases") if "away" in row["virus_after_stop"]}
    events = {row["event_id"]: row for row in rows("events")}
    assert away and all(events[event]["n_events"] == events[event]["n_assessed"] for event in away.values())


@pytest.mark.parametrize(
    ("case_id", "donor", "virus"),
    [
        ("hutter2009", "absent (homozygous delta32)", "away"),
        ("saezcirion2024", "ordinary (wild type)", "away"),
        ("gaebler2025", "one copy (heterozygous)", "away"),
        ("henrich2014.first", "ordinary (wild type)", "back"),
        ("kordelas2014", "absent (homozygous delta32)", "back"),
        ("chicago2025", "absent (homozygous delta32)", "back, later away"),
        ("duarte2015", "absent (homozygous delta32)", "not stopped"),
    ],
)
def test_known_cases_hold_donor_and_outcome(case_id: str, donor: str, virus: str) -> None:
    [case] = [row for row in rows("cases") if row["case_id"] == case_id]
    assert (case["donor_ccr5"], case["virus_after_stop"]) == (donor, virus)
