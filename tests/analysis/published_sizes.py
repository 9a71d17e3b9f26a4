"""Sizes of studies, spreads, limits and agreement that others print: each case has a neighbour that must not lead to the print.

A case is (what is given, what is printed, how exactly, what is given in the neighbour), under the name of the statistic.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, sqrt

from analysis.published_p_values import Case
from hivcells.analysis.statistics.cohens_kappa import cohens_kappa
from hivcells.analysis.statistics.largest_sd import largest_sd
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.pooled_sd import pooled_sd
from hivcells.analysis.statistics.proportion_limits import proportion_limits
from hivcells.analysis.statistics.sd_behind_interval import sd_of_interval


def kappa_of_table(*rows: tuple[int, ...]) -> float:
    """Kappa of counts: a row for each category of the first judge, a column for each of the second."""
    cells = [(str(i), str(j)) for i, row in enumerate(rows) for j, n in enumerate(row) for _ in range(n)]
    return cohens_kappa([first for first, _ in cells], [second for _, second in cells])


def events_per_arm(ratio: float) -> int:
    """Half of the events in both arms, rounded up, for a ratio of hazards."""
    return ceil(events_for_hazards(ratio) / 2)


def error_of_difference(first: tuple[float, int], second: tuple[float, int]) -> float:
    """Standard error of a difference of two means, from the pooled deviation."""
    sd, _ = pooled_sd([(spread, n - 1) for spread, n in (first, second)])
    return sd * sqrt(1 / first[1] + 1 / second[1])


def pooled(first: tuple[float, int], second: tuple[float, int]) -> float:
    return pooled_sd([(spread, n - 1) for spread, n in (first, second)])[0]


def sd_behind(*given: float) -> float:
    return sd_of_interval(*given)[0]  # type: ignore[arg-type]


def over_n(mean: float, n: int) -> float:
    """The largest deviation taken over n, not n - 1."""
    return largest_sd(mean, n) * sqrt((n - 1) / n)


def limits_by(method: str) -> Callable[[int, int], tuple[float, float]]:
    return lambda events, n: proportion_limits(events, n)[method]


# easycalculation.com, Learn Cohen's Kappa Index (two doctors, 20 people); R's icr, tests of kappas (nine items, four
# categories); a SAS example as statsmodels keeps it (test_inter_rater.py, table10).
KAPPA: list[Case] = [
    (((12, 2), (4, 2)), 0.21, 0.005, ((12, 4), (4, 2))), (((4, 1, 0, 0), (0, 3, 0, 0), (0, 0, 0, 0), (0, 0, 1, 0)), 0.633, 6e-4, ((5, 0, 0, 0), (0, 3, 0, 0), (0, 0, 0, 0), (0, 0, 1, 0))),
    (((0, 4, 1), (0, 8, 0), (0, 1, 5)), 0.4842, 5e-5, ((1, 3, 1), (0, 8, 0), (0, 1, 5))),
]  # fmt: skip
# reliability (Python), Sample size required for no failures: 99.9 percent; westpak.com, Sample Size for Attributes: 95 percent
# with 99 percent confidence; Benefits and harms in drug trials (2018), BMJ 360:k1216: one in a hundred, by the rule of three.
HARM: list[Case] = [
    ((0.001, 0.95), 2995, 0, (0.001, 0.9)),
    ((0.05, 0.99), 90, 0, (0.05, 0.95)),
    ((0.01, 0.95), 300, 1, (0.02, 0.95)),
]
# NRICH, Maximum scattering, over n.
LARGEST: list[Case] = [
    ((1, 2), 1, 1e-9, (1, 3)),
    ((1, 3), sqrt(2), 1e-9, (2, 3)),
    ((1, 9), sqrt(8), 1e-9, (1, 8)),
    ((1, 50), 7, 1e-9, (1, 49)),
]
# Boston University, BS704 Power, equation 112; homeworksource.com, pooled-variance t for 8 and 15; and the standard errors that
# Stata prints for the differences of published_p_values.
POOLED: list[Case] = [
    (((8.4, 100), (7.7, 100)), 8.1, 0.05, ((8.4, 100), (8.7, 100))),
    (((4, 8), (5, 15)), 4.69041576, 5e-9, ((4, 15), (5, 8))),
]
POOLED_ERROR: list[Case] = [
    (((5, 20), (4, 32)), 1.256135, 5e-7, ((4, 20), (5, 32))), (((3097.104, 52), (2621.915, 22)), 754.4488, 5e-4, ((3097.104, 22), (2621.915, 52))),
    (((0.02923826, 10), (0.01790745, 10)), 0.0108423, 5e-8, ((0.02923826, 10), (0.02790745, 10))),
]  # fmt: skip
# The same outputs of Stata: each deviation, people and limits of the mean; of the differences, the deviation that the printed
# error has.
SD_BEHIND: list[Case] = [
    ((17.65993, 22.34007, 20), 5, 2e-5, (17.65993, 22.34007, 25)), ((13.55785, 16.44215, 32), 4, 2e-5, (13.55785, 16.44215, 30)),
    ((5210.184, 6934.662, 52), 3097.104, 0.005, (5210.184, 6934.662, 22)), ((5222.19, 7547.174, 22), 2621.915, 0.005, (5222.19, 7547.174, 52)),
    ((2.476979, 7.523021, 20, 32), 1.256135 / sqrt(1 / 20 + 1 / 32), 5e-6, (2.476979, 7.523021, 20, 20)),
    ((-1816.225, 1191.708, 52, 22), 754.4488 / sqrt(1 / 52 + 1 / 22), 0.005, (-1816.225, 1191.708, 52, 52)),
]  # fmt: skip
# Boost.Math, Confidence Intervals on the Standard Deviation, at 95 percent, by the degrees of freedom.
LIMITS_OF_SD: list[Case] = [((1, n - 1), ends, 5e-5, (1, n)) for n, ends in ((2, (0.4461, 31.9102)), (10, (0.6878, 1.8256)), (100, (0.8780, 1.1617)))]  # fmt: skip
# Cohen 1992, A power primer, Psychological Bulletin 112:155: by the normal approximation one fewer or more.
MEANS: list[Case] = [
    ((0.2, 1), 393, 1, (0.3, 1)),
    ((0.5, 1), 64, 1, (0.6, 1)),
    ((0.8, 1), 26, 1, (0.9, 1)),
    ((5, 10, 0.9), 86, 1, (5, 10, 0.8)),
]
# clinfun: README and documentation of fe.ssize; pwrss: tests/testthat/test-proportions.fisher.R, and the page of
# power.exact.twoprops, one-sided at half of the limit here. pwrss counts the tables of the wrong side as well, a few in a
# hundred thousand. For 0.6 and 0.4 it prints 108, from where its search begins; with 102 the power is reached too.
SHARES: list[Case] = [
    ((0.2, 0.3), 311, 0, (0.2, 0.32)), ((0.8, 0.2), 12, 0, (0.8, 0.3)), ((2 / 3, 1 / 3), 39, 0, (0.7, 0.3)), ((0.75, 0.25), 18, 0, (0.7, 0.25)),
    ((0.6, 0.4, 0.8, 0.1), 85, 0, (0.6, 0.4)), ((0.7, 0.6, 0.8, 0.1), 302, 0, (0.7, 0.6, 0.9, 0.1)),
]  # fmt: skip
POWER: list[Case] = [
    ((0.2, 0.3, 311), 0.8004486, 1e-6, (0.2, 0.3, 313)), ((0.2, 0.3, 313), 0.8018729, 1e-6, (0.2, 0.3, 311)), ((0.8, 0.2, 12), 0.8115276, 5e-8, (0.8, 0.2, 13)),
    ((0.8, 0.2, 13), 0.8688275, 5e-8, (0.8, 0.2, 12)), ((0.6, 0.4, 50), 0.462100133, 5e-5, (0.6, 0.4, 51)), ((0.6, 0.4, 108), 0.80194182, 5e-6, (0.6, 0.4, 107)),
    ((2 / 3, 1 / 3, 39), 0.8008238, 5e-7, (2 / 3, 1 / 3, 38)), ((0.75, 0.25, 18), 0.833005149, 5e-7, (0.75, 0.25, 17)), ((0.6, 0.4, 85, 0.1), 0.805746021, 5e-6, (0.6, 0.4, 85)),
]  # fmt: skip
# clinfun, as above, rounded up; Zar 1999, example 24.26, p. 561, as in the guide of Unistat, not rounded.
CORRECTED: list[Case] = [
    ((0.2, 0.3), 313, 1, (0.2, 0.31)),
    ((0.8, 0.2), 13, 1, (0.8, 0.4)),
    ((0.45, 0.25, 0.9), 127.2343, 5e-5, (0.45, 0.25, 0.8)),
]
# Trials 2015;16:213, table 1: people at 5 percent and a power of 80, of whom half have the event and half are in each arm.
EVENTS: list[Case] = [
    ((ratio,), people / 4, 0, (ratio + 0.2,)) for ratio, people in ((1.25, 1264), (1.5, 384), (1.75, 204), (2.0, 132))
]
# MRC Cognition and Brain Sciences Unit, FAQ powsurv: 20.39 events for survival of 0.75 and 0.37, whose hazards are as 1 to 3.456.
EVENTS_OF_SURVIVAL: list[Case] = [((0.2877 / 0.9943,), ceil(20.39), 0, (0.2877 / 0.8,))]
# R's binom.confint as statsmodels keeps it (results_proportion.py), cut off at 0 and 1; Jeffreys after RSurveillance, examples
# of binom.jeffreys.
OF_R = {
    "agresti_coull": {(18, 20): (0.6867561125596077, 0.984343760998137), (4, 200): (0.005991954548218395, 0.0520995587739575), (190, 200): (0.909307307911624, 0.973731898348837), (1, 30): (0, 0.18091798)},
    "normal": {(18, 20): (0.768521618913513, 1), (4, 200): (0.000597346459104517, 0.0394026535408955), (190, 200): (0.919794926420966, 0.980205073579034), (1, 30): (0, 0.09756737)},
    "beta": {(18, 20): (0.6830172859809176, 0.9876514728297052), (4, 200): (0.005475565879556443, 0.05041360908989634), (190, 200): (0.9099724622986486, 0.975765834527891), (1, 30): (0.0008435709, 0.17216946)},
    "wilson": {(18, 20): (0.6989663547715128, 0.972133518786232), (4, 200): (0.00780442641634947, 0.05028708690582643), (190, 200): (0.910421851861224, 0.972617354399236), (1, 30): (0.00590859, 0.16670391)},
    "jeffreys": {(25, 200): (0.08462743, 0.176126), (10, 200): (0.02599340, 0.08687509), (60, 200): (0.23970343, 0.36603761), (80, 200): (0.33393964, 0.46893129)},
}  # fmt: skip
LIMITS: dict[str, list[Case]] = {
    m: [((x, n), ends, 5e-7, (x + 1, n)) for (x, n), ends in of.items()] for m, of in OF_R.items()
}
