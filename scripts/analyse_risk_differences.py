"""Difference in the share of people with an event between two arms.

    python scripts/analyse_risk_differences.py results/evidence/findings.csv results/evidence/events.csv \
        results/evidence/arms.csv results/tables/risk_differences.csv

Counts are taken from events.csv where both arms print them. Where only survival
percentages are printed, the counts they would stand for are worked out under stated
assumptions, and the row says so: such a row is an illustration, not a result of the trial.
"""

from __future__ import annotations

import argparse
from fractions import Fraction
from itertools import product

import pandas as pd
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import write_estimates
from hivcells.frames import read_frame
from hivcells.statistics.possible_counts import possible_counts
from hivcells.statistics.risk_difference import risk_difference
from hivcells.tables import arm_name

PRINTED = "printed counts"
FROM_PERCENT = "counts that the percentages would stand for"


def what_happened(event) -> str:
    """The part of an event's key between study and arm: 'set_point_week12' of 'garcia2013.set_point_week12.dc'."""
    return event.event_id.removeprefix(f"{event.study_id}.").removesuffix(f".{arm_name(event.arm_id)}")


def pairs_of_printed_counts(events: pd.DataFrame, role: pd.Series) -> list[dict]:
    """Pairs of an experimental and a control arm whose counts of one event are both printed."""
    events = events[(events.arm_id != "") & (events.counted == "people")]
    events = events.assign(what=[what_happened(event) for event in events.itertuples()])
    experimental, control = (events[events.arm_id.map(role) == wanted] for wanted in ("experimental", "control"))
    pairs = experimental.merge(control, on=["study_id", "what"], suffixes=("", "_control"))
    return [
        {
            "study_id": pair.study_id,
            "what": pair.what,
            "outcome_id": pair.outcome_id,
            "arm_id": pair.arm_id,
            "comparator_arm_id": pair.arm_id_control,
            "counts": tuple(
                int(n) for n in (pair.n_events, pair.n_assessed, pair.n_events_control, pair.n_assessed_control)
            ),
            "counts_from": PRINTED,
            "inputs": " ".join(
                f"{event_id}.{part}"
                for event_id in (pair.event_id, pair.event_id_control)
                for part in ("events", "assessed")
            ),
        }
        for pair in pairs.sort_values(["study_id", "what"], kind="stable").itertuples()
    ]


def pairs_from_percentages(findings: pd.DataFrame, role: pd.Series) -> list[dict]:
    """Pairs of arms whose survival percentages each fit one count in arms of equal size."""
    pairs = []
    curves = findings[(findings.statistic == "survival_percent") & (findings.arm_id != "")]
    for (study, outcome, *_), group in curves.groupby(["study_id", "outcome_id", "time_value", "time_unit"]):
        of_study = findings[findings.study_id == study].set_index("finding_id")
        people, arms = of_study[of_study.outcome_id == "people"], of_study[of_study.outcome_id == "arms"]
        if len(people) != 1 or len(arms) != 1:
            continue
        # ASSUME: everybody enrolled was assessed, the arms were of equal size, and nobody was
        # censored before the time of the percentage; then a survival percentage is a proportion.
        size = Fraction(people.value.iloc[0]) / Fraction(arms.value.iloc[0])
        if size.denominator != 1:
            continue
        experimental = group[group.arm_id.map(role) == "experimental"]
        control = group[group.arm_id.map(role) == "control"]
        for first, second in product(experimental.itertuples(), control.itertuples()):
            candidates = [possible_counts(arm.value, int(size)) for arm in (first, second)]
            if all(len(counts) == 1 for counts in candidates):
                pairs.append(
                    {
                        "study_id": study,
                        "what": outcome,
                        "outcome_id": outcome,
                        "arm_id": first.arm_id,
                        "comparator_arm_id": second.arm_id,
                        "counts": (candidates[0][0], int(size), candidates[1][0], int(size)),
                        "counts_from": FROM_PERCENT,
                        "inputs": " ".join([first.finding_id, second.finding_id, people.index[0], arms.index[0]]),
                    }
                )
    return pairs


def estimates(pair: dict) -> list[dict]:
    """Risk difference, P value and the counts behind them, as rows that can be quoted."""
    n_events, n_assessed, n_events_control, n_assessed_control = pair["counts"]
    result = risk_difference(*pair["counts"])
    stem = f"{pair['study_id']}.{pair['what']}.{arm_name(pair['arm_id'])}_vs_{arm_name(pair['comparator_arm_id'])}"
    common = {
        key: pair[key] for key in ("study_id", "outcome_id", "arm_id", "comparator_arm_id", "inputs", "counts_from")
    }
    counts = f"{n_events} of {n_assessed} against {n_events_control} of {n_assessed_control}"
    rows = [
        {
            "value_id": f"{stem}.risk_difference",
            "statistic": "risk difference",
            "value": 100 * result.estimate,
            "low": 100 * result.low,
            "high": 100 * result.high,
            "unit": "percentage_points",
            "decimals": 0,
            "method": f"{counts}, 95% interval after Newcombe",
        },
        {
            "value_id": f"{stem}.fisher_p",
            "statistic": "P value",
            "value": result.fisher_p,
            "unit": "p",
            "decimals": 3,
            "method": f"{counts}, Fisher's exact test, two-sided",
        },
    ]
    if pair["counts_from"] == FROM_PERCENT:
        for name, value in (
            ("events", n_events),
            ("events_control", n_events_control),
            ("assessed_per_arm", n_assessed),
        ):
            rows.append(
                {
                    "value_id": f"{stem}.{name}",
                    "statistic": "count",
                    "value": value,
                    "unit": "people",
                    "decimals": 0,
                    "method": "the whole number that fits, with equal arms and nobody censored",
                }
            )
    return [common | row for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("findings", "events", "arms", "risk_differences"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    findings, events = read_frame(arguments.findings), read_frame(arguments.events)
    role = read_frame(arguments.arms).set_index("arm_id").role
    pairs = pairs_of_printed_counts(events, role) + pairs_from_percentages(findings, role)
    write_estimates(arguments.risk_differences, [row for pair in pairs for row in estimates(pair)], ["counts_from"])


if __name__ == "__main__":
    exit_on_complaints(main)
