"""Printed P values against the correlations, means and percentages printed with them, and the people behind."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from analysis.tiny_tables import OUTCOMES, events, findings
from hivcells.analysis.rechecks.correlations import check_p_from_correlations
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts, check_p_from_shares
from hivcells.analysis.rechecks.p_of_curves import check_p_of_curves
from hivcells.analysis.rechecks.p_of_means import check_p_from_means
from hivcells.analysis.rechecks.people import Behind, people_behind, people_in
from hivcells.analysis.rechecks.recheck import p_values_by_all_ways
from hivcells.analysis.rechecks.verdicts import (
    AGREES,
    CANNOT_BE_CHECKED,
    DOES_NOT_FOLLOW,
    WITH_ROUNDING,
    with_roles,
)
from independent.definitions import correlated, fisher, welch

TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3"}


def rich(*rows: dict[str, str]) -> pd.DataFrame:
    """Findings as the checks take them."""
    return with_roles(findings(*rows), OUTCOMES)


def people(n: str, arm: str = "tea.x1", scope: str = "infused", **other: str) -> dict[str, str]:
    """A printed number of people."""
    return {"finding_id": f"n.{arm}.{scope}", "outcome_id": "drinkers", "unit": "people", "value": n, "arm_id": arm, "scope": scope} | other  # fmt: skip


def behind(*rows: dict[str, str]) -> list[Behind]:
    """The people behind the last of the findings."""
    frame = rich(*rows)
    return people_behind(people_in(frame), list(frame.itertuples())[-1])


NUMBER = {"finding_id": "tea.m", "arm_id": "tea.x1", "statistic": "mean", "value": "3"}
OF_OTHER_ARM = {"finding_id": "tea.o", "arm_id": "tea.x3", "statistic": "mean", "value": "3"}


def test_the_people_printed_with_a_number_are_the_only_ones_behind_it() -> None:
    assert behind(people("20"), NUMBER | {"n_assessed": "17"}) == [Behind(17, "tea.m", True)]


def test_else_those_of_its_arm_are_nearest_to_the_analysis_first() -> None:
    rows = [
        people("20", scope="allocated"),
        people("18"),
        people("15", scope="assessed"),
        people("15", scope="treated"),
    ]
    assert [one.n_people for one in behind(*rows, OF_OTHER_ARM, NUMBER)] == [15, 18, 20]
    assert behind(people("9", arm="tea.x3"), NUMBER) == []


def test_the_people_of_a_study_serve_its_only_arm_and_numbers_without_an_arm() -> None:
    whole = people("22", arm="", scope="assessed")
    assert behind(whole, NUMBER) == behind(whole, NUMBER | {"arm_id": ""}) == [Behind(22, "n..assessed", False)]
    assert behind(whole, OF_OTHER_ARM, NUMBER) == []


def test_in_a_study_of_one_arm_its_people_serve_numbers_without_an_arm_and_the_other_way_round() -> None:
    assert behind(people("9"), NUMBER | {"arm_id": ""}) == [Behind(9, "n.tea.x1.infused", False)]
    # A count of a part of the arm does not stand in the way of that of the study.
    assert behind(people("4", scope="men"), people("16", arm=""), NUMBER) == [Behind(16, "n..infused", False)]
    # Of two arms neither serves what is of both.
    assert behind(people("9"), OF_OTHER_ARM, NUMBER | {"arm_id": ""}) == []


def test_people_of_the_same_text_go_before_those_of_others_and_of_another_study_none() -> None:
    other = people("30", source_id="press", scope="assessed")
    assert [one.n_people for one in behind(other, people("20"), NUMBER)] == [20]
    assert [one.n_people for one in behind(other, NUMBER)] == [30]
    assert behind(people("20", study_id="mate"), NUMBER) == []


def test_a_number_about_a_part_of_the_people_is_about_that_part() -> None:
    rows = [people("20"), people("7", scope="men")]
    assert [one.n_people for one in behind(*rows, NUMBER | {"scope": "men"})] == [7]
    assert behind(people("20"), NUMBER | {"scope": "men"}) == []


@pytest.mark.parametrize(
    "other", [{"relation": "about"}, {"unit": "percent"}, {"value": "0"}, {"outcome_id": "weight"}]
)
def test_what_counts_no_people_is_no_number_of_them(other: dict[str, str]) -> None:
    assert behind(people("20") | other, NUMBER) == []


def test_people_of_context_come_from_the_same_text_alone() -> None:
    context = {"study_id": "", "arm_id": ""}
    fact = NUMBER | context
    assert behind(people("734", arm="", scope="studied", study_id=""), fact)[0].n_people == 734
    assert behind(people("734", arm="", scope="studied", study_id="", source_id="other"), fact) == []


R = {"finding_id": "tea.r", "statistic": "coefficient", "unit": "ratio", "value": "0.56", "arm_id": "tea.x1", "as_printed": "r = 0.56"}  # fmt: skip
P = {"finding_id": "tea.p", "statistic": "p_value", "value": "0.037", "arm_id": "tea.x1", "as_printed": "p = 0.037"}


def by_correlation(*rows: dict[str, str]) -> list[dict[str, Any]]:
    return check_p_from_correlations(rich(*rows))


def test_a_p_value_follows_from_its_correlation_and_people() -> None:
    """statisticalpoint.com: 0.56 of 14 pairs has P = 0.037285."""
    check, implied = by_correlation(people("14"), R, P)
    assert (check["check"], check["verdict"]) == ("P value from the correlation", AGREES)
    assert check["inputs"] == "tea.r n.tea.x1.infused"
    assert implied["value_id"] == "tea.p.recheck.correlation.pearson"
    assert float(implied["value"]) == pytest.approx(0.037285, abs=5e-7)


def test_where_it_does_not_follow_the_numbers_of_people_are_named_with_which_it_would() -> None:
    check = by_correlation(people("22"), R, P | {"value": "0.02"})[0]
    fits = [n for n in range(3, 23) if correlated(0.565, n) < 0.025 and correlated(0.555, n) >= 0.015]
    assert check["verdict"] == DOES_NOT_FOLLOW
    assert check["detail"].endswith(f"22 people give 0.0067; {fits[0]} to {fits[-1]} would do")


def test_where_no_number_of_people_would_do_that_is_said() -> None:
    steep = R | {"value": "0.733", "as_printed": "r=0.733"}
    assert by_correlation(people("9"), steep, P | {"value": "0.0172"})[0]["detail"].endswith(
        "no smaller number of people would do"
    )
    own = steep | {"n_assessed": "9"}
    assert by_correlation(own, P | {"value": "0.0172"})[0]["detail"].endswith("no other number of people would do")


def test_a_printed_square_is_the_share_explained() -> None:
    """By hand: the root of 0.84 is 0.9165, and with 6 pairs t is 0.9165 x 2 / 0.4 = 4.58, P = 0.0102."""
    for printed in ("R(2) = 0.84", "R2 = 0.84", "r^2 = 0.84", "R² = 0.84"):
        assert by_correlation(people("6"), R | {"value": "0.84", "as_printed": printed}, P | {"value": "0.010"})[0]["verdict"] == AGREES  # fmt: skip
    assert by_correlation(people("6"), R | {"value": "0.84"}, P | {"value": "0.010"})[0]["verdict"] == DOES_NOT_FOLLOW


def test_of_several_correlations_only_one_in_the_same_words_or_of_the_same_analysis_belongs() -> None:
    second = R | {"finding_id": "tea.s", "value": "-0.1", "as_printed": "r = -0.1"}
    assert by_correlation(people("14"), R, second, P) == []
    words, other = {"as_printed": "r=0.56, p=0.037"}, {"as_printed": "r=-0.1, p=0.68"}
    # Two pairs, each in words of its own, as an abstract prints them: each P value goes with its own.
    pairs = [R | words, P | words, second | other, P | other | {"finding_id": "tea.q", "value": "0.68"}]
    assert [row["inputs"].split()[0] for row in by_correlation(people("14"), *pairs) if row["verdict"]] == ["tea.r", "tea.s"]  # fmt: skip
    assert by_correlation(people("14"), R | words, second, P | words)[0]["verdict"] == AGREES
    named = {"analysis": "rna"}
    assert by_correlation(people("14"), R | named, second, P | named)[0]["verdict"] == AGREES


@pytest.mark.parametrize(
    "other",
    [{"unit": "cells"}, {"value": "3"}, {"value": ""}, {"outcome_id": "weight"}, {"source_id": "other"}, {"scope": "men"}, {"time_value": "4"}],
)  # fmt: skip
def test_what_is_no_correlation_of_the_same_is_no_check(other: dict[str, str]) -> None:
    assert by_correlation(people("14"), R | other, P) == []


@pytest.mark.parametrize(
    "words", ["beta = 0.56", "kappa 0.56", "log HR 0.56", "OR 0.56", "HR=0.56", "coefficient 0.56", ""]
)
def test_a_coefficient_that_is_not_called_a_correlation_is_none(words: str) -> None:
    assert by_correlation(people("14"), R | {"as_printed": words}, P) == []


@pytest.mark.parametrize("words", ["r=0.56", "R = 0·56", "Pearson 0.56", "a correlation of 0.56", "correlated (0.56)"])
def test_a_coefficient_is_a_correlation_where_the_words_call_it_one(words: str) -> None:
    check, implied = by_correlation(people("14"), R | {"as_printed": words}, P)
    assert check["detail"] == "Pearson's correlation: agrees" and implied["value_id"].endswith(".pearson")


@pytest.mark.parametrize(
    "words", ["rho = 0.56", "ρ=0.56", "Spearman r=0.56", "rs = 0.56", "r_s = 0.56", "rank correlation 0.56"]
)
def test_a_correlation_of_ranks_is_called_so(words: str) -> None:
    check, implied = by_correlation(people("14"), R | {"as_printed": words}, P)
    assert check["detail"] == "Spearman's correlation, by the t distribution: agrees"
    assert implied["value_id"].endswith(".spearman")
    [few] = by_correlation(people("9"), R | {"as_printed": words}, P)
    assert (few["verdict"], few["value_id"]) == (CANNOT_BE_CHECKED, "tea.p.recheck.correlation")


def means(first: str, second: str, kind: str = "SD", spread: str = "9", **other: str) -> list[dict[str, str]]:
    """Means of two arms of 20 with a spread."""
    both = {"tea.x1": first, "tea.x3": second}
    mean = {"statistic": "mean", "unit": "kilograms", "outcome_id": "weight", "spread_kind": kind, "spread": spread}
    numbers = [mean | {"finding_id": f"m.{arm}", "arm_id": arm, "value": value} | other for arm, value in both.items()]
    return [people("20"), people("20", arm="tea.x3"), *numbers]


P_OF_MEANS = TWO | {"finding_id": "tea.p", "statistic": "p_value", "outcome_id": "weight", "value": "0.087"}


def by_means(*rows: dict[str, str]) -> list[dict[str, Any]]:
    return check_p_from_means(rich(*rows))


def test_a_p_value_follows_from_two_means_with_deviations() -> None:
    check, t, of_welch = by_means(*means("70.0", "75.0", spread="9.0"), P_OF_MEANS)
    assert (check["verdict"], check["check"]) == (AGREES, "P value from the means")
    assert float(of_welch["value"]) == pytest.approx(welch([(70, 9, 20), (75, 9, 20)]), rel=1e-6)
    assert t["low"] < float(t["value"]) < t["high"]
    assert t["method"] == "70.0 (SD 9.0, 20 people); 75.0 (SD 9.0, 20 people), t test"


def test_a_standard_error_is_a_deviation_over_the_root_of_the_people() -> None:
    as_errors = by_means(*means("70.0", "75.0", kind="SE", spread="2.012461"), P_OF_MEANS)
    assert float(as_errors[1]["value"]) == pytest.approx(welch([(70, 9, 20), (75, 9, 20)]), rel=1e-4)
    assert by_means(*means("70.0", "75.0", kind="SE", spread="9.0"), P_OF_MEANS)[0]["verdict"] == DOES_NOT_FOLLOW


def test_rounding_of_means_and_spreads_leaves_p_values_open() -> None:
    assert by_means(*means("70", "75"), P_OF_MEANS | {"value": "0.05"})[0]["verdict"] == WITH_ROUNDING
    far = by_means(*means("70", "75"), P_OF_MEANS | {"value": "0.001"})[0]
    assert far["verdict"] == DOES_NOT_FOLLOW


def test_all_groups_of_a_p_value_without_arms_are_compared_by_the_analysis_of_variance() -> None:
    third = [people("20", arm="tea.x2"), means("72", "0")[2] | {"finding_id": "m.x2", "arm_id": "tea.x2"}]
    of_all = P_OF_MEANS | {"arm_id": "", "comparator_arm_id": "", "value": "0.2"}
    rows = by_means(*means("70", "75"), *third, of_all)
    assert [row["value_id"] for row in rows] == ["tea.p.recheck.means", "tea.p.recheck.means.f"]


@pytest.mark.parametrize(
    "other", [{"spread": ""}, {"spread_kind": "not named"}, {"statistic": "median"}, {"source_id": "x"}, {"scope": "men"}, {"analysis": "b"}]
)  # fmt: skip
def test_means_without_a_named_spread_or_of_something_else_are_no_check(other: dict[str, str]) -> None:
    assert by_means(*means("70", "75", **other), P_OF_MEANS) == []


def test_where_an_arm_has_two_numbers_it_is_not_known_which_the_p_value_is_about() -> None:
    later = means("70", "75")[2] | {"finding_id": "m.later", "time_value": "4", "time_unit": "week"}
    assert by_means(*means("70", "75"), later, P_OF_MEANS) == []
    at_start = {"time_value": "0", "time_unit": "week"}
    assert by_means(*means("70", "75", **at_start), later, P_OF_MEANS | at_start) != []


def shares(first: str, second: str, statistic: str = "percent", **other: str) -> list[dict[str, str]]:
    """Percentages of arms of 14 and 7."""
    both = {"tea.x1": first, "tea.x3": second}
    share = {"statistic": statistic, "unit": "percent", "outcome_id": "headache"} | other
    numbers = [share | {"finding_id": f"s.{arm}", "arm_id": arm, "value": value} for arm, value in both.items()]
    return [people("14"), people("7", arm="tea.x3"), *numbers]


P_OF_SHARES = TWO | {"finding_id": "tea.p", "statistic": "p_value", "outcome_id": "headache", "value": "0.01", "relation": "<"}  # fmt: skip


def test_a_p_value_follows_from_percentages_that_are_whole_numbers_of_people() -> None:
    """85.7% of 14 are 12 and 14.3% of 7 are 1."""
    check, *implied = check_p_from_shares(rich(*shares("85.7", "14.3", "survival_percent"), P_OF_SHARES))
    assert check["verdict"] == AGREES and check["detail"].endswith("; if nobody was lost to follow-up")
    assert float(implied[0]["value"]) == pytest.approx(fisher(12, 14, 1, 7))
    [check, *_] = check_p_from_shares(rich(*shares("85.7", "14.3"), P_OF_SHARES | {"relation": "=", "value": "0.2"}))
    assert check["verdict"] == DOES_NOT_FOLLOW and "lost" not in check["detail"] and check["other_side"] == "yes"


def test_percentages_that_are_no_whole_number_or_many_are_no_check() -> None:
    assert check_p_from_shares(rich(*shares("86.9", "14.3"), P_OF_SHARES)) == []
    many = [people("900"), people("900", arm="tea.x3")]
    assert check_p_from_shares(rich(*many, *shares("50", "40")[2:], P_OF_SHARES)) == []


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
    assert {row["check"] for row in p_values_by_all_ways(frame, counts) if row["verdict"]} == {
        "P value from the counts"
    }
    assert {row["check"] for row in p_values_by_all_ways(frame, events()) if row["verdict"]} == {"P value from the percentages"}  # fmt: skip
