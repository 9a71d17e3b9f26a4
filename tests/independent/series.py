"""Averages that are followed in time: which are the first and the last of an arm, worked out from their times."""

from __future__ import annotations

import math

from independent.evidence import Row, printed, used

DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.4375, "year": 365.25}


def outcomes(kind: str) -> list[str]:
    """Outcomes with a role in the analyses: those counted over time are of the role 'cell count'."""
    return [row["outcome_id"] for row in printed("vocabulary/outcomes") if row["role"] == kind]


def day(finding: Row) -> float:
    """Days since the first infusion; a number without a time, beside a baseline, comes last."""
    return float(finding["time_value"]) * DAYS[finding["time_unit"]] if finding["time_value"] else math.inf


def first_and_last(findings: list[Row] | None = None) -> dict[tuple[str, str, str], tuple[Row, Row]]:
    """(arm, outcome, mean or median) -> the averages at baseline and at the last printed visit, by their times.

    Both are values of the whole arm from one text.
    """
    series: dict[tuple[str, str, str], list[Row]] = {}
    for row in used("findings") if findings is None else findings:
        if row["arm_id"] and row["value"] and not row["scope"] and row["outcome_id"] in outcomes("cell count"):
            series.setdefault((row["arm_id"], row["outcome_id"], row["statistic"]), []).append(row)
    ends = {}
    for average in ("mean", "median"):
        for (arm, outcome, statistic), rows in series.items():
            has_mean = any(known[:2] == (arm, outcome) for known in ends)
            pair = ends_of_one_text(rows)
            if statistic == average and not has_mean and pair:
                ends[arm, outcome, statistic] = pair
    return ends


def ends_of_one_text(rows: list[Row]) -> tuple[Row, Row] | None:
    """Baseline and last visit of a series, both printed as values by one text; None where no text has both."""
    latest = max(map(day, rows))
    values = sorted(
        (row for row in rows if row["relation"] == "="), key=lambda row: (row["source_id"], row["finding_id"])
    )
    for text in dict.fromkeys(row["source_id"] for row in values):
        first, last = ([row for row in values if row["source_id"] == text and day(row) == at] for at in (0, latest))
        if first and last and latest > 0:
            return first[0], last[-1]
    return None
