"""The statistics against worked examples that others printed.

Tables and examples older than 2011 were read in reprints, not in the first prints.
"""

from __future__ import annotations

import math
import warnings

import pytest
from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.cohens_kappa import cohens_kappa
from hivcells.analysis.statistics.p_from_counts import TESTS, p_from_counts
from hivcells.analysis.statistics.p_from_interval import p_from_interval
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.possible_mean import possible_mean
from hivcells.analysis.statistics.proportion_limits import proportion_limits
from hivcells.analysis.statistics.risk_difference import risk_difference
from independent.definitions import jeffreys

Counts = tuple[int, int, int, int]

# Half a unit of the fourth decimal: the tables print four.
FOUR_DECIMALS = 0.00005

# Newcombe 1998, Table I, method 5; doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
TABLE_I = [((81, 263), 0.2527, 0.3676), ((15, 148), 0.0578, 0.1617), ((0, 20), 0, 0.1684), ((1, 29), 0.0009, 0.1776)]
# Newcombe 1998, Table II, method 10; doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
TABLE_II = [
    ((56, 70, 48, 80), 0.2000, 0.0524, 0.3339),
    ((9, 10, 3, 10), 0.6000, 0.1705, 0.8090),
    ((6, 7, 2, 7), 0.5714, 0.0582, 0.8062),
    ((5, 56, 0, 29), 0.0893, -0.0381, 0.1926),
    ((0, 10, 0, 20), 0, -0.1611, 0.2775),
    ((0, 10, 0, 10), 0, -0.2775, 0.2775),
    ((10, 10, 0, 20), 1, 0.6791, 1),
    ((10, 10, 0, 10), 1, 0.6075, 1),
]


@pytest.mark.parametrize(("counts", "low", "high"), TABLE_I)
def test_exact_intervals_are_those_of_newcombe_1998(counts: tuple[int, int], low: float, high: float) -> None:
    assert clopper_pearson(*counts) == pytest.approx((low, high), abs=FOUR_DECIMALS)


def test_five_of_25_seedlings_have_the_limits_of_conovers_table() -> None:
    # Conover 1999, Practical Nonparametric Statistics: 0.068 to 0.407.
    assert clopper_pearson(5, 25) == pytest.approx((0.068, 0.407), abs=0.0005)


def test_none_of_ten_is_seen_once_in_forty_at_the_upper_limit() -> None:
    # By hand from the definition: (1 - high)**10 = 0.025.
    assert clopper_pearson(0, 10) == pytest.approx((0, 1 - 0.025**0.1))


def test_having_the_event_and_lacking_it_have_mirrored_intervals() -> None:
    for n_events in range(13):
        low, high = clopper_pearson(n_events, 12)
        assert clopper_pearson(12 - n_events, 12) == pytest.approx((1 - high, 1 - low))


# R's binom.confint as statsmodels keeps it for its tests, results_proportion.py.
OF_R = {
    "agresti_coull": (0.0749115102767071, 0.4217635845549845), "normal": (0.0246954918846837, 0.3753045081153163),
    "beta": (0.05733399705003284, 0.436614002996668), "wilson": (0.0806576625797981, 0.4160174322518935),
}  # fmt: skip


def test_four_of_twenty_have_the_limits_that_r_prints() -> None:
    found = proportion_limits(4, 20)
    assert {method: found[method] for method in OF_R} == {method: pytest.approx(ends) for method, ends in OF_R.items()}
    assert found["beta"] == pytest.approx(clopper_pearson(4, 20))
    # Limits beyond 0 and 1 are cut off there.
    assert proportion_limits(0, 20)["normal"] == (0, 0) and proportion_limits(20, 20)["agresti_coull"][1] == 1


def test_jeffreys_limits_are_those_of_the_definition() -> None:
    """The middle 95% of a beta distribution with half an event more of either kind, by Simpson's rule."""
    for events, n in ((4, 20), (1, 30), (81, 263)):
        assert proportion_limits(events, n)["jeffreys"] == pytest.approx(jeffreys(events, n), abs=1e-6)


@pytest.mark.parametrize(("counts", "estimate", "low", "high"), TABLE_II)
def test_intervals_of_a_risk_difference_are_those_of_newcombe_1998(
    counts: Counts, estimate: float, low: float, high: float
) -> None:
    found = risk_difference(*counts)
    assert (found.estimate, found.low, found.high) == pytest.approx((estimate, low, high), abs=FOUR_DECIMALS)


