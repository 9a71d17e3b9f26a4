"""Rechecks of printed effects: differences, ratios, and the P values printed beside an interval."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from independent.definitions import Z, normal_p, student_critical, student_p
from independent.derived import contrasts, number, short_name
from independent.evidence import Row, by_key
from independent.people import cell, joined, people_behind
from independent.printed_p import as_printed, by_tests, halved, side
from independent.rechecks import (
    AGREES,
    DOES_NOT_FOLLOW,
    Check,
    cannot,
    check,
    ends,
    of_statistic,
    verdict,
)
from independent.writing import decimals_of

RATIOS = ("hazard_ratio", "odds_ratio", "risk_ratio")
SAME_CONTRAST = (
    "study_id", "arm_id", "comparator_arm_id", "outcome_id", "scope", "time_value", "time_unit", "source_id",
)  # fmt: skip


def differences() -> Iterator[Check]:
    """A printed difference of two arms against the difference of last values and that of changes."""
    recomputed = dict(contrasts())
    for row in of_statistic("difference"):
        if not row["comparator_arm_id"]:
            continue
        arms = f"{short_name(row['arm_id'])}_vs_{short_name(row['comparator_arm_id'])}"
        stem = f"{row['study_id']}.{row['outcome_id']}.{arms}"
        if is_of_another_visit(row, recomputed.get(f"{stem}.last")):
            continue
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


def is_of_another_visit(row: Row, last: dict | None) -> bool:
    """Whether a printed difference names a time other than that of the last values."""
    if last is None or not row["time_value"]:
        return False
    compared = [by_key("findings")[finding_id] for finding_id in last["inputs"].split()]
    return all((row["time_value"], row["time_unit"]) != (of["time_value"], of["time_unit"]) for of in compared)


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
        if said == DOES_NOT_FOLLOW and Fraction(row["low"]) and off_the_middle(row) <= 0.10:
            said = AGREES
            detail += (
                ", but for less than a tenth of the width: that limits from a likelihood or an exact method need not lie "
                "evenly is assumed"
            )
        elif said == DOES_NOT_FOLLOW:
            detail += (
                "; the estimate lies more than a tenth of the width beside it, as with limits from resampling or of "
                "another model"
            )
        method = f"square root of {row['low']} x {row['high']}"
        recomputed = number(middle, "ratio", decimals_of(row["value"]), "", method)
        found = check("ratio amid its interval", row, row["value"], said, detail, row["finding_id"], recomputed)
        yield f"{row['finding_id']}.recheck.middle", found


def off_the_middle(ratio: Row) -> float:
    """How far a ratio lies from the middle of its limits, in widths on the logarithmic scale."""
    low, value, high = (math.log(Fraction(ratio[column])) for column in ("low", "value", "high"))
    return abs(2 * value - low - high) / 2 / (high - low)


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
    """The least and the greatest P value that the printed numbers can stand for, zero among the estimates if it may be."""
    scaled = [[on_scale(effect, end) for end in ends(effect[column])] for column in ("value", "low", "high")]
    estimates = [*scaled[0], *([0.0] if scaled[0][0] <= 0 <= scaled[0][1] else [])]
    widths = [scaled[2][0] - scaled[1][1], scaled[2][1] - scaled[1][0]]
    found = [implied_p((value, 0.0, width), freedom) for value in estimates for width in widths if width > 0]
    return 0.0 if widths[0] <= 0 else min(found), max(found)


def effects_beside(p: Row) -> list[Row]:
    """The effects with an interval of 95 percent, or of no printed level, for the same contrast; the former first."""
    effects = of_statistic("difference", "coefficient", *RATIOS)
    same = [row for row in effects if all(row[column] == p[column] for column in SAME_CONTRAST)]
    same = [row for row in same if cell(row, "analysis") == cell(p, "analysis")]
    same = [row for row in same if row["value"] and row["low"] != row["high"]]
    return [row for kind in ("95% CI", "not named") for row in same if row["interval"] == kind]


def p_values() -> Iterator[Check]:
    """Each P value against the interval printed for the same contrast."""
    for p in of_statistic("p_value"):
        effects = effects_beside(p)
        if effects and lies_evenly(effects[0]):
            yield from p_against_interval(p, effects[0])
        elif effects:
            yield decision(p, effects[0])
        else:
            missing = "no interval, counts, correlation or means with spreads are printed with it"
            yield cannot("P value from the interval", p, as_printed(p), missing)


def decision(p: Row, effect: Row) -> Check:
    """Whether a P value and an uneven interval fall on the same side of 'no difference'."""
    nothing = 1 if effect["statistic"] in RATIOS else 0
    (low, low_most), (high_least, high) = ends(effect["low"]), ends(effect["high"])
    lopsided = "the interval printed with it is not symmetric about the estimate"
    if low <= nothing <= low_most or high_least <= nothing <= high or not side(p):
        return cannot("P value from the interval", p, as_printed(p), lopsided)
    outside = low > nothing or high < nothing
    fits = outside == (side(p) == "below")
    so = {(True, True): "is", (True, False): "is not", (False, True): "would be", (False, False): "would not be"}
    assumed = "the level of the interval is not printed, 95% is assumed; " if effect["interval"] == "not named" else ""
    detail = (
        f"{assumed}{lopsided}; {effect['low']} to {effect['high']} {'leaves out' if outside else 'holds'} {nothing}"
    )
    detail += f", so that P {so[fits, outside]} below 0.05"
    if assumed and not fits and p["relation"] == "=":
        level = Fraction(100) - 100 * Fraction(p["value"])
        detail += f"; limits of {'more' if side(p) == 'below' else 'less'} than {float(level):g}% would do"
    detail += "" if fits else "; other limits or another test would have to stand behind"
    inputs = f"{effect['finding_id']} {p['finding_id']}"
    found = check("P value and interval", p, as_printed(p), AGREES if fits else DOES_NOT_FOLLOW, detail, inputs)
    return f"{p['finding_id']}.recheck", found | {"other_side": "" if fits else "yes"}


def p_against_interval(p: Row, effect: Row) -> Iterator[Check]:
    """The P values that an interval implies, by each distribution that a paper may have used."""
    arms = [arm for arm in (p["arm_id"], p["comparator_arm_id"]) if arm]
    two = bool(p["comparator_arm_id"]) and p["analysis"] != "paired"
    arms = arms if p["analysis"] != "paired" else arms[:1]
    sizes = [people_behind({**effect, "arm_id": arm, **({"n_assessed": ""} if two else {})})[:1] for arm in arms]
    freedom = sum(size[0][0] for size in sizes) - len(arms) if arms and all(sizes) else None
    is_ratio = effect["statistic"] in RATIOS
    distributions = {"t": freedom} if freedom and not is_ratio else {}
    key, inputs = p["finding_id"], f"{effect['finding_id']} {p['finding_id']}"
    tests = {}
    for name, degrees in (distributions | {"normal": None}).items():
        value, low, high = (on_scale(effect, Fraction(effect[column])) for column in ("value", "low", "high"))
        least, greatest = possible_p(effect, degrees)
        method = f"from {effect['value']} ({effect['low']} to {effect['high']}), {name} distribution"
        implied = implied_p((min(max(value, low), high), low, high), degrees)
        tests[name] = f"{name} distribution", implied, least, greatest, method
    halves = [halved(test, f"the {test[0]}, one-sided") for test in tests.values()]
    note = "the level of the interval is not printed, 95% is assumed" if effect["interval"] == "not named" else ""
    yield from by_tests(p, f"{key}.recheck", "P value from the interval", tests, inputs, halves, note)
    if distributions:
        method = f"{' + '.join(str(size[0][0]) for size in sizes)} - {len(arms)}"
        recomputed, of_sizes = number(freedom, "ratio", 0, "", method), joined(*(size[0][1] for size in sizes))
        yield f"{key}.degrees_of_freedom", check("degrees of freedom", p, "", "", "", of_sizes, recomputed)
