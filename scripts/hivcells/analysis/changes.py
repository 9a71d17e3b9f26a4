"""Change of an average from baseline to the last printed visit, for each arm.

This is the definition: the view of the database reads this table, and the lines in data/README.md recompute it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import difference, printed, table_of_estimates
from hivcells.codes import AVERAGES, BASELINE, LAST

EXACT = "="  # how a value, not a bound, stands to the truth
# Another text may count other people.
SERIES = ["study_id", "arm_id", "outcome_id", "source_id"]


def changes(findings: pd.DataFrame, arms: pd.DataFrame) -> pd.DataFrame:
    """Last less first value of each arm's count, a row for each arm and outcome. A change of medians is not a median change.

    The column visit says which averages these are; a rule holds it against the times. Both are of one text and no bounds:
    from "<50" to ">200" is more than 150, and how much more nobody knows. Raises Complaints where their units differ.
    """
    values = findings[findings.visit.isin([BASELINE, LAST]) & (findings.relation == EXACT) & (findings.value != "")]
    rows = _changes(values, arms.set_index("arm_id").short_name)
    return table_of_estimates(rows, ["rounding", "baseline_id", "last_id", "average"])


def _changes(values: pd.DataFrame, short_name: pd.Series) -> Iterator[dict[str, Any]]:
    done = set()
    for average in AVERAGES:
        for (study, arm, outcome, _), series in values[values.statistic == average].groupby(SERIES):
            # Of two rows of one visit, which a rule holds to one value, the same one is named each time.
            baselines, lasts = (series[series.visit == visit].sort_values("finding_id") for visit in (BASELINE, LAST))
            if baselines.empty or lasts.empty or (arm, outcome) in done:
                continue
            done.add((arm, outcome))
            baseline, last = baselines.iloc[0], lasts.iloc[-1]
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
