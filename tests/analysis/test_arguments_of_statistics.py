"""Each argument of a statistic is looked at, and the message about it has its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.grim import possible_mean
from hivcells.analysis.statistics.grimmer import possible_sd, possible_sums
from hivcells.analysis.statistics.harm_to_see import people_to_see_a_harm
from hivcells.analysis.statistics.largest_sd import largest_sd
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.p_from_interval import p_from_interval, possible_p_from_interval
from hivcells.analysis.statistics.p_from_means import Group, closest_means
from hivcells.analysis.statistics.p_of_correlation import (
    correlation_of_share,
    p_of_correlation,
    possible_p_of_correlation,
)
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.proportion_limits import proportion_limits
from hivcells.analysis.statistics.risk_difference import risk_difference
from hivcells.analysis.statistics.sample_size_means import people_per_arm_for_means
from hivcells.analysis.statistics.sample_size_proportions import (
    corrected_size,
    people_per_arm_for_shares,
    power_of_exact_test,
)
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd, sd_of_interval
from hivcells.analysis.statistics.survival_limits import effective_people, p_from_shares_at_a_time

# A call that is right, and by the place of each argument how messages name it; None where another test looks.
CALLS: list[tuple[Callable, tuple, tuple[str | None, ...]]] = [
    (Group, (1.0, 0.5, 10), ("mean", "sd", "n_people")),
    (clopper_pearson, (3, 10, 0.95), (None, None, "confidence")),
    (corrected_size, (0.5, 0.2, 0.8, 0.05), ("a share", "a share", "power", "alpha")),
    (correlation_of_share, (0.5,), ("an explained share",)),
    (effective_people, (0.5, 0.4, 0.6, "plain", 0.95), ("share", "low", "high", None, "confidence")),
    (events_for_hazards, (0.5, 0.8, 0.05), ("ratio", "power", "alpha")),
    (largest_sd, (1.0, 5), ("mean", "n_people")),
    (limits_of_sd, (1.0, 10, 0.95), ("sd", "df", "confidence")),
    (p_from_interval, (1, 0, 2, 10, 0.95), ("estimate", "low", "high", "df", "confidence")),
    (p_from_shares_at_a_time, (0.5, 10, 0.2, 10), ("share", "a number of people", "share", "a number of people")),
    (p_of_correlation, (0.5, 10), ("correlation", "n_pairs")),
    (people_per_arm_for_means, (5, 10, 0.8, 0.05), ("difference", "sd", "power", "alpha")),
    (people_per_arm_for_shares, (0.5, 0.2, 0.8, 0.05), ("a share", "a share", "power", "alpha")),
    (people_to_see_a_harm, (0.05, 0.95), ("frequency", "chance")),
    (possible_counts, ("20", 10), (None, "n_assessed")),
    (possible_mean, ("3.45", 20), (None, "n_people")),
    (possible_p_from_interval, ((1, 1), (0, 0), (2, 2), 10, 0.95), ("estimate", "low", "high", "df", "confidence")),
    (possible_p_of_correlation, ((0.4, 0.5), 10), ("correlation", "n_pairs")),
    (possible_sd, ("3.45", "1.2", 20), (None, None, "n_people")),
    (possible_sums, ("3.45", 20), (None, "n_people")),
    (power_of_exact_test, (0.5, 0.2, 20, 0.05), ("a share", "a share", "n", "alpha")),
    (proportion_limits, (3, 10, 0.95), (None, None, "confidence")),
    (risk_difference, (3, 10, 1, 10, 0.95), (None, None, None, None, "confidence")),
    (sd_of_interval, (1, 3, 10, 12, 0.95), ("low", "high", "n", "n_other", "confidence")),
]
ARGUMENTS = [
    (method, given, place, name)
    for method, given, names in CALLS
    for place, name in enumerate(names)
    if name is not None
]


@pytest.mark.parametrize(("method", "given"), [call[:2] for call in CALLS])
def test_the_call_is_right_as_it_stands(method: Callable, given: tuple) -> None:
    method(*given)


@pytest.mark.parametrize(("method", "given", "place", "name"), ARGUMENTS)
def test_an_argument_that_is_no_number_is_named(method: Callable, given: tuple, place: int, name: str) -> None:
    with pytest.raises(ValueError, match=rf"^{name} must be (a|a whole|two) numbers?, not 'ten'$"):
        method(*given[:place], "ten", *given[place + 1 :])


def test_means_that_have_no_number_of_people_are_named() -> None:
    for given in (([(0, 1)], [5, 6]), ([(0, 1)], 5), ("ends", [5])):
        with pytest.raises(ValueError) as raised:
            closest_means(*given)
        assert str(raised.value) == f"each pair of ends has a number of people, not {given[0]!r} of {given[1]!r}"
    for ends, n_people, message in (
        ([(0, 1), "ten"], [5, 6], "ends must be two numbers, not 'ten'"),
        ([(0, 1), (1, 2)], [5, 0], "n_people must be at least 1, not 0"),
        ([(0, 1), (1, 2)], [5, "ten"], "n_people must be a whole number, not 'ten'"),
    ):
        with pytest.raises(ValueError) as raised:
            closest_means(ends, n_people)
        assert str(raised.value) == message
