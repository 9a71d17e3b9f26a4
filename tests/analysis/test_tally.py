"""Which checks count: one for each printed number."""

from __future__ import annotations

import pandas as pd
from hivcells.analysis.rechecks.tally import in_tally
from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING


def tallied(*rows: tuple[str, str, str, str], inputs: str = "") -> list[str]:
    """Ids of the checks that are counted; all rest on the same inputs."""
    frame = pd.DataFrame(rows, columns=["value_id", "printed_id", "check", "verdict"]).assign(inputs=inputs)
    assert set(in_tally(frame)) <= {"yes", ""}
    return list(frame.value_id[in_tally(frame) == "yes"])


def test_each_printed_number_is_counted_once() -> None:
    assert tallied(("a", "p", "half-life", CANNOT_BE_CHECKED), ("b", "q", "half-life", CANNOT_BE_CHECKED)) == ["a", "b"]
    assert tallied(("a", "p", "x", AGREES), ("b", "p", "x", ""), ("c", "p", "x", AGREES)) == ["a"]


def test_of_several_ways_to_a_number_the_most_favourable_counts() -> None:
    ways = [("a", "p", "P value from the counts", DOES_NOT_FOLLOW), ("b", "p", "P value from the interval", AGREES)]
    assert tallied(*ways) == ["b"]
    assert tallied(("a", "d", "difference of changes from baseline", DOES_NOT_FOLLOW), ("b", "d", "difference of last values", AGREES)) == ["b"]  # fmt: skip


def test_of_several_conditions_on_a_number_the_least_favourable_counts() -> None:
    for worse in (DOES_NOT_FOLLOW, WITH_ROUNDING):
        assert tallied(("a", "p", "survival percentage", AGREES), ("b", "p", "event-free share", worse)) == ["b"]
    # What cannot be checked says less than anything that can.
    assert tallied(("a", "p", "survival percentage", CANNOT_BE_CHECKED), ("b", "p", "event-free share", AGREES)) == [
        "b"
    ]


def test_a_percentage_that_entry_asks_for_is_no_agreement_but_would_be_a_failure() -> None:
    assert tallied(("a", "p", "percentage of counts", AGREES)) == []
    assert tallied(("a", "p", "percentage of counts", DOES_NOT_FOLLOW)) == ["a"]


def test_a_percentage_that_another_was_held_against_is_not_counted_as_left_unchecked() -> None:
    alone = ("a", "alive", "survival percentage", CANNOT_BE_CHECKED)
    beside = ("b", "free", "event-free share", DOES_NOT_FOLLOW)
    assert tallied(alone, beside) == ["a", "b"]
    assert tallied(alone, beside, inputs="free alive") == ["b"]
    # Where that check could not be made either, or is of other numbers, nothing was held against it.
    assert tallied(alone, ("b", "free", "event-free share", CANNOT_BE_CHECKED), inputs="free alive") == ["a", "b"]
    assert tallied(alone, ("b", "sum", "sum of the arms", AGREES), inputs="sum alive") == ["a", "b"]
    for check in ("shares of one whole", "P value from the percentages"):
        assert tallied(alone, ("b", "free", check, DOES_NOT_FOLLOW), inputs="free alive") == ["b"]
    # Its own verdict counts wherever it has one.
    assert tallied(("a", "alive", "survival percentage", AGREES), beside, inputs="free alive") == ["a", "b"]
