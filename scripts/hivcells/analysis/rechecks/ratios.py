"""Printed ratios against the middle of their limits on the logarithmic scale."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_values import RATIOS
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, ends_of, row, uncheckable, verdict_on
from hivcells.codes import CONFIDENCE_LIMITS, RATIO_AMID_LIMITS
from hivcells.quantities import decimals_of

CHECK = RATIO_AMID_LIMITS
# ASSUME: limits from a likelihood or an exact method lie unevenly by no more than this part of the width; so does
# metafor's conv.wald (Viechtbauer 2010, doi:10.18637/jss.v036.i03) before it warns.
ALLOWED_OFFSET = 0.10


def check_log_symmetry(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Printed ratios against the middle of their limits on the logarithmic scale, an offset of a tenth of the width allowed."""
    rows = []
    ratios = findings[
        findings.statistic.isin(RATIOS) & (findings.interval == CONFIDENCE_LIMITS) & (findings.value != "")
    ]
    for ratio in ratios.itertuples():
        low, high = Decimal(ratio.low), Decimal(ratio.high)
        if not (0 <= low < high and Decimal(ratio.value) > 0):
            rows.append(
                uncheckable(ratio, CHECK, ratio.value, "ratios below zero, or limits in no order, have no middle")
            )
            continue
        (low_least, low_most), (high_least, high_most) = ends_of(ratio.low), ends_of(ratio.high)
        middle = (low * high).sqrt()
        verdict = verdict_on(
            ratio.value, middle, (max(low_least, Decimal(0)) * high_least).sqrt(), (low_most * high_most).sqrt()
        )
        detail = "the middle of the limits on the logarithmic scale"
        if verdict == DOES_NOT_FOLLOW and offset_of_ratio(ratio) <= ALLOWED_OFFSET:
            verdict = AGREES
            detail += ", but for less than a tenth of the width: that limits from a likelihood or an exact method need not lie evenly is assumed"
        elif verdict == DOES_NOT_FOLLOW:
            detail += "; the estimate lies more than a tenth of the width beside it, as with limits from resampling or of another model"
        rows.append(
            row(
                f"{ratio.finding_id}.recheck.middle",
                ratio,
                CHECK,
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


def offset_of_ratio(ratio: Finding) -> float:
    """How far a ratio lies from the middle of its limits, in widths of the interval on the logarithmic scale; far where one is 0."""
    if not float(ratio.low):
        return math.inf
    value, low, high = (math.log(float(number)) for number in (ratio.value, ratio.low, ratio.high))
    return abs(value - (low + high) / 2) / (high - low)
