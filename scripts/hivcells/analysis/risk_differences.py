"""Difference in the share of people with an event between two arms.

Counts are taken from the events where both arms print them. Where only survival
percentages are printed, the counts they would stand for are worked out under stated
assumptions, and the row says so: such a row is an illustration, not a result of the trial.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.statistics import CONFIDENCE_LABEL
from hivcells.analysis.statistics.p_from_counts import fisher_p
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.risk_difference import risk_difference
from hivcells.codes import EVERYBODY, PRINTED_COUNTS

FROM_PERCENT = "counts that the percentages would stand for"
EXTRA_COLUMNS = ["counts_from", "pair_id", "event", "scope"]


class Pair(NamedTuple):
    """Two arms of a study whose counts of one event are known."""

    study_id: str
    outcome_id: str
    event: str
    scope: str
    arm_id: str
    comparator_arm_id: str
    counts: tuple[int, int, int, int]  # events and people of the arm, events and people of the control
    counts_from: str
    inputs: str


NO_VALUES = pd.Series(dtype=str)
# What percentages have in common that are compared.
SAME_CURVES = ["study_id", "outcome_id", "time_value", "time_unit", "scope", "analysis", "source_id"]


def risk_differences(
    findings: pd.DataFrame, events: pd.DataFrame, arms: pd.DataFrame, outcomes: pd.DataFrame
) -> pd.DataFrame:
    """Risk difference with interval, Fisher's P value and, where they were worked out, the counts, for each pair of arms."""
    by_arm = arms.set_index("arm_id")
    pairs = [
        *pairs_of_printed_counts(events, by_arm.role),
        *pairs_from_percentages(findings, by_arm.role, outcomes.set_index("outcome_id").role),
    ]
    rows = [row for pair in pairs for row in _estimates(pair, by_arm.short_name)]
    return table_of_estimates(rows, EXTRA_COLUMNS)


def pairs_of_printed_counts(events: pd.DataFrame, role: pd.Series) -> Iterator[Pair]:
    """Pairs of an experimental and a control arm whose counts of one event, as severe, in the same part of the people, are printed."""
    people = events[events.counted == "people"]
    experimental, control = (people[people.arm_id.map(role) == wanted] for wanted in ("experimental", "control"))
    same = ["study_id", "outcome_id", "event", "scope", "severity"]
    pairs = experimental.merge(control, on=same, suffixes=("", "_control"))
    for pair in pairs.to_dict("records"):
        n = (pair["n_events"], pair["n_assessed"], pair["n_events_control"], pair["n_assessed_control"])
        keys = (pair["event_id"], pair["event_id_control"])
        yield Pair(
            study_id=pair["study_id"],
            outcome_id=pair["outcome_id"],
            event=pair["event"],
            scope=pair["scope"],
            arm_id=pair["arm_id"],
            comparator_arm_id=pair["arm_id_control"],
            counts=(int(n[0]), int(n[1]), int(n[2]), int(n[3])),
            counts_from=PRINTED_COUNTS,
            inputs=" ".join(f"{key}.{part}" for key in keys for part in ("events", "assessed")),
        )


def pairs_from_percentages(findings: pd.DataFrame, role: pd.Series, role_of_outcome: pd.Series) -> Iterator[Pair]:
    """Pairs of arms whose survival percentages each fit one count in arms of equal size."""
    curves = findings[(findings.statistic == "survival_percent") & findings.arm_id.isin(role.index)]
    curves = curves[(curves.value != "") & (curves.relation == "=")]
    of_role = findings.outcome_id.map(role_of_outcome)
    people_of, arms_of = (_values_by_study(findings[of_role == wanted]) for wanted in ("people", "arms"))
    for (study, outcome, *_), group in curves.groupby(SAME_CURVES):
        people, arms = people_of.get(study, NO_VALUES), arms_of.get(study, NO_VALUES)
        if len(people) != 1 or len(arms) != 1 or "" in (people.iloc[0], arms.iloc[0]):
            continue
        # ASSUME: everybody enrolled was assessed, the arms were of equal size, and nobody was
        # censored before the time of the percentage; then a survival percentage is a proportion.
        size = Fraction(people.iloc[0]) / Fraction(arms.iloc[0])
        if size.denominator == 1:
            inputs = [*people.index, *arms.index]
            yield from _pairs_of_curves(group, role, int(size), (study, outcome, outcome, EVERYBODY), inputs)


def _values_by_study(findings: pd.DataFrame) -> dict[Any, pd.Series]:
    """The values of each study's rows, under the keys of the rows."""
    return {study: rows.set_index("finding_id").value for study, rows in findings.groupby("study_id")}


def _pairs_of_curves(
    group: pd.DataFrame, role: pd.Series, size: int, named: tuple[str, str, str, str], inputs: list[str]
) -> Iterator[Pair]:
    arms: list[Iterable[Any]] = [
        group[group.arm_id.map(role) == wanted].itertuples() for wanted in ("experimental", "control")
    ]
    for first, second in product(*arms):
        candidates = [possible_counts(arm.value, size) for arm in (first, second)]
        if all(len(counts) == 1 for counts in candidates):
            counts = (candidates[0][0], size, candidates[1][0], size)
            keys = " ".join([first.finding_id, second.finding_id, *inputs])
            yield Pair(*named, first.arm_id, second.arm_id, counts, FROM_PERCENT, keys)


def _estimates(pair: Pair, short_name: pd.Series) -> Iterator[dict[str, Any]]:
    """Risk difference, P value and the counts behind them, as rows that can be quoted."""
    n_events, n_assessed, n_events_control, n_assessed_control = pair.counts
    result = risk_difference(*pair.counts)
    what = pair.event if pair.scope == EVERYBODY else f"{pair.event}.{pair.scope}"
    stem = f"{pair.study_id}.{what}.{short_name[pair.arm_id]}_vs_{short_name[pair.comparator_arm_id]}"
    shared = pair._asdict()
    del shared["counts"]  # which the method of each row says in words
    common = {"pair_id": stem, **shared}
    counts = f"{n_events} of {n_assessed} against {n_events_control} of {n_assessed_control}"
    yield common | {
        "value_id": f"{stem}.risk_difference",
        "statistic": "risk difference",
        "value": 100 * result.estimate,
        "low": 100 * result.low,
        "high": 100 * result.high,
        "unit": "percentage_points",
        "decimals": 0,
        "method": f"{counts}, {CONFIDENCE_LABEL} interval after Newcombe",
    }
    yield common | {
        "value_id": f"{stem}.fisher_p",
        "statistic": "P value",
        "value": fisher_p(*pair.counts),
        "unit": "p",
        "decimals": 3,
        "method": f"{counts}, Fisher's exact test, two-sided",
    }
    worked_out = {"events": n_events, "events_control": n_events_control, "assessed_per_arm": n_assessed}
    for name, value in worked_out.items() if pair.counts_from == FROM_PERCENT else ():
        yield common | {
            "value_id": f"{stem}.{name}",
            "statistic": "count",
            "value": value,
            "unit": "people",
            "decimals": 0,
            "method": "the whole number that fits, with equal arms and nobody censored",
        }
