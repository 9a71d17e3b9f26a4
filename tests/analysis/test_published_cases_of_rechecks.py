"""The rechecks of numbers against what others printed, from both sides: prints that follow, and prints that do not.

Where no faulty print was found, a number of another of the cases stands for one. P values are in test_published_p_of_rechecks,
ratios, sums of arms and shares without an event in test_rechecks_of_ratios and test_statistics_of_others, and shares of one
whole in test_rechecks_of_parts. Coefficients and half-lives have no verdict, and so no cases.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from analysis.test_statistics_of_spreads import PIGS_1, PIGS_2, PIGS_5
from analysis.test_statistics_of_survival import GEHAN
from analysis.tiny_tables import OUTCOMES, UNITS, events, of_people, rich
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.folds import check_folds
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.percent_of_events import check_percentages
from hivcells.analysis.rechecks.percent_of_people import check_shares
from hivcells.analysis.rechecks.spreads import check_spreads
from hivcells.analysis.rechecks.survival import check_survival_percentages
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, WITH_ROUNDING

TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}
ONE = {"finding_id": "tea.m", "arm_id": "tea.x1"}


def first(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The row with the verdict."""
    return next(row for row in rows if row["verdict"])


# CAMIS, confidence intervals for a proportion in SAS: 36 of 154; Newcombe 1998, Table I: 81 of 263. Salter and others 2006,
# doi:10.1186/1471-2474-7-99: of 227 people 28 (12.3%), and 24 (10.5%), which are 10.57%.
@pytest.mark.parametrize(
    ("k", "n", "percent", "verdict"),
    [("36", "154", "23.38", AGREES), ("81", "263", "30.8", AGREES), ("28", "227", "12.3", AGREES), ("24", "227", "10.5", DOES_NOT_FOLLOW)],
)  # fmt: skip
def test_percentages_beside_their_counts_and_beside_their_people(k: str, n: str, percent: str, verdict: str) -> None:
    counted = {"event_id": "e", "arm_id": "tea.x1", "n_events": k, "n_assessed": n, "percent_printed": percent}
    assert check_percentages(events(counted))[0]["verdict"] == verdict
    share = ONE | {"statistic": "percent", "unit": "percent", "outcome_id": "headache", "value": percent}
    # No number of 227 people is 10.5%: 24 are 10.6% and 23 are 10.1%.
    assert check_shares(of_people(n, share), OUTCOMES)[0]["verdict"] == verdict


@pytest.mark.parametrize(("percent", "is_possible"), PIGS_2)
def test_percentages_of_the_pigs_of_scrutiny(percent: str, is_possible: bool) -> None:
    share = ONE | {"statistic": "percent", "unit": "percent", "outcome_id": "headache", "value": percent}
    found = check_shares(of_people("150", share), OUTCOMES)[0]
    assert found["verdict"] == (AGREES if is_possible else DOES_NOT_FOLLOW)


@pytest.mark.parametrize(("mean", "spread", "n", "is_possible"), [*((m, "", n, p) for m, n, p in PIGS_1), *PIGS_5])
def test_means_and_deviations_of_the_pigs_of_scrutiny(mean: str, spread: str, n: int, is_possible: bool) -> None:
    row = ONE | {"statistic": "mean", "unit": "cells", "value": mean, "spread": spread}
    row |= {"spread_kind": "SD"} if spread else {}
    [found] = check_means_of_whole_numbers(of_people(str(n), row), UNITS)
    assert found["verdict"] == (AGREES if is_possible else DOES_NOT_FOLLOW)


