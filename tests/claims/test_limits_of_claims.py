"""Claims at their limits, by tables of a few rows: where they just hold, and where they just do not any more."""

from __future__ import annotations

import pytest
from claims.built import CLAIMS, holds, with_finding
from claims.tiny import rows, studies_of, studies_with_people

PATHS = {"hsct": "replace", "msc": "calm", "dc": "teach", "nk": "kill"}


@pytest.mark.parametrize(
    ("people", "is_so"),
    [
        ({"hsct": 7, "msc": 6}, True),
        ({"hsct": 6, "msc": 6}, False),
        ({"hsct": 7, "msc": 6, "dc": 6}, True),
        ({"hsct": 7, "msc-a": 4, "msc-b": 4}, False),
        ({"hsct-a": 4, "hsct-b": 4, "msc": 7}, True),
        ({"hsct": 1}, True),
        ({"msc": 1}, False),
        ({}, False),
    ],
)
def test_most_people_are_on_the_path_with_more_than_on_any_other_alone(people: dict[str, int], is_so: bool) -> None:
    assert holds("most-studied-path-replaces-blood", studies_with_people(PATHS, people)) is is_so


def test_behind_the_most_studied_path_are_its_own_studies() -> None:
    tables = studies_with_people(PATHS, {"hsct-a": 4, "hsct-b": 4, "msc": 1})
    verdict = CLAIMS["most-studied-path-replaces-blood"].predicate(tables)
    assert (verdict.rows, verdict.spare) == (["studies.csv#hsct-a", "studies.csv#hsct-b"], 1)


@pytest.mark.parametrize(
    ("people", "is_so"),
    [
        ({"hsct": 40, "msc": 29, "dc": 29}, True),
        ({"hsct": 40, "msc": 29, "dc": 30}, False),
        ({"hsct": 30, "msc": 29, "dc": 29}, True),
        ({"hsct": 29, "msc": 29, "dc": 29}, False),
    ],
)
def test_most_studies_are_small_below_thirty_people_and_the_largest_is_larger_than_the_others(
    people: dict[str, int], is_so: bool
) -> None:
    assert holds("studies-small-largest-transplants", studies_with_people(PATHS, people)) is is_so


LASTING = ("a | gene-t | 1 | year", "b | gene-hsc | 12 | month", "c | gene-hsc | 2 | year")
KILLERS = "k | nk | 31 | day"


@pytest.mark.parametrize(
    ("found", "is_so"),
    [
        ((*LASTING, KILLERS), True),
        ((*LASTING, "k | nk | 32 | day"), False),
        ((*LASTING[:2], "c | gene-hsc | 364 | day", KILLERS), False),
        ((*LASTING[:2], "c | dc | 2 | year", KILLERS), False),
        ((*LASTING[:2], LASTING[1], KILLERS), False),
        (LASTING, False),
    ],
)
def test_modified_cells_last_in_three_studies_a_year_and_killer_cells_at_most_thirty_one_days(
    found: tuple[str, ...], is_so: bool
) -> None:
    cells = [row.split(" | ") for row in found]
    numbers = [
        f"f{i} | {study} | cell_persistence | {value} | {unit}" for i, (study, _, value, unit) in enumerate(cells)
    ]
    of = {study: modality for study, modality, *_ in cells}
    tables = {
        "findings": rows("finding_id study_id outcome_id value unit", *numbers).assign(high=""),
        "studies": rows("study_id modality_id", *(" | ".join(item) for item in of.items())),
    }
    assert holds("modified-cells-last-years-nk-weeks", tables) is is_so


OF_IL2 = "nk-interval-includes-il2-at-low-counts"
GAIN, RATIO = "xia2020.cd4.contrast.month24.difference", "context.abrams2009.events.silcaat"


