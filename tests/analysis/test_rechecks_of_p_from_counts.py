"""Printed P values against the counts printed with them."""

from __future__ import annotations

import math

import pytest
from analysis.tiny_tables import events, rich
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts
from hivcells.analysis.statistics.p_from_counts import p_from_counts

P_VALUE = {"finding_id": "tea.p", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "headache", "statistic": "p_value", "value": "0.096"}  # fmt: skip


# Gandhi et al. 2009, doi:10.1016/j.vaccine.2009.05.016: 4 of 13 against 0 of 13.
COUNTS = [
    {"event_id": f"tea.e.{arm}", "arm_id": f"tea.{arm}", "n_events": n, "n_assessed": "13"}
    for arm, n in (("x1", "4"), ("x3", "0"))
]


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


def test_a_p_value_of_a_part_of_the_people_is_not_held_against_counts_of_all() -> None:
    assert check_p_from_counts(rich(P_VALUE | {"scope": "women"}), events(*COUNTS)) == []
    of_women = [row | {"scope": "women"} for row in COUNTS]
    assert check_p_from_counts(rich(P_VALUE | {"scope": "women"}), events(*of_women)) != []
