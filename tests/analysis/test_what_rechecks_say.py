"""What the checks say in words, and which numbers they leave alone: cases that no other test stands on."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.test_rechecks_of_p_from_means import P_OF_MEANS, by_means, means
from analysis.test_what_belongs_together import EVENTS
from analysis.tiny_p_values import EFFECT, P_VALUE, checks_of
from analysis.tiny_tables import UNITS, findings, people, rich
from hivcells.analysis.rechecks.correlations import check_p_from_correlations
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts, check_p_from_shares
from hivcells.analysis.rechecks.people import people_in
from hivcells.analysis.rechecks.percent_of_people import check_shares
from hivcells.analysis.rechecks.ratios import check_log_symmetry
from hivcells.analysis.rechecks.recheck import p_values_by_all_ways
from hivcells.analysis.rechecks.tally import in_tally
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING

OF_BURNS = EVENTS.assign(source_id="tea_2020")  # the text of the P values
TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}
R = {"finding_id": "tea.r", "statistic": "coefficient", "unit": "ratio", "value": "0.56", "arm_id": "tea.x1", "as_printed": "r = 0.56"}  # fmt: skip
P_OF_R = {"finding_id": "tea.p", "statistic": "p_value", "arm_id": "tea.x1"}


def test_a_one_sided_p_value_of_a_correlation_has_a_row_of_its_own() -> None:
    """By hand half of 0.0373: the text calls it one-sided, so that it is one of the tests."""
    one_sided = P_OF_R | {"value": "0.019", "as_printed": "one-sided p = 0.019"}
    check, *implied = check_p_from_correlations(rich(people("14"), R, one_sided))
    assert check["verdict"] == AGREES
    assert check["detail"].endswith("Pearson's correlation, one-sided: agrees")
    assert [row["value_id"] for row in implied] == [
        "tea.p.recheck.correlation.pearson",
        "tea.p.recheck.correlation.pearson_one_sided",
    ]
    wrong = check_p_from_correlations(rich(people("14"), R, one_sided | {"value": "0.5"}))[0]
    assert wrong["verdict"] == DOES_NOT_FOLLOW and "if the text named that test" not in wrong["detail"]


def test_an_explained_share_that_rounds_to_one_is_the_whole_variance() -> None:
    """1.0 may be 0.95 to 1.05, of which no share is beyond 1."""
    whole = R | {"value": "1.0", "as_printed": "R2 = 1.0"}
    [check, implied] = check_p_from_correlations(
        rich(people("14"), whole, P_OF_R | {"value": "0.0001", "relation": "<"})
    )
    assert check["verdict"] == AGREES and float(implied["value"]) == 0


def test_means_that_whole_numbers_have_or_have_not_are_told_of_their_people() -> None:
    mean = {"finding_id": "tea.m", "statistic": "mean", "unit": "cells", "arm_id": "tea.x1"}
    for value, spread, n, detail in (
        ("3.45", "", "20", "whole numbers of 20 people can have this mean"),
        ("3.44", "", "20", "whole numbers of 20 people cannot have this mean"),
        ("3.45", "0.01", "20", "whole numbers of 20 people cannot have this mean and deviation"),
        ("3", "", "20", "with so few decimals whole numbers can have every mean"),
        ("3.4", "", "10", "with so few decimals whole numbers can have every mean"),
        ("3.45", "0.5", "1", "whole numbers of 1 people cannot have this mean"),
    ):
        kind = {"spread": spread, "spread_kind": "SD" if spread else ""}
        [found] = check_means_of_whole_numbers(rich(people(n), mean | kind | {"value": value}), UNITS)
        assert found["detail"] == detail


@pytest.mark.parametrize("words", ["adjusted P = 0.2", "P from a Cox regression = 0.2", "ANCOVA, P = 0.2"])
def test_a_p_value_of_a_model_is_not_held_against_counts(words: str) -> None:
    """8 of 20 against 2 of 20 have P = 0.065 by Fisher's test."""
    p = P_VALUE | {"outcome_id": "burn", "value": "0.2", "time_value": "", "time_unit": ""}
    plain = rich(p | {"as_printed": "P = 0.2"})
    named = rich(p | {"as_printed": words})
    assert [row["verdict"] for row in p_values_by_all_ways(plain, plain, OF_BURNS) if row["verdict"]] == [
        DOES_NOT_FOLLOW
    ]
    assert [row["verdict"] for row in p_values_by_all_ways(named, named, OF_BURNS) if row["verdict"]] == [
        CANNOT_BE_CHECKED
    ]


def test_other_tests_that_would_do_are_named_with_what_they_give() -> None:
    """8 of 20 against 2 of 20: by hand, the sum of the tables with 8 or more of the ten in one arm is 0.0324."""
    check = check_p_from_counts(rich(P_VALUE | {"outcome_id": "burn", "value": "0.032"}), OF_BURNS)[0]
    assert check["verdict"] == DOES_NOT_FOLLOW
    assert "it would follow by Fisher's exact test, one-sided (0.0324), if the text named that test" in check["detail"]


