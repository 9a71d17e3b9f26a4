"""The rechecks on grids of prints: what rounding can have made is never accused, and what it cannot is never let pass.

Which prints are which is worked out here in fractions, by its definition. The grids of P values of means, percentages and
correlations, and those of limits of percentages, stand with their cases.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from statistics import stdev
from typing import Any

import pandas as pd
import pytest
from analysis.tiny_tables import OUTCOMES, UNITS, events, of_people, people, rich
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.event_free import check_event_free
from hivcells.analysis.rechecks.folds import check_folds
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts
from hivcells.analysis.rechecks.p_values import check_p_values
from hivcells.analysis.rechecks.parts_of_a_whole import check_parts
from hivcells.analysis.rechecks.percent_of_events import check_percentages
from hivcells.analysis.rechecks.percent_of_people import check_shares
from hivcells.analysis.rechecks.ratios import check_log_symmetry
from hivcells.analysis.rechecks.spreads import check_spreads
from hivcells.analysis.rechecks.sums_of_arms import check_sums_of_arms
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING
from independent.definitions import Z, barnard, chi_squared, fisher, normal_p, student_critical, student_p

TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}
ONE = {"arm_id": "tea.x1"}
HALF = Fraction(1, 2)


def by_print(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The verdict on each printed number."""
    return {row["printed_id"]: row["verdict"] for row in rows if row["verdict"]}


def expected(is_near: bool, is_possible: bool) -> str:
    return AGREES if is_near else WITH_ROUNDING if is_possible else DOES_NOT_FOLLOW


@pytest.mark.parametrize(("n", "places"), [(7, 0), (13, 0), (23, 1), (66, 1)])
def test_percentages_of_people(n: int, places: int) -> None:
    unit = Fraction(1, 10**places)
    prints = {f"{k / 10**places:.{places}f}": k * unit for k in range(100 * 10**places + 1)}
    possible = {p: [k for k in range(n + 1) if abs(Fraction(100 * k, n) - value) <= unit / 2] for p, value in prints.items()}  # fmt: skip
    common = ONE | {"statistic": "percent", "unit": "percent", "outcome_id": "headache"}
    found = by_print(
        check_shares(of_people(str(n), *(common | {"finding_id": p, "value": p} for p in prints)), OUTCOMES)
    )
    assert found == {p: expected(bool(counts), False) for p, counts in possible.items()}
    assert {AGREES, DOES_NOT_FOLLOW} == set(found.values())
    pairs = [(p, k) for p in list(prints)[:: 10**places] for k in range(n + 1)]
    counted = [ONE | {"event_id": f"{p}/{k}", "n_events": str(k), "n_assessed": str(n), "percent_printed": p} for p, k in pairs]  # fmt: skip
    assert by_print(check_percentages(events(*counted))) == {f"{p}/{k}.percent_printed": expected(k in possible[p], False) for p, k in pairs}  # fmt: skip


@pytest.mark.parametrize("n", [2, 3, 7, 9])
def test_means_of_whole_numbers_and_the_spreads_beside_them(n: int) -> None:
    common = ONE | {"statistic": "mean", "unit": "cells"}
    means = {f"{tenth / 10:.1f}": Fraction(tenth, 10) for tenth in range(1, 40)}
    printed = of_people(str(n), *(common | {"finding_id": m, "value": m} for m in means))
    for m, verdict in by_print(check_means_of_whole_numbers(printed, UNITS)).items():
        is_possible = any(abs(Fraction(total, n) - means[m]) <= Fraction(1, 20) for total in range(5 * n))
        assert verdict == expected(is_possible, False), m
    # Of numbers none of which is below zero those deviate most that are all zero but one.
    pairs = list(product(list(means)[::3], (f"{s / 4:.2f}" for s in range(1, 40))))
    for kind, scale in (("SD", 1.0), ("SE", math.sqrt(n))):
        rows = (common | {"finding_id": f"{m}±{s}", "value": m, "spread": s, "spread_kind": kind} for m, s in pairs)
        found = by_print(check_spreads(of_people(str(n), *rows), UNITS))
        for m, s in pairs:
            largest = stdev([n * (float(m) + 0.05), *[0.0] * (n - 1)]) / scale
            assert found[f"{m}±{s}"] == expected(float(s) - 0.005 <= largest, False), (m, s, kind)