def test_swapping_the_groups_turns_the_difference_round_and_leaves_fishers_p() -> None:
    for counts, *_ in TABLE_II:
        there, back = risk_difference(*counts), risk_difference(*counts[2:], *counts[:2])
        assert (back.estimate, back.low, back.high) == pytest.approx((-there.estimate, -there.high, -there.low))
        assert back.fisher_p == pytest.approx(there.fisher_p)


def test_a_lady_who_tells_three_of_four_cups_may_be_guessing() -> None:
    # Fisher 1935, The Design of Experiments, ch. 2: 4 of 8 cups are chosen in 70 ways. All 4 are right in 1 way and
    # 3 in 16: one-sided 17/70 = 0.2429 (Agresti 2002, p. 91). As unlikely are 1 right (16 ways) and 0 right (1 way).
    assert risk_difference(3, 4, 1, 4).fisher_p == pytest.approx(34 / 70)
    assert risk_difference(4, 4, 0, 4).fisher_p == pytest.approx(2 / 70)


def test_convictions_of_twins_of_criminals_differ_by_zygosity() -> None:
    # Fisher 1970, Statistical Methods for Research Workers: 2 of 17 against 10 of 13; R prints P = 0.0005367241.
    # By hand: tables with 0, 1, 2 or 12 convicted of the 17 are no likelier than that seen.
    ways = sum(math.comb(12, k) * math.comb(18, 17 - k) for k in (0, 1, 2, 12))
    assert ways / math.comb(30, 17) == pytest.approx(0.0005367241, abs=5e-11)
    assert risk_difference(2, 17, 10, 13).fisher_p == pytest.approx(0.0005367241, abs=5e-11)


def test_altman_and_blands_intervals_lead_back_to_their_p_values() -> None:
    # Altman and Bland 2011, doi:10.1136/bmj.d2090: (a) recovery with zinc, P=0.032; (b) relative risk 0.30, P=0.034.
    assert p_from_interval(17.0, 17.0 - 15.56, 17.0 + 15.56) == pytest.approx(0.032, abs=0.0005)
    assert p_from_interval(math.log(0.30), -2.319, -0.089) == pytest.approx(0.034, abs=0.0005)


def test_two_soporifics_differ_by_student_with_nine_degrees_of_freedom() -> None:
    # Student 1908, p. 20, doi:10.1093/biomet/6.1.1; P and limits as R prints them for these data (t.test, paired).
    assert p_from_interval(-1.58, -2.4598858, -0.7001142, 9) == pytest.approx(0.002833, abs=5e-7)


def test_an_interval_that_ends_at_zero_has_p_of_one_minus_its_confidence() -> None:
    for degrees in (1, 9, math.inf):
        assert p_from_interval(1, 0, 2, degrees) == pytest.approx(0.05)
        assert p_from_interval(-1, -2, 0, degrees, confidence=0.99) == pytest.approx(0.01)


def test_counts_that_a_printed_percentage_can_stand_for() -> None:
    assert possible_counts("20", 10) == [2]
    assert possible_counts("95.8", 24) == [23]
    assert possible_counts("33", 10) == []
    assert (possible_counts("0", 7), possible_counts("100", 7)) == ([0], [7])
    assert possible_counts("50", 250) == [124, 125, 126]  # 49.6, 50 and 50.4%
    assert possible_counts("101", 99) == []  # 100 of 99 are no people
    assert possible_counts("12", 8) == possible_counts("13", 8) == [1]  # 12.5% is rounded either way


def test_a_vaccine_is_judged_otherwise_by_barnard_than_by_fisher() -> None:
    # Mehta and Senchaudhuri 2003, table 1 and the text below it: 7 of 15 against 12 of 15 infected, one-sided
    # P = 0.0641 by Fisher's exact test and 0.0341 by Barnard's (0.03407 on the page of scipy.stats.barnard_exact); in
    # groups of one size two sides have twice as much.
    p_values = p_from_counts(7, 15, 12, 15)
    assert p_values["fisher"] == pytest.approx(2 * 0.0641, abs=0.0001)
    assert p_values["barnard"] == pytest.approx(2 * 0.03407, abs=0.00002)


def test_chi_squared_of_the_same_vaccine_is_that_of_the_formula() -> None:
    # By hand: N (ad - bc)^2 / (row and column sums), with one degree of freedom P = erfc(sqrt(chi2 / 2));
    # Yates takes N / 2 off |ad - bc|.
    sums, product = 15 * 15 * 19 * 11, abs(7 * 3 - 12 * 8)
    p_values = p_from_counts(7, 15, 12, 15)
    for key, difference in (("chi_squared", product), ("chi_squared_corrected", product - 15)):
        assert p_values[key] == pytest.approx(math.erfc(math.sqrt(30 * difference**2 / sums / 2)))