@pytest.mark.parametrize(
    ("claim_id", "finding", "cells", "is_so"),
    [
        (OF_IL2, GAIN, {"low": "0"}, False),
        (OF_IL2, GAIN, {"low": "1"}, True),
        (OF_IL2, GAIN, {"low": "53"}, False),
        (OF_IL2, GAIN, {"high": "53"}, False),
        (OF_IL2, RATIO, {"low": "1"}, True),
        (OF_IL2, RATIO, {"low": "1.01", "high": "2"}, False),
        (OF_IL2, RATIO, {"high": "1"}, True),
        ("il2-no-reduction-shown", RATIO, {"high": "1"}, True),
        ("donors-by-descent", "context.solloch2017.samples.none", {"value": "1"}, True),
        ("donors-by-descent", "context.solloch2017.samples.none", {"value": "0"}, False),
    ],
)
def test_an_interval_leaves_out_what_it_does_not_reach_and_some_samples_are_one_or_more(
    claim_id: str, finding: str, cells: dict[str, str], is_so: bool
) -> None:
    assert holds(claim_id, with_finding(finding, **cells)) is is_so


OUT = "excluded | of another disease"


@pytest.mark.parametrize(
    ("records", "is_so"),
    [
        (("included |", "included |", OUT), True),
        (("included |", "included |", OUT, OUT), False),
        (("included |", "included |", "excluded |"), False),
    ],
)
def test_most_records_are_included_where_more_than_half_are_and_the_others_have_a_reason(
    records: tuple[str, ...], is_so: bool
) -> None:
    assert holds("screening-most-included-rest-with-reason", {"screening": rows("decision reason", *records)}) is is_so


@pytest.mark.parametrize(
    ("countries", "is_so"),
    [
        ("United States; China", False),
        ("United States; China; United States", True),
        ("United States; United States; China; Spain", False),
        ("United States; United States; United States; China; China; Spain", True),
        ("United States; United States; Spain; Spain; China", False),
        ("United States; China; China", False),
        ("China; China; United States; United States; Spain", False),
        ("United States", False),
        ("United States; United States; United States", False),
        ("China", False),
    ],
)
def test_one_country_is_first_and_another_second_where_none_is_named_as_often(countries: str, is_so: bool) -> None:
    assert holds("countries-named-oftenest", studies_of(countries)) is is_so


def test_of_five_three_and_one_study_any_may_go_and_two_may_turn_the_order_of_countries() -> None:
    studies = ["United States"] * 5 + ["China"] * 3 + ["Spain"]
    assert CLAIMS["countries-named-oftenest"].predicate(studies_of(*studies)).spare == 1
    assert all(holds("countries-named-oftenest", studies_of(*studies[:n], *studies[n + 1 :])) for n in range(9))
    assert not holds("countries-named-oftenest", studies_of(*["United States"] * 5, "China", "Spain"))


@pytest.mark.parametrize("none", ["several countries", "not reported", "not applicable"])
def test_where_no_country_is_named_none_is_counted_and_none_is_in_africa(none: str) -> None:
    tables = studies_of("United States; United States; China", none, none, none)
    assert holds("countries-named-oftenest", tables)
    assert holds("no-african-country", tables)


TWICE_BACK = {
    "before | stop": True,
    "at | stop": True,
    "after | start": True,
    "after | stop": False,
}


@pytest.mark.parametrize(("stop", "is_so"), TWICE_BACK.items())
def test_a_rebound_is_around_the_transplant_by_the_stop_or_by_what_it_is_counted_from(stop: str, is_so: bool) -> None:
    cases = rows("case_id virus_after_stop stop rebound_since", *(f"{case} | back | {stop}" for case in "ab"))
    assert holds("some-rebounds-around-transplant", {"cases": cases}) is is_so


@pytest.mark.parametrize(
    ("events", "is_so"),
    [
        (("s | a | death | count", "s | b | cd4 | count"), True),
        (("s | a | death | count", "s | b | | death"), False),
        (("s | a | death | count", "s | | death | count"), True),
        (("s | a | death | count", "t | b | death | count"), True),
    ],
)
def test_deaths_are_compared_where_two_arms_of_a_study_are_named_by_outcome_or_kind(
    events: tuple[str, ...], is_so: bool
) -> None:
    tables = {
        "certainty_outcomes": rows("outcome studies rating", "health | | not rated"),
        "studies": rows("study_id indication inclusion", "s | | included", "t | | included"),
        "findings": rows("study_id arm_id outcome_id comparator_arm_id"),
        "events": rows("study_id arm_id outcome_id kind", *events),
    }
    assert holds("illness-and-death-not-compared", tables) is is_so
