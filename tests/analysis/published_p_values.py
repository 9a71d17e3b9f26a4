"""P values that others print, with what they are of: each case has a neighbour that must not lead to the print.

A case is (what is given, what is printed, how exactly, what is given in the neighbour), under the name of the statistic.
"""

from __future__ import annotations

import math
import statistics
from typing import Any

from hivcells.analysis.statistics.p_from_counts import p_from_counts, p_to_be_named
from hivcells.analysis.statistics.p_from_means import Group, p_from_means, p_from_two_means, possible_groups

Case = tuple[tuple, Any, float, tuple]
Counts = tuple[int, int, int, int]


def fisher(*counts: int) -> float:
    return p_from_counts(*counts)["fisher"]


def one_sided(*counts: int) -> float:
    return p_to_be_named(*counts)["fisher_one_sided"]


def mid_p(*counts: int) -> float:
    return p_to_be_named(*counts)["fisher_mid_p"]


def t_test(first: tuple, second: tuple) -> float:
    return p_from_two_means(Group(*first), Group(*second))["t"]


def welch(first: tuple, second: tuple) -> float:
    return p_from_two_means(Group(*first), Group(*second))["welch"]


def reach_of_t(first: tuple, second: tuple, slack: float) -> tuple[float, float]:
    """Least and greatest P value of the t test where means and deviations are only known so exactly."""
    sets = possible_groups([Group(*first), Group(*second)], [slack] * 2, [slack] * 2)
    found = [p_from_two_means(*groups)["t"] for groups in sets]
    return min(found), max(found)


def variance_test(*groups: tuple) -> float:
    return p_from_means([Group(*group) for group in groups])


# Agresti 2002, p. 91; Mehta and Senchaudhuri 2003, table 1; the page chi2_fisherexact of calcugator.com; Simon,
# http://new.pmean.com/perfectionnotenough/: none of 6 against 3 of 10.
ONE_SIDED: list[Case] = [
    ((3, 4, 1, 4), 0.2429, 5e-5, (4, 4, 1, 4)), ((7, 15, 12, 15), 0.0641, 5e-5, (8, 15, 12, 15)),
    ((4, 4, 2, 7), 0.0454545, 5e-7, (3, 4, 2, 7)), ((0, 6, 3, 10), 0.21, 0.005, (1, 6, 3, 10)),
]  # fmt: skip
# The same page of calcugator.com; R's contingencytables, tests of issue 51 and chapter 4 (tea, Perondi 2004, Lampasona 2013,
# Ritland 2007, and a table without a name); Fisher 1970, Statistical Methods for Research Workers, twins, as R prints it.
TWO_SIDED: list[Case] = [
    ((4, 4, 2, 7), 0.0606061, 5e-7, (3, 4, 2, 7)),
    ((0, 16, 15, 72), 0.06287, 5e-6, (1, 16, 15, 72)),
    ((2, 17, 10, 13), 0.0005367241, 5e-11, (3, 17, 10, 13)),
]
MID_P: list[Case] = [
    ((3, 4, 1, 4), 0.25714, 5e-6, (4, 4, 1, 4)), ((7, 34, 1, 34), 0.02966, 5e-6, (7, 34, 2, 34)),
    ((9, 13, 4, 14), 0.03914, 5e-6, (9, 13, 5, 14)), ((0, 16, 15, 72), 0.04466, 5e-6, (1, 16, 15, 72)),
    ((745, 748, 127, 129), 0.09193139, 5e-9, (746, 748, 127, 129)),
]  # fmt: skip

