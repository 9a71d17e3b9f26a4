"""The largest standard deviation that numbers with a given mean can have."""

from __future__ import annotations

import math

from hivcells.analysis.statistics.arguments import finite, number, whole


def largest_deviation(mean: float, n_people: int, least: float = 0.0, most: float = math.inf) -> float:
    """Largest sample standard deviation (over n - 1) of n_people numbers between least and most with this mean.

    As many numbers as possible lie at the ends, and one in between makes up the mean; without an upper end
    all but one lie at the lower, and the deviation is (mean - least) times the square root of n_people.

    Raises
    ------
    ValueError
        When the mean does not lie between the ends, fewer than two people are counted, least is not finite, or most is
        neither finite nor infinite.

    Source
    ------
    Bhatia and Davis 2000, doi:10.1080/00029890.2000.12005203, for the bound; the exact value for n numbers
    follows since the sum of squares is convex and is greatest at a corner.
    """
    whole("n_people", n_people, 2)
    finite("least", least)
    if not math.isinf(number("most", most)):
        finite("most", most)
    if not least <= finite("mean", mean) <= most:
        raise ValueError(f"the mean must lie between {least} and {most}, not {mean}")
    above = (mean - least) * n_people
    if math.isinf(most):
        squares = above**2
    else:
        at_the_top = min(math.floor(above / (most - least)), n_people) if most > least else 0
        rest = above - at_the_top * (most - least)
        squares = at_the_top * (most - least) ** 2 + rest**2
    return math.sqrt(max(squares - above**2 / n_people, 0.0) / (n_people - 1))
