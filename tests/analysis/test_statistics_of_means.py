"""P values of means against cases that others printed, and against definitions on a grid."""

from __future__ import annotations

import itertools
import math

import pytest
from hivcells.analysis.statistics.p_from_means import (
    Group,
    closest_means,
    p_from_means,
    p_from_two_means,
    possible_groups,
)
from independent.definitions import analysis_of_variance, welch

# The page of scipy's ttest_ind_from_stats; Indiana University 2003-2005, Comparing Group Means, p. 19, kidney cancer
# (ttest, unequal: Satterthwaite); Cleves, Statalist 2002-09, msg00536, price of cars.
TWO_MEANS = [
    ((15.0, math.sqrt(87.5), 13), (12.0, math.sqrt(39.0), 11), "t", 0.3751996797581487, 1e-12),
    ((3.006, 0.3001298, 20), (2.618333, 0.5983722, 24), "welch", 0.0086, 0.00005),
    ((6072.423, 3097.104, 52), (6384.682, 2621.915, 22), "t", 0.6802, 0.00005),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "key", "p", "slack"), TWO_MEANS)
def test_two_means_differ_with_the_p_values_that_others_print(
    first: tuple, second: tuple, key: str, p: float, slack: float
) -> None:
    assert p_from_two_means(Group(*first), Group(*second))[key] == pytest.approx(p, abs=slack)
    # Another deviation does not lead to the print.
    other = p_from_two_means(Group(first[0], first[1] * 2, first[2]), Group(*second))[key]
    assert other != pytest.approx(p, abs=slack)


# Elementary Statistics (Pearson), p. 617, table 12-2, data sets A and B, https://wgdesigngroup.com/Pearson/elementary_stats/617.
TABLE_12_2_A = [(5.5, math.sqrt(3), 4), (6.0, math.sqrt(2), 4), (6.0, math.sqrt(2), 4)]

TABLE_12_2_B = [(15.5, math.sqrt(3), 4), *TABLE_12_2_A[1:]]


def test_three_means_differ_with_the_p_values_of_a_textbooks_table() -> None:
    assert p_from_means([Group(*group) for group in TABLE_12_2_A]) == pytest.approx(0.8688, abs=0.00005)
    assert p_from_means([Group(*group) for group in TABLE_12_2_B]) == pytest.approx(0.0000118, abs=0.0000001)


def test_three_groups_of_a_students_question_have_f_of_3_789() -> None:
    """One-way ANOVA analyses, by hand and in R (rpsychi): F(2, 32) = 3.789, and with 2 degrees P = (1 + 2 F / 32)**-16."""
    groups = [(23.2, 7.2, 14), (31.6, 5.8, 9), (25.5, 8.1, 12)]
    assert p_from_means([Group(*group) for group in groups]) == pytest.approx((1 + 2 * 3.789 / 32) ** -16, rel=0.001)


def test_means_on_a_grid_have_the_p_values_of_the_definitions() -> None:
    for gap, spread, m, n in itertools.product((0.0, 0.5, 3.0), (0.4, 1.0, 2.5), (5, 7, 40), (6, 12)):
        groups = [(gap, 1.0, m), (0.0, spread, n)]
        found = p_from_two_means(*(Group(*group) for group in groups))
        assert found["welch"] == pytest.approx(welch(groups), rel=1e-5, abs=1e-12)
        assert found["t"] == pytest.approx(analysis_of_variance(groups), rel=1e-5, abs=1e-12)
        three = [*groups, (1.0, 1.5, 9)]
        assert p_from_means([Group(*group) for group in three]) == pytest.approx(analysis_of_variance(three), rel=1e-5)


def test_what_rounding_allows_holds_every_p_value_of_unrounded_means() -> None:
    """Means printed as 1, 1 and 2, deviations as 1: any within half a unit lie between the ends found, and 1 is among them."""
    groups = [Group(mean, 1.0, n) for mean, n in ((1, 5), (1, 8), (2, 6))]
    ends = [p_from_means(one) for one in possible_groups(groups, [0.5] * 3, [0.5] * 3)]
    steps = (-0.5, -0.2, 0.1, 0.5)
    for moved in itertools.product(steps, repeat=3):
        for wider in (-0.4, 0.5):
            moved_groups = [Group(g.mean + by, 1 + wider, g.n_people) for g, by in zip(groups, moved, strict=True)]
            assert min(ends) - 1e-12 <= p_from_means(moved_groups) <= max(ends) + 1e-12
    assert max(ends) == pytest.approx(1)
    assert closest_means([(0, 1), (2, 3)], [1, 1]) == pytest.approx([1, 2])


def test_where_nothing_varies_means_are_equal_or_not() -> None:
    one, other = Group(1, 0, 3), Group(2, 0, 3)
    assert p_from_two_means(one, one) == {"t": 1.0, "welch": 1.0}
    assert p_from_two_means(one, other) == {"t": 0.0, "welch": 0.0}
    assert (p_from_means([one, one]), p_from_means([one, other])) == (1.0, 0.0)


def test_closest_means_are_no_farther_apart_than_any_others_between_the_ends() -> None:
    ends, people = [(0.0, 1.0), (0.5, 2.0), (3.0, 4.0)], [4, 9, 2]

    def apart(means: list[float]) -> float:
        middle = sum(mean * n for mean, n in zip(means, people, strict=True)) / sum(people)
        return sum(n * (mean - middle) ** 2 for mean, n in zip(means, people, strict=True))

    found = apart(closest_means(ends, people))
    steps = [[low + (high - low) * k / 20 for k in range(21)] for low, high in ends]
    assert all(found <= apart(list(means)) + 1e-9 for means in itertools.product(*steps))
