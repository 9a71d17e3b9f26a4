"""Whether a printed mean and standard deviation can be those of whole numbers."""

from __future__ import annotations

import math
from fractions import Fraction

from hivcells.analysis.statistics.arguments import whole
from hivcells.quantities import printed_interval, printed_number

# ASSUME: where so many sums round to the printed mean, some fits every deviation that is not tiny.
MOST_SUMS = 10_000
# ASSUME: three numbers that deviate by more than so many have some pair of differences that fits; all up to it are tried.
MOST_STEPS = 50_000


def possible_sd(mean: str, sd: str, n_people: int) -> bool:
    """Whether n_people whole numbers can have this printed mean and this printed sample standard deviation.

    The sum of whole numbers is whole, their squares add up to a whole number that is even or odd as the
    sum is, and the squares are least where the numbers lie as close together as their sum allows. Numbers
    may be negative. For five people or more every larger sum of squares with the right parity is taken as
    possible; for two and four people the sums of squares that there are have a closed form, for three they are looked for
    among as many differences as MOST_STEPS.

    Raises
    ------
    ValueError
        When fewer than two people are counted, sd is negative, or a number is no printed one.

    Source
    ------
    Anaya 2016, the GRIMMER test, doi:10.7287/peerj.preprints.2400v1; Allard 2018, Analytic-GRIMMER,
    https://aurelienallard.netlify.app/post/anaytic-grimmer-possibility-standard-deviations/, for the parity.
    """
    whole("n_people", n_people, 2)
    if printed_number(sd) < 0:
        raise ValueError(f"sd must not be negative, not {sd}")
    sums = possible_sums(mean, n_people)
    if len(sums) > MOST_SUMS:
        return True
    # Further sums leave the same rests by the number of people, and only the rest matters.
    return any(_has_squares(total, sd, n_people) for total in sums[:n_people])


def possible_sums(mean: str, n_people: int) -> range:
    """Whole sums of n_people numbers whose mean rounds to the printed one.

    Raises ValueError where n_people is no whole number of at least 1, or the mean is no printed number.
    """
    whole("n_people", n_people, 1)
    printed = printed_interval(mean)
    low, high = Fraction(printed.low) * n_people, Fraction(printed.high) * n_people
    return range(math.ceil(low), math.floor(high) + 1)


def _variances_of(sd: str) -> tuple[Fraction, Fraction]:
    """Least and greatest variance that a printed standard deviation stands for."""
    printed = printed_interval(sd)
    return max(Fraction(printed.low), Fraction(0)) ** 2, Fraction(printed.high) ** 2


def _has_squares(total: int, sd: str, n: int) -> bool:
    """Whether n whole numbers with this sum have squares whose sum gives the printed deviation."""
    low, high = _variances_of(sd)
    if n in FEW:
        return FEW[n](total, low, high)
    least_squares, most_squares = (variance * (n - 1) + Fraction(total**2, n) for variance in (low, high))
    # As near to each other as they can be, so many of the numbers are one more than the others.
    lower, n_higher = divmod(total, n)
    closest = (n - n_higher) * lower**2 + n_higher * (lower + 1) ** 2
    least = max(math.ceil(least_squares), closest)
    least += (least - total) % 2
    return least <= most_squares


def _two_have(total: int, low: Fraction, high: Fraction) -> bool:
    """Two whole numbers: twice their variance is the square of their difference, which is even or odd as their sum is."""
    difference = _root_above(math.ceil(2 * low))
    difference += (difference - total) % 2
    return difference**2 <= 2 * high


def _three_have(total: int, low: Fraction, high: Fraction) -> bool:
    """Three whole numbers with differences u and v between neighbours: three times their variance is u² + uv + v².

    The sum leaves the same rest by three as u - v, or as v - u. Pairs are tried with v the smaller, from 0 on.
    """
    least, most = math.ceil(3 * low), math.floor(3 * high)
    for v in range(MOST_STEPS):
        if 3 * v * v > most:
            return False
        u = max(v, (_root_above(max(4 * least - 3 * v * v, 0)) - v) // 2)
        while u * u + u * v + v * v <= most:
            if u * u + u * v + v * v >= least and ((u - v) % 3 == 0) == (total % 3 == 0):
                return True
            u += 1
    return True


def _four_have(total: int, low: Fraction, high: Fraction) -> bool:
    """Four whole numbers: twelve times their variance is a sum of three squares, all even or all odd as the sum is.

    Three odd squares add up to every number that leaves 3 by eight (Gauss), and to no other. Three even ones are four
    times any three squares whose sum is even or odd as half of the total is: of all numbers but 4^a (8 b + 7) (Legendre).
    """
    if total % 2:
        least = math.ceil(12 * low)
        return least + (3 - least) % 8 <= 12 * high
    least = math.ceil(3 * low)
    least += (least - total // 2) % 2
    return any(k <= 3 * high and _is_sum_of_three_squares(k) for k in (least, least + 2))


def _is_sum_of_three_squares(number: int) -> bool:
    while number and number % 4 == 0:
        number //= 4
    return number % 8 != 7


def _root_above(square: int) -> int:
    """The least whole number whose square is not below this one."""
    return math.isqrt(square - 1) + 1 if square > 0 else 0


FEW = {2: _two_have, 3: _three_have, 4: _four_have}
