"""The table of people: a row for each kind of therapy and one for all, with the sums of their groups."""

from __future__ import annotations

from analysis.test_counts import EVIDENCE
from hivcells.analysis.people import NUMBERS, people


def people_of(modality: str) -> list[int]:
    """Entered, given the cells, compared, surely different, at most."""
    table = people(EVIDENCE).set_index("modality_id")
    return table.loc[modality, NUMBERS].tolist()


def test_people_of_a_modality_are_those_of_its_groups() -> None:
    assert people_of("leaf") == [27, 14, 8, 23, 27]


def test_a_group_that_does_not_count_has_people_who_may_be_different() -> None:
    assert people_of("root") == [1, 1, 0, 2, 10]


def test_a_modality_without_groups_has_nobody() -> None:
    assert people_of("seed") == [0, 0, 0, 0, 0]


def test_the_last_row_is_of_all() -> None:
    assert people(EVIDENCE).modality_id.tolist() == ["leaf", "root", "seed", "all"]
    assert people_of("all") == [28, 15, 8, 25, 37]
