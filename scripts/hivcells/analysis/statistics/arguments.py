"""What every statistic asks of its arguments: whole numbers of people, finite numbers, a confidence."""

from __future__ import annotations

import math
import operator

# ASSUME: no study of people is larger; beyond it exact tests would no longer end in a second.
MOST_PEOPLE = 1_000_000
# ASSUME: no printed number is larger; the squares and sums of such numbers still fit a float.
LARGEST = 1e50


def whole(name: str, number: int, least: int = 0, most: int = MOST_PEOPLE) -> int:
    """The number, if it is whole, at least the least and at most the most; raises ValueError otherwise."""
    try:
        found = operator.index(number)
    except TypeError:
        raise ValueError(f"{name} must be a whole number, not {number!r}") from None
    if found < least:
        raise ValueError(f"{name} must be at least {least}, not {found}")
    if found > most:
        raise ValueError(f"{name} must be at most {most}, not {found}")
    return found


def events_of(n_events: int, n_assessed: int) -> tuple[int, int]:
    """Events and people assessed, if both are whole and the events lie between 0 and the people; raises ValueError otherwise."""
    for number in (n_events, n_assessed):
        if not hasattr(type(number), "__index__"):
            raise ValueError(f"events and people must be whole numbers, not {n_events!r} of {n_assessed!r}")
    if n_assessed < 1 or not 0 <= n_events <= n_assessed:
        raise ValueError(f"events must lie between 0 and the people assessed, not {n_events} of {n_assessed}")
    return whole("n_events", n_events), whole("n_assessed", n_assessed, 1)


def number(name: str, given: float) -> float:
    """What is given, if it is a number at all, infinite or NaN too; raises ValueError for text, None and what does not fit a float.

    Decimals and fractions become floats, with which they do not add up; whole numbers stay as messages name them.
    """
    try:
        if not isinstance(given, (str, bytes)):
            found = float(given)
            return given if isinstance(given, (int, float)) else found
    except (TypeError, OverflowError):
        pass
    raise ValueError(f"{name} must be a number, not {given!r}")


def finite(name: str, given: float) -> float:
    """The number, if it is neither infinite nor missing nor beyond LARGEST; raises ValueError otherwise."""
    found = number(name, given)
    if not math.isfinite(found):
        raise ValueError(f"{name} must be a finite number, not {given}")
    if abs(found) > LARGEST:
        raise ValueError(f"{name} must lie within {-LARGEST:.0e} to {LARGEST:.0e}, not {given}")
    return found


def positive(name: str, given: float) -> float:
    """The number, if it is finite and above 0; raises ValueError otherwise."""
    if not finite(name, given) > 0:
        raise ValueError(f"{name} must be above 0, not {given}")
    return float(given)


def share_of_one(name: str, given: float) -> float:
    """The number, if it lies between 0 and 1, both left out; raises ValueError otherwise, as for 95 in place of 0.95."""
    if not 0 < number(name, given) < 1:
        raise ValueError(f"{name} must lie above 0 and below 1, not {given}")
    return float(given)


def two_ends(name: str, given: tuple[float, float]) -> tuple[float, float]:
    """Two finite numbers in ascending order; raises ValueError otherwise."""
    if not isinstance(given, (tuple, list)) or len(given) != 2:
        raise ValueError(f"{name} must be two numbers, not {given!r}")
    low, high = (finite(name, end) for end in given)
    if low > high:
        raise ValueError(f"{name} must ascend, not {low} to {high}")
    return low, high
