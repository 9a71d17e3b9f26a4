"""Every printed statistic that can be recomputed or that lacks something: the verdict, and the numbers behind it.

A check is a row as in results/tables/recheck.csv: `check`, `printed_id`, `printed`, `verdict`, `detail`, `inputs`, and,
where there is a number, what derived.number says of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from independent.derived import number
from independent.evidence import Row, used
from independent.series import outcomes
from independent.writing import decimals_of

AGREES = "agrees"
WITH_ROUNDING = "agrees only with rounding"
DOES_NOT_FOLLOW = "does not follow from what is printed"
CANNOT_BE_CHECKED = "cannot be checked"
Check = tuple[str, dict]


def ends(printed: str) -> tuple[Fraction, Fraction]:
    """The least and the greatest number that is printed so: '56.0' is 55.95 to 56.05."""
    half = Fraction(1, 2 * 10 ** decimals_of(printed))
    return Fraction(printed) - half, Fraction(printed) + half


def verdict(printed: str, recomputed: object, least: object, greatest: object) -> str:
    """Whether print and recomputation agree, perhaps only because what went in was rounded."""
    low, high = ends(printed)
    value = Fraction(recomputed)
    # Half away from zero: the end farther from zero would be printed otherwise.
    if low <= value <= high and abs(value) != max(abs(low), abs(high)):
        return AGREES
    return WITH_ROUNDING if least <= high and greatest >= low else DOES_NOT_FOLLOW


def verdict_on_p(p: Row, value: float, least: float, greatest: float) -> str:
    """The same of a P value, which may be printed as a bound; none is zero, and none beyond 1."""
    bound, is_above = float(p["value"]), p["relation"] in (">", "≥")
    value, least, greatest = (round(number, 12) for number in (value, least, greatest))
    if not (0 <= bound < 1 if is_above else 0 < bound <= 1):
        return DOES_NOT_FOLLOW
    if p["relation"] == "=":
        return verdict(p["value"], value, least, greatest)
    holds = {
        "<": lambda number: number < bound,
        "≤": lambda number: number <= bound,
        ">": lambda number: number > bound,
        "≥": lambda number: number >= bound,
    }[p["relation"]]
    return AGREES if holds(value) else WITH_ROUNDING if holds(greatest if is_above else least) else DOES_NOT_FOLLOW


def best(said: list[str]) -> str:
    """The best of several verdicts: a paper may have used any of the usual methods."""
    return next(one for one in (AGREES, WITH_ROUNDING, DOES_NOT_FOLLOW) if one in said)


def check(
    name: str, of: Row, printed: str, said: str, detail: str, inputs: str, recomputed: dict | None = None
) -> dict:
    """One row of the rechecks."""
    verdict_row = {"check": name, "printed_id": of["finding_id"], "printed": printed, "verdict": said, "detail": detail}
    return verdict_row | (recomputed or {"value": None, "low": None, "high": None}) | {"inputs": inputs}


def cannot(name: str, of: Row, printed: str, missing: str, ending: str = "recheck", inputs: str = "") -> Check:
    """A statistic that lacks what its recheck needs."""
    found = check(name, of, printed, CANNOT_BE_CHECKED, missing, inputs or of["finding_id"])
    return f"{of['finding_id']}.{ending}", found


def of_statistic(*statistics: str) -> list[Row]:
    """The reported numbers of some statistics."""
    return [row for row in used("findings") if row["statistic"] in statistics]


def coefficients() -> Iterator[Check]:
    """Coefficients of models, printed bare."""
    missing = "neither an interval nor a standard error is printed with it"
    for row in of_statistic("coefficient"):
        if not row["interval"]:
            yield cannot("model coefficient", row, row["value"], missing)


def half_lives() -> Iterator[Check]:
    """Half-lives, whose levels are not printed."""
    for row in used("findings"):
        if row["outcome_id"] in outcomes("half-life"):
            printed = f"{row['value']} {row['unit']}s"
            yield cannot("half-life", row, printed, "the levels that it comes from are not printed")


def folds() -> Iterator[Check]:
    """A fold change against the logarithm that is printed for the same change."""
    same = ("study_id", "arm_id", "outcome_id", "time_value", "time_unit")
    for row in of_statistic("fold", "log_change"):
        is_fold = row["statistic"] == "fold"
        name = "fold change" if is_fold else "change on the logarithmic scale"
        printed = row["value"] or f"{row['low']} to {row['high']}"
        others = of_statistic("log_change" if is_fold else "fold")
        beside = [other for other in others if all(other[column] == row[column] for column in same)]
        levels = levels_of(row) if is_fold else []
        if levels:
            yield fold_of_levels(row, *levels)
        elif not (beside and row["value"] and beside[0]["value"]):
            missing = "its logarithm is not printed" if is_fold else "the fold change is not printed"
            yield cannot(name, row, printed, missing)
        elif is_fold:
            yield fold_against_logarithm(row, beside[0])


def levels_of(fold: Row) -> list[Row]:
    """The two levels of one person that a fold change is of: at the start, and at its time."""
    same = ("study_id", "arm_id", "outcome_id", "scope", "source_id")
    levels = [
        r for r in of_statistic("single") if r["relation"] == "=" and r["value"] and float(ends(r["value"])[0]) > 0
    ]
    levels = [r for r in levels if all(r[column] == fold[column] for column in same)]
    when = (fold["time_value"], fold["time_unit"])
    start = [r for r in levels if r["time_value"] == "0" and when != ("0", r["time_unit"])]
    end = [r for r in levels if (r["time_value"], r["time_unit"]) == when]
    is_known = fold["value"] and fold["time_value"] and fold["scope"] and fold["relation"] in ("=", "<", "≤", ">", "≥")
    is_known = is_known and float(fold["value"]) > 0
    is_pair = len(start) == len(end) == 1 and start[0]["unit"] == end[0]["unit"]
    return [*start, *end] if is_known and is_pair else []


def fold_of_levels(fold: Row, start: Row, end: Row) -> Check:
    """The larger over the smaller, with what rounding of both allows."""
    small, large = sorted((start["value"], end["value"]), key=Fraction)
    value = Fraction(large) / Fraction(small)
    reach = [ends(large)[0] / ends(small)[1], ends(large)[1] / ends(small)[0]]
    bound = Fraction(fold["value"])
    if fold["relation"] == "=":
        said = verdict(fold["value"], value, *reach)
    else:
        fits = {
            ">": lambda x: x > bound,
            "≥": lambda x: x >= bound,
            "<": lambda x: x < bound,
            "≤": lambda x: x <= bound,
        }[fold["relation"]]
        said = AGREES if fits(value) else WITH_ROUNDING if any(map(fits, reach)) else DOES_NOT_FOLLOW
    shown = fold["relation"].replace("=", "") + fold["value"]
    recomputed = number(value, "fold", decimals_of(fold["value"]) + 1, "", f"{large} / {small}")
    detail = f"the levels printed are {start['value']} and {end['value']}"
    inputs = f"{fold['finding_id']} {start['finding_id']} {end['finding_id']}"
    found = check("fold change", fold, shown, said, detail, inputs, recomputed)
    return f"{fold['finding_id']}.recheck.levels", found


def fold_against_logarithm(fold: Row, logarithm: Row) -> Check:
    """The sizes are compared: a fall is printed with either sign."""
    size, log_size = fold["value"].lstrip("-"), logarithm["value"].lstrip("-")
    low, high = ends(size)
    logs = [abs(math.log10(end)) if end > 0 else math.inf for end in (low, high)]
    value, least = abs(math.log10(float(size))), 0.0 if low <= 1 <= high else min(logs)
    recomputed = number(value, "log10", decimals_of(log_size), "", f"size of the decimal logarithm of {size}")
    detail = f"printed on the logarithmic scale is {logarithm['value']}"
    inputs = f"{fold['finding_id']} {logarithm['finding_id']}"
    said = verdict(log_size, value, least, max(logs))
    found = check("fold change", fold, fold["value"], said, detail, inputs, recomputed)
    return f"{fold['finding_id']}.recheck.logarithm", found
