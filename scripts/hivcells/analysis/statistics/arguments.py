"""What every statistic asks of its arguments: whole numbers of people, finite numbers, a confidence."""

from __future__ import annotations

import math
import operator

# ASSUME: no study of people is larger; beyond it exact tests would no longer end in a second.
MOST_PEOPLE = 1_000_000


def whole(name: str, number: int, least: int = 0) -> int:
    """The number, if it is whole, at least the least and at most MOST_PEOPLE; raises ValueError otherwise."""
    try:
        found = operator.index(number)
    except TypeError:
        raise ValueError(f"{name} must be a whole number, not {number!r}") from None
    if found < least:
        raise ValueError(f"{name} must be at least {least}, not {found}")
    if found > MOST_PEOPLE:
        raise ValueError(f"{name} must be at most {MOST_PEOPLE}, not {found}")
    return found


def events_of(n_events: int, n_assessed: int) -> tuple[int, int]:
    """Events and people assessed, if both are whole and the events lie between 0 and the people; raises ValueError otherwise."""
    for number in (n_events, n_assessed):
        if not hasattr(type(number), "__index__"):
            raise ValueError(f"events and people must be whole numbers, not {n_events!r} of {n_assessed!r}")
    if n_assessed < 1 or not 0 <= n_events <= n_assessed:
        raise ValueError(f"events must lie between 0 and the people assessed, not {n_events} of {n_assessed}")
    return whole("n_events", n_events), whole("n_assessed", n_assessed, 1)


def finite(name: str, number: float) -> float:
    """The number, if it is neither infinite nor missing; raises ValueError otherwise."""
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a finite number, not {number}")
    return float(number)


def share_of_one(name: str, number: float) -> float:
    """The number, if it lies between 0 and 1, both left out; raises ValueError otherwise, as for 95 in place of 0.95."""
    if not 0 < number < 1:
        raise ValueError(f"{name} must lie above 0 and below 1, not {number}")
    return float(number)
