"""Rules on numbers that are followed in time: an arm has one average of an outcome at one time."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

AVERAGES = ("mean", "median")
FOLLOWED = "cell count"  # the role of outcomes whose changes are computed


def averages_are_those_of_one_group(tables: Tables) -> Iterator[Complaint]:
    """Two different averages of an arm at one time are of two groups; a change of one into the other is none."""
    outcomes = tables["outcomes"]
    followed = set(outcomes.outcome_id[outcomes.role == FOLLOWED])
    first: dict[tuple[str, ...], Row] = {}
    for row in each_row(tables["findings"]):
        if row.outcome_id not in followed or row.statistic not in AVERAGES or not row.arm_id or row.scope:
            continue
        key = (row.study_id, row.arm_id, row.outcome_id, row.statistic, row.time_value, row.time_unit)
        first.setdefault(key, row)
        other = first[key]
        if (row.value, row.unit) != (other.value, other.unit):
            problem = f"at this time '{other.finding_id}' has {other.value} for the same arm"
            yield complain("findings", row, "scope", problem, "Name in scope whose average this is, or that is.")
