"""People needed to find a difference, held against what others print and against the formulas written out."""

from __future__ import annotations

from math import asin, ceil, sqrt

import pytest
from hivcells.analysis.statistics.sample_size import (
    limits_of_sd,
    people_per_arm_for_means,
    people_per_arm_for_shares,
    people_to_see_a_harm,
    power_of_exact_test,
    sd_of_interval,
)
from scipy.stats import binom, fisher_exact, norm, t

# People per group at a power of .80 (and .90) and a two-sided .05, by Cohen's d: the conventional small, medium and
# large effects of Cohen J (1992), A power primer, Psychological Bulletin 112:155, with the values for .90 of a
# course's table that prints the same for .80.
COHEN = {0.2: (393, 526), 0.5: (64, 86), 0.8: (26, 34)}


@pytest.mark.parametrize(("d", "people"), COHEN.items())
def test_means_need_the_people_of_cohens_table(d: float, people: tuple[int, int]) -> None:
    assert abs(people_per_arm_for_means(d, 1) - people[0]) <= 1
    assert abs(people_per_arm_for_means(10 * d, 10, power=0.90) - people[1]) <= 1


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5])
@pytest.mark.parametrize("control", [0.01, 0.04])
def test_shares_need_somewhat_more_people_than_the_normal_approximation_says(share: float, control: float) -> None:
    h = 2 * asin(sqrt(share)) - 2 * asin(sqrt(control))
    approximate = ceil(2 * ((norm.ppf(0.975) + norm.ppf(0.80)) / h) ** 2)
    assert approximate <= people_per_arm_for_shares(share, control) <= 1.5 * approximate + 5


def test_the_power_of_the_exact_test_is_the_chance_of_all_tables_that_it_finds() -> None:
    """Counted table by table with scipy's test, one-sided at half the limit."""
    n, found = 12, 0.0
    for more in range(n + 1):
        for fewer in range(n + 1):
            p = fisher_exact([[more, n - more], [fewer, n - fewer]], alternative="greater").pvalue
            found += binom.pmf(more, n, 0.7) * binom.pmf(fewer, n, 0.1) * (p <= 0.025)
    assert power_of_exact_test(0.7, 0.1, n) == pytest.approx(found)
    assert power_of_exact_test(0.1, 0.7, n) == pytest.approx(found)


def test_a_harm_of_one_in_a_hundred_needs_about_300_people_as_the_rule_of_three_says() -> None:
    """Benefits and harms in drug trials (2018), BMJ 360:k1216: 1 in 100, then 300 people."""
    assert people_to_see_a_harm(0.01) == 299
    assert people_to_see_a_harm(0.001) == pytest.approx(3000, rel=0.01)


def test_fewer_people_than_that_would_miss_the_harm_too_often() -> None:
    for frequency in (0.01, 0.05, 0.2):
        people = people_to_see_a_harm(frequency)
        assert (1 - frequency) ** people <= 0.05 < (1 - frequency) ** (people - 1)


def test_the_spread_behind_an_interval_gives_that_interval_again() -> None:
    sd, degrees = sd_of_interval(10, 124, 10, 10)
    half = t.ppf(0.975, degrees) * sd * sqrt(1 / 10 + 1 / 10)
    assert (degrees, 67 - half, 67 + half) == (18, pytest.approx(10), pytest.approx(124))
    sd, degrees = sd_of_interval(-1, 3, 16)
    assert (degrees, t.ppf(0.975, 15) * sd / 4) == (15, pytest.approx(2))


def test_few_people_leave_the_spread_itself_uncertain() -> None:
    few, many = limits_of_sd(10, 8), limits_of_sd(10, 800)
    assert few[0] < many[0] < 10 < many[1] < few[1]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: people_per_arm_for_means(0, 1), "must be above 0"),
        (lambda: people_per_arm_for_shares(0.2, 0.2), "must differ"),
        (lambda: people_per_arm_for_shares(20, 0.2), "between 0 and 1"),
        (lambda: people_to_see_a_harm(1), "between 0 and 1"),
        (lambda: sd_of_interval(3, 3, 10), "gives no spread"),
        (lambda: sd_of_interval(1, 3, 1), "gives no spread"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(call, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
