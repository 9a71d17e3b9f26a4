"""Rechecks of printed effects: differences, ratios, and the P values printed beside an interval."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from independent.definitions import Z, normal_p, student_critical, student_p
from independent.derived import contrasts, number, short_name
from independent.evidence import Row, used
from independent.rechecks import (
    DOES_NOT_FOLLOW,
    Check,
    best,
    cannot,
    check,
    ends,
    of_statistic,
    size_of,
    verdict,
    verdict_on_p,
)
from independent.writing import decimals_of

RATIOS = ("hazard_ratio", "odds_ratio", "risk_ratio")
SAME_CONTRAST = ("study_id", "arm_id", "comparator_arm_id", "outcome_id", "time_value", "time_unit")


def differences() -> Iterator[Check]:
    """A printed difference of two arms against the difference of last values and that of changes."""
    recomputed = dict(contrasts())
    for row in of_statistic("difference"):
        if not row["comparator_arm_id"]:
            continue
        arms = f"{short_name(row['arm_id'])}_vs_{short_name(row['comparator_arm_id'])}"
        stem = f"{row['study_id']}.{row['outcome_id']}.{arms}"
        for ending, kind, roundings in (("last", "last values", 2), ("change", "changes from baseline", 4)):
            if f"{stem}.{ending}" in recomputed:
                found = recomputed[f"{stem}.{ending}"]
                # Each number that went in was rounded by at most half a unit of its last decimal.
                value, slack = Fraction(found["value"]), Fraction(roundings, 2 * 10 ** found["decimals"])
                said = verdict(row["value"], value, value - slack, value + slack)
                detail = f"the {kind} differ by {found['value']}; printed is {row['value']}"
                inputs = f"{row['finding_id']} {stem}.{ending}"
                found = check(f"difference of {kind}", row, row["value"], said, detail, inputs, found)
                yield f"{row['finding_id']}.recheck.{ending}", found


def middles_of_ratios() -> Iterator[Check]:
    """A ratio against the middle of its limits on the logarithmic scale."""
    for row in of_statistic(*RATIOS):
        if row["interval"] != "95% CI" or not row["value"]:
            continue
        middle = math.sqrt(Fraction(row["low"]) * Fraction(row["high"]))
        least, greatest = (
            math.sqrt(max(low, 0) * high) for low, high in zip(ends(row["low"]), ends(row["high"]), strict=True)
        )
        said = verdict(row["value"], middle, least, greatest)
        detail = "the middle of the limits on the logarithmic scale"
        if said == DOES_NOT_FOLLOW:
            detail += "; limits from a likelihood, an exact method or resampling need not lie evenly"
        method = f"square root of {row['low']} x {row['high']}"
        recomputed = number(middle, "ratio", decimals_of(row["value"]), "", method)
        found = check("ratio amid its interval", row, row["value"], said, detail, row["finding_id"], recomputed)
        yield f"{row['finding_id']}.recheck.middle", found


def on_scale(effect: Row, value: Fraction) -> float:
    """A number on the scale on which intervals are even: ratios on the logarithmic one."""
    return math.log(value) if effect["statistic"] in RATIOS else float(value)


def lies_evenly(effect: Row) -> bool:
    """Whether the estimate can be the middle of its interval, for all that the rounding of the three leaves open."""
    (low, low_most), (value, value_most), (high, high_most) = (ends(effect[c]) for c in ("low", "value", "high"))
    if effect["statistic"] in RATIOS and low <= 0:
        return False
    low, low_most, value, value_most, high, high_most = (
        on_scale(effect, end) for end in (low, low_most, value, value_most, high, high_most)
    )
    return value - low_most <= high_most - value and high - value_most <= value_most - low


def implied_p(numbers: tuple[float, float, float], freedom: int | None) -> float:
    """P value of an estimate with its limits, by Student's t, or by the normal distribution without freedom."""
    value, low, high = numbers
    critical = student_critical(freedom) if freedom else Z
    error = (high - low) / 2 / critical
    return student_p(value / error, freedom) if freedom else normal_p(value / error)


def possible_p(effect: Row, freedom: int | None) -> tuple[float, float]:
    """The least and the greatest P value that the printed numbers can stand for."""
    corners = product(*(ends(effect[column]) for column in ("value", "low", "high")))
    scaled = [tuple(on_scale(effect, end) for end in corner) for corner in corners]
    found = [implied_p(corner, freedom) for corner in scaled if corner[2] > corner[1]]
    return min(found), max(found)


def effects_beside(p: Row) -> list[Row]:
    """The effects with a 95 percent interval that are printed for the same contrast."""
    effects = of_statistic("difference", "coefficient", *RATIOS)
    same = [row for row in effects if all(row[column] == p[column] for column in SAME_CONTRAST)]
    return [row for row in same if row["interval"] == "95% CI" and row["value"] and row["low"] != row["high"]]


def p_values() -> Iterator[Check]:
    """Each P value against the interval printed for the same contrast."""
    for p in of_statistic("p_value"):
        effects = effects_beside(p)
        if effects and lies_evenly(effects[0]):
            yield from p_against_interval(p, effects[0])
        else:
            missing = "the interval printed with it is not symmetric about the estimate"
            printed = p["value"] if p["relation"] == "=" else p["relation"] + p["value"]
            missing = missing if effects else "no interval is printed with it"
            yield cannot("P value from the interval", p, printed, missing)


def p_against_interval(p: Row, effect: Row) -> Iterator[Check]:
    """The P values that an interval implies, by each distribution that a paper may have used."""
    arms = [arm for arm in (p["arm_id"], p["comparator_arm_id"]) if arm]
    sizes = [size for size in used("findings") if any(size in size_of(arm) for arm in arms)]
    freedom = sum(int(size["value"]) for size in sizes) - len(arms) if arms and len(sizes) == len(arms) else None
    is_ratio = effect["statistic"] in RATIOS
    distributions = {"t": freedom} if freedom and not is_ratio else {}
    said, key, inputs = {}, p["finding_id"], f"{effect['finding_id']} {p['finding_id']}"
    for name, degrees in (distributions | {"normal": None}).items():
        numbers = tuple(on_scale(effect, Fraction(effect[column])) for column in ("value", "low", "high"))
        value, (least, greatest) = implied_p(numbers, degrees), possible_p(effect, degrees)
        said[f"{name} distribution"] = verdict_on_p(p, value, least, greatest)
        method = f"from {effect['value']} ({effect['low']} to {effect['high']}), {name} distribution"
        recomputed = number(value, "p", 4, "", method, least, greatest)
        yield (
            f"{key}.recheck.{name}",
            check(f"P value from the interval, {name} distribution", p, "", "", "", inputs, recomputed),
        )
    detail = "; ".join(f"{name}: {one}" for name, one in said.items())
    yield f"{key}.recheck", check("P value from the interval", p, p["value"], best(list(said.values())), detail, inputs)
    if freedom is not None:
        method = f"{' + '.join(size['value'] for size in sizes)} - {len(arms)}"
        recomputed, of_sizes = number(freedom, "ratio", 0, "", method), " ".join(size["finding_id"] for size in sizes)
        yield f"{key}.degrees_of_freedom", check("degrees of freedom", p, "", "", "", of_sizes, recomputed)
