"""Percentages with limits against them, and the limits against the people."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from independent.definitions import Z, agresti_coull, bisect, exact_interval, jeffreys, wald, wilson
from independent.derived import number, whole_numbers
from independent.evidence import Row
from independent.people import joined, people_behind
from independent.rechecks import (
    AGREES,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
    Check,
    best,
    cannot,
    check,
    ends,
    of_statistic,
    verdict,
)
from independent.writing import decimals_of

# The scales on which limits may lie evenly; each goes one way.
SCALES: dict[str, Callable[[float], float]] = {
    "log-log": lambda s: -math.log(-math.log(s)),
    "complementary log-log": lambda s: math.log(-math.log(1 - s)),
    "log": math.log,
    "plain": lambda s: s,
    "logit": lambda s: math.log(s / (1 - s)),
}


def slope(scale: str, share: float) -> float:
    """How fast a scale goes, by small steps to either side; the second takes off what the first leaves of the curve."""
    step, of = min(share, 1 - share) * 1e-3, SCALES[scale]
    once, twice = (of(share + k * step) - of(share - k * step) for k in (1, 2))
    return (8 * once - twice) / (12 * step)


def people_of_limits(scale: str, share: float, low: float, high: float) -> float:
    """People, all followed, whose limits would be as wide: share times rest over the squared error."""
    error = (SCALES[scale](high) - SCALES[scale](low)) / (2 * Z) / slope(scale, share)
    return share * (1 - share) / error**2


def middle(scale: str, low: float, high: float) -> float:
    """The share in the middle of two on a scale."""
    target = (SCALES[scale](low) + SCALES[scale](high)) / 2
    return bisect(SCALES[scale], target, low, high)


def within(text: str) -> list[float]:
    """The ends of a printed percentage as shares, kept off 0 and 1."""
    return [min(max(float(end) / 100, 1e-6), 1 - 1e-6) for end in ends(text)]


def possible_people(row: Row, scale: str) -> tuple[float, float]:
    """The fewest and the most people that rounding allows."""
    (low, low_most), values, (high_least, high) = (within(row[c]) for c in ("low", "value", "high"))
    few = [people_of_limits(scale, v, low, high) for v in values if low < v < high]
    many = [people_of_limits(scale, v, low_most, high_least) for v in values if low_most < v < high_least]
    return min(few), max(many or few)


# Limits of a plain proportion, by those who gave them, the best known first.
OF_PROPORTIONS: dict[str, Callable[[int, int], tuple[float, float]]] = {
    "Clopper and Pearson": exact_interval,
    "Wilson": wilson,
    "Wald": wald,
    "Agresti and Coull": agresti_coull,
    "Jeffreys": jeffreys,
}


def closest_together(row: Row, scale: str, n: int) -> float:
    """The most people that limits of a proportion of n are worth on a scale: n, or more where a method has them closer."""
    near = n * float(row["value"]) / 100
    found = [float(n)]
    for events in {math.floor(near), math.ceil(near)}:
        for low, high in (limits_of(events, n) for limits_of in OF_PROPORTIONS.values()):
            if 0 < low < events / n < high < 1:
                found.append(people_of_limits(scale, events / n, low, high))
    return max(found)


def as_proportion(row: Row) -> Iterator[tuple[str, Check]]:
    """The first count and method whose limits are those printed; better without a tie of rounding than with one."""
    found = []
    for n, of, _ in people_behind(row):
        for events in whole_numbers(row["value"], n):
            for name, limits_of in OF_PROPORTIONS.items():
                ends_found = [100 * end for end in limits_of(events, n)]
                said = [verdict(row[c], x, x, x) for c, x in zip(("low", "high"), ends_found, strict=True)]
                worst = next(v for v in (DOES_NOT_FOLLOW, WITH_ROUNDING, AGREES) if v in said)
                found.append((worst, n, of, events, name, ends_found))
    for wanted in (AGREES, WITH_ROUNDING):
        for said_of, n, of, events, name, ends_found in found:
            if said_of == wanted:
                method, detail = f"{events} of {n}, 95% interval after {name}", f"{events} of {n}, limits after {name}"
                again = number(100 * events / n, "percent", decimals_of(row["value"]), "", method, *ends_found)
                inputs = joined(row["finding_id"], of)
                key, name_of_check = f"{row['finding_id']}.recheck", "percentage and its limits"
                yield key, check(name_of_check, row, f"{row['value']}%", wanted, detail, inputs, again)
                return


def on_scale(row: Row, scale: str, n: float | None, offset: float) -> str:
    """Verdict on one scale: the middle must be right, and the people enough."""
    low, value, high = (float(row[c]) / 100 for c in ("low", "value", "high"))
    least, most = (100 * middle(scale, a, b) for a, b in zip(within(row["low"]), within(row["high"]), strict=True))
    said = verdict(row["value"], 100 * middle(scale, low, high), least, most)
    of = SCALES[scale]
    away = abs(of(value) - (of(low) + of(high)) / 2) / (of(high) - of(low))
    said = AGREES if said == DOES_NOT_FOLLOW and away <= offset else said
    if n is None or said == DOES_NOT_FOLLOW or people_of_limits(scale, value, low, high) <= n:
        return said
    return WITH_ROUNDING if possible_people(row, scale)[0] <= n else DOES_NOT_FOLLOW


def survival_percentages() -> Iterator[Check]:
    """A percentage with limits against them, and they against the people."""
    for row in of_statistic("survival_percent", "percent"):
        if not row["value"]:
            continue
        if row["interval"] == "95% CI" and row["low"] and row["high"]:
            plain = list(as_proportion(row)) if row["statistic"] == "percent" else []
            yield from plain or limits(row)
        elif row["statistic"] == "survival_percent":
            yield cannot("survival percentage", row, f"{row['value']}%", "people at risk and censored are not printed")


def limits(row: Row) -> Iterator[Check]:
    """The verdict by the best scale, and the people that the limits are of."""
    name, percent, key = "survival percentage", f"{row['value']}%", f"{row['finding_id']}.recheck"
    low, value, high = (float(row[c]) / 100 for c in ("low", "value", "high"))
    if not 0 < low < value < high < 1:
        yield cannot(name, row, percent, "limits at 0 or 100, or without width, say nothing")
        return
    people = people_behind(row)[:1]
    n = people[0][0] if people else None
    for offset in (0.0, 0.10):
        plain = row["statistic"] == "percent" and n is not None
        said = {s: on_scale(row, s, closest_together(row, s, n) if plain else n, offset) for s in SCALES}
        if best(list(said.values())) != DOES_NOT_FOLLOW:
            break
    whole = best(list(said.values()))
    scale = next(scale for scale in SCALES if said[scale] == whole)
    effective, (fewest, most) = people_of_limits(scale, value, low, high), possible_people(row, scale)
    beside = f"; {n} people are printed" if n else "; the number of people is not printed"
    detail = f"limits about evenly on the {scale} scale, as of {effective:.0f} people all followed{beside}"
    if whole == DOES_NOT_FOLLOW:
        detail = (
            f"on the {scale} scale the limits are those of {effective:.0f} people all followed, at least {fewest:.0f} "
            f"with rounding{beside}; other limits, another scale or other people would have to stand behind"
        )
    inputs = joined(row["finding_id"], *(of for _, of, _ in people))
    method = f"middle of {row['low']} and {row['high']} on the {scale} scale"
    recomputed = number(100 * middle(scale, low, high), "percent", decimals_of(row["value"]), "", method)
    yield key, check(name, row, percent, whole, detail, inputs, recomputed)
    method = f"from {row['value']}% ({row['low']} to {row['high']}), {scale} scale"
    recomputed = number(effective, "people", 0, "", method, fewest, most)
    yield f"{key}.effective_people", check("effective number of people", row, "", "", "", inputs, recomputed)
