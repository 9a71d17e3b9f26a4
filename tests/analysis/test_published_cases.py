"""Each statistic against at least three cases that others printed, and against a neighbour of each that must not lead to the print.

Some functions are steps of others and have no prints of their own; they are named below with what holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from analysis import published_p_values as of_p
from analysis import published_sizes as of_sizes
from analysis.published_p_values import Case
from analysis.published_shares import AT_A_TIME
from analysis.test_statistics_of_others import CHI_SQUARED, CORRECTED, R_BARNARD
from analysis.test_statistics_of_proportions import TABLE_I, TABLE_II
from analysis.test_statistics_of_spreads import PIGS_1, PIGS_2, PIGS_5
from analysis.test_statistics_of_survival import GEHAN, STATA
from analysis.test_statistics_refuse import names
from hivcells.analysis.statistics.harm_to_see import people_to_see_a_harm
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.p_from_counts import fisher_p
from hivcells.analysis.statistics.p_from_interval import p_from_interval, possible_p_from_interval
from hivcells.analysis.statistics.p_of_correlation import p_of_correlation, possible_p_of_correlation
from hivcells.analysis.statistics.sample_size_means import people_per_arm_for_means
from hivcells.analysis.statistics.sample_size_proportions import (
    corrected_size,
    people_per_arm_for_shares,
    power_of_exact_test,
)
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd
from hivcells.analysis.statistics.survival_limits import p_from_shares_at_a_time

# Under the statistic, how it is called and its cases.
CASES: list[tuple[str, Callable, list[Case]]] = [
    ("p_to_be_named", of_p.one_sided, of_p.ONE_SIDED), ("p_to_be_named", of_p.mid_p, of_p.MID_P), ("p_from_counts", of_p.fisher, of_p.TWO_SIDED), ("fisher_p", fisher_p, of_p.TWO_SIDED),
    ("p_from_interval", p_from_interval, of_p.BY_INTERVAL), ("p_from_two_means", of_p.t_test, of_p.T_TEST), ("p_from_two_means", of_p.welch, of_p.WELCH),
    ("p_from_means", of_p.variance_test, of_p.VARIANCE), ("p_of_correlation", p_of_correlation, of_p.CORRELATION),
    ("cohens_kappa", of_sizes.kappa_of_table, of_sizes.KAPPA), ("people_to_see_a_harm", people_to_see_a_harm, of_sizes.HARM),
    ("largest_sd", of_sizes.over_n, of_sizes.LARGEST), ("pooled_sd", of_sizes.pooled, of_sizes.POOLED), ("pooled_sd", of_sizes.error_of_difference, of_sizes.POOLED_ERROR),
    ("sd_of_interval", of_sizes.sd_behind, of_sizes.SD_BEHIND), ("limits_of_sd", limits_of_sd, of_sizes.LIMITS_OF_SD),
    ("people_per_arm_for_means", people_per_arm_for_means, of_sizes.MEANS), ("people_per_arm_for_shares", people_per_arm_for_shares, of_sizes.SHARES),
    ("power_of_exact_test", power_of_exact_test, of_sizes.POWER), ("corrected_size", corrected_size, of_sizes.CORRECTED),
    ("events_for_hazards", of_sizes.events_per_arm, of_sizes.EVENTS), ("events_for_hazards", events_for_hazards, of_sizes.EVENTS_OF_SURVIVAL),
    *(("proportion_limits", of_sizes.limits_by(method), cases) for method, cases in of_sizes.LIMITS.items()),
    ("p_from_shares_at_a_time", p_from_shares_at_a_time, AT_A_TIME),
]  # fmt: skip
# The least and greatest that rounding allows, which must reach the print.
REACHES: list[tuple[str, Callable, list[Case]]] = [
    ("possible_p_from_interval", possible_p_from_interval, of_p.REACH_OF_INTERVAL), ("possible_groups", of_p.reach_of_t, of_p.REACH_OF_MEANS),
    ("possible_p_of_correlation", possible_p_of_correlation, of_p.REACH_OF_CORRELATION),
]  # fmt: skip
# Cases that stand with their statistic in other modules.
ELSEWHERE = {
    "barnard_p": len(R_BARNARD), "clopper_pearson": len(TABLE_I), "risk_difference": len(TABLE_II), "possible_mean": len(PIGS_1), "possible_counts": len(PIGS_2),
    "possible_sd": len(PIGS_5), "p_from_counts": min(map(len, (R_BARNARD, CHI_SQUARED, CORRECTED))),
    **dict.fromkeys(("effective_people", "middle_of", "offset_in_widths"), len(STATA + GEHAN)),
}  # fmt: skip
# What has no print of its own.
EXEMPT = {
    "Group": "holds three numbers", "counts_as_table": "the counts of p_from_counts", "are_groups": "refuses other things",
    "closest_means": "a step of possible_groups", "possible_sums": "a step of possible_mean and possible_sd",
    "correlation_of_share": "a square root",
}  # fmt: skip


def each(cases: list[tuple[str, Callable, list[Case]]]) -> Iterator[object]:
    """Each case by itself, with the name of its statistic."""
    for name, of, printed in cases:
        yield from (pytest.param(of, *case, id=f"{name}-{place}") for place, case in enumerate(printed))


@pytest.mark.parametrize(("of", "given", "printed", "slack", "neighbour"), list(each(CASES)))
def test_statistics_are_those_that_others_print(
    of: Callable, given: tuple, printed: object, slack: float, neighbour: tuple
) -> None:
    assert of(*given) == pytest.approx(printed, abs=slack + 1e-12, rel=0)
    assert of(*neighbour) != pytest.approx(printed, abs=slack + 1e-12, rel=0)


@pytest.mark.parametrize(("of", "given", "printed", "slack", "neighbour"), list(each(REACHES)))
def test_what_rounding_allows_reaches_the_print_and_what_it_does_not_does_not(
    of: Callable, given: tuple, printed: float, slack: float, neighbour: tuple
) -> None:
    (least, most), (other_least, other_most) = of(*given), of(*neighbour)
    assert least - slack <= printed <= most + slack
    assert not other_least - slack <= printed <= other_most + slack


def test_each_statistic_has_three_published_cases_or_is_a_step_of_others() -> None:
    """Of several tests or methods in one statistic each has three, the fewest count."""
    counted: dict[str, list[int]] = {name: [n] for name, n in ELSEWHERE.items()}
    for name, _, printed in [*CASES, *REACHES]:
        counted.setdefault(name, []).append(len(printed))
    several = {name: sum(found) for name, found in counted.items()}
    assert {name for name in names() if several.get(name, 0) < 3} == set(EXEMPT)
    for name in ("p_to_be_named", "p_from_two_means", "proportion_limits"):
        assert min(counted[name]) >= 3, name
