"""Printed numbers that lack what a recheck needs: coefficients, half-lives."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.verdicts import uncheckable

HALF_LIFE = "half-life"  # the role of outcomes that are half-lives


def check_coefficients(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """Printed model coefficients need an interval or a standard error to be checked."""
    missing = "neither an interval nor a standard error is printed with it"
    bare = findings[(findings.statistic == "coefficient") & (findings.interval == "")]
    return [uncheckable(found, "model coefficient", found.value, missing) for found in bare.itertuples()]


def check_half_lives(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """A half-life follows from two levels or more and the time between them, which no text prints beside it."""
    missing = "the levels that it comes from are not printed"
    lives = findings[findings.role == HALF_LIFE]
    return [uncheckable(life, "half-life", f"{life.value} {life.unit}s", missing) for life in lives.itertuples()]
