"""Tests of two counts, and checks of percentages and sums, against cases that others printed, from both sides."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
import statsmodels.api as sm
from analysis.tiny_tables import OUTCOMES, findings
from hivcells.analysis.rechecks.event_free import check_event_free
from hivcells.analysis.rechecks.sums_of_arms import check_sums_of_arms
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, with_roles
from hivcells.analysis.statistics.p_from_counts import p_from_counts, p_to_be_named
from hivcells.analysis.statistics.survival_limits import p_from_shares_at_a_time

# scipy, tests/test_hypotests.py, test_precise: made with R's package Barnard, pooled, a resolution of 1e-6. Its tables have
# the groups as columns; here events and people of the first, then of the second.
R_BARNARD = [
    ((43, 53, 40, 79), 0.000362832367), ((2, 10, 7, 9), 0.019210815430), ((5, 15, 1, 11), 0.156277546306),
    ((5, 25, 15, 35), 0.066363501421), ((5, 25, 16, 41), 0.116984852192), ((10, 20, 5, 6), 0.177536588915),
    ((5, 6, 0, 4), 0.013671875000), ((0, 3, 1, 3), 0.509667991877), ((0, 6, 2, 6), 0.197019618792),
]  # fmt: skip


@pytest.mark.parametrize(("counts", "p"), R_BARNARD)
def test_barnards_test_is_that_of_the_package_of_r(counts: tuple[int, int, int, int], p: float) -> None:
    assert p_from_counts(*counts)["barnard"] == pytest.approx(p, rel=1e-6)
    # One event more in the first group gives another.
    a, m, b, n = counts
    assert p_from_counts(a - 1 if a else a + 1, m, b, n)["barnard"] != pytest.approx(p, rel=1e-3)


def test_barnards_test_of_the_tea_is_that_of_a_package_that_adds_a_ten_thousandth() -> None:
    """R's contingencytables, test-chap4: 0.28916 for 3 and 1 of 4, where the procedure of Berger and Boos adds 0.0001."""
    assert p_from_counts(3, 4, 1, 4)["barnard"] + 0.0001 == pytest.approx(0.28916, abs=5e-6)


# The tea of Fisher and the table of Ritland (0 of 16, 15 of 72) as in contingencytables, tests of chapter 4; the page of
# scipy.stats.chi2_contingency; output of R's gmodels::CrossTable (77 of 97, 28 of 150) and of R's chisq.test.
CHI_SQUARED = [
    ((3, 4, 1, 4), 0.15730, 5e-6), ((12, 15, 17, 33), 0.0614122539870913, 1e-12), ((77, 97, 28, 150), 4.253117e-21, 5e-27),
]  # fmt: skip
CORRECTED = [
    ((3, 4, 1, 4), 0.47950, 5e-6), ((0, 16, 15, 72), 0.1016, 5e-5), ((77, 97, 28, 150), 1.480422e-20, 5e-26),
    ((12, 30, 5, 145), 6.07e-09, 5e-12), ((44, 1000, 7, 1000), 3.281e-07, 5e-11), ((2, 25, 8, 30), 0.151, 5e-4),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "counts", "p", "slack"),
    [("chi_squared", *case) for case in CHI_SQUARED] + [("chi_squared_corrected", *case) for case in CORRECTED],
)
def test_chi_squared_tests_have_the_p_values_that_others_print(
    key: str, counts: tuple[int, int, int, int], p: float, slack: float
) -> None:
    assert p_from_counts(*counts)[key] == pytest.approx(p, abs=slack)
    # The other of the two tests does not lead to the print.
    other = {"chi_squared": "chi_squared_corrected", "chi_squared_corrected": "chi_squared"}[key]
    assert p_from_counts(*counts)[other] != pytest.approx(p, abs=slack)


