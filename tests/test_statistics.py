"""The statistics against worked examples that others printed; how numbers are read, rounded and written.

Tables and examples older than 2011 were read in reprints, not in the first prints.
"""

import math
from decimal import Decimal

import pytest
from hivcells.quantities import decimals_of, printed_interval, round_half_away, write_number, write_p_value
from hivcells.statistics.clopper_pearson import clopper_pearson
from hivcells.statistics.p_from_counts import p_from_counts
from hivcells.statistics.p_from_interval import p_from_interval
from hivcells.statistics.possible_counts import possible_counts
from hivcells.statistics.possible_mean import possible_mean
from hivcells.statistics.risk_difference import risk_difference
from hivcells.values import coverage_values, value

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
def test_exact_intervals_are_those_of_newcombe_1998(counts, low, high):
    assert clopper_pearson(*counts) == pytest.approx((low, high), abs=FOUR_DECIMALS)


def test_five_of_25_seedlings_have_the_limits_of_conovers_table():
    # Conover 1999, Practical Nonparametric Statistics: 0.068 to 0.407.
    assert clopper_pearson(5, 25) == pytest.approx((0.068, 0.407), abs=0.0005)


def test_none_of_ten_is_seen_once_in_forty_at_the_upper_limit():
    # By hand from the definition: (1 - high)**10 = 0.025.
    assert clopper_pearson(0, 10) == pytest.approx((0, 1 - 0.025**0.1))


def test_having_the_event_and_lacking_it_have_mirrored_intervals():
    for n_events in range(13):
        low, high = clopper_pearson(n_events, 12)
        assert clopper_pearson(12 - n_events, 12) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(("counts", "estimate", "low", "high"), TABLE_II)
def test_intervals_of_a_risk_difference_are_those_of_newcombe_1998(counts, estimate, low, high):
    found = risk_difference(*counts)
    assert (found.estimate, found.low, found.high) == pytest.approx((estimate, low, high), abs=FOUR_DECIMALS)


def test_swapping_the_groups_turns_the_difference_round_and_leaves_fishers_p():
    for counts, *_ in TABLE_II:
        there, back = risk_difference(*counts), risk_difference(*counts[2:], *counts[:2])
        assert (back.estimate, back.low, back.high) == pytest.approx((-there.estimate, -there.high, -there.low))
        assert back.fisher_p == pytest.approx(there.fisher_p)


def test_a_lady_who_tells_three_of_four_cups_may_be_guessing():
    # Fisher 1935, The Design of Experiments, ch. 2: 4 of 8 cups are chosen in 70 ways. All 4 are right in 1 way and
    # 3 in 16: one-sided 17/70 = 0.2429 (Agresti 2002, p. 91). As unlikely are 1 right (16 ways) and 0 right (1 way).
    assert risk_difference(3, 4, 1, 4).fisher_p == pytest.approx(34 / 70)
    assert risk_difference(4, 4, 0, 4).fisher_p == pytest.approx(2 / 70)


def test_convictions_of_twins_of_criminals_differ_by_zygosity():
    # Fisher 1970, Statistical Methods for Research Workers: 2 of 17 against 10 of 13; R prints P = 0.0005367241.
    # By hand: tables with 0, 1, 2 or 12 convicted of the 17 are no likelier than that seen.
    ways = sum(math.comb(12, k) * math.comb(18, 17 - k) for k in (0, 1, 2, 12))
    assert ways / math.comb(30, 17) == pytest.approx(0.0005367241, abs=5e-11)
    assert risk_difference(2, 17, 10, 13).fisher_p == pytest.approx(0.0005367241, abs=5e-11)


def test_altman_and_blands_intervals_lead_back_to_their_p_values():
    # Altman and Bland 2011, doi:10.1136/bmj.d2090: (a) recovery with zinc, P=0.032; (b) relative risk 0.30, P=0.034.
    assert p_from_interval(17.0, 17.0 - 15.56, 17.0 + 15.56) == pytest.approx(0.032, abs=0.0005)
    assert p_from_interval(math.log(0.30), -2.319, -0.089) == pytest.approx(0.034, abs=0.0005)


def test_two_soporifics_differ_by_student_with_nine_degrees_of_freedom():
    # Student 1908, p. 20, doi:10.1093/biomet/6.1.1; P and limits as R prints them for these data (t.test, paired).
    assert p_from_interval(-1.58, -2.4598858, -0.7001142, 9) == pytest.approx(0.002833, abs=5e-7)


def test_an_interval_that_ends_at_zero_has_p_of_one_minus_its_confidence():
    for degrees in (1, 9, math.inf):
        assert p_from_interval(1, 0, 2, degrees) == pytest.approx(0.05)
        assert p_from_interval(-1, -2, 0, degrees, confidence=0.99) == pytest.approx(0.01)


def test_counts_that_a_printed_percentage_can_stand_for():
    assert possible_counts("20", 10) == [2]
    assert possible_counts("95.8", 24) == [23]
    assert possible_counts("33", 10) == []
    assert (possible_counts("0", 7), possible_counts("100", 7)) == ([0], [7])
    assert possible_counts("50", 250) == [124, 125, 126]  # 49.6, 50 and 50.4%
    assert possible_counts("12", 8) == possible_counts("13", 8) == [1]  # 12.5% is rounded either way


