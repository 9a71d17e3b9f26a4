"""Printed ratios against the middle of their limits on the logarithmic scale."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_values import RATIOS
from hivcells.analysis.rechecks.verdicts import DOES_NOT_FOLLOW, ends_of, row, verdict_on
from hivcells.quantities import decimals_of


def check_log_symmetry(findings: pd.DataFrame) -> list[dict[str, Any]]:
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
