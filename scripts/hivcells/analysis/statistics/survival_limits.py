"""What the limits of a survival percentage say: on which scale they lie evenly, and of how many people they are."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from scipy.special import expit, ndtri

from hivcells.analysis.statistics import CONFIDENCE
from hivcells.analysis.statistics.arguments import LARGEST, number, share_of_one

# Each rises or falls with the share throughout; the second is how fast, in size.
SCALES: dict[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "log-log": (lambda share: math.log(-math.log(share)), lambda share: -1 / (share * math.log(share))),
    "complementary log-log": (
        lambda share: math.log(-math.log1p(-share)),
        lambda share: -1 / ((1 - share) * math.log1p(-share)),
    ),
    "log": (math.log, lambda share: 1 / share),
    "plain": (lambda share: share, lambda share: 1.0),
    "logit": (lambda share: math.log(share / (1 - share)), lambda share: 1 / (share * (1 - share))),
}


BACK: dict[str, Callable[[float], float]] = {
    "log-log": lambda number: math.exp(-math.exp(number)),
    "complementary log-log": lambda number: -math.expm1(-math.exp(number)),
    "log": math.exp,
    "plain": lambda number: number,
    "logit": lambda number: float(expit(number)),
}


def offset_in_widths(share: float, low: float, high: float, scale: str) -> float:
    """How far a share lies from the middle of its limits on a scale, in widths of the interval; 0 is the middle.

    Raises ValueError when the three do not ascend strictly between 0 and 1, or the scale is none of SCALES.
    """
    low, share, high = _ascending(low, share, high)
    on_scale, _ = _scale(scale)
    return abs(on_scale(share) - (on_scale(low) + on_scale(high)) / 2) / _width(low, high, scale)


def middle_of(low: float, high: float, scale: str) -> float:
    """The share that lies in the middle of two limits on a scale.

    Raises ValueError when the two do not ascend strictly between 0 and 1, or the scale is none of SCALES.
    """
    low, high = _ascending(low, high)
    on_scale, _ = _scale(scale)
    middle = (on_scale(low) + on_scale(high)) / 2
    return BACK[scale](middle)


def effective_people(share: float, low: float, high: float, scale: str, confidence: float = CONFIDENCE) -> float:
    """People who, all followed to the time, would give limits as wide: share (1 - share) over the squared standard error.

    Greenwood's error with people lost to follow-up is never less than that of all people followed, so the
    effective number does not exceed the people at the start.

    Raises
    ------
    ValueError
        When low, share and high do not ascend strictly between 0 and 1, the scale is none of SCALES, the confidence is
        not between 0 and 1, or a number is so small that no number of people can be worked out.

    Source
    ------
    Kalbfleisch and Prentice 1980, The Statistical Analysis of Failure Time Data, for the limits on the
    log-log scale; doi:10.1002/sim.4780060605 compares effective numbers, of which this is that of Cutler and Ederer.
    """
    low, share, high = _ascending(low, share, high)
    _, slope = _scale(scale)
    # Limits of no confidence have no width.
    if not (critical := float(ndtri(0.5 + share_of_one("confidence", confidence) / 2))) > 0:
        raise ValueError(f"a confidence of {confidence} is too small for limits")
    se = _width(low, high, scale) / (2 * critical) / abs(slope(share))
    # Divided twice, since the square of a small error would no longer fit a float.
    people = share * (1 - share) / se / se if se > 0 else math.inf
    if not math.isfinite(people):
        raise ValueError(f"limits {low} to {high} are too close to tell of how many people they are")
    return people


def p_from_shares_at_a_time(share: float, n_people: float, share_control: float, n_control: float) -> float:
    """Two-sided P value of equal survival at one time, on the log-log scale, from effective numbers of people.

    It is no log-rank test, which compares whole curves.

    Raises
    ------
    ValueError
        When a share does not lie strictly between 0 and 1, or a number of people is not above 0 and at most
        LARGEST. It need not be whole.

    Source
    ------
    Klein, Logan, Harhoff and Andersen 2007, doi:10.1002/sim.2864.
    """
    on_scale, _ = SCALES["log-log"]
    variance, difference = 0.0, 0.0
    for sign, given, n in ((1, share, n_people), (-1, share_control, n_control)):
        one = share_of_one("share", given)
        variance += (1 - one) / one / _people(n) / math.log(one) / math.log(one)
        difference += sign * on_scale(one)
    return math.erfc(abs(difference) / math.sqrt(2 * variance))


def _people(n: float) -> float:
    """A number of people, whole or not; raises ValueError where it is not above 0 or beyond LARGEST."""
    if not 0 < (found := number("a number of people", n)) <= LARGEST:
        raise ValueError(f"a number of people must be positive and at most {LARGEST:.0e}, not {n}")
    return found


def _ascending(*shares: float) -> list[float]:
    """The limits, with the share between them if it is given; raises ValueError where they do not ascend between 0 and 1."""
    names = ("low", "share", "high") if len(shares) == 3 else ("low", "high")
    found = [number(name, one) for name, one in zip(names, shares, strict=True)]
    if not all(below < above for below, above in pairwise((0, *found, 1))):
        raise ValueError(f"0, {', '.join(names)} and 1 must ascend, not {', '.join(map(str, shares))}")
    return found


def _scale(name: str) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """A scale and how fast it goes; raises ValueError for a name that is none of SCALES."""
    if not isinstance(name, str) or name not in SCALES:
        raise ValueError(f"scale must be one of {', '.join(SCALES)}, not {name!r}")
    return SCALES[name]


def _width(low: float, high: float, scale: str) -> float:
    """The distance of two limits on a scale; raises ValueError where the last digit of a float does not tell them apart."""
    on_scale, _ = _scale(scale)
    if not (width := abs(on_scale(high) - on_scale(low))) > 0:
        raise ValueError(f"low and high must differ on the {scale} scale, not {low}, {high}")
    return width
