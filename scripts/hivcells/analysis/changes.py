"""Change of an average from baseline to the last printed visit, for each arm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import difference, printed, table_of_estimates
from hivcells.codes import AVERAGES, followed_outcomes
from hivcells.quantities import days_of

EXACT = "="  # how a value, not a bound, stands to the truth
SERIES = ["study_id", "arm_id", "outcome_id", "statistic"]


def changes(findings: pd.DataFrame, arms: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Last less first value of each arm's count, a row for each arm and outcome. A change of medians is not a median change."""
    averages = findings[
        findings.outcome_id.isin(followed_outcomes(outcomes))
        & findings.statistic.isin(AVERAGES)
        & (findings.value != "")
        & (findings.arm_id != "")
        & (findings.scope == "")  # a part of an arm is not what the arm started from
    ]
    rows = _changes(averages, arms.set_index("arm_id").short_name)
    return table_of_estimates(rows, ["rounding", "baseline_id", "last_id", "average"])


def _changes(averages: pd.DataFrame, short_name: pd.Series) -> Iterator[dict[str, Any]]:
    done = set()
    for average in AVERAGES:
        for (study, arm, outcome, _), series in averages[averages.statistic == average].groupby(SERIES):
            # ASSUME: a value without a time, beside a baseline, is the last one the source has.
            days = list(map(days_of, series.time_value, series.time_unit))
            in_time = series.assign(days=days).sort_values(["days", "finding_id"])
            baseline, last = in_time.iloc[0], in_time.iloc[-1]
            # A bound is no value: from "<50" to ">200" is more than 150, and how much more nobody knows.
            are_values = baseline.relation == last.relation == EXACT
            # Another text may count other people.
            is_of_one_text = baseline.source_id == last.source_id
            if baseline.days != 0 or last.days == 0 or not are_values or not is_of_one_text or (arm, outcome) in done:
                continue
            done.add((arm, outcome))
            yield {
                "value_id": f"{study}.{outcome}.{short_name[arm]}.change",
                "study_id": study,
                "arm_id": arm,
                "outcome_id": outcome,
                "statistic": f"change of {average}s",
                **difference(printed(last, last.name), printed(baseline, baseline.name)),
                "baseline_id": baseline["finding_id"],
                "last_id": last["finding_id"],
                "average": average,
            }
