"""The people behind a printed number."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.tiny_tables import OUTCOMES, findings, people, rich
from hivcells.analysis.rechecks.people import Behind, people_behind, people_in
from hivcells.analysis.rechecks.verdicts import with_roles


def behind(*rows: dict[str, str]) -> list[Behind]:
    """The people behind the last of the findings."""
    frame = rich(*rows)
    return people_behind(people_in(frame), list(frame.itertuples())[-1])


NUMBER = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "value": "3"}

OF_OTHER_ARM = {"finding_id": "tea.o", "arm_id": "tea.x3", "statistic": "mean", "value": "3"}


def test_the_people_printed_with_a_number_are_the_only_ones_behind_it() -> None:
    assert behind(people("20"), NUMBER | {"n_assessed": "17"}) == [Behind(17, "tea.m", True)]


def test_else_those_of_its_arm_are_nearest_to_the_analysis_first() -> None:
    rows = [
        people("20", scope="allocated"),
        people("18"),
        people("15", scope="assessed"),
        people("15", scope="treated"),
    ]
    assert [one.n_people for one in behind(*rows, OF_OTHER_ARM, NUMBER)] == [15, 18, 20]
    assert behind(people("9", arm="tea.x3"), NUMBER) == []


def test_the_people_of_a_study_serve_its_only_arm_and_numbers_without_an_arm() -> None:
    whole = people("22", arm="", scope="assessed")
    assert behind(whole, NUMBER) == behind(whole, NUMBER | {"arm_id": ""}) == [Behind(22, "n..assessed", False)]
    assert behind(whole, OF_OTHER_ARM, NUMBER) == []


def test_in_a_study_of_one_arm_its_people_serve_numbers_without_an_arm_and_the_other_way_round() -> None:
    assert behind(people("9"), NUMBER | {"arm_id": ""}) == [Behind(9, "n.tea.x1.infused", False)]
    # A count of a part of the arm does not stand in the way of that of the study.
    assert behind(people("4", scope="men"), people("16", arm=""), NUMBER) == [Behind(16, "n..infused", False)]
    # Of two arms neither serves what is of both.
    assert behind(people("9"), OF_OTHER_ARM, NUMBER | {"arm_id": ""}) == []


def test_people_of_the_same_text_go_before_those_of_others_and_of_another_study_none() -> None:
    other = people("30", source_id="press", scope="assessed")
    assert [one.n_people for one in behind(other, people("20"), NUMBER)] == [20]
    assert [one.n_people for one in behind(other, NUMBER)] == [30]
    assert behind(people("20", study_id="mate"), NUMBER) == []


def test_a_number_about_a_part_of_the_people_is_about_that_part() -> None:
    rows = [people("20"), people("7", scope="men")]
    assert [one.n_people for one in behind(*rows, NUMBER | {"scope": "men"})] == [7]
    assert behind(people("20"), NUMBER | {"scope": "men"}) == []


def test_each_outcome_that_counts_people_brings_its_scopes() -> None:
    other = {"outcome_id": "guests", "role": "people", "whole_scopes": "seated"}
    guests = people("12", outcome_id="guests", scope="seated")
    frame = with_roles(findings(people("20"), guests, NUMBER), pd.concat([OUTCOMES, pd.DataFrame([other])]))
    found = people_behind(people_in(frame), list(frame.itertuples())[-1])
    assert [one.n_people for one in found] == [20, 12]


def test_an_arm_that_is_counted_needs_no_count_of_its_study() -> None:
    assert [one.n_people for one in behind(people("16", arm="", scope="assessed"), people("9"), NUMBER)] == [9]


@pytest.mark.parametrize(
    "other", [{"relation": "about"}, {"unit": "percent"}, {"value": "0"}, {"outcome_id": "weight"}]
)
def test_what_counts_no_people_is_no_number_of_them(other: dict[str, str]) -> None:
    assert behind(people("20") | other, NUMBER) == []


def test_people_of_context_come_from_the_same_text_alone() -> None:
    context = {"study_id": "", "arm_id": ""}
    fact = NUMBER | context
    assert behind(people("734", arm="", scope="studied", study_id=""), fact)[0].n_people == 734
    assert behind(people("734", arm="", scope="studied", study_id="", source_id="other"), fact) == []