@pytest.mark.parametrize(("a", "m", "b", "n"), [(1, 8, 5, 9), (3, 12, 9, 12), (0, 6, 4, 7), (5, 10, 4, 11)])
def test_p_values_of_counts(a: int, m: int, b: int, n: int) -> None:
    implied = [fisher(a, m, b, n), barnard(a, m, b, n), *(chi_squared(a, m, b, n, correction) for correction in (0, 1))]
    arms = zip(("tea.x1", "tea.x3"), (a, b), (m, n), strict=True)
    counted = events(*({"event_id": f"e{k}", "arm_id": arm, "n_events": str(k), "n_assessed": str(of)} for arm, k, of in arms))  # fmt: skip
    prints = [f"{k / 200:.3f}" for k in range(1, 200)] + [f"{p:.3f}" for p in implied]
    rows = (TWO | {"finding_id": p, "statistic": "p_value", "outcome_id": "headache", "value": p} for p in set(prints))
    for p, verdict in by_print(check_p_from_counts(rich(*rows), counted)).items():
        off = min(abs(float(p) - value) for value in implied)
        assert abs(off - 0.0005) < 1e-5 or (verdict == DOES_NOT_FOLLOW) is (off > 0.0005), (p, verdict)


def effect_and_p(name: str, statistic: str, numbers: tuple[str, str, str], p: str) -> list[dict[str, str]]:
    """An effect with its limits and the P value beside it, of a time of their own."""
    common = TWO | {"outcome_id": "headache", "time_value": name, "time_unit": "day"}
    limits = dict(zip(("value", "low", "high"), numbers, strict=True)) | {"interval": "95% CI"}
    effect = common | {"finding_id": f"effect.{name}", "statistic": statistic} | limits
    return [effect, common | {"finding_id": p + "/" + name, "statistic": "p_value", "value": p}]


@pytest.mark.parametrize("ns", [(), (4, 6), (20, 31)])
@pytest.mark.parametrize("statistic", ["difference", "odds_ratio"])
def test_p_values_of_intervals(statistic: str, ns: tuple[int, ...]) -> None:
    is_by_t = bool(ns) and statistic == "difference"
    critical = student_critical(sum(ns) - 2) if is_by_t else Z
    rows, right = [], set()
    for place, (size, places) in enumerate(product((0.1, 0.4, 1.0, 1.7, 2.5, 3.2), (1, 2, 3))):
        p = student_p(size, sum(ns) - 2) if is_by_t else normal_p(size)
        ends = [size, size - critical, size + critical]
        numbers = tuple(f"{math.exp(end) if statistic == 'odds_ratio' else end:.{places}f}" for end in ends)
        if numbers[1] in ("0.0", "0.00"):
            continue  # the logarithm of a limit that is rounded to zero has no end
        right.add(f"{p:.3f}/{place}")
        rows += effect_and_p(str(place), statistic, numbers, f"{p:.3f}")
        if places == 3:
            far = p + 0.2 if p < 0.3 else p - 0.2
            rows += effect_and_p(f"{100 + place}", statistic, numbers, f"{far:.3f}")
    arms = [people(str(of), arm) for of, arm in zip(ns, ("tea.x1", "tea.x3"), strict=False)]
    found = by_print(check_p_values(rich(*arms, *rows)))
    assert len(found) == len(rows) / 2 > 15
    for name, verdict in found.items():
        assert (verdict != DOES_NOT_FOLLOW) is (name in right), name


def test_ratios_amid_their_intervals() -> None:
    rows, off_by = [], {}
    for middle, half, offset in product((-1.0, 0.0, 0.8), (0.3, 1.0, 2.0), (-0.2, -0.11, -0.09, 0.0, 0.09, 0.11, 0.2)):
        ends = (middle + 2 * half * offset, middle - half, middle + half)
        value, low, high = (f"{math.exp(end):.4f}" for end in ends)
        name = f"{middle}/{half}/{offset}"
        off_by[name] = abs(offset)
        rows.append(TWO | {"finding_id": name, "statistic": "hazard_ratio", "value": value, "low": low, "high": high, "interval": "95% CI"})  # fmt: skip
    for name, verdict in by_print(check_log_symmetry(rich(*rows))).items():
        assert (verdict == DOES_NOT_FOLLOW) is (off_by[name] > 0.1), name


