"""All checks of printed statistics stand in one table, each kind among them."""

from __future__ import annotations

import pandas as pd
from analysis.tiny_tables import ARMS, OUTCOMES, UNITS, events, findings, records
from hivcells.analysis.changes import changes
from hivcells.analysis.contrasts import contrasts
from hivcells.analysis.rechecks.recheck import recheck
from hivcells.analysis.rechecks.tally import AGREES_BY_ENTRY, HELD_AGAINST_EACH_OTHER, WAYS

TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}
P_VALUE = TWO | {"finding_id": "tea.p", "statistic": "p_value", "value": "0.096", "outcome_id": "headache"}
INTERVAL = TWO | {"finding_id": "tea.rr", "statistic": "risk_ratio", "value": "2.0", "low": "1", "high": "4", "interval": "95% CI", "outcome_id": "headache"}  # fmt: skip
COUNTS = [
    {"event_id": f"tea.e.{arm}", "arm_id": f"tea.{arm}", "n_events": n, "n_assessed": "13"}
    for arm, n in (("x1", "4"), ("x3", "0"))
]
# Numbers of two arms of twenty, each set of another outcome or text.
ARM_SIZES = [
    {"finding_id": f"tea.n.{arm}", "outcome_id": "drinkers", "scope": "infused", "unit": "people", "value": "20"}
    | {"arm_id": f"tea.{arm}", "source_id": "second"}
    for arm in ("x1", "x3")
]


def of_two(finding_id: str, first: str, second: str, **common: str) -> list[dict[str, str]]:
    """A number of each of two arms."""
    numbers = {"x1": first, "x3": second}
    return [
        {"finding_id": f"{finding_id}.{arm}", "arm_id": f"tea.{arm}", "value": v} | common for arm, v in numbers.items()
    ]


RICHER = [
    *ARM_SIZES,
    {"finding_id": "tea.r", "statistic": "coefficient", "unit": "ratio", "value": "0.5", "as_printed": "r = 0.5", "arm_id": "tea.x1", "source_id": "r"},
    {"finding_id": "tea.r.p", "statistic": "p_value", "value": "0.02", "arm_id": "tea.x1", "source_id": "r"},
    *of_two("tea.w", "70", "75", outcome_id="weight", statistic="mean", unit="kilograms", spread_kind="SD", spread="9", source_id="w"),
    TWO | {"finding_id": "tea.w.p", "statistic": "p_value", "value": "0.09", "outcome_id": "weight", "source_id": "w"},
    *of_two("tea.h", "30", "60", outcome_id="headache", statistic="percent", unit="percent", source_id="h"),
    TWO | {"finding_id": "tea.h.p", "statistic": "p_value", "value": "0.1", "outcome_id": "headache", "source_id": "h"},
    *of_two("tea.a", "81", "67", outcome_id="awake", statistic="survival_percent", unit="percent", source_id="a"),
    *of_two("tea.ch", "80", "60", outcome_id="cheerful", statistic="survival_percent", unit="percent", source_id="a"),
    *of_two("tea.sl", "5", "", outcome_id="asleep", statistic="percent", unit="percent", source_id="sl", time_value="5", time_unit="year")[:1],
    *of_two("tea.sc", "65", "", outcome_id="cheerful", statistic="survival_percent", unit="percent", source_id="sl", time_value="5", time_unit="year")[:1],
    TWO | {"finding_id": "tea.a.p", "statistic": "p_value", "value": "0.3", "outcome_id": "awake", "source_id": "a"},
    TWO | {"finding_id": "tea.u", "statistic": "difference", "value": "3", "low": "1", "high": "50", "interval": "95% CI", "source_id": "u"},
    TWO | {"finding_id": "tea.u.p", "statistic": "p_value", "value": "0.01", "source_id": "u"},
]  # fmt: skip


