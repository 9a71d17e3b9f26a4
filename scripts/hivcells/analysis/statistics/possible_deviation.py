"""Whether a printed mean and standard deviation can be those of whole numbers, or of noughts and ones."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from hivcells.analysis.statistics.arguments import whole
from hivcells.quantities import printed_interval, printed_number

# ASSUME: where so many sums round to the printed mean, some fits every deviation that is not tiny.
MOST_SUMS = 10_000


def possible_deviation(mean: str, deviation: str, n_people: int) -> bool:
    """Whether n_people whole numbers can have this printed mean and this printed sample standard deviation.

    The sum of whole numbers is whole, their squares add up to a whole number that is even or odd as the
    sum is, and the squares are least where the numbers lie as close together as their sum allows. Numbers
    may be negative. For five people or more every larger sum of squares with the right parity is taken as
    possible; for fewer people each is looked for.

    Raises
    ------
    ValueError
        When fewer than two people are counted, the deviation is negative, or a number is no printed one.

    Source
    ------
    Anaya 2016, the GRIMMER test, doi:10.7287/peerj.preprints.2400v1; Allard 2018, Analytic-GRIMMER,
    https://aurelienallard.netlify.app/post/anaytic-grimmer-possibility-standard-deviations/, for the parity.
    """
    whole("n_people", n_people, 2)
    if printed_number(deviation) < 0:
        raise ValueError(f"deviation must not be negative, not {deviation}")
    sums = possible_sums(mean, n_people)
    if len(sums) > MOST_SUMS:
        return True
    return any(_has_squares(total, deviation, n_people) for total in sums)


def possible_binary_deviation(mean: str, deviation: str, n_people: int) -> bool:
    """Whether n_people noughts and ones can have this printed mean and this printed sample standard deviation.

    With k ones the deviation is the square root of k (n - k) / (n (n - 1)).

    Raises
    ------
    ValueError
        As possible_deviation does.

    Source
    ------
    Heathers and Brown 2019, DEBIT: A simple consistency test for binary data, https://osf.io/5vb3u/.
    """
    whole("n_people", n_people, 2)
    if printed_number(deviation) < 0:
        raise ValueError(f"deviation must not be negative, not {deviation}")
    low, high = _squares_of(deviation)
    scale = n_people * (n_people - 1)
    ones = (k for k in possible_sums(mean, n_people) if 0 <= k <= n_people)
    return any(low <= Fraction(k * (n_people - k), scale) <= high for k in ones)


def possible_sums(mean: str, n_people: int) -> range:
    """Whole sums of n_people numbers whose mean rounds to the printed one."""
    printed = printed_interval(mean)
    low, high = Fraction(printed.low) * n_people, Fraction(printed.high) * n_people
    return range(math.ceil(low), math.floor(high) + 1)


def _squares_of(deviation: str) -> tuple[Fraction, Fraction]:
    """Least and greatest variance that a printed standard deviation stands for."""
    printed = printed_interval(deviation)
    return max(Fraction(printed.low), Fraction(0)) ** 2, Fraction(printed.high) ** 2


def _has_squares(total: int, deviation: str, n: int) -> bool:
    """Whether n whole numbers with this sum have squares whose sum gives the printed deviation."""
    low, high = (variance * (n - 1) + Fraction(total**2, n) for variance in _squares_of(deviation))
    near, far = divmod(total, n)
    closest = (n - far) * near**2 + far * (near + 1) ** 2
    least = max(math.ceil(low), closest)
    least += (least - total) % 2
    if n >= 5:
        return least <= high
    return any(_is_sum_of_squares(total, squares, n) for squares in range(least, math.floor(high) + 1, 2))


def _is_sum_of_squares(total: int, squares: int, n: int) -> bool:
    """Whether n whole numbers have this sum and this sum of squares."""
    if n == 1:
        return total**2 == squares
    return any(_is_sum_of_squares(total - x, squares - x * x, n - 1) for x in _next_numbers(total, squares, n))


def _next_numbers(total: int, squares: int, n: int) -> Iterator[int]:
    """Numbers that one of n can be: none lies farther from the mean than the squares allow."""
    room = Fraction(squares) - Fraction(total**2, n)
    if room < 0:
        return
    reach = math.isqrt(math.ceil(room)) + 1
    middle = total // n
    yield from range(middle - reach, middle + reach + 2)