def test_fishers_test_and_its_mid_p_are_those_of_a_package_for_tables() -> None:
    """contingencytables, tests of chapter 4: 0.06287 and 0.04466 for 0 of 16 and 15 of 72."""
    assert p_from_counts(0, 16, 15, 72)["fisher"] == pytest.approx(0.06287, abs=5e-6)
    assert p_to_be_named(0, 16, 15, 72)["fisher_mid_p"] == pytest.approx(0.04466, abs=5e-6)
    assert p_to_be_named(1, 16, 15, 72)["fisher_mid_p"] != pytest.approx(0.04466, abs=5e-4)


@pytest.mark.filterwarnings("ignore")  # the model fits as many numbers as there are, which statsmodels remarks
@pytest.mark.parametrize("n", [7, 20, 150])
def test_shares_at_a_time_differ_as_in_a_model_with_the_complementary_log_log_link(n: int) -> None:
    """With everybody followed the test is Wald's of a binomial model of deaths, here fitted by statsmodels."""
    link = sm.families.Binomial(link=sm.families.links.CLogLog())
    for first, second in product((0.2, 0.4, 0.8), (0.3, 0.55)):
        died = np.array([[(1 - s) * n, s * n] for s in (first, second)])
        fitted = sm.GLM(died, np.array([[1, 1], [1, 0]]), family=link).fit(tol=1e-12)
        assert p_from_shares_at_a_time(first, n, second, n) == pytest.approx(float(fitted.pvalues[1]), rel=1e-5)


def verdict_of_curves(cheerful: str, awake: str) -> str:
    """The verdict on an event-free share beside those alive."""
    both = {"cheerful": cheerful, "awake": awake}
    rows = [{"finding_id": f"tea.{k}", "outcome_id": k, "statistic": "survival_percent", "value": v} for k, v in both.items()]  # fmt: skip
    [row] = check_event_free(findings(*rows), OUTCOMES)
    return row["verdict"]


@pytest.mark.parametrize(
    ("event_free", "alive", "verdict"),
    [
        # Seibel and others, Blood 2008;111:2548 (CCG-1961), at 5 years, either intensity; doi:10.1080/10428190802074593, at
        # 10 years; UK ALL 2003 as in Lancet Oncology 2019;20:e142, table 1, at 5 years.
        ("81", "89", AGREES), ("72", "83", AGREES), ("62", "73", AGREES), ("87.3", "91.6", AGREES),
        # Re and others, Blood 2009;114:1306: of all who were eligible, and of those who had a transplant.
        ("48.9", "49.8", AGREES), ("75.9", "74.6", DOES_NOT_FOLLOW),
        # The pairs of the first and third, exchanged.
        ("89", "81", DOES_NOT_FOLLOW), ("73", "62", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_event_free_shares_of_trials_lie_below_those_alive_or_do_not(event_free: str, alive: str, verdict: str) -> None:
    assert verdict_of_curves(event_free, alive) == verdict


def verdict_of_sum(total: str, *arms: str) -> str:
    """The verdict on a number of people beside those of the arms."""
    people = {"outcome_id": "drinkers", "unit": "people", "statistic": "count"}
    rows = [people | {"finding_id": "tea.all", "scope": "enrolled", "value": total}]
    rows += [people | {"finding_id": f"tea.{k}", "arm_id": f"tea.x{k}", "scope": "allocated", "value": n} for k, n in enumerate(arms)]  # fmt: skip
    [row] = check_sums_of_arms(with_roles(findings(*rows), OUTCOMES))
    return row["verdict"]


@pytest.mark.parametrize(
    ("total", "arms", "verdict"),
    [
        # Seibel and others, Blood 2008;111:2548: 1299 by duration and by intensity; but 2078 were enrolled.
        ("1299", ("651", "648"), AGREES), ("1299", ("649", "650"), AGREES), ("2078", ("651", "648"), DOES_NOT_FOLLOW),
        # Chan 1998 as in the page of scipy.stats.barnard_exact; Klein and Moeschberger's transplants (auto and allo).
        ("30", ("15", "15"), AGREES), ("101", ("51", "50"), AGREES), ("101", ("51", "51"), DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_people_of_trials_are_the_sum_of_their_arms_or_are_not(total: str, arms: tuple[str, ...], verdict: str) -> None:
    assert verdict_of_sum(total, *arms) == verdict