def test_a_vaccine_is_judged_otherwise_by_barnard_than_by_fisher():
    # Mehta and Senchaudhuri 2003, table 1 and the text below it: 7 of 15 against 12 of 15 infected, one-sided
    # P = 0.0641 by Fisher's exact test and 0.0341 by Barnard's.
    p_values = p_from_counts(7, 15, 12, 15, alternative="less")
    assert p_values["fisher"] == pytest.approx(0.0641, abs=0.00005)
    assert p_values["barnard"] == pytest.approx(0.0341, abs=0.00005)


def test_chi_squared_of_the_same_vaccine_is_that_of_the_formula():
    # By hand: N (ad - bc)^2 / (row and column sums), with one degree of freedom P = erfc(sqrt(chi2 / 2));
    # Yates takes N / 2 off |ad - bc|.
    sums, product = 15 * 15 * 19 * 11, abs(7 * 3 - 12 * 8)
    p_values = p_from_counts(7, 15, 12, 15)
    for key, difference in (("chi_squared", product), ("chi_squared_corrected", product - 15)):
        assert p_values[key] == pytest.approx(math.erfc(math.sqrt(30 * difference**2 / sums / 2)))


def test_where_nobody_has_the_event_there_is_no_chi_squared():
    assert p_from_counts(0, 5, 0, 5) == {"fisher": 1.0, "barnard": 1.0}


def test_means_that_whole_numbers_can_have():
    # The vignette of the R package scrutiny on Brown and Heathers 2017: 5.27 of 43 is not possible.
    assert not possible_mean("5.27", 43)
    # The die of the encyclopaedia's article on the test: of 20 throws a mean ends in 0 or 5, so 3.48 is not possible.
    assert not possible_mean("3.48", 20)
    assert all(possible_mean(mean, 20) for mean in ("3.45", "3.50"))
    assert possible_mean("139", 10) and possible_mean("-0.5", 2)


@pytest.mark.parametrize(
    ("method", "arguments", "message"),
    [
        (p_from_counts, (3, 2, 1, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
        (possible_mean, ("5.27", 0), "n_assessed must be at least 1, not 0"),
        (clopper_pearson, (0, 0), "n_assessed must be at least 1, not 0"),
        (clopper_pearson, (-1, 10), "n_events must lie between 0 and n_assessed = 10, not -1"),
        (clopper_pearson, (11, 10), "n_events must lie between 0 and n_assessed = 10, not 11"),
        (risk_difference, (3, 2, 1, 2), "events must lie between 0 and the people assessed, not 3 of 2"),
        (risk_difference, (1, 2, 0, 0), "events must lie between 0 and the people assessed, not 0 of 0"),
        (p_from_interval, (1, 2, 1), "high must exceed low, not 2 to 1"),
        (p_from_interval, (1, 0, 2, 0), "degrees_of_freedom must be positive, not 0"),
        (possible_counts, ("20", 0), "n_assessed must be at least 1, not 0"),
    ],
)
def test_impossible_numbers_are_refused_with_the_bound_and_the_number(method, arguments, message):
    with pytest.raises(ValueError, match=message):
        method(*arguments)


def test_halves_are_rounded_away_from_zero():
    for number, decimals, rounded in ((2.5, 0, "3"), (-2.5, 0, "-3"), (0.125, 2, "0.13"), (1.005, 2, "1.01")):
        assert round_half_away(number, decimals) == Decimal(rounded)


def test_a_printed_number_stands_for_half_a_unit_of_its_last_decimal_either_way():
    assert (decimals_of("0.10"), decimals_of("67")) == (2, 0)
    assert (printed_interval("56.0").low, printed_interval("56.0").high) == (Decimal("55.95"), Decimal("56.05"))
    assert all(number in printed_interval("56") for number in (55.5, 56.5)) and 56.51 not in printed_interval("56")


def test_numbers_are_written_with_a_true_minus_and_thin_spaces_from_five_figures_on():
    assert [write_number(n, 0) for n in (-2.5, -0.4, 9999, 9999.5)] == ["\u22123", "0", "9999", "10\u202f000"]
    assert write_number("-1234567.891", 2) == "\u22121\u202f234\u202f567.89"


def test_counts_of_a_document_are_written_as_other_numbers_are():
    assert coverage_values("html", {"found": 16530})["coverage.html.found"]["text"] == "16\u202f530"


def test_small_p_values_are_written_as_a_bound():
    assert (write_p_value("0.024"), write_p_value("0.0010")) == ("0.024", "0.001")
    assert write_p_value(0.0004) == write_p_value("0.001", 3, "<") == "<0.001"
    assert (write_p_value("0.004", 2), write_p_value("0.05", 2, ">")) == ("<0.01", ">0.05")


def test_a_single_person_can_be_assessed():
    assert clopper_pearson(1, 1) == pytest.approx((0.025, 1))
    assert risk_difference(1, 1, 0, 1).fisher_p == p_from_counts(1, 1, 0, 1)["fisher"] == 1
    assert possible_counts("100", 1) == [1] and possible_mean("3", 1)


def test_counts_are_spelled_from_zero_to_999():
    spelled = [value(str(n), "counted", number=Decimal(n))["words"] for n in (0, 999, 1000, -1)]
    assert spelled == ["zero", "nine hundred and ninety-nine", "", ""]
