"""Printed percentages, sums, means and P values against the counts printed with them."""

from __future__ import annotations

import math
from decimal import Decimal

import pandas as pd
import pytest
from analysis.tiny_tables import OUTCOMES, UNITS, events, findings
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts
from hivcells.analysis.rechecks.percentages import check_percentages
from hivcells.analysis.rechecks.sums_of_arms import check_sums_of_arms
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, with_roles
from hivcells.analysis.statistics.p_from_counts import p_from_counts

EVENT = {"event_id": "tea.e", "arm_id": "tea.x1", "n_events": "2", "n_assessed": "9", "percent_printed": "22.2"}


def test_a_printed_percentage_is_held_against_its_counts() -> None:
    [found] = check_percentages(events(EVENT, EVENT | {"event_id": "tea.f", "percent_printed": ""}))
    assert found == {
        "value_id": "tea.e.recheck.percent",
        "study_id": "tea",
        "arm_id": "tea.x1",
        "outcome_id": "headache",
        "statistic": "percentage of counts",
        "check": "percentage of counts",
        "printed_id": "tea.e.percent_printed",
        "printed": "22.2%",
        "verdict": "agrees",
        "detail": "2 of 9",
        "check_id": "tea.e.recheck.percent",
        "inputs": "tea.e.events tea.e.assessed",
        "value": Decimal(200) / 9,
        "unit": "percent",
        "decimals": 1,
        "method": "2 of 9",
    }


def test_a_percentage_of_other_counts_does_not_follow() -> None:
    for printed, verdict in (("22", AGREES), ("22.3", DOES_NOT_FOLLOW), ("33", DOES_NOT_FOLLOW)):
        [found] = check_percentages(events(EVENT | {"percent_printed": printed}))
        assert found["verdict"] == verdict


MEAN = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "unit": "cells", "value": "3.45"}
DRINKERS = {"finding_id": "tea.people", "arm_id": "tea.x1", "outcome_id": "drinkers", "unit": "people", "value": "20"}


def means_of(*rows: dict[str, str]) -> list[dict]:
    return check_means_of_whole_numbers(with_roles(findings(*rows), OUTCOMES), UNITS)


def test_a_mean_of_whole_numbers_is_a_multiple_of_one_over_the_people_of_its_arm() -> None:
    """The die of the encyclopaedia's article on the GRIM test: of 20 throws a mean ends in 0 or 5."""
    [found] = means_of(DRINKERS, MEAN)
    assert found == {
        "value_id": "tea.m.recheck.whole",
        "study_id": "tea",
        "arm_id": "tea.x1",
        "comparator_arm_id": "",
        "outcome_id": "white_cells",
        "statistic": "mean of whole numbers",
        "check": "mean of whole numbers",
        "printed_id": "tea.m",
        "printed": "3.45",
        "verdict": "agrees",
        "detail": "whole numbers of 20 people can have this mean",
        "inputs": "tea.m tea.people",
        "check_id": "tea.m.recheck.whole",
    }
    [found] = means_of(DRINKERS, MEAN | {"value": "3.48"})
    assert (found["verdict"], found["detail"]) == (DOES_NOT_FOLLOW, "whole numbers of 20 people cannot have this mean")


def test_a_mean_needs_the_people_of_its_own_arm() -> None:
    for rows in ([DRINKERS | {"arm_id": "tea.x2"}, MEAN], [MEAN], [DRINKERS | {"value": "0"}, MEAN]):
        [found] = means_of(*rows)
        assert (found["verdict"], found["detail"]) == (
            CANNOT_BE_CHECKED,
            "the number of people behind it is not printed",
        )
    for arm in ("", "tea.x1"):  # of nobody's arm, or of the only one
        [found] = means_of(DRINKERS | {"arm_id": arm}, MEAN | {"arm_id": ""})
        assert (found["verdict"], found["inputs"]) == (AGREES, "tea.m tea.people")


def test_a_single_person_has_whole_numbers() -> None:
    [found] = means_of(DRINKERS | {"value": "1"}, MEAN | {"value": "3.5"})
    assert found["detail"] == "whole numbers of 1 people cannot have this mean"


def test_a_mean_with_so_few_decimals_that_every_mean_is_possible_is_no_check() -> None:
    """Tenths of nine people leave out some means, such as 3.5; tenths of ten people are all there."""
    found = [means_of(DRINKERS | {"value": n}, MEAN | {"value": "3.5"})[0] for n in ("9", "10")]
    assert [row["verdict"] for row in found] == [DOES_NOT_FOLLOW, CANNOT_BE_CHECKED]
    assert found[1]["detail"] == "with so few decimals whole numbers can have every mean"


@pytest.mark.parametrize("other", [{"statistic": "median"}, {"unit": "kilograms"}, {"how_obtained": "computed"}])
def test_only_printed_means_in_units_that_count_whole_things_are_checked(other: dict[str, str]) -> None:
    assert means_of(DRINKERS, MEAN | other) == []