def test_shares_without_an_event_and_shares_of_one_whole() -> None:
    """Three whole percentages are off by one and a half, and two by one."""
    sizes = range(0, 101, 4)
    rows, wanted, wanted_of_parts = [], {}, {}
    common = ONE | {"statistic": "survival_percent", "unit": "percent", "time_unit": "day"}
    for time, (a, b, c) in enumerate([*product(sizes, (51, 97), (0,)), *product((60,), range(0, 41, 3), range(9, 22))]):
        shares = {"cheerful": a, "awake": b, "relief": c, "asleep": 50}
        kinds = {outcome: {} if outcome in ("cheerful", "awake") else {"statistic": "percent"} for outcome in shares}
        rows += [
            common | {"finding_id": f"{outcome}.{time}", "outcome_id": outcome, "time_value": str(time), "value": str(k)} | kinds[outcome]
            for outcome, k in shares.items() if outcome != "asleep" or c
        ]  # fmt: skip
        wanted[f"cheerful.{time}"] = expected(a <= b, a <= b + 1)
        over = a + c + (50 if c else 0) - 100
        wanted_of_parts[f"relief.{time}"] = expected(over == 0, abs(over) <= 1) if c else None
    assert by_print(check_event_free(rich(*rows), OUTCOMES)) == wanted
    assert set(wanted.values()) == {AGREES, WITH_ROUNDING, DOES_NOT_FOLLOW}
    assert by_print(check_parts(rich(*rows), OUTCOMES)) == {p: v for p, v in wanted_of_parts.items() if v}


def test_folds_and_their_logarithms() -> None:
    rows, wanted = [], {}
    for fold, tenth in product(("1.5", "2", "10", "30", "100", "250"), range(1, 30)):
        log, words = f"{tenth / 10:.1f}", f"{fold}-fold, {tenth / 10:.1f} log"
        common = ONE | {"outcome_id": "weight", "as_printed": words}
        rows += [common | {"finding_id": words, "statistic": "fold", "value": fold}, common | {"finding_id": f"log.{words}", "statistic": "log_change", "value": f"-{log}"}]  # fmt: skip
        half = 0.5 if "." not in fold else 0.05
        low, high = (math.log10(float(fold) + side * half) for side in (-1, 1))
        is_near = abs(math.log10(float(fold)) - tenth / 10) < 0.05
        wanted[words] = expected(is_near, low <= tenth / 10 + 0.05 and high >= tenth / 10 - 0.05)
    assert by_print(check_folds(rich(*rows))) == wanted
    assert set(wanted.values()) == {AGREES, WITH_ROUNDING, DOES_NOT_FOLLOW}


@pytest.mark.parametrize(("computed", "slack"), [("2.0", "0"), ("-1.25", "0.01"), ("0.5", "0.1")])
def test_differences(computed: str, slack: str) -> None:
    contrast = TWO | {"value_id": "c", "outcome_id": "weight", "contrast_of": "changes", "inputs": "", "value": computed}  # fmt: skip
    contrast |= {"unit": "kilograms", "decimals": "2", "method": "", "rounding": slack}
    prints = [f"{tenth / 10:.1f}" for tenth in range(-30, 31)]
    rows = (TWO | {"finding_id": p, "statistic": "difference", "outcome_id": "weight", "value": p} for p in prints)
    for p, verdict in by_print(check_differences(rich(*rows), pd.DataFrame([contrast]))).items():
        off = abs(Fraction(p) - Fraction(computed))
        # Half of a last decimal is rounded away from zero.
        is_near = off < HALF / 10 or (off == HALF / 10 and abs(Fraction(p)) > abs(Fraction(computed)))
        assert verdict == expected(is_near, off <= HALF / 10 + Fraction(slack)), p


def test_sums_of_arms() -> None:
    for first, second, total in product((1, 12, 30), (0, 9, 31), (10, 21, 61)):
        arms = [people(str(n), arm, "allocated") for n, arm in ((first, "tea.x1"), (second, "tea.x3"))]
        [found] = check_sums_of_arms(rich(*arms, people(str(total), "", "enrolled")))
        assert found["verdict"] == expected(first + second == total, False)
    arms[0]["how_obtained"] = "computed"
    [found] = check_sums_of_arms(rich(*arms, people("61", "", "enrolled")))
    assert found["verdict"] == CANNOT_BE_CHECKED
