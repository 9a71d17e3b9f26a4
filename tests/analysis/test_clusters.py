"""Of a cluster-randomised trial no interval or test is computed that takes people of one cluster for independent."""

from __future__ import annotations

import pytest
from analysis.test_crossovers import COUNTS, NUMBERS, OF_TWO_GROUPS, analysed, checks
from hivcells.grade import where_it_begins

OF_INTERVALS = ["proportions", "risk_differences", "contrasts"]


@pytest.mark.parametrize("table", OF_INTERVALS)
def test_no_interval_is_computed_of_people_in_clusters(table: str) -> None:
    assert len(analysed("randomised trial", NUMBERS, COUNTS)[table]) >= 2
    assert analysed("cluster-randomised trial", NUMBERS, COUNTS)[table].empty


def test_no_test_of_two_groups_is_made_and_changes_are_computed_as_in_any_trial() -> None:
    tables = analysed("cluster-randomised trial", NUMBERS, COUNTS)
    assert not checks(tables) & set(OF_TWO_GROUPS)
    assert len(tables["changes"]) == 2


def test_its_people_count_among_those_of_randomised_trials() -> None:
    counts = analysed("cluster-randomised trial", NUMBERS, COUNTS)["counts"].set_index("value_id")
    assert int(counts.value["people.enrolled.randomised"]) == 20
    assert where_it_begins("comparison", ["cluster-randomised trial"]) == "high"
