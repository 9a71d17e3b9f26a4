"""The statistics against worked examples that others printed.

Tables and examples older than 2011 were read in reprints, not in the first prints.
"""

from __future__ import annotations

import math
import warnings

import pytest
from hivcells.analysis.statistics import CONFIDENCE, CONFIDENCE_LABEL
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.cohens_kappa import cohens_kappa
from hivcells.analysis.statistics.grim import possible_mean
from hivcells.analysis.statistics.p_from_counts import TESTS, fisher_p, p_from_counts
from hivcells.analysis.statistics.p_from_interval import p_from_interval
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.risk_difference import risk_difference
from hivcells.codes import CONFIDENCE_LIMITS


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
    # P = 0.0641 by Fisher's exact test and 0.0341 by Barnard's; in groups of one size two sides have twice as much. The page
    # of scipy.stats.barnard_exact has 0.03407, since it loses a table that is just as far out.
    p_values = p_from_counts(7, 15, 12, 15)
    assert p_values["fisher"] == pytest.approx(2 * 0.0641, abs=0.0001)
    assert p_values["barnard"] == pytest.approx(2 * 0.0341, abs=0.0001)
    assert p_values["barnard"] != pytest.approx(2 * 0.03407, abs=0.00002)


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
    assert (fisher_p(1, 1, 0, 1), p_from_counts(1, 1, 0, 1)["fisher"]) == (1, 1)
    assert possible_counts("100", 1) == [1] and possible_mean("3", 1)


def test_all_intervals_have_the_confidence_of_the_review() -> None:
    assert CONFIDENCE == 0.95
    assert (CONFIDENCE_LABEL, CONFIDENCE_LIMITS) == ("95%", "95% CI")
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
