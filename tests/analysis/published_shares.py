"""Equal survival at one time: what others print of two shares at that time, and prints that do not follow.

A case is (two shares, each with its people; the P value; how exactly it is printed; a neighbour), as in published_p_values.
"""

from __future__ import annotations

import math

from analysis.published_p_values import Case


def people_of_error(share: float, error: float) -> float:
    """The people, all followed, whose share would have this standard error."""
    return share * (1 - share) / error**2


def people_of_variance(share: float, variance: float) -> float:
    """The people, all followed, whose share would have this variance on the log-log scale."""
    return (1 - share) / (share * math.log(share) ** 2 * variance)


def people_of_greenwood(share: float, total: float) -> float:
    """The people, all followed, whose squared error over the squared share would be this sum of Greenwood's."""
    return (1 - share) / (share * total)


def with_errors(one: float, error: float, other: float, other_error: float) -> tuple[float, float, float, float]:
    """Two shares with standard errors as the statistic takes them."""
    return one, people_of_error(one, error), other, people_of_error(other, other_error)


def p_of(z: float) -> float:
    """The two-sided P value of a standard normal statistic."""
    return math.erfc(abs(z) / math.sqrt(2))


# lifelines, docs/Examples.rst, survival differences at a point in time: 4.77, p 0.03, for its data waltons at 10. Of 34 one had
# died at 6 and 3 at 9, of 129 one at 7. It takes Greenwood's sum for a line between its steps, the next of which are 3 of 30
# at 13 and 1 of 127 at 17; by the steps themselves the statistic is 6.17.
FIRST, SECOND = 30 / 34, 128 / 129
SUMS = (1 / (34 * 33) + 3 / (33 * 30) + 3 / (30 * 27) / 4, 1 / (129 * 128) + 3 / (127 * 126) / 10)
LIFELINES = (FIRST, people_of_greenwood(FIRST, SUMS[0]), SECOND, people_of_greenwood(SECOND, SUMS[1]))
# simtrial, the page of milestone() of version 0.3.2.10: a table with both shares, their errors, and the squared statistic.
SIMTRIAL = with_errors(0.4785455, 0.05008046, 0.5887879, 0.04931511)
# The same page, other data: 0.3.2.14 prints the errors and the difference of the shares, 0.1760742, versions from 0.4.1.8 on
# their difference on the log-log scale, 0.5293995, with its statistic. Two pairs of shares have both differences; the errors
# and the statistic are those of this one.
SIMTRIAL_LATER = with_errors(0.44303023, 0.05004997, 0.61910443, 0.04864582)
# fixedtimeanalyzR, vignette, example 1, by its clog.test: 60% (error 5%) and the share of the data lung at a year, which
# Survival Analysis Exercises in R, exercise 1.3, prints with its error.
LUNG = with_errors(0.409, 0.0358, 0.6, 0.05)
# The companion to a book on multi-state models, chapter 6, death within two years in the trial PBC3, by pseudo-values with a
# complementary log-log link: -2.271634 (0.252982) in one arm, in the other 0.105795 (0.350554) more.
PLACEBO, CICLOSPORIN = (math.exp(-math.exp(on_scale)) for on_scale in (-2.271634, -2.271634 + 0.105795))
PBC3 = (
    *(PLACEBO, people_of_variance(PLACEBO, 0.252982**2)),
    *(CICLOSPORIN, people_of_variance(CICLOSPORIN, 0.350554**2 - 0.252982**2)),
)
AT_A_TIME: list[Case] = [
    (LIFELINES, p_of(math.sqrt(4.77)), 1e-4, (FIRST, 34, SECOND, 129)),
    (SIMTRIAL, p_of(math.sqrt(2.41552)), 1e-6, (0.4785455, 100, 0.5887879, 100)),
    (SIMTRIAL_LATER, p_of(2.465372), 1e-6, (0.44303023, 100, 0.61910443, 100)),
    (LUNG, 0.003, 0.0005, with_errors(0.409, 0.05, 0.6, 0.05)),
    (PBC3, 0.762811, 1e-5, (PLACEBO, 100, CICLOSPORIN, 100)),
]
# The same pages, with what is no statistic of this test: version 0.4.0 had added the errors in place of their squares, which
# its news of 0.4.2 call a fault, and a page between took the shares as they are, without the scale.
OTHER_PRINTS = [(SIMTRIAL_LATER, 1.749271), (SIMTRIAL, 1.568497)]
# BMT CTN 1101, Blood 137(3):420, abstract: two-year progression-free survival of two transplants with limits, and P = .41,
# which is no P value of these shares.
BMT_CTN_1101, P_OF_BMT_CTN_1101 = ((0.35, 0.28, 0.42), (0.41, 0.34, 0.48)), 0.41