def test_a_p_value_of_one_arm_is_no_number_of_that_arm() -> None:
    """Beside the mean of an arm stands the P value of its change, which is no second number of the arm."""
    of_change = P_OF_MEANS | {"finding_id": "tea.change", "comparator_arm_id": "", "value": "0.4"}
    rows = by_means(*means("70.0", "75.0", spread="9.0"), of_change, P_OF_MEANS)
    assert [row["verdict"] for row in rows if row["printed_id"] == "tea.p" and row["verdict"]] == [AGREES]
    assert [row for row in rows if row["printed_id"] == "tea.change"] == []


@pytest.mark.parametrize(("n", "is_checked"), [("1", False), ("2", True)])
def test_means_of_one_person_are_no_groups(n: str, is_checked: bool) -> None:
    both = means("70.0", "75.0", spread="9.0")
    sized = [people(n), people("20", arm="tea.x3"), *both[2:]]
    assert bool(by_means(*sized, P_OF_MEANS)) is is_checked


def test_percentages_of_one_arm_with_more_than_one_count_are_tried_with_each() -> None:
    """Of 300 people 33% are 98 to 100, of 10 people 30% are three: three pairs, the middle one first."""
    shares = [
        {"finding_id": f"tea.s.{arm}", "arm_id": arm, "outcome_id": "headache", "statistic": "percent", "unit": "percent", "value": value, "n_assessed": n}
        for arm, value, n in (("tea.x1", "33", "300"), ("tea.x3", "30", "10"))
    ]  # fmt: skip
    p = TWO | {"finding_id": "tea.p", "statistic": "p_value", "outcome_id": "headache", "value": "1"}
    check, *implied = check_p_from_shares(rich(*shares, p))
    assert check["verdict"] == AGREES
    assert implied[0]["method"].startswith("33% of 300 against 30% of 10")
    assert check["inputs"] == "tea.s.tea.x1 tea.s.tea.x3"


def test_scopes_of_whole_groups_are_the_words_of_the_vocabulary() -> None:
    assert people_in(rich(people("20"))).whole_scopes == [
        "assessed", "infused", "treated", "studied", "allocated", "enrolled", "",
    ]  # fmt: skip


def test_a_ratio_without_a_middle_says_why() -> None:
    ratio = {
        "finding_id": "tea.hr",
        "statistic": "hazard_ratio",
        "value": "-1",
        "low": "1",
        "high": "2",
        "interval": "95% CI",
    }
    [found] = check_log_symmetry(findings(ratio))
    assert found["detail"] == "ratios below zero, or limits in no order, have no middle"


def test_a_share_of_one_fewer_is_named_too() -> None:
    """By hand: 82.6% are 19 of 23; of 24 people nobody can have it, of one fewer they can."""
    share = {"finding_id": "tea.s", "statistic": "percent", "unit": "percent", "outcome_id": "headache", "value": "82.6", "arm_id": "tea.x1"}  # fmt: skip
    outcomes = pd.DataFrame([("headache", "yes")], columns=["outcome_id", "percent_counts_people"])
    [found] = check_shares(rich(people("24"), share), outcomes)
    assert found["detail"] == "no whole number of 24 people; of 23 it would be one"
    [found] = check_shares(rich(people("3"), share | {"value": "100.0"}), outcomes)
    assert found["detail"] == "3 of 3"


def test_the_check_of_a_p_value_against_its_interval_is_one_of_the_ways_to_it() -> None:
    frame = pd.DataFrame(
        [
            ("a", "p", "P value from the means", DOES_NOT_FOLLOW, ""),
            ("b", "p", "P value", AGREES, ""),
            ("c", "p", "P value from the counts", WITH_ROUNDING, ""),
        ],
        columns=["value_id", "printed_id", "check", "verdict", "inputs"],
    )
    assert in_tally(frame[frame.value_id != "b"]).tolist() == ["", "yes"]
    assert in_tally(frame).tolist() == ["", "yes", ""]


def test_an_interval_without_people_is_held_against_the_normal_distribution_alone() -> None:
    found = checks_of(EFFECT, P_VALUE)
    assert [key for key in found if key != "recheck"] == ["recheck.normal"]
    # Of two people the difference of two means has no degrees of freedom left, of three it has one.
    ones = [people("1"), people("1", arm="tea.x3")]
    assert [key for key in checks_of(*ones, EFFECT, P_VALUE) if key != "recheck"] == ["recheck.normal"]
    three = [people("2"), people("1", arm="tea.x3")]
    assert {"recheck.t", "recheck.normal"} < set(checks_of(*three, EFFECT, P_VALUE))
