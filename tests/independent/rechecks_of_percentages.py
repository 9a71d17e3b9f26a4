"""Percentages against their people, their limits and each other, and spreads against the largest there can be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from independent.definitions import Z, agresti_coull, bisect, exact_interval, jeffreys, wald, wilson
from independent.derived import number, whole_numbers
from independent.evidence import Row, printed, used
from independent.people import cell, joined, people_behind
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


def of_outcomes(column: str) -> dict[str, str]:
    """What the vocabulary says of each outcome."""
    return {row["outcome_id"]: cell(row, column) for row in printed("vocabulary/outcomes")}


def shares_of_people() -> Iterator[Check]:
    """A percentage of people is a whole number of them."""
    counts, name = of_outcomes("percent_counts_people"), "percentage of people"
    for row in of_statistic("percent"):
        bare = row["relation"] == "=" and not row["interval"] and row["value"] and row["how_obtained"] == "printed"
        if not bare or not (counts[row["outcome_id"]] or cell(row, "n_assessed")):
            continue
        percent, people = f"{row['value']}%", people_behind(row)
        if counts[row["outcome_id"]] == "with censoring" and not cell(row, "n_assessed"):
            yield cannot(name, row, percent, "people at risk and censored are not printed")
        elif not people:
            yield cannot(name, row, percent, "the number of people behind it is not printed")
        elif people[0][0] >= 100 * 10 ** decimals_of(row["value"]):
            yield cannot(name, row, percent, "of so many people every percentage is possible")
        else:
            fits = [behind for behind in people if whole_numbers(row["value"], behind[0])]
            n, of, _ = (fits or people)[0]
            detail = f"{whole_numbers(row['value'], n)[0]} of {n}" if fits else no_share(row["value"], n)
            said = AGREES if fits else DOES_NOT_FOLLOW
            found = check(name, row, percent, said, detail, joined(row["finding_id"], of))
            yield f"{row['finding_id']}.recheck.people", found


def no_share(percent: str, n: int) -> str:
    """Of which smaller numbers of people a percentage would be a share."""
    fewer = [k for k in range(n - 1, 0, -1) if whole_numbers(percent, k)][:3]
    rest = f"of {', '.join(map(str, fewer))} it would be one" if fewer else "nor of fewer"
    return f"no whole number of {n} people; {rest}"


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


def event_free_shares() -> Iterator[Check]:
    """Nobody is free of an event who is not alive."""
    above = of_outcomes("not_above")
    kin = ("study_id", "arm_id", "scope", "time_value", "time_unit", "source_id")
    curves = [r for r in of_statistic("survival_percent") if r["relation"] == "=" and r["value"]]
    for row in curves:
        same = [r for r in curves if all(r[c] == row[c] for c in kin) and cell(r, "analysis") == cell(row, "analysis")]
        alive = [r for r in same if r["outcome_id"] == above[row["outcome_id"]]]
        if len(alive) == 1:
            least, most = ends(row["value"])[0], ends(alive[0]["value"])[1]
            fits = float(row["value"]) <= float(alive[0]["value"])
            said = AGREES if fits else WITH_ROUNDING if least <= most else DOES_NOT_FOLLOW
            detail = f"{row['value']}% without an event, {alive[0]['value']}% alive"
            detail += "; they would have to be of other times or people" if least > most else ""
            inputs = f"{row['finding_id']} {alive[0]['finding_id']}"
            found = check("event-free share", row, f"{row['value']}%", said, detail, inputs)
            yield f"{row['finding_id']}.recheck.event_free", found


def spreads() -> Iterator[Check]:
    """A spread beside a mean of numbers that are never negative: one of n has everything when it is largest."""
    levels = [unit["unit_id"] for unit in printed("vocabulary/units") if cell(unit, "never_negative") == "yes"]
    kinds = {"SD": "standard deviation", "SE": "standard error"}
    for row in used("findings"):
        if row["statistic"] != "mean" or row["unit"] not in levels or not row["value"] or not cell(row, "spread"):
            continue
        shown, people, name = f"{row['value']} ± {row['spread']}", people_behind(row)[:1], "spread beside a mean"
        if not people or people[0][0] < 2:
            yield cannot(name, row, shown, "the number of people behind it is not printed", "recheck.spread")
            continue
        n, of, _ = people[0]
        largest = float(ends(row["value"])[1]) * math.sqrt(n)
        least = float(ends(row["spread"])[0])
        possible = [kind for kind, most in (("SD", largest), ("SE", largest / math.sqrt(n))) if least <= most]
        called = [row["spread_kind"]] if row["spread_kind"] in kinds else list(kinds)
        possible = [kind for kind in called if kind in possible]
        names = " or ".join(kinds[kind] for kind in called)
        if len(possible) == 1 and len(called) == 2:
            detail = f"with {n} people none below zero it can only be a {kinds[possible[0]]}"
        elif possible:
            detail = f"{n} people none below zero can have this {names}"
        else:
            detail = f"{n} people none below zero cannot have this {names}"
            detail += "; another spread or other people would have to stand behind"
        said = AGREES if possible else DOES_NOT_FOLLOW
        found = check(name, row, shown, said, detail, joined(row["finding_id"], of))
        yield f"{row['finding_id']}.recheck.spread", found
