"""Shares that cannot overlap against each other: together they are no more than everybody, and where all are printed, just that."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.p_by_tests import by_keys
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, WITH_ROUNDING, ends_of, row, verdict_on
from hivcells.quantities import decimals_of

CHECK = "shares of one whole"
SHARES = (CURVE, PERCENT) = ("survival_percent", "percent")
SAME = [
    "study_id",
    "arm_id",
    "comparator_arm_id",
    "scope",
    "time_value",
    "time_unit",
    "source_id",
    "analysis",
    "part_of",
]
EVERYBODY = Decimal(100)


def check_parts(findings: pd.DataFrame, outcomes: pd.DataFrame) -> list[dict[str, Any]]:
    """The first percentage of each set of shares of one whole against what the others leave of everybody.

    Which outcomes are the parts of one whole is said by the vocabulary. Incidences with competing events and the share
    that is free of all of them add up so at each time; incidences that take a competing event for a loss (Cumulative
    incidence in competing risks data, Clinical Cancer Research 13:559), other people or times, and adjusted ones need not.
    """
    part_of = outcomes.set_index("outcome_id").part_of
    parts = findings.assign(part_of=findings.outcome_id.map(part_of).fillna(""))
    is_share = parts.statistic.isin(SHARES) & (parts.relation == "=") & (parts.value != "")
    parts = parts[is_share & (parts.part_of != "") & (parts.time_value != "")]
    return [
        found
        for key, same in by_keys(parts, SAME).items()
        for found in _check(same, set(part_of.index[part_of == key[-1]]))
    ]


def _check(same: list[Finding], whole: set[str]) -> Iterator[dict[str, Any]]:
    """The check of one set of shares; none where a part is printed twice, or alone, or nobody is in the part that is checked."""
    printed = [share.outcome_id for share in same]
    first = next((share for share in same if share.statistic == PERCENT), None)
    if first is not None and len(set(printed)) == len(printed) >= 2:
        others = [share for share in same if share is not first]
        if set(printed) == whole or Decimal(first.value):
            yield _row(first, others, is_all=set(printed) == whole)


def _row(share: Finding, others: list[Finding], is_all: bool) -> dict[str, Any]:
    """The row of a share; where a part is not printed, the others leave it at most the rest."""
    rest = EVERYBODY - sum(Decimal(other.value) for other in others)
    ends = [ends_of(other.value) for other in others]
    least, most = EVERYBODY - sum(high for _, high in ends), EVERYBODY - sum(low for low, _ in ends)
    if is_all:
        verdict = verdict_on(share.value, rest, least, most)
    else:
        fits, may_fit = Decimal(share.value) <= rest, ends_of(share.value)[0] <= most
        verdict = AGREES if fits else WITH_ROUNDING if may_fit else DOES_NOT_FOLLOW
    said = " and ".join(f"{other.value}%" for other in others)
    detail = f"{said} leave {rest}%" if is_all else f"{said} leave at most {rest}%"
    if verdict == DOES_NOT_FOLLOW:
        detail += "; other times, people or methods would have to stand behind"
    return row(
        f"{share.finding_id}.recheck.parts",
        share,
        CHECK,
        f"{share.value}%",
        verdict,
        detail,
        " ".join([share.finding_id, *(other.finding_id for other in others)]),
        value=rest,
        unit="percent",
        decimals=max(decimals_of(other.value) for other in others),
        method=" - ".join([str(EVERYBODY), *(other.value for other in others)]),
    )
