"""What a statistic says of what is no case of it: which argument is wrong, its bound, and what was given."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hivcells.analysis.statistics.barnard import barnard_p
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.cohens_kappa import cohens_kappa
from hivcells.analysis.statistics.grim import possible_mean
from hivcells.analysis.statistics.grimmer import possible_sd
from hivcells.analysis.statistics.harm_to_see import people_to_see_a_harm
from hivcells.analysis.statistics.largest_sd import largest_sd
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.p_from_counts import fisher_p, p_from_counts, p_to_be_named
from hivcells.analysis.statistics.p_from_interval import p_from_interval, possible_p_from_interval
from hivcells.analysis.statistics.p_from_means import Group, p_from_means, p_from_two_means, possible_groups
from hivcells.analysis.statistics.p_of_correlation import (
    correlation_of_share,
    p_of_correlation,
    possible_p_of_correlation,
)
from hivcells.analysis.statistics.pooled_sd import pooled_sd
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.proportion_limits import proportion_limits
from hivcells.analysis.statistics.risk_difference import risk_difference
from hivcells.analysis.statistics.sample_size_means import people_per_arm_for_means
from hivcells.analysis.statistics.sample_size_proportions import people_per_arm_for_shares, power_of_exact_test
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd, sd_of_interval
from hivcells.analysis.statistics.survival_limits import (
    SCALES,
    effective_people,
    middle_of,
    offset_in_widths,
    p_from_shares_at_a_time,
)

TOO_MANY = 10**9
ONE, OTHER = Group(1.0, 0.5, 10), Group(2.0, 0.5, 12)
REFUSED: list[tuple[Callable, tuple, str]] = [
    (Group, (1.0, -1.0, 5), "sd must not be negative, not -1.0"),
    (Group, (math.inf, 1.0, 5), "mean must be a finite number, not inf"),
    (Group, (1.0, math.nan, 5), "sd must be a finite number, not nan"),
    (Group, (1.0, 1.0, 1), "n_people must be at least 2, not 1"),
    (Group, (1.0, 1e-60, 5), "sd must be 0 or at least 1e-50, not 1e-60"),
    (barnard_p, (1, 101, 1, 100), "groups of 101 and 100 have more than 10201 pairs of counts"),
    (barnard_p, (3, 2, 1, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
    (clopper_pearson, (0, 0), "events must lie between 0 and the people assessed, not 0 of 0"),
    (clopper_pearson, (-1, 10), "events must lie between 0 and the people assessed, not -1 of 10"),
    (clopper_pearson, (11, 10), "events must lie between 0 and the people assessed, not 11 of 10"),
    (clopper_pearson, (2.5, 10), "events and people must be whole numbers, not 2.5 of 10"),
    (clopper_pearson, (2, 10.5), "events and people must be whole numbers, not 2 of 10.5"),
    (clopper_pearson, (2, 10, 95), "confidence must lie above 0 and below 1, not 95"),
    (clopper_pearson, (2, 10, math.nan), "confidence must lie above 0 and below 1, not nan"),
    (clopper_pearson, (2, TOO_MANY), "n_assessed must be at most 1000000, not 1000000000"),
    (clopper_pearson, ("2", 10), "events and people must be whole numbers, not '2' of 10"),
    (cohens_kappa, (["a"], ["a", "b"]), "both judges must judge the same items, not 1 and 2"),
    (cohens_kappa, ([], []), "both judges must judge the same items, not 0 and 0"),
    (cohens_kappa, (["a", None], ["a", "b"]), "judgements must be a list of texts, not ['a', None]"),
    (correlation_of_share, (1.1,), "an explained share must lie between 0 and 1, not 1.1"),
    (effective_people, (0.5, 0.6, 0.7, "plain"), "0, low, share, high and 1 must ascend, not 0.6, 0.5, 0.7"),
    (effective_people, (0.5, 0.4, 0.7, "plain", 95), "confidence must lie above 0 and below 1, not 95"),
    (effective_people, (0.5, 0.4, 0.6, "cubic"), f"scale must be one of {', '.join(SCALES)}, not 'cubic'"),
    (effective_people, (0.5, 0.4, 0.6, "plain", 1e-320), "a confidence of 1e-320 is too small for limits"),
    (effective_people, (1e-320, 1e-321, 0.5, "log"), "limits 1e-321 to 0.5 are too close to tell of how many people they are"),
    (effective_people, (0.5, 0.6, 0.4, "plain"), "0, low, share, high and 1 must ascend, not 0.6, 0.5, 0.4"),
    (largest_sd, (-1, 5), "the mean of numbers not below zero must not be below it, not -1"),
    (largest_sd, (1, 1), "n_people must be at least 2, not 1"),
    (largest_sd, (1e60, 5), "mean must lie within -1e+50 to 1e+50, not 1e+60"),
    (limits_of_sd, (10, 0), "df must be at least 1, not 0"),
    (limits_of_sd, (-1, 5), "sd must not be negative, not -1"),
    (middle_of, (0.5, 0.5, "log"), "0, low, high and 1 must ascend, not 0.5, 0.5"),
    (offset_in_widths, (0.5, 0.0, 0.7, "log"), "0, low, share, high and 1 must ascend, not 0.0, 0.5, 0.7"),
    (p_from_counts, (3, 2, 1, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
    (p_from_counts, (1, 2, -1, 2), "events must lie between 0 and the people assessed, not -1 of 2"),
    (p_from_counts, (1, 2, 0, 0), "events must lie between 0 and the people assessed, not 0 of 0"),
    (p_from_counts, (1, 10, 2.0, 10), "events and people must be whole numbers, not 2.0 of 10"),
    (p_from_counts, (1, 10, 1, TOO_MANY), "n_assessed must be at most 1000000, not 1000000000"),
    (p_from_interval, (1, 2, 1), "high must exceed low, not 2 to 1"),
    (p_from_interval, (1, 1, 1), "high must exceed low, not 1 to 1"),
    (p_from_interval, (1, 0, 2, 0.9), "df must be at least 1, not 0.9"),
    (p_from_interval, (1, 0, 2, 0), "df must be at least 1, not 0"),
    (p_from_interval, (1, -math.inf, 2), "low must be a finite number, not -inf"),
    (p_from_interval, (1, 0, math.inf), "high must be a finite number, not inf"),
    (p_from_interval, (math.nan, 0, 2), "estimate must be a finite number, not nan"),
    (p_from_interval, (3, 0, 2), "the estimate must lie in its interval, not 3 in 0 to 2"),
    (p_from_interval, (1, 0, 2, math.inf, 95), "confidence must lie above 0 and below 1, not 95"),
    (p_from_interval, (1, 0, 2, math.nan), "df must be at least 1, not nan"),
    (p_from_interval, ("1", 0, 2), "estimate must be a number, not '1'"),
    (p_from_means, ([Group(1, 1, 5)],), "between 2 and 8 groups are compared, not 1"),
    (p_from_means, ([Group(1, 1, 5)] * 9,), "between 2 and 8 groups are compared, not 9"),
    (p_from_shares_at_a_time, (1.0, 5, 0.5, 5), "share must lie above 0 and below 1, not 1.0"),
    (p_from_shares_at_a_time, (0.5, 0, 0.5, 5), "a number of people must be positive and at most 1e+50, not 0"),
    (p_from_two_means, (ONE, "two"), f"groups must be a list of Group, not {(ONE, 'two')!r}"),
    (p_of_correlation, (1.2, 10), "correlation must lie between -1 and 1, not 1.2"),
    (p_of_correlation, (math.nan, 10), "correlation must lie between -1 and 1, not nan"),
    (p_of_correlation, (0.5, 2), "n_pairs must be at least 3, not 2"),
    (p_of_correlation, (0.5, 9.5), "n_pairs must be a whole number, not 9.5"),
    (p_of_correlation, ("0.9", 9), "correlation must be a number, not '0.9'"),
    (p_of_correlation, (None, 9), "correlation must be a number, not None"),
    (p_to_be_named, (3, 2, 1, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
    (people_per_arm_for_means, (math.inf, 10), "difference must be a finite number, not inf"),
    (events_for_hazards, (1,), "a hazard ratio of 1 needs more than 1000000 events"),
    (events_for_hazards, (0.5, 0.8, 5), "alpha must lie above 0 and below 1, not 5"),
    (events_for_hazards, (0.5, 80), "power must lie above 0 and below 1, not 80"),
    (clopper_pearson, (TOO_MANY, TOO_MANY), "n_events must be at most 1000000, not 1000000000"),
    (limits_of_sd, (1, 10, 95), "confidence must lie above 0 and below 1, not 95"),
    (offset_in_widths, (0.13500000000000018, 0.13500000000000015, 0.1350000000000002, "log"), "low and high must differ on the log scale, not 0.13500000000000015, 0.1350000000000002"),
    (people_per_arm_for_means, (1, 1, 80), "power must lie above 0 and below 1, not 80"),
    (people_per_arm_for_means, (1, 1, 0.8, 5), "alpha must lie above 0 and below 1, not 5"),
    (people_per_arm_for_shares, ("0.5", 0.2), "a share must be a number, not '0.5'"),
    (people_per_arm_for_shares, (0.5, "0.2"), "a share must be a number, not '0.2'"),
    (people_per_arm_for_shares, (1.5, 0.2), "shares 1.5 and 0.2 must lie between 0 and 1"),
    (people_per_arm_for_shares, (0.2, 1.5), "shares 0.2 and 1.5 must lie between 0 and 1"),
    (people_per_arm_for_shares, (0.2, -0.5), "shares 0.2 and -0.5 must lie between 0 and 1"),
    (people_to_see_a_harm, (0,), "frequency 0 must lie between 0 and 1"),
    (people_to_see_a_harm, ("0.1",), "frequency must be a number, not '0.1'"),
    (pooled_sd, ([],), "there must be groups with deviations of 0 or more, not []"),
    (pooled_sd, ([(1.0, 3), (-1.0, 3)],), "there must be groups with deviations of 0 or more, not [(1.0, 3), (-1.0, 3)]"),
    (pooled_sd, ([("1", 3)],), "sd must be a number, not '1'"),
    (pooled_sd, ([(1.0, 0)],), "df must be at least 1, not 0"),
    (possible_mean, (3.45, 20), "a printed number must be text, so that its decimals are known, not 3.45"),
    (possible_groups, ([], [], []), "there must be means"),
    (largest_sd, (1.005e50, 5), "mean must lie within -1e+50 to 1e+50, not 1.005e+50"),
    (people_per_arm_for_means, (1, 0), "sd must be above 0, not 0"),
    (people_per_arm_for_means, (1e-9, 1), "difference 1e-09 with sd 1 needs more than 1000000 people in each arm"),
    (people_to_see_a_harm, (1e-320,), "frequency must be at least 1e-12, not 1e-320"),
    (people_to_see_a_harm, (0.01, 95), "chance must lie above 0 and below 1, not 95"),
    (possible_counts, ("20", 0), "n_assessed must be at least 1, not 0"),
    (possible_counts, ("20%", 10), "not a printed number: '20%'"),
    (possible_counts, ("", 10), "not a printed number: ''"),
    (possible_counts, ("NaN", 10), "not a printed number: 'NaN'"),
    (possible_counts, ("20", 10.5), "n_assessed must be a whole number, not 10.5"),
    (possible_counts, ("20", TOO_MANY), "n_assessed must be at most 1000000, not 1000000000"),
    (possible_groups, ([Group(1, 1, 5)] * 9, [0.5] * 9, [0.5] * 9), "at most 8 groups are compared, not 9"),
    (possible_groups, ([ONE, OTHER], [0.5], [0.5, 0.5]), "of_means must be 2 numbers, not [0.5]"),
    (possible_groups, ([ONE, OTHER], [0.5, -1], [0.5, 0.5]), "of_means must not be negative, not [0.5, -1]"),
    (possible_mean, ("5.27", 0), "n_people must be at least 1, not 0"),
    (possible_mean, ("5,27", 43), "not a printed number: '5,27'"),
    (possible_mean, ("5.27", TOO_MANY), "n_people must be at most 1000000, not 1000000000"),
    (possible_p_from_interval, ((1, 1), (3, 4), (0, 2)), "high must exceed low, not (3, 4) to (0, 2)"),
    (possible_p_from_interval, ((1, 1), (0, math.inf), (1, 2)), "low must be a finite number, not inf"),
    (possible_p_from_interval, ((1, 0), (0, 1), (2, 3)), "estimate must ascend, not 1 to 0"),
    (possible_p_from_interval, (1, (0, 1), (2, 3)), "estimate must be two numbers, not 1"),
    (possible_p_of_correlation, ((1.1, 1.3), 5), "correlation must lie between -1 and 1, not 1.1 to 1.3"),
    (possible_sd, ("1.0", "-1", 5), "sd must not be negative, not -1"),
    (possible_sd, ("1.0", "1", 1), "n_people must be at least 2, not 1"),
    (possible_sd, ("20%", "1", 5), "not a printed number: '20%'"),
    (power_of_exact_test, (0.04, 0.2, 100_000), "n must be at most 2000, not 100000"),
    (power_of_exact_test, (0.04, 0.2, 2.5), "n must be a whole number, not 2.5"),
    (power_of_exact_test, (0.04, 0.2, 20, 5), "alpha must lie above 0 and below 1, not 5"),
    (proportion_limits, (3, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
    (fisher_p, (3, 2, 1, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
    (fisher_p, (1, 2, 0.5, 2), "events and people must be whole numbers, not 0.5 of 2"),
    (risk_difference, (3, 2, 1, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
    (risk_difference, (1, 2, 0, 0), "events must lie between 0 and the people assessed, not 0 of 0"),
    (risk_difference, (1, 2, -1, 2), "events must lie between 0 and the people assessed, not -1 of 2"),
    (risk_difference, (2.5, 10, 1, 10), "events and people must be whole numbers, not 2.5 of 10"),
    (risk_difference, (1, 10, 1, 10, 95), "confidence must lie above 0 and below 1, not 95"),
    (risk_difference, (1, TOO_MANY, 1, 10), "n_assessed must be at most 1000000, not 1000000000"),
    (sd_of_interval, (-math.inf, 3, 10), "low must be a finite number, not -inf"),
    (sd_of_interval, (3, 1, 10), "interval 3 to 1 of 10 people gives no spread"),
    (sd_of_interval, (1, 3, 2.5), "n must be a whole number, not 2.5"),
    (people_per_arm_for_means, (0, 1), "difference must be above 0, not 0"),
    (people_per_arm_for_shares, (0.2, 0.2), "shares 0.2 and 0.2 must differ and lie between 0 and 1"),
    (people_per_arm_for_shares, (20, 0.2), "shares 20 and 0.2 must lie between 0 and 1"),
    (people_per_arm_for_shares, (0.3, 0.3000001), "shares 0.3 and 0.3000001 need more than 1000000 people in each arm"),
    (people_to_see_a_harm, (1,), "frequency 1 must lie between 0 and 1"),
    (sd_of_interval, (3, 3, 10), "interval 3 to 3 of 10 people gives no spread"),
    (sd_of_interval, (1, 3, 1), "interval 1 to 3 of 1 people gives no spread"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "given", "message"), REFUSED)
def test_a_message_names_the_argument_its_bound_and_its_value(method: Callable, given: tuple, message: str) -> None:
    with pytest.raises(ValueError) as raised:
        method(*given)
    assert str(raised.value) == message