# Stata: price of cars (Cleves, Statalist 2002-09, msg00536); Introduction to Stata basics, two-sample t-tests calculator;
# Lazzaro, Statalist 2009-07. Each with its difference, limits and degrees of freedom as printed.
CARS = ((6072.423, 3097.104, 52), (6384.682, 2621.915, 22))
CALCULATOR = ((20.0, 5.0, 20), (15.0, 4.0, 32))
LAZZARO = ((0.27396816, 0.02923826, 10), (0.2769154, 0.01790745, 10))
T_TEST: list[Case] = [
    (CARS, 0.6802, 5e-5, (CARS[0], (6384.682, 3621.915, 22))), (CALCULATOR, 0.0002, 5e-5, (CALCULATOR[0], (16.0, 4.0, 32))),
    (LAZZARO, 0.7888, 5e-5, (LAZZARO[0], (0.2769154, 0.02790745, 10))),
]  # fmt: skip
BY_INTERVAL: list[Case] = [
    ((-312.2587, -1816.225, 1191.708, 72), 0.6802, 5e-5, (-312.2587, -1816.225, 1191.708, 7)),
    ((5.0, 2.476979, 7.523021, 50), 0.0002, 5e-5, (5.0, 1.476979, 8.523021, 50)),
    ((-0.0029472, -0.025726, 0.0198316, 18), 0.7888, 1e-4, (-0.0029472, -0.015726, 0.0098316, 18)),
    # Indiana University 2003-2005, Comparing Group Means, p. 19: kidney cancer, Welch's degrees of freedom.
    ((0.3876667, 0.1050824, 0.6702509, 36.2258), 0.0085, 5e-5, (0.3876667, 0.1050824, 0.6702509, 3)),
    # Altman and Bland 2011, doi:10.1136/bmj.d2090: recovery with zinc, and the logarithm of a relative risk.
    ((17.0, 1.44, 32.56), 0.032, 5e-4, (17.0, 1.44, 32.56, 20)), ((math.log(0.30), -2.319, -0.089), 0.034, 5e-4, (math.log(0.40), -2.319, -0.089)),
]  # fmt: skip
# What the same authors print, as ranges of what was rounded: the P value lies within, and that of the neighbour does not.
REACH_OF_INTERVAL: list[Case] = [
    (((16.95, 17.05), (1.35, 1.45), (32.55, 32.65)), 0.032, 0, ((14.95, 15.05), (1.35, 1.45), (32.55, 32.65))),
    (tuple((math.log(a), math.log(b)) for a, b in ((0.295, 0.305), (0.095, 0.105), (0.895, 0.905))), 0.034, 0,
     tuple((math.log(a), math.log(b)) for a, b in ((0.295, 0.305), (0.045, 0.055), (0.895, 0.905)))),
    (((4.5, 5.5), (2.45, 2.55), (7.45, 7.55), 50), 0.0002, 0, ((4.5, 5.5), (1.45, 1.55), (8.45, 8.55), 50)),
]  # fmt: skip
REACH_OF_MEANS: list[Case] = [
    (((6072.0, 3097.0, 52), (6385.0, 2622.0, 22), 0.5), 0.6802, 0, ((6072.0, 3097.0, 52), (6485.0, 2622.0, 22), 0.5)),
    (((20.0, 5.0, 20), (15.0, 4.0, 32), 0.05), 0.0002, 0, ((20.0, 5.0, 20), (16.0, 4.0, 32), 0.05)),
    (((0.274, 0.029, 10), (0.277, 0.018, 10), 5e-4), 0.7888, 0, ((0.274, 0.029, 10), (0.297, 0.018, 10), 5e-4)),
]  # fmt: skip


def group(*numbers: float) -> tuple[float, float, int]:
    """Mean, deviation and size of some numbers."""
    return statistics.fmean(numbers), statistics.stdev(numbers), len(numbers)


# Indiana University, p. 19, Satterthwaite; Rosetta Code, Welch's t-test, answers of R for its first, fifth, sixth and eighth
# pairs of sets.
KIDNEY = ((3.006, 0.3001298, 20), (2.618333, 0.5983722, 24))
FIRST = group(27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4)
SECOND = group(27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4)
X, Y = group(3.0, 4.0, 1.0, 2.1), group(490.2, 340.0, 433.9)
V = (group(0.010268, 0.000167, 0.000167), group(0.159258, 0.136278, 0.122389))
Z = (group(9 / 23, 21 / 45, 0), group(0, 42 / 94, 0))
WELCH: list[Case] = [
    (KIDNEY, 0.0086, 5e-5, (KIDNEY[0], (2.618333, 0.7983722, 24))), ((FIRST, SECOND), 0.021378001462867, 1e-12, (FIRST, X)),
    ((X, Y), 0.0107515611497845, 1e-12, (X, X)), (V, 0.00339907162713746, 1e-12, (V[0], V[0])), (Z, 0.545266866977794, 1e-12, (Z[0], V[0])),
]  # fmt: skip
# Elementary Statistics (Pearson), p. 617, table 12-2, data sets A and B; a student's question on one-way ANOVA, by hand and in
# R: F(2, 32) = 3.789, and with 2 degrees P = (1 + 2 F / 32)**-16.
REST = ((6.0, math.sqrt(2), 4), (6.0, math.sqrt(2), 4))
QUESTION = ((23.2, 7.2, 14), (31.6, 5.8, 9), (25.5, 8.1, 12))
VARIANCE: list[Case] = [
    (((5.5, math.sqrt(3), 4), *REST), 0.8688, 5e-5, ((15.5, math.sqrt(3), 4), *REST)),
    (((15.5, math.sqrt(3), 4), *REST), 0.0000118, 1e-7, ((5.5, math.sqrt(3), 4), *REST)),
    (QUESTION, (1 + 2 * 3.789 / 32) ** -16, 2e-5, (QUESTION[0], QUESTION[2], QUESTION[2])),
]  # fmt: skip
# statisticalpoint.com, P-value of a correlation in Excel; tutoraspire.com, t-test for correlation; Lane, HyperStat: t of 2.776
# with 98 degrees of freedom. Rounded to two decimals or three they reach the same prints.
CORRELATION: list[Case] = [
    ((0.56, 14), 0.037285, 5e-7, (0.56, 24)), ((0.707, 10), 0.022, 5e-4, (0.707, 20)),
    ((2.776 / math.sqrt(2.776**2 + 98), 100), 0.007, 5e-4, (2.776 / math.sqrt(2.776**2 + 98), 90)),
]  # fmt: skip
REACH_OF_CORRELATION: list[Case] = [
    (((0.555, 0.565), 14), 0.037285, 5e-7, ((0.555, 0.565), 24)), (((0.7065, 0.7075), 10), 0.022, 5e-4, ((0.7065, 0.7075), 20)),
    (((0.265, 0.275), 100), 0.007, 5e-4, ((0.265, 0.275), 80)),
]  # fmt: skip
