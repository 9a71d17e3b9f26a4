"""Recompute the printed statistics that allow it, and say how print and recomputation agree.

    python scripts/recheck_statistics.py results/evidence/findings.csv results/evidence/events.csv \
        results/tables/contrasts.csv results/tables/recheck.csv

Printed numbers are intervals: 0.024 stands for 0.0235 to 0.0245. Passes are listed too.
"""

from __future__ import annotations

import argparse
import math
from decimal import Decimal
from itertools import product

import pandas as pd
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import write_estimates
from hivcells.frames import read_frame
from hivcells.quantities import decimals_of
from hivcells.rechecks import (
    AGREES,
    CANNOT_BE_CHECKED,
    COLUMNS,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
    ends_of,
    row,
    sizes_of_arms,
    uncheckable,
    verdict_on,
    verdict_on_p,
)
from hivcells.rechecks_of_changes import check_folds, check_half_lives
from hivcells.rechecks_of_counts import (
    check_means_of_whole_numbers,
    check_p_from_counts,
    check_percentages,
    check_sums_of_arms,
)
from hivcells.statistics.p_from_interval import p_from_interval

EFFECTS = ["difference", "coefficient", "hazard_ratio", "odds_ratio", "risk_ratio"]
RATIOS = ("hazard_ratio", "odds_ratio", "risk_ratio")
CONTRAST = ["study_id", "arm_id", "comparator_arm_id", "outcome_id", "time_value", "time_unit"]


def check_differences(findings: pd.DataFrame, contrasts: pd.DataFrame) -> list[dict]:
    """A printed difference against the difference of last values and that of changes."""
    rows = []
    for printed in findings[(findings.statistic == "difference") & (findings.comparator_arm_id != "")].itertuples():
        same = contrasts[
            (contrasts.arm_id == printed.arm_id)
            & (contrasts.comparator_arm_id == printed.comparator_arm_id)
            & (contrasts.outcome_id == printed.outcome_id)
        ]
        for computed in same.itertuples():
            kind = "changes from baseline" if computed.value_id.endswith(".change") else "last values"
            value, slack = Decimal(computed.value), Decimal(computed.rounding)
            verdict = verdict_on(printed.value, value, value - slack, value + slack)
            rows.append(
                row(
                    f"{printed.finding_id}.recheck.{computed.value_id.rsplit('.', 1)[1]}",
                    printed,
                    f"difference of {kind}",
                    printed.value,
                    verdict,
                    f"the {kind} differ by {computed.value}; printed is {printed.value}",
                    f"{printed.finding_id} {computed.value_id}",
                    value=computed.value,
                    unit=computed.unit,
                    decimals=computed.decimals,
                    method=computed.method,
                )
            )
    return rows


def on_scale(statistic: str, number: Decimal | float) -> float:
    """A number on the scale on which its interval is symmetric: ratios on the logarithmic one."""
    return math.log(number) if statistic in RATIOS else float(number)


def is_symmetric(effect) -> bool:
    """Whether the interval can be symmetric about the estimate, given the rounding of all three."""
    ends = [ends_of(number) for number in (effect.low, effect.value, effect.high)]
    if effect.statistic in RATIOS and ends[0][0] <= 0:
        return False
    (low_least, low_most), (value_least, value_most), (high_least, high_most) = (
        tuple(on_scale(effect.statistic, end) for end in pair) for pair in ends
    )
    return value_least - low_most <= high_most - value_least and high_least - value_most <= value_most - low_least


def possible_p(effect, degrees_of_freedom: float) -> tuple[float, float]:
    """Least and greatest P value that the printed estimate and limits can stand for."""
    ends = [ends_of(number) for number in (effect.value, effect.low, effect.high)]
    corners = [[on_scale(effect.statistic, number) for number in corner] for corner in product(*ends)]
    values = [p_from_interval(*corner, degrees_of_freedom) for corner in corners if corner[2] > corner[1]]
    return min(values), max(values)


def degrees_of_freedom(sizes: pd.DataFrame, arms: list[str]) -> int | None:
    """People less the means compared, for a comparison of means; None where a size is not printed."""
    return int(sizes.value.astype(int).sum()) - len(arms) if len(sizes) == len(arms) else None


def check_p_values(findings: pd.DataFrame) -> list[dict]:
    """Each printed P value against the interval printed for the same contrast."""
    rows = []
    of_contrast = findings.groupby(CONTRAST)
    for p in findings[findings.statistic == "p_value"].itertuples():
        same = of_contrast.get_group(tuple(getattr(p, column) for column in CONTRAST))
        effects = same[(same.interval == "95% CI") & same.statistic.isin(EFFECTS) & (same.value != "")]
        effects = effects[effects.low != effects.high]  # an interval without width implies no P value
        reason = "no interval is printed with it"
        if not effects.empty and not is_symmetric(next(effects.itertuples())):
            effects, reason = effects.iloc[:0], "the interval printed with it is not symmetric about the estimate"
        if effects.empty:
            printed = p.value if p.relation == "=" else f"{p.relation}{p.value}"
            rows.append(
                row(
                    f"{p.finding_id}.recheck",
                    p,
                    "P value from the interval",
                    printed,
                    CANNOT_BE_CHECKED,
                    reason,
                    p.finding_id,
                )
            )
        else:
            rows += check_p_against_interval(p, next(effects.itertuples()), findings)
    return rows


