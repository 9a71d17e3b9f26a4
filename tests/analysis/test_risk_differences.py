"""Two arms whose counts of one event are known differ by a risk, with an interval and an exact P value."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from analysis.tiny_tables import ARMS, OUTCOMES, events, findings, records
from hivcells.analysis.risk_differences import risk_differences


def counted(arm: str, n_events: str, n_assessed: str, **other: str) -> dict[str, str]:
    """People of an arm with a headache on the seventh day."""
    event = {"event_id": f"tea.headache.{arm}", "arm_id": arm, "n_events": n_events, "n_assessed": n_assessed}
    return event | other


def differences_of(*rows: dict[str, str]) -> pd.DataFrame:
    return risk_differences(findings(), events(*rows), ARMS, OUTCOMES)


GREEN, WATER = counted("tea.x1", "56", "70"), counted("tea.x3", "48", "80")


def test_printed_counts_give_a_difference_with_its_interval_and_a_p_value() -> None:
    """Newcombe 1998, Table II, method 10: 56/70 less 48/80 is 0.2, 0.0524 to 0.3339; P by the definition of Fisher's test."""
    frame = differences_of(GREEN, WATER)
    assert list(frame.columns[-4:]) == ["counts_from", "pair_id", "event", "scope"]
    common = {
        "study_id": "tea",
        "arm_id": "tea.x1",
        "comparator_arm_id": "tea.x3",
        "outcome_id": "headache",
        "inputs": "tea.headache.tea.x1.events tea.headache.tea.x1.assessed tea.headache.tea.x3.events tea.headache.tea.x3.assessed",
        "counts_from": "printed counts",
        "pair_id": "tea.headache_day7.green_vs_water",
        "event": "headache_day7",
        "scope": "all",
    }
    ways = [math.comb(104, k) * math.comb(46, 70 - k) for k in range(24, 71)]
    as_unlikely = [way for way in ways if way <= ways[56 - 24]]
    p_value, difference = records(frame)
    assert p_value == pytest.approx(
        common
        | {
            "value_id": "tea.headache_day7.green_vs_water.fisher_p",
            "statistic": "P value",
            "value": sum(as_unlikely) / math.comb(150, 70),
            "low": "",
            "high": "",
            "unit": "p",
            "decimals": 3,
            "method": "56 of 70 against 48 of 80, Fisher's exact test, two-sided",
        }
    )
    interval = difference.pop("low"), difference.pop("high")
    assert interval == pytest.approx((5.24, 33.39), abs=0.005)
    assert difference == pytest.approx(
        common
        | {
            "value_id": "tea.headache_day7.green_vs_water.risk_difference",
            "statistic": "risk difference",
            "value": 20,
            "unit": "percentage_points",
            "decimals": 0,
            "method": "56 of 70 against 48 of 80, 95% interval after Newcombe",
        }
    )


def test_arms_are_compared_in_the_same_part_of_their_people_only() -> None:
    parts = [
        counted(arm, "1", "9", event_id=f"tea.headache.{arm}.{part}", scope=part)
        for part in ("young", "old")
        for arm in ("tea.x1", "tea.x3")
    ]
    frame = differences_of(*parts)
    assert list(frame.pair_id.unique()) == [
        "tea.headache_day7.old.green_vs_water",
        "tea.headache_day7.young.green_vs_water",
    ]
    assert set(frame.inputs[frame.scope == "old"]) == {
        "tea.headache.tea.x1.old.events tea.headache.tea.x1.old.assessed tea.headache.tea.x3.old.events tea.headache.tea.x3.old.assessed"
    }
    assert differences_of(parts[0], parts[3]).empty


def test_every_experimental_arm_is_held_against_the_control_arm_and_no_other() -> None:
    frame = differences_of(*(counted(f"tea.{arm}", "1", "9") for arm in ("x3", "x1", "x2", "x4")))
    assert list(frame.pair_id.unique()) == [f"tea.headache_day7.{arm}_vs_water" for arm in ("black", "green")]


@pytest.mark.parametrize(
    "other",
    [
        {"event": "headache_day8"},
        {"outcome_id": "weight"},
        {"study_id": "mate", "arm_id": "mate.y2"},
        {"arm_id": ""},
        {"counted": "cups"},
    ],
)
def test_other_events_other_studies_and_what_is_not_people_is_not_compared(other: dict[str, str]) -> None:
    assert differences_of(GREEN, WATER | other).empty
    assert differences_of(GREEN | other, WATER).empty