def test_where_nobody_has_the_event_there_is_no_chi_squared() -> None:
    assert p_from_counts(0, 5, 0, 5) == {"fisher": 1.0, "barnard": 1.0}


def test_means_that_whole_numbers_can_have() -> None:
    # The vignette of the R package scrutiny on Brown and Heathers 2017: 5.27 of 43 is not possible.
    assert not possible_mean("5.27", 43)
    # The die of the encyclopaedia's article on the test: of 20 throws a mean ends in 0 or 5, so 3.48 is not possible.
    assert not possible_mean("3.48", 20)
    assert all(possible_mean(mean, 20) for mean in ("3.45", "3.50"))
    assert possible_mean("139", 10) and possible_mean("-0.5", 2)


def test_a_single_person_can_be_assessed() -> None:
    assert clopper_pearson(1, 1) == pytest.approx((0.025, 1))
    assert risk_difference(1, 1, 0, 1).fisher_p == p_from_counts(1, 1, 0, 1)["fisher"] == 1
    assert possible_counts("100", 1) == [1] and possible_mean("3", 1)


def test_all_intervals_have_the_confidence_of_the_review() -> None:
    assert CONFIDENCE == 0.95
    assert clopper_pearson(5, 25) == clopper_pearson(5, 25, 0.95)
    assert risk_difference(5, 25, 1, 9) == risk_difference(5, 25, 1, 9, 0.95)
    assert p_from_interval(1, 0.5, 1.5) == p_from_interval(1, 0.5, 1.5, math.inf, 0.95)


def test_more_confidence_needs_a_longer_interval() -> None:
    """By hand from the definition, for none of ten: (1 - high)**10 is half of 1 - confidence."""
    assert clopper_pearson(0, 10, 0.99) == pytest.approx((0, 1 - 0.005**0.1))
    usual, sure = (risk_difference(56, 70, 48, 80, confidence) for confidence in (0.95, 0.99))
    assert sure.low < usual.low < usual.high < sure.high


def test_tests_of_two_counts_are_two_sided_and_named() -> None:
    assert TESTS == {
        "fisher": "Fisher's exact test",
        "barnard": "Barnard's exact test",
        "chi_squared": "chi-squared test",
        "chi_squared_corrected": "chi-squared test with Yates's correction",
    }
    assert p_from_counts(12, 15, 7, 15) == pytest.approx(p_from_counts(7, 15, 12, 15))
    # By hand: 4 of 13 against 0 of 13, twice C(13, 4) of C(26, 4) ways.
    assert p_from_counts(4, 13, 0, 13)["fisher"] == pytest.approx(2 * math.comb(13, 4) / math.comb(26, 4))


def test_where_everybody_has_the_event_there_is_no_chi_squared() -> None:
    assert set(p_from_counts(5, 5, 5, 5)) == {"fisher", "barnard"}
    assert len(p_from_counts(5, 5, 4, 5)) == len(p_from_counts(0, 5, 1, 5)) == 4


def test_kappa_is_0_4_when_70_percent_agree_and_chance_gives_50() -> None:
    """By hand: 20 yes-yes, 15 no-no, 5 and 10 apart; margins 25/25 and 30/20, so chance gives (25*30 + 25*20) / 50**2 = 0.5."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohens_kappa(first, second) == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_kappa_is_1_for_full_agreement_and_minus_1_for_none_of_two() -> None:
    assert cohens_kappa(["a", "b"], ["a", "b"]) == pytest.approx(1)
    assert cohens_kappa(["a", "b"], ["b", "a"]) == pytest.approx(-1)


def test_kappa_does_not_exist_when_only_one_category_was_used() -> None:
    with warnings.catch_warnings(action="error"):
        assert math.isnan(cohens_kappa(["a", "a"], ["a", "a"]))


def test_a_category_of_one_judge_alone_counts_too() -> None:
    """By hand: 2 of 3 agree, chance gives (2 * 1 + 1 * 1) / 9 = 1/3, so kappa is (2/3 - 1/3) / (1 - 1/3)."""
    assert cohens_kappa(["a", "a", "b"], ["a", "c", "b"]) == pytest.approx(1 / 2)
