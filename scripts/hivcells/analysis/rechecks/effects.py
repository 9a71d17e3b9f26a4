"""The effect with an interval that belongs with a P value."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from hivcells.analysis.rechecks.rows import Finding
from hivcells.codes import CONFIDENCE_LIMITS

# What an interval is called whose level the text does not print.
LEVEL_NOT_PRINTED = "not named"
EFFECTS = ["difference", "coefficient", "hazard_ratio", "odds_ratio", "risk_ratio"]
CONTRAST = [
    "study_id", "arm_id", "comparator_arm_id", "outcome_id", "scope", "time_value", "time_unit", "source_id", "analysis",
]  # fmt: skip


def effects_by_contrast(findings: pd.DataFrame) -> dict[Hashable, Finding]:
    """The effect that is printed with an interval, of each contrast; one whose level is printed goes before others.

    Of several effects of one kind, such as two hazard ratios, it is not known which the P value is about.
    """
    effects = findings[
        findings.interval.isin([CONFIDENCE_LIMITS, LEVEL_NOT_PRINTED])
        & findings.statistic.isin(EFFECTS)
        & (findings.value != "")
        & (findings.low != findings.high)  # an interval without width implies no P value
    ]
    ordered = effects.sort_values("interval", key=lambda kinds: kinds != CONFIDENCE_LIMITS, kind="stable")
    groups = ((contrast, list(same.itertuples())) for contrast, same in ordered.groupby(CONTRAST))
    return {contrast: same[0] for contrast, same in groups if not _are_several(same)}


def _are_several(effects: list[Finding]) -> bool:
    """Whether another effect of the first one's kind, or with as good an interval, has other numbers: which the P value is of is unknown."""
    first, *others = effects
    return any(
        (other.statistic == first.statistic or other.interval == first.interval)
        and (other.value, other.low, other.high) != (first.value, first.low, first.high)
        for other in others
    )