# Stata's cars and Student's t tests above, of numbers that are never below zero; their errors are printed beside the deviations,
# and a deviation is none of them. NRICH: three with a mean of 1 deviate by 1.732 at most.
@pytest.mark.parametrize(
    ("n", "mean", "spread", "kind", "verdict"),
    [
        ("52", "6072.423", "3097.104", "SD", AGREES), ("22", "6384.682", "558.994", "SE", AGREES), ("20", "3.006", "0.300", "SD", AGREES),
        ("3", "1.00", "1.76", "SD", DOES_NOT_FOLLOW), ("9", "1.00", "3.03", "SD", DOES_NOT_FOLLOW), ("3", "1.00", "1.73", "SE", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_spreads_beside_means(n: str, mean: str, spread: str, kind: str, verdict: str) -> None:
    row = ONE | {"statistic": "mean", "unit": "cells", "value": mean, "spread": spread, "spread_kind": kind}
    assert check_spreads(of_people(n, row), UNITS)[0]["verdict"] == verdict


@pytest.mark.parametrize(("share", "_", "low", "high"), GEHAN)
def test_limits_of_gehans_controls_follow_from_the_21_and_from_no_fewer_than_all(
    share: float, _: float, low: float, high: float
) -> None:
    value, low_print, high_print = (f"{100 * number:.2f}" for number in (share, low, high))
    row = ONE | {"statistic": "survival_percent", "unit": "percent", "outcome_id": "awake", "interval": "95% CI"}
    row |= {"value": value, "low": low_print, "high": high_print}
    for n, verdict in (("21", AGREES), ("15", DOES_NOT_FOLLOW)):
        found = first(check_survival_percentages(of_people(n, row)))
        assert found["verdict"] == verdict or (verdict == AGREES and found["verdict"] == WITH_ROUNDING)


# aidsmap, Interpreting viral load results: 40,000 to 4000 copies is one log and tenfold, to 400 two and a hundredfold, to 40
# three and a thousandfold; NIH glossary, log10: 20,000 to 200,000 is one log and tenfold.
AIDSMAP = [("40000", "4000", "10", "-1.0"), ("40000", "400", "100", "-2.0"), ("40000", "40", "1000", "-3.0"), ("20000", "200000", "10", "1.0")]  # fmt: skip


@pytest.mark.parametrize("place", range(len(AIDSMAP)))
def test_folds_of_viral_loads_are_their_logarithms_and_those_of_the_levels(place: int) -> None:
    start, end, fold, log = AIDSMAP[place]
    common = ONE | {"outcome_id": "weight", "scope": "one", "time_value": "4", "time_unit": "week"}
    levels = [common | {"finding_id": f"l.{t}", "statistic": "single", "unit": "copies", "time_value": t, "value": v} for t, v in (("0", start), ("4", end))]  # fmt: skip
    change = common | {"finding_id": "tea.log", "statistic": "log_change", "value": log}
    for other in AIDSMAP:
        printed = common | {"statistic": "fold", "value": other[2]}
        is_right = other[2] == fold
        for beside in (levels, [change]):
            found = check_folds(rich(*beside, printed))
            assert next(row for row in found if row["printed_id"] == "tea.m")["verdict"] in ((AGREES, WITH_ROUNDING) if is_right else (DOES_NOT_FOLLOW,))  # fmt: skip


# Irnich 2001, BMJ 322:1574, table 3: improvements of acupuncture, massage and sham, and the differences printed beside them.
IRNICH = [
    ("24.22", "7.89", "16.32", WITH_ROUNDING), ("24.22", "17.28", "6.93", WITH_ROUNDING), ("30.05", "7.23", "22.8", AGREES), ("30.05", "19.02", "11.0", AGREES),
    ("31.87", "13.52", "18.35", AGREES), ("31.87", "17.15", "14.7", AGREES), ("24.22", "7.89", "6.93", DOES_NOT_FOLLOW), ("30.05", "7.23", "11.0", DOES_NOT_FOLLOW),
    ("31.87", "17.15", "18.35", DOES_NOT_FOLLOW),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "printed", "verdict"), IRNICH)
def test_differences_of_changes(one: str, other: str, printed: str, verdict: str) -> None:
    """Two improvements with two decimals each are off by a hundredth at most."""
    computed = f"{float(one) - float(other):.2f}"
    contrast = TWO | {
        "value_id": "c",
        "outcome_id": "weight",
        "contrast_of": "changes",
        "inputs": "",
        "value": computed,
    }
    contrast |= {"unit": "points", "decimals": "2", "method": f"{one} - {other}", "rounding": "0.01"}
    row = TWO | {
        "unit": "points",
        "finding_id": "tea.d",
        "statistic": "difference",
        "outcome_id": "weight",
        "value": printed,
    }
    assert check_differences(rich(row), pd.DataFrame([contrast]))[0]["verdict"] == verdict
