"""Printed statistics against counts: sums of arms, percentages, P values of two shares, means of whole numbers."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from hivcells.quantities import decimals_of, to_decimal
from hivcells.rechecks import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
    row,
    sizes_of_arms,
    verdict_on_p,
)
from hivcells.statistics.p_from_counts import TESTS, p_from_counts
from hivcells.statistics.possible_counts import possible_counts
from hivcells.statistics.possible_mean import possible_mean

# Units that count whole things in each person; a mean of them over n people is a multiple of 1/n.
WHOLE_NUMBERS = ("cells_per_ul",)


def check_sums_of_arms(findings: pd.DataFrame) -> list[dict]:
    """People enrolled against the sum of people allocated to the arms."""
    rows = []
    people = findings[(findings.outcome_id == "people") & (findings.unit == "people")]
    for total in people[people.finding_id.str.endswith(".people.enrolled")].itertuples():
        arms = people[
            (people.study_id == total.study_id) & (people.arm_id != "") & people.finding_id.str.endswith(".allocated")
        ]
        if arms.empty:
            continue
        named = set(findings.arm_id[findings.study_id == total.study_id]) - {""}
        missing = named - set(arms.arm_id)
        value = arms.value.astype(int).sum()
        if missing:
            verdict, detail = (
                CANNOT_BE_CHECKED,
                f"the size of {'an arm' if len(missing) == 1 else 'some arms'} is not printed",
            )
        else:
            verdict = AGREES if value == int(total.value) else DOES_NOT_FOLLOW
            detail = f"the arms add up to {value}"
        recomputed = (
            {} if missing else {"value": value, "unit": "people", "decimals": 0, "method": " + ".join(arms.value)}
        )
        rows.append(
            row(
                f"{total.study_id}.people.recheck.sum_of_arms",
                total,
                "sum of the arms",
                total.value,
                verdict,
                detail,
                " ".join([total.finding_id, *arms.finding_id]),
                **recomputed,
            )
        )
    return rows


def check_percentages(events: pd.DataFrame) -> list[dict]:
    """Printed percentages against the counts beside them."""
    rows = []
    for event in events[events.percent_printed != ""].itertuples():
        counts = possible_counts(event.percent_printed, int(event.n_assessed))
        value = Decimal(100 * int(event.n_events)) / int(event.n_assessed)
        rows.append(
            {
                "value_id": f"{event.event_id}.recheck.percent",
                "study_id": event.study_id,
                "arm_id": event.arm_id,
                "outcome_id": event.outcome_id,
                "statistic": "percentage of counts",
                "check": "percentage of counts",
                "printed_id": f"{event.event_id}.percent_printed",
                "printed": f"{event.percent_printed}%",
                "verdict": AGREES if int(event.n_events) in counts else DOES_NOT_FOLLOW,
                "detail": f"{event.n_events} of {event.n_assessed}",
                "inputs": f"{event.event_id}.events {event.event_id}.assessed",
                "value": value,
                "unit": "percent",
                "decimals": decimals_of(event.percent_printed),
                "method": f"{event.n_events} of {event.n_assessed}",
            }
        )
    return rows


def check_p_from_counts(findings: pd.DataFrame, events: pd.DataFrame) -> list[dict]:
    """Each P value printed for a difference of two shares whose counts the same text prints, by every usual test.

    A paper may have used any of them, so the print agrees when one of them gives it; the detail says which.
    """
    rows = []
    for p in findings[(findings.statistic == "p_value") & (findings.comparator_arm_id != "")].itertuples():
        same = events[
            (events.outcome_id == p.outcome_id) & (events.source_id == p.source_id) & (events.counted == "people")
        ]
        arms = [same[same.arm_id == arm] for arm in (p.arm_id, p.comparator_arm_id)]
        # Where a text counts several events of this kind, which of them the P value is about is not known.
        if [len(arm) for arm in arms] != [1, 1]:
            continue
        first, second = (next(arm.itertuples()) for arm in arms)
        counts = [int(n) for event in (first, second) for n in (event.n_events, event.n_assessed)]
        inputs = " ".join(f"{event.event_id}.{part}" for event in (first, second) for part in ("events", "assessed"))
        verdicts = {}
        for key, value in p_from_counts(*counts).items():
            test = TESTS[key]
            verdicts[test] = verdict_on_p(p, to_decimal(value), value, value)
            rows.append(
                row(
                    f"{p.finding_id}.recheck.counts.{key}",
                    p,
                    f"P value from the counts, {test}",
                    "",
                    "",
                    "",
                    inputs,
                    value=value,
                    unit="p",
                    decimals=4,
                    method=f"{counts[0]} of {counts[1]} against {counts[2]} of {counts[3]}, {test}",
                )
            )
        best = min(verdicts.values(), key=(AGREES, WITH_ROUNDING, DOES_NOT_FOLLOW).index)
        detail = "; ".join(f"{test}: {verdict}" for test, verdict in verdicts.items())
        printed = p.value if p.relation == "=" else f"{p.relation}{p.value}"
        rows.append(row(f"{p.finding_id}.recheck.counts", p, "P value from the counts", printed, best, detail, inputs))
    return rows


def check_means_of_whole_numbers(findings: pd.DataFrame) -> list[dict]:
    """Printed means of cells in a microlitre, which are counted in whole numbers, against the people of the arm."""
    rows = []
    means = findings[
        (findings.statistic == "mean") & findings.unit.isin(WHOLE_NUMBERS) & (findings.how_obtained == "printed")
    ]
    for mean in means.itertuples():
        sizes = sizes_of_arms(findings, mean.study_id, [mean.arm_id]) if mean.arm_id else findings.iloc[:0]
        inputs = " ".join([mean.finding_id, *sizes.finding_id])
        n = int(sizes.value.iloc[0]) if len(sizes) else 0
        if not n:
            verdict, detail = CANNOT_BE_CHECKED, "the number of people behind it is not printed"
        elif n >= 10 ** decimals_of(mean.value):
            verdict, detail = CANNOT_BE_CHECKED, "with so few decimals whole numbers can have every mean"
        elif possible_mean(mean.value, n):
            verdict, detail = AGREES, f"whole numbers of {n} people can have this mean"
        else:
            verdict, detail = DOES_NOT_FOLLOW, f"whole numbers of {n} people cannot have this mean"
        rows.append(
            row(f"{mean.finding_id}.recheck.whole", mean, "mean of whole numbers", mean.value, verdict, detail, inputs)
        )
    return rows