def recheck_of(numbers: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    of_contrasts = contrasts(numbers, ARMS, changes(numbers, ARMS))
    studies = pd.DataFrame([("tea", "randomised trial")], columns=["study_id", "design"])
    evidence = {"findings": numbers, "events": counted, "outcomes": OUTCOMES, "units": UNITS, "studies": studies}
    return recheck(evidence, of_contrasts)


def checks_in(frame: pd.DataFrame) -> set[str]:
    """The kinds of the checks that have a verdict."""
    return set(frame.check[frame.verdict != ""])


def one_of_every_kind() -> pd.DataFrame:
    """A table of rechecks with every kind of check."""
    mean = {"statistic": "mean", "unit": "cells", "time_unit": "week"}
    series = [
        mean | {"finding_id": f"{arm}.{time}", "arm_id": arm, "time_value": time, "visit": visit, "value": value}
        for arm in ("tea.x1", "tea.x3")
        for time, visit, value in (("0", "baseline", "5"), ("4", "last", "7.5"))
    ]
    people = {"outcome_id": "drinkers", "unit": "people"}
    return recheck_of(
        findings(
            *series,
            TWO | {"finding_id": "tea.d", "statistic": "difference", "value": "0", "unit": "cells"},
            {"finding_id": "tea.p.alone", "statistic": "p_value", "value": "0.5"},
            P_VALUE,
            INTERVAL | {"outcome_id": "weight"},
            {"finding_id": "tea.c", "statistic": "coefficient", "value": "3"},
            people | {"finding_id": "tea.all", "scope": "enrolled", "value": "20"},
            people | {"finding_id": "tea.all.x1", "scope": "allocated", "arm_id": "tea.x1", "value": "12"},
            {"finding_id": "tea.s", "statistic": "survival_percent", "value": "80"},
            {"finding_id": "tea.h", "outcome_id": "clearance", "value": "3", "unit": "day"},
            {"finding_id": "tea.f", "statistic": "fold", "value": "3", "outcome_id": "weight"},
            *RICHER,
        ),
        events(*COUNTS, {"event_id": "tea.q", "n_events": "1", "n_assessed": "2", "percent_printed": "50"}),
    )


def test_every_kind_of_check_is_in_the_table() -> None:
    frame = one_of_every_kind()
    assert checks_in(frame) == {
        "difference of last values",
        "difference of changes from baseline",
        "P value from the counts",
        "P value from the interval",
        "ratio amid its interval",
        "model coefficient",
        "sum of the arms",
        "percentage of counts",
        "mean of whole numbers",
        "survival percentage",
        "half-life",
        "fold change",
        "P value from the correlation",
        "P value from the means",
        "P value from the percentages",
        "P value of survival curves",
        "P value and interval",
        "percentage of people",
        "spread beside a mean",
        "event-free share",
        "shares of one whole",
    }
    assert list(frame.columns[-8:]) == [
        "check", "printed_id", "printed", "verdict", "detail", "check_id", "other_side", "in_tally",
    ]  # fmt: skip
    assert list(frame.value_id) == sorted(frame.value_id)
    assert frame.value_id.is_unique
    assert set(frame.check_id) <= set(frame.value_id)


def test_all_checks_of_a_p_value_are_ways_to_it_and_so_are_both_of_a_difference() -> None:
    frame = one_of_every_kind()
    frame = frame[frame.verdict != ""]
    p_values, differences = frame.printed_id.str.contains(r"\bp\b"), frame.printed_id == "tea.d"
    assert set(frame.check[p_values]) | {"P value"} == {check for check, way in WAYS.items() if way == "P value"}
    assert set(frame.check[differences]) == {check for check, way in WAYS.items() if way == "difference"}
    assert not set(frame.check[~p_values & ~differences]) & set(WAYS)
    assert {*AGREES_BY_ENTRY, *HELD_AGAINST_EACH_OTHER} <= set(frame.check)


def test_where_counts_are_printed_a_missing_interval_is_no_loss() -> None:
    assert checks_in(recheck_of(findings(P_VALUE), events(*COUNTS))) == {"P value from the counts"}
    assert checks_in(recheck_of(findings(P_VALUE), events())) == {"P value from the interval"}


def test_a_p_value_with_counts_and_an_interval_is_checked_by_both() -> None:
    frame = recheck_of(findings(P_VALUE, INTERVAL), events(*COUNTS))
    assert {"P value from the counts", "P value from the interval"} <= checks_in(frame)
    assert set(frame.check_id) <= set(frame.value_id)


def test_what_lacks_the_numbers_of_its_check_is_listed_with_the_reason() -> None:
    frame = recheck_of(
        findings(
            {"finding_id": "tea.c", "statistic": "coefficient", "value": "3", "interval": ""},
            {"finding_id": "tea.c.ci", "statistic": "coefficient", "value": "3", "low": "1", "high": "5", "interval": "95% CI"},
            {"finding_id": "tea.h", "outcome_id": "clearance", "value": "3.5", "unit": "day"},
            {"finding_id": "tea.s", "statistic": "survival_percent", "value": "80.0"},
        ),
        events(),
    )  # fmt: skip
    assert [
        (row["value_id"], row["check"], row["printed_id"], row["printed"], row["verdict"], row["detail"], row["value"])
        for row in records(frame)
    ] == [
        ("tea.c.recheck", "model coefficient", "tea.c", "3", "cannot be checked", "neither an interval nor a standard error is printed with it", ""),
        ("tea.h.recheck", "half-life", "tea.h", "3.5 days", "cannot be checked", "the levels that it comes from are not printed", ""),
        ("tea.s.recheck", "survival percentage", "tea.s", "80.0%", "cannot be checked", "people at risk and censored are not printed", ""),
    ]  # fmt: skip