ENROLLED = {"finding_id": "tea.enrolled", "outcome_id": "drinkers", "scope": "enrolled", "unit": "people", "value": "20"}  # fmt: skip


def allocated(arm: str, people: str, **other: str) -> dict[str, str]:
    """People allocated to an arm."""
    return ENROLLED | {"finding_id": f"{arm}.people", "arm_id": arm, "scope": "allocated", "value": people} | other


def sums_of(*rows: dict[str, str]) -> list[dict]:
    return check_sums_of_arms(with_roles(findings(*rows), OUTCOMES))


ARMS = [allocated("tea.x1", "12"), allocated("tea.x3", "8")]


def test_the_people_of_the_arms_must_add_up_to_those_enrolled() -> None:
    [found] = sums_of(ENROLLED, *ARMS)
    expected = {
        "value_id": "tea.people.recheck.sum_of_arms",
        "study_id": "tea",
        "arm_id": "",
        "comparator_arm_id": "",
        "outcome_id": "drinkers",
        "statistic": "sum of the arms",
        "check": "sum of the arms",
        "printed_id": "tea.enrolled",
        "printed": "20",
        "verdict": "agrees",
        "detail": "the arms add up to 20",
        "inputs": "tea.enrolled tea.x1.people tea.x3.people",
        "check_id": "tea.people.recheck.sum_of_arms",
        "value": 20,
        "unit": "people",
        "decimals": 0,
        "method": "12 + 8",
    }
    assert found == expected
    [found] = sums_of(ENROLLED | {"value": "21"}, *ARMS)
    assert found == expected | {"printed": "21", "verdict": "does not follow from what is printed"}


def test_an_arm_of_unknown_size_leaves_the_sum_open() -> None:
    counted_only = [{"finding_id": f"tea.cells.{arm}", "arm_id": arm, "value": "200"} for arm in ("tea.x2", "tea.x4")]
    [found] = sums_of(ENROLLED, *ARMS, counted_only[0])
    assert (found["verdict"], found["detail"]) == (CANNOT_BE_CHECKED, "the size of an arm is not printed")
    assert not {"value", "unit", "decimals", "method"} & set(found)
    [found] = sums_of(ENROLLED, *ARMS, *counted_only)
    assert found["detail"] == "the size of some arms is not printed"


RANGE = {"value": "", "low": "150", "high": "160"}


def test_a_range_of_means_or_of_people_enrolled_is_not_rechecked() -> None:
    assert means_of(DRINKERS, MEAN | RANGE) == []
    assert sums_of(ENROLLED | RANGE, *ARMS) == []


@pytest.mark.parametrize(
    "other",
    [{"outcome_id": "headache"}, {"unit": "percent"}, {"scope": "treated"}, {"study_id": "mate"}],
)
def test_only_people_allocated_in_the_same_study_are_added_up(other: dict[str, str]) -> None:
    assert sums_of(ENROLLED, *(arm | other for arm in ARMS)) == []
    [found] = sums_of(ENROLLED, *ARMS, allocated("tea.x1", "5", finding_id="tea.other", **other))
    assert found["inputs"] == "tea.enrolled tea.x1.people tea.x3.people"


def test_people_allocated_to_no_arm_are_not_added_up() -> None:
    assert sums_of(ENROLLED, allocated("", "20")) == []


@pytest.mark.parametrize("other", [{"scope": "treated"}, {"arm_id": "tea.x1"}, {"unit": "percent"}, {"outcome_id": "headache"}])  # fmt: skip
def test_only_people_enrolled_in_a_study_are_held_against_the_sum(other: dict[str, str]) -> None:
    assert sums_of(ENROLLED | other, *ARMS) == []


def test_each_study_has_its_own_sum() -> None:
    other = [row | {"study_id": "mate", "finding_id": f"mate.{place}"} for place, row in enumerate((ENROLLED, *ARMS))]
    alone = [allocated("mate.y1", "3", study_id="milk", finding_id="milk.a")]
    found = sums_of(*alone, ENROLLED, ENROLLED | {"study_id": "water", "finding_id": "water.enrolled"}, *ARMS, *other)
    assert [(row["value_id"], row["value"]) for row in found] == [
        ("tea.people.recheck.sum_of_arms", 20),
        ("mate.people.recheck.sum_of_arms", 20),
    ]


P_VALUE = {"finding_id": "tea.p", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "headache", "statistic": "p_value", "value": "0.096"}  # fmt: skip
# Gandhi et al. 2009, doi:10.1016/j.vaccine.2009.05.016: 4 of 13 against 0 of 13.
COUNTS = [
    {"event_id": f"tea.e.{arm}", "arm_id": f"tea.{arm}", "n_events": n, "n_assessed": "13"}
    for arm, n in (("x1", "4"), ("x3", "0"))
]


