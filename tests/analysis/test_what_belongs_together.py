"""A recheck takes numbers that belong together: of one test, one event, one text, one kind of analysis."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.tiny_p_values import EFFECT, P_VALUE
from analysis.tiny_tables import OUTCOMES, findings
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.p_of_counts import two_counts
from hivcells.analysis.rechecks.recheck import p_values_by_all_ways
from hivcells.analysis.rechecks.verdicts import with_roles

EVENTS = pd.DataFrame(
    [
        ("tea.burn.x1", "tea", "tea.x1", "burn", "burn", "all", "people", "8", "20", "mild", "tea"),
        ("tea.burn.x3", "tea", "tea.x3", "burn", "burn", "all", "people", "2", "20", "mild", "tea"),
    ],
    columns=[
        "event_id", "study_id", "arm_id", "outcome_id", "event", "scope", "counted", "n_events", "n_assessed",
        "severity", "source_id",
    ],
)  # fmt: skip


def verdicts(*rows: dict[str, str], events: pd.DataFrame = EVENTS) -> dict[str, str]:
    """The verdicts on a P value, by the end of their ids."""
    table = findings(*rows)
    table = with_roles(table, OUTCOMES).assign(as_printed=[row.get("as_printed", "") for row in rows], note="")
    found = p_values_by_all_ways(table, table, events)
    return {row["value_id"].removeprefix("tea.p."): row["detail"] for row in found if row["verdict"]}


@pytest.mark.parametrize(
    "words",
    ["log-rank P = 0.024", "Mann\u2013Whitney P = 0.024", "P for interaction = 0.024", "P for trend 0.024", "P for non-inferiority"],
)  # fmt: skip
def test_a_p_value_of_another_test_is_not_checked_against_an_interval(words: str) -> None:
    said = verdicts(EFFECT, P_VALUE | {"as_printed": words})
    assert list(said) == ["recheck"] and said["recheck"].startswith("the text names what cannot be recomputed")


def test_a_p_value_without_a_named_test_is_checked() -> None:
    assert (
        "normal distribution: agrees"
        in verdicts(EFFECT, P_VALUE | {"value": "0.021", "as_printed": "P = 0.021"})["recheck"]
    )


def test_a_one_sided_p_value_agrees_where_the_text_says_so() -> None:
    half = P_VALUE | {"value": "0.0106"}
    assert "one-sided: agrees" in verdicts(EFFECT, half | {"as_printed": "one-tailed P"})["recheck"]
    assert "does not follow" in verdicts(EFFECT, half | {"as_printed": "P"})["recheck"]


def test_of_two_effects_it_is_not_known_which_a_p_value_is_about() -> None:
    other = EFFECT | {"finding_id": "tea.other", "value": "60", "low": "1", "high": "119"}
    assert verdicts(EFFECT, other, P_VALUE)["recheck"].startswith("no interval")


@pytest.mark.parametrize("column", ["event", "scope", "severity"])
def test_counts_of_two_kinds_are_not_compared(column: str) -> None:
    [p] = with_roles(findings(P_VALUE | {"outcome_id": "burn"}), OUTCOMES).itertuples()
    events = list(EVENTS.itertuples())
    assert [event.event_id for event in two_counts(p, events)] == ["tea.burn.x1", "tea.burn.x3"]
    assert two_counts(p, [events[0], events[1]._replace(**{column: "other"})]) == []
    assert two_counts(p._replace(analysis="adjusted"), events) == []


def of_difference(**cells: str) -> list[dict]:
    """The checks of a printed difference of 5 against two averages of 9 and 4."""
    lasts = (
        {"finding_id": "tea.x1", "arm_id": "tea.x1", "statistic": "mean", "value": "9"},
        {"finding_id": "tea.x3", "arm_id": "tea.x3", "statistic": "mean", "value": "4"},
    )
    printed = {"finding_id": "tea.d", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "statistic": "difference"}
    contrast = {
        "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "white_cells", "contrast_of": "last values",
        "value": 5, "rounding": 1, "unit": "", "decimals": 0, "method": "", "value_id": "tea.last", "inputs": "tea.x1 tea.x3",
    }  # fmt: skip
    return check_differences(findings(*lasts, printed | {"value": "5"} | cells), pd.DataFrame([contrast]))


def test_a_difference_is_compared_with_averages_of_its_own_text_and_analysis() -> None:
    assert len(of_difference()) == len(of_difference(analysis="unadjusted")) == 1
    assert of_difference(analysis="model") == of_difference(analysis="adjusted") == []
    assert of_difference(source_id="tea_2021") == []
