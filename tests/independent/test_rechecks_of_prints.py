"""The table of rechecked statistics: every verdict and what it rests on, found again from data/."""

from __future__ import annotations

import math

from independent.all_rechecks import counted, rechecks
from independent.evidence import built, by_key


def rechecks_as_built() -> dict[str, dict]:
    """The rows of the table of rechecks."""
    return {row["value_id"]: row for row in built("recheck")}


def test_each_recheck_is_found_here_and_none_is_missing_there() -> None:
    table = rechecks_as_built()
    assert set(table) == set(rechecks())


def test_each_recheck_has_its_verdict_and_says_why() -> None:
    table = rechecks_as_built()
    for check_id, here in rechecks().items():
        for column in ("check", "printed_id", "printed", "verdict", "detail", "inputs"):
            assert table[check_id][column] == here[column], (check_id, column)


def test_each_verdict_without_a_number_has_none() -> None:
    table = rechecks_as_built()
    for check_id, here in rechecks().items():
        for part in ("value", "low", "high"):
            number = table[check_id][part]
            if here[part] is None:
                assert number == "", (check_id, part)
            else:
                assert math.isclose(float(number), float(here[part]), rel_tol=1e-5), (check_id, part)


def test_each_recheck_is_about_the_study_and_arms_of_what_is_printed() -> None:
    table = rechecks_as_built()
    for check_id, row in table.items():
        about = by_key("findings").get(row["printed_id"]) or by_key("events")[row["printed_id"].rpartition(".")[0]]
        for column in ("study_id", "arm_id", "comparator_arm_id", "outcome_id"):
            assert row[column] == about.get(column, ""), (check_id, column)
        assert row["statistic"] == row["check"], check_id


def test_each_printed_number_is_counted_once_and_by_the_check_found_here() -> None:
    table = rechecks_as_built()
    in_tally = [check_id for check_id, row in table.items() if row["in_tally"] == "yes"]
    assert sorted(in_tally) == sorted(counted())
    printed = [table[check_id]["printed_id"] for check_id in in_tally]
    assert len(printed) == len(set(printed)) > 100


def test_p_values_that_decide_otherwise_than_their_tests_are_marked() -> None:
    table = rechecks_as_built()
    for check_id, here in rechecks().items():
        assert table[check_id]["other_side"] == here.get("other_side", ""), check_id


def test_each_new_kind_of_check_finds_prints_that_agree_and_prints_that_do_not() -> None:
    found = {(row["check"], row["verdict"]) for row in rechecks_as_built().values()}
    for check in ("survival percentage", "event-free share", "percentage of people"):
        assert {(check, "agrees"), (check, "does not follow from what is printed")} <= found, check