SURVIVAL = {"outcome_id": "weight", "statistic": "survival_percent", "time_value": "2", "time_unit": "year"}
PEOPLE = {"finding_id": "tea.all", "outcome_id": "drinkers", "value": "48"}
CUPS = {"finding_id": "tea.cups", "outcome_id": "cups", "value": "2"}


def survival(arm: str, value: str, **other: str) -> dict[str, str]:
    """A percentage of an arm that survived for two years."""
    return SURVIVAL | {"finding_id": f"tea.alive.{arm}", "arm_id": arm, "value": value} | other


CURVES = [survival("tea.x1", "95.8"), survival("tea.x3", "70.8")]


def differences_of_curves(*rows: dict[str, str]) -> pd.DataFrame:
    return risk_differences(findings(*rows), events(), ARMS, OUTCOMES)


def test_survival_percentages_in_equal_arms_stand_for_counts_that_are_said_to_be_worked_out() -> None:
    """Of 24 people 23 are 95.83 and 17 are 70.83 percent; 48 people in 2 arms are 24 in each."""
    found = records(differences_of_curves(PEOPLE, CUPS, *CURVES))
    common = {
        "study_id": "tea",
        "arm_id": "tea.x1",
        "comparator_arm_id": "tea.x3",
        "outcome_id": "weight",
        "inputs": "tea.alive.tea.x1 tea.alive.tea.x3 tea.all tea.cups",
        "counts_from": "counts that the percentages would stand for",
        "pair_id": "tea.weight.green_vs_water",
        "event": "weight",
        "scope": "all",
    }
    worked_out = common | {
        "statistic": "count",
        "low": "",
        "high": "",
        "unit": "people",
        "decimals": 0,
        "method": "the whole number that fits, with equal arms and nobody censored",
    }
    counts = {"assessed_per_arm": 24, "events": 23, "events_control": 17}
    assert found[:3] == [
        worked_out | {"value_id": f"tea.weight.green_vs_water.{name}", "value": value} for name, value in counts.items()
    ]
    assert [row["value_id"].rsplit(".", 1)[1] for row in found[3:]] == ["fisher_p", "risk_difference"]
    assert found[4] | common == found[4] and found[4]["value"] == pytest.approx(100 * 6 / 24)
    assert found[4]["method"] == "23 of 24 against 17 of 24, 95% interval after Newcombe"


def test_printed_counts_are_not_given_once_more() -> None:
    assert set(differences_of(GREEN, WATER).statistic) == {"P value", "risk difference"}


@pytest.mark.parametrize(
    "numbers_of_people",
    [
        [PEOPLE], [CUPS], [PEOPLE, PEOPLE, CUPS], [PEOPLE, CUPS, CUPS], [PEOPLE | {"value": "49"}, CUPS],
        [PEOPLE | {"study_id": "mate"}, CUPS], [PEOPLE, CUPS | {"study_id": "mate"}],
    ],
)  # fmt: skip
def test_counts_are_worked_out_only_where_the_size_of_equal_arms_is_known(numbers_of_people: list[dict]) -> None:
    assert differences_of_curves(*numbers_of_people, *CURVES).empty


def test_a_percentage_that_fits_no_count_or_several_gives_none() -> None:
    for people, value in (("48", "95.9"), ("500", "50")):
        for curves in ([CURVES[0], survival("tea.x3", value)], [survival("tea.x1", value), CURVES[1]]):
            assert differences_of_curves(PEOPLE | {"value": people}, CUPS, *curves).empty


@pytest.mark.parametrize(
    "other",
    [
        {"arm_id": ""}, {"arm_id": "tea.x4"}, {"statistic": "percent"}, {"outcome_id": "headache"}, {"time_value": "3"},
        {"time_unit": "month"}, {"study_id": "mate"}, {"relation": ">="}, {"scope": "per_protocol"}, {"analysis": "adjusted"},
        {"source_id": "tea_news"},
    ],
)  # fmt: skip
def test_percentages_of_other_things_arms_and_times_are_not_compared(other: dict[str, str]) -> None:
    assert differences_of_curves(PEOPLE, CUPS, CURVES[0], CURVES[1] | other).empty


def test_every_pair_of_arms_has_its_counts() -> None:
    frame = differences_of_curves(PEOPLE, CUPS, *CURVES, survival("tea.x2", "50.0"))
    assert list(frame.value_id[frame.statistic == "risk difference"]) == [
        "tea.weight.black_vs_water.risk_difference",
        "tea.weight.green_vs_water.risk_difference",
    ]
