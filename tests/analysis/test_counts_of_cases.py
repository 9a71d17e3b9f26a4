"""Single cases, registered trials by their state and people by what cells were given for, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from analysis.counted_review import EVIDENCE, RECHECK, rows_of
from hivcells.analysis.counts import counts

# Seven people, each told of alone, and a pair told of together. Of the seven two stopped around the procedure, three later,
# one at a time that no text says, and one never.
CASES = rows_of(
    "case_id | arm_id      | study_id | stop       | stop_finding_id | rebound_finding_id | last_finding_id | virus_after_stop | virus_event_id | n_people",
    "ada     | green.tea   | green    | at         |                 |                    |                 | away             | news           | 1",
    "bo      | green.tea   | green    | before     |                 |                    |                 | back             | paper          | 1",
    "cy      | black.tea   | black    | long after |                 |                    |                 | away             | paper          | 1",
    "di      | black.tea   | black    | long after |                 |                    |                 | back             | news           | 1",
    "ed      | black.tea   | black    | long after |                 |                    |                 | back, later away | news           | 1",
    "fay     | black.more  | black    | after      |                 |                    |                 | away             | paper          | 1",
    "gus     | black.more  | black    | never      |                 |                    |                 |                  |                | 1",
    "pair    | ginger.root | ginger   | at         |                 |                    |                 | away             | paper          | 2",
)  # fmt: skip
WITH_CASES = EVIDENCE | {
    "cases": CASES,
    "arms": EVIDENCE["arms"].assign(cell_product="leaves", conditioning="none"),
    "events": rows_of(
        "event_id | source_id | n_events | n_assessed | counted",
        "news | gazette | 1 | 1 | men",
        "paper | green_a | 1 | 1 | men",
    ),
    "sources": rows_of(
        "source_id | work_id | text_read  | kind",
        "green_a   | green   | abstract   | paper",
        "gazette   | gazette | press      | press",
    ),
    "registrations": rows_of(
        "study_id | status", "valerian | not yet open", "sencha | recruiting", "green | recruiting", "mint | "
    ),
    "studies": EVIDENCE["studies"].assign(indication=["sleep", "sleep", "pain of teeth", "", "", ""]),
}


def counted() -> dict[str, dict[str, Any]]:
    """The counts of the made-up review, made anew for each question."""
    return {row["value_id"]: row for row in counts(WITH_CASES, RECHECK).to_dict("records")}


def who(value_id: str) -> str:
    """The keys of the rows that a count names, which are as many as it says."""
    rows = counted()[value_id]["rows"].split()
    assert counted()[value_id]["value"] == len(rows)
    return " ".join(row.split("#")[1] for row in rows)


OUTCOMES = ("stopped", "away", "away_by_press", "ever_back", "never_back", "back", "back_then_away")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("cases", ("ada bo cy di ed fay", "ada cy ed fay", "ada ed", "bo di ed", "ada cy fay", "bo di", "ed")),
        ("cases.later", ("cy di ed", "cy ed", "ed", "di ed", "cy", "di", "ed")),
        ("cases.around", ("ada bo", "ada", "ada", "bo", "ada", "bo", "")),
        ("cases.undated", ("fay", "fay", "", "", "fay", "", "")),
    ],
)  # fmt: skip
def test_who_is_told_of_alone_counts_once_by_when_treatment_was_stopped_and_what_came_of_it(
    when: str, expected: tuple[str, ...]
) -> None:
    assert tuple(who(f"{when}.{outcome}") for outcome in OUTCOMES) == expected


def test_each_count_of_cases_says_whom_it_counts() -> None:
    said = {
        value_id: row["method"].partition("; ")[2] for value_id, row in counted().items() if value_id[:6] == "cases."
    }
    assert len(said) == 4 * 7
    assert said["cases.stopped"] == "stopped treatment: whatever came of it"
    assert said["cases.away"] == "stopped treatment: without a return at the last report"
    assert said["cases.away_by_press"] == "stopped treatment: by news, without a return at the last report"
    later, around = " later than a month from the procedure", " within a month of the procedure"
    assert said["cases.later.ever_back"] == f"stopped treatment{later}: a return at some time"
    assert said["cases.around.never_back"] == f"stopped treatment{around}: never a return"
    assert said["cases.undated.back"] == "stopped treatment at a time that is not reported: a return"
    assert said["cases.back_then_away"] == "stopped treatment: a return, and none after a later stop"
    common = {"unit": "people", "method": "each told of alone; stopped treatment: whatever came of it"}
    assert {key: counted()["cases.stopped"][key] for key in common} == common
    assert counted()["cases.around.stopped"]["rows"] == "cases.csv#ada cases.csv#bo"


def test_registered_trials_without_results_are_counted_by_what_their_record_says() -> None:
    found = {key: row for key, row in counted().items() if key.startswith("studies.registered.")}
    assert {key: row["rows"] for key, row in found.items()} == {
        "studies.registered.not_yet_open": "studies.csv#valerian",
        "studies.registered.recruiting": "studies.csv#sencha",
    }
    [method] = {row["method"] for key, row in found.items() if key.endswith("recruiting")}
    assert method == "registered trials without results whose record says: recruiting"
    assert {row["unit"] for row in found.values()} == {"studies"}


def test_people_are_summed_by_what_the_cells_were_given_for() -> None:
    found: dict[str, Any] = {
        key: (row["value"], row["rows"], row["method"])
        for key, row in counted().items()
        if key.startswith("people.given_for.")
    }
    asleep = "participants.csv#green.all participants.csv#black.all participants.csv#black.more"
    assert found == {
        "people.given_for.sleep": (27, asleep, "people enrolled in studies of cells given for: sleep"),
        "people.given_for.pain_of_teeth": (
            1,
            "participants.csv#ginger.one",
            "people enrolled in studies of cells given for: pain of teeth",
        ),
    }
