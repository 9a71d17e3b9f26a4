"""Printed P values against the percentages and curves printed with them, and which way goes first."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from analysis.tiny_tables import events, people, rich
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts, check_p_from_shares
from hivcells.analysis.rechecks.p_of_curves import check_p_of_curves
from hivcells.analysis.rechecks.recheck import p_values_by_all_ways
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
)
from hivcells.analysis.statistics.possible_counts import possible_counts
from independent.definitions import fisher

TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}


def shares(first: str, second: str, statistic: str = "percent", **other: str) -> list[dict[str, str]]:
    """Percentages of arms of 14 and 7."""
    both = {"tea.x1": first, "tea.x3": second}
    share = {"statistic": statistic, "unit": "percent", "outcome_id": "headache"} | other
    numbers = [share | {"finding_id": f"s.{arm}", "arm_id": arm, "value": value} for arm, value in both.items()]
    return [people("14"), people("7", arm="tea.x3"), *numbers]


P_OF_SHARES = TWO | {"finding_id": "tea.p", "statistic": "p_value", "outcome_id": "headache", "value": "0.01", "relation": "<"}  # fmt: skip


def test_a_p_value_follows_from_percentages_that_are_whole_numbers_of_people() -> None:
    """85.7% of 14 are 12 and 14.3% of 7 are 1."""
    check, *implied = check_p_from_shares(rich(*shares("85.7", "14.3"), P_OF_SHARES))
    assert check["verdict"] == AGREES
    assert float(implied[0]["value"]) == pytest.approx(fisher(12, 14, 1, 7))
    [check, *_] = check_p_from_shares(rich(*shares("85.7", "14.3"), P_OF_SHARES | {"relation": "=", "value": "0.2"}))
    assert check["verdict"] == DOES_NOT_FOLLOW and check["other_side"] == "yes"


def test_percentages_of_survival_curves_bear_no_p_value_even_where_they_look_like_whole_numbers_of_people() -> None:
    """75% of 12 and 70.8% of 48 look like 9 and 34 people, but who is lost counts in part, and the test is of whole curves."""
    assert check_p_from_shares(rich(*shares("85.7", "14.3", "survival_percent"), P_OF_SHARES)) == []
    curve, share = shares("85.7", "14.3", "survival_percent")[-2], shares("85.7", "14.3")[-1]
    of_both = [people("14"), people("7", arm="tea.x3"), curve, share, P_OF_SHARES]
    assert check_p_from_shares(rich(*of_both)) == []


def test_percentages_that_are_no_whole_number_or_many_are_no_check() -> None:
    assert check_p_from_shares(rich(*shares("86.9", "14.3"), P_OF_SHARES)) == []
    many = [people("900"), people("900", arm="tea.x3")]
    assert check_p_from_shares(rich(*many, *shares("50", "40")[2:], P_OF_SHARES)) == []


def test_as_many_as_25_pairs_of_counts_are_tried() -> None:
    """Without decimals a percentage of 500 is one of five counts, 50% of 201 one of two and 40% of 1300 one of thirteen."""
    for sizes, n_pairs in ((("500", "500"), 25), (("201", "1300"), 26)):
        numbers = [people(sizes[0]), people(sizes[1], arm="tea.x3"), *shares("50", "40")[2:]]
        counts = [possible_counts(share, int(n)) for share, n in zip(("50", "40"), sizes, strict=True)]
        assert math.prod(map(len, counts)) == n_pairs
        assert bool(check_p_from_shares(rich(*numbers, P_OF_SHARES))) is (n_pairs == 25)


def test_what_was_compared_is_said_of_each_p_value() -> None:
    _, *implied = check_p_from_shares(rich(*shares("85.7", "14.3"), P_OF_SHARES))
    assert {row["method"].rpartition(", ")[0].split(", ")[0] for row in implied} == {"85.7% of 14 against 14.3% of 7"}
    _, of_curves = check_p_of_curves(rich(*shares("81", "67", "survival_percent"), P_OF_SHARES))
    assert of_curves["method"] == "81% of 14 against 67% of 7, log-log"


def test_a_p_value_of_one_arm_compares_no_percentages() -> None:
    alone = P_OF_SHARES | {"comparator_arm_id": ""}
    assert check_p_from_shares(rich(*shares("85.7", "14.3"), alone)) == []
    assert check_p_of_curves(rich(*shares("81", "67", "survival_percent"), alone)) == []


def test_of_groups_too_large_for_it_barnards_test_is_said_to_be_left_out() -> None:
    p = {
        "finding_id": "tea.p",
        "statistic": "p_value",
        "outcome_id": "headache",
        "value": "0.01",
        "relation": "<",
    } | TWO
    large = {"tea.x1": "200", "tea.x3": "100"}
    counted = events(
        *({"event_id": f"e.{arm}", "arm_id": arm, "n_events": n, "n_assessed": "1000"} for arm, n in large.items())
    )
    detail = check_p_from_counts(rich(p), counted)[0]["detail"]
    assert detail.endswith("; Barnard's exact test was left out, since the groups are large")


def test_curves_at_one_time_give_no_verdict_on_a_p_value_but_say_what_they_would_give() -> None:
    """By hand for 81% and 67% of 44 each: 0.14."""
    sizes = [people("44"), people("44", arm="tea.x3")]
    check, implied = check_p_of_curves(rich(*sizes, *shares("81", "67", "survival_percent")[2:], P_OF_SHARES))
    assert check["verdict"] == CANNOT_BE_CHECKED and "the percentages give 0.14" in check["detail"]
    assert float(implied["value"]) == pytest.approx(0.1407, abs=0.0002)
    assert check_p_of_curves(rich(*sizes, *shares("81", "67")[2:], P_OF_SHARES)) == []
    assert check_p_of_curves(rich(*sizes, *shares("100", "67", "survival_percent")[2:], P_OF_SHARES)) == []


def parts(*scopes: str, **other: str) -> pd.DataFrame:
    """Counts of parts of one arm: 4 of 5 and 3 of 13, and of all."""
    counts = dict(zip(scopes, [("4", "5"), ("3", "13"), ("8", "19")], strict=False))
    return events(*({"event_id": f"e.{s}", "arm_id": "tea.x1", "scope": s, "n_events": k, "n_assessed": n} | other for s, (k, n) in counts.items()))  # fmt: skip


def test_a_p_value_without_arms_compares_the_two_parts_that_are_counted() -> None:
    p = {"finding_id": "tea.p", "statistic": "p_value", "outcome_id": "headache", "value": "0.047"}
    check, first, *_ = check_p_from_counts(rich(p), parts("green", "black", "all"))
    assert check["verdict"] == AGREES
    assert float(first["value"]) == pytest.approx(fisher(4, 5, 3, 13))
    for counted in (parts("green"), parts("green", "black", "white"), parts("green", "black", study_id="mate")):
        assert check_p_from_counts(rich(p), counted) == []
    assert check_p_from_counts(rich(p | {"arm_id": "tea.x3"}), parts("green", "black")) == []


def test_the_nearest_way_to_a_p_value_goes_before_the_others() -> None:
    counts = events(*({"event_id": f"e.{arm}", "arm_id": arm, "n_events": k, "n_assessed": n} for arm, k, n in (("tea.x1", "12", "14"), ("tea.x3", "1", "7"))))  # fmt: skip
    frame = rich(*shares("85.7", "14.3"), P_OF_SHARES)
    assert {row["check"] for row in p_values_by_all_ways(frame, frame, counts) if row["verdict"]} == {
        "P value from the counts"
    }
    assert {row["check"] for row in p_values_by_all_ways(frame, frame, events()) if row["verdict"]} == {"P value from the percentages"}  # fmt: skip