def rich(*rows: dict[str, str]) -> pd.DataFrame:
    """Findings as the checks take them."""
    return with_roles(findings(*rows), OUTCOMES)


def test_a_p_value_agrees_with_counts_when_one_of_the_usual_tests_gives_it() -> None:
    """By hand: Fisher's test has 2 C(13, 4) of C(26, 4) ways; chi-squared is N (ad - bc)^2 over the product of the sums."""
    check, *implied = check_p_from_counts(rich(P_VALUE), events(*COUNTS))
    common = {"study_id": "tea", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "headache", "printed_id": "tea.p"}  # fmt: skip
    common |= {"inputs": "tea.e.x1.events tea.e.x1.assessed tea.e.x3.events tea.e.x3.assessed"}
    common |= {"check_id": "tea.p.recheck.counts"}
    assert check == common | {
        "value_id": "tea.p.recheck.counts",
        "statistic": "P value from the counts",
        "check": "P value from the counts",
        "printed": "0.096",
        "verdict": "agrees",
        "detail": (
            "Fisher's exact test: agrees; Barnard's exact test: does not follow from what is printed; "
            "chi-squared test: does not follow from what is printed; "
            "chi-squared test with Yates's correction: does not follow from what is printed"
        ),
    }
    fisher, barnard, *squared = (float(row.pop("value")) for row in implied)
    assert fisher == pytest.approx(2 * math.comb(13, 4) / math.comb(26, 4))
    assert barnard == p_from_counts(4, 13, 0, 13)["barnard"]
    sums = 13 * 13 * 4 * 22
    for value, difference in zip(squared, (4 * 13, 4 * 13 - 13), strict=True):
        assert value == pytest.approx(math.erfc(math.sqrt(26 * difference**2 / sums / 2)))
    named = {
        "fisher": "Fisher's exact test",
        "barnard": "Barnard's exact test",
        "chi_squared": "chi-squared test",
        "chi_squared_corrected": "chi-squared test with Yates's correction",
    }
    assert implied == [
        common
        | {
            "value_id": f"tea.p.recheck.counts.{key}",
            "statistic": f"P value from the counts, {test}",
            "check": f"P value from the counts, {test}",
            "printed": "",
            "verdict": "",
            "detail": "",
            "unit": "p",
            "decimals": 4,
            "method": f"4 of 13 against 0 of 13, {test}",
        }
        for key, test in named.items()
    ]


def test_a_bound_on_p_is_judged_by_counts_too() -> None:
    check = check_p_from_counts(rich(P_VALUE | {"relation": ">", "value": "0.09"}), events(*COUNTS))[0]
    assert (check["printed"], check["verdict"]) == (">0.09", "agrees")
    check = check_p_from_counts(rich(P_VALUE | {"relation": "<", "value": "0.01"}), events(*COUNTS))[0]
    assert (check["printed"], check["verdict"]) == ("<0.01", "does not follow from what is printed")


@pytest.mark.parametrize(
    "other", [{"outcome_id": "weight"}, {"source_id": "tea_2021"}, {"counted": "cups"}, {"arm_id": "tea.x2"}]
)
def test_counts_of_other_events_texts_things_or_arms_are_no_check(other: dict[str, str]) -> None:
    assert check_p_from_counts(rich(P_VALUE), events(COUNTS[0] | other, COUNTS[1])) == []
    assert check_p_from_counts(rich(P_VALUE), events(COUNTS[0], COUNTS[1] | other)) == []
    both = check_p_from_counts(rich(P_VALUE), events(*COUNTS, COUNTS[0] | other))
    assert len(both) == 5


def test_where_an_arm_has_two_counts_nobody_knows_which_the_p_value_is_about() -> None:
    again = COUNTS[0] | {"event_id": "tea.again"}
    other_p = P_VALUE | {"finding_id": "tea.q", "outcome_id": "weight"}
    of_other = [row | {"event_id": f"{row['event_id']}.w", "outcome_id": "weight"} for row in COUNTS]
    assert check_p_from_counts(rich(P_VALUE), events(*COUNTS, again)) == []
    rows = check_p_from_counts(rich(P_VALUE, other_p), events(*COUNTS, again, *of_other))
    assert {row["printed_id"] for row in rows} == {"tea.q"}


def test_only_p_values_of_two_arms_are_checked_by_counts() -> None:
    assert check_p_from_counts(rich(P_VALUE | {"statistic": "mean"}), events(*COUNTS)) == []
    for arms in ({"comparator_arm_id": ""}, {"comparator_arm_id": "", "arm_id": ""}):
        both = [row | {"arm_id": arm} for row, arm in zip(COUNTS, ("tea.x1", ""), strict=True)]
        assert check_p_from_counts(rich(P_VALUE | arms), events(*both)) == []