def check_p_against_interval(p, effect, findings: pd.DataFrame) -> list[dict]:
    """The check of one P value, and the P values that its interval implies by t and by the normal distribution.

    A study may have used either, so the print agrees when one of them gives it; the detail says which.
    """
    arms = [arm for arm in (p.arm_id, p.comparator_arm_id) if arm]
    sizes = sizes_of_arms(findings, p.study_id, arms)
    freedom = degrees_of_freedom(sizes, arms) if arms else None
    inputs = f"{effect.finding_id} {p.finding_id}"
    verdicts, implied = {}, []
    # Means are compared on Student's t; ratios come from models whose intervals are normal.
    distributions = (("normal", math.inf),) if effect.statistic in RATIOS else (("t", freedom), ("normal", math.inf))
    for name, degrees in distributions:
        if degrees is None:
            continue
        numbers = [on_scale(effect.statistic, Decimal(number)) for number in (effect.value, effect.low, effect.high)]
        value = Decimal(repr(p_from_interval(*numbers, degrees)))
        low, high = possible_p(effect, degrees)
        verdicts[name] = verdict_on_p(p, value, low, high)
        implied.append(
            row(
                f"{p.finding_id}.recheck.{name}",
                p,
                f"P value from the interval, {name} distribution",
                "",
                "",
                "",
                inputs,
                value=value,
                low=low,
                high=high,
                unit="p",
                decimals=4,
                method=f"from {effect.value} ({effect.low} to {effect.high}), {name} distribution",
            )
        )
    best = min(verdicts, key=lambda name: (AGREES, WITH_ROUNDING, DOES_NOT_FOLLOW).index(verdicts[name]))
    detail = "; ".join(f"{name} distribution: {verdict}" for name, verdict in verdicts.items())
    rows = [
        row(f"{p.finding_id}.recheck", p, "P value from the interval", p.value, verdicts[best], detail, inputs),
        *implied,
    ]
    if freedom is not None:
        rows.append(
            row(
                f"{p.finding_id}.degrees_of_freedom",
                p,
                "degrees of freedom",
                "",
                "",
                "",
                " ".join(sizes.finding_id),
                value=freedom,
                unit="ratio",
                decimals=0,
                method=f"{' + '.join(sizes.value)} - {len(arms)}",
            )
        )
    return rows


def check_log_symmetry(findings: pd.DataFrame) -> list[dict]:
    """Printed ratios against the middle of their limits on the logarithmic scale."""
    rows = []
    ratios = findings[findings.statistic.isin(RATIOS) & (findings.interval == "95% CI") & (findings.value != "")]
    for ratio in ratios.itertuples():
        low, high = Decimal(ratio.low), Decimal(ratio.high)
        (low_least, low_most), (high_least, high_most) = ends_of(ratio.low), ends_of(ratio.high)
        middle = (low * high).sqrt()
        verdict = verdict_on(
            ratio.value, middle, (max(low_least, Decimal(0)) * high_least).sqrt(), (low_most * high_most).sqrt()
        )
        detail = "the middle of the limits on the logarithmic scale"
        if verdict == DOES_NOT_FOLLOW:
            detail += "; limits from a likelihood, an exact method or resampling need not lie evenly"
        rows.append(
            row(
                f"{ratio.finding_id}.recheck.middle",
                ratio,
                "ratio amid its interval",
                ratio.value,
                verdict,
                detail,
                ratio.finding_id,
                value=middle,
                unit="ratio",
                decimals=decimals_of(ratio.value),
                method=f"square root of {ratio.low} x {ratio.high}",
            )
        )
    return rows


def check_coefficients(findings: pd.DataFrame) -> list[dict]:
    """Printed model coefficients need an interval or a standard error to be checked."""
    missing = "neither an interval nor a standard error is printed with it"
    bare = findings[(findings.statistic == "coefficient") & (findings.interval == "")]
    return [uncheckable(found, "model coefficient", found.value, missing) for found in bare.itertuples()]


def check_survival_percentages(findings: pd.DataFrame) -> list[dict]:
    """A survival percentage is no proportion; without people at risk it cannot be recomputed."""
    return [
        uncheckable(curve, "survival percentage", f"{curve.value}%", "people at risk and censored are not printed")
        for curve in findings[findings.statistic == "survival_percent"].itertuples()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("findings", "events", "contrasts", "recheck"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    findings, events = read_frame(arguments.findings), read_frame(arguments.events)
    from_counts = check_p_from_counts(findings, events)
    checked = {row["printed_id"] for row in from_counts}
    rows = check_differences(findings, read_frame(arguments.contrasts)) + from_counts
    # Where the counts are printed, a missing interval is no loss.
    rows += [row for row in check_p_values(findings) if row["printed_id"] not in checked or row.get("value")]
    rows += check_log_symmetry(findings) + check_coefficients(findings) + check_sums_of_arms(findings)
    rows += check_percentages(events) + check_means_of_whole_numbers(findings)
    rows += check_survival_percentages(findings) + check_half_lives(findings) + check_folds(findings)
    write_estimates(arguments.recheck, rows, COLUMNS)


if __name__ == "__main__":
    exit_on_complaints(main)
