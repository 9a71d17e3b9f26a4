"""What the report may quote of itself: its version, its confidence, the strength of its checks."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hivcells.complaints import Complaints
from hivcells.report.all_values import (
    of_the_methods,
    of_the_search,
    of_the_strength,
    of_the_version,
)
from hivcells.report.values import value

# What a value has whatever it is.
BLANK = value("", "")


def test_version_date_and_year_come_from_the_citation_file() -> None:
    common = BLANK | {"kind": "reported", "rows": ["CITATION.cff"]}
    assert dict(of_the_version({"version": 1.2, "date-released": "2026-01-09"})) == {
        "review.version": common | {"text": "1.2", "quantity": "1.2", "method": "version of this review"},
        "review.date": common
        | {"text": "9 January 2026", "quantity": "9 January 2026", "method": "date of this version"},
        "review.next_look": common
        | {
            "text": "9 January 2027",
            "quantity": "9 January 2027",
            "method": "one year after the date of this version",
        },
        "review.year": common | {"text": "2026", "quantity": "2026", "method": "year of this version"},
    }


def test_the_last_day_of_screening_is_told_where_a_review_keeps_such_days() -> None:
    [(value_id, found)] = of_the_search(pd.DataFrame({"screened_on": ["2026-03-09", "", "2025-12-31"]}))
    assert value_id == "screening.last_day"
    common = {"kind": "reported", "rows": ["screening.csv"], "method": "last day of screening"}
    assert found == BLANK | common | {"text": "9 March 2026", "quantity": "9 March 2026"}
    assert list(of_the_search(pd.DataFrame({"screened_on": ["", ""]}))) == []
    assert list(of_the_search(pd.DataFrame({"record_id": ["one"]}))) == []


def test_a_version_of_a_leap_day_is_due_on_the_last_day_of_february() -> None:
    values = dict(of_the_version({"version": "1.0.0", "date-released": "2028-02-29"}))
    assert values["review.next_look"]["text"] == "28 February 2029"


def test_a_date_that_is_none_is_refused_with_its_file() -> None:
    with pytest.raises(Complaints) as raised:
        list(of_the_version({"version": "1.0.0", "date-released": "in May"}))
    assert str(raised.value) == (
        "CITATION.cff:1, column 'date-released', value 'in May': not a date. Write year, month and day, as in 2026-11-22."
    )


def test_the_confidence_of_all_intervals_can_be_quoted() -> None:
    assert list(of_the_methods()) == [
        (
            "methods.confidence",
            BLANK
            | {
                "text": "95",
                "value": 95.0,
                "unit": "percent",
                "kind": "derived",
                "method": "chosen for all intervals",
                "script": "scripts/hivcells/analysis/statistics/__init__.py",
                "quantity": "95%",
                "words": "ninety-five",
            },
        )
    ]


def strength(mutants: int, killed: int) -> dict[str, dict[str, Any]]:
    """Values of a class of faults."""
    score = {
        "class_id": "cell", "mutants": str(mutants), "killed": str(killed), "date": "2026-01-09", "commit": "abc1234",
        "drawn_from": "30000",
    }  # fmt: skip
    return dict(of_the_strength(pd.DataFrame([score])))


def in_digits(text: str) -> dict[str, str]:
    """The forms of a count of a thousand or more, which has no words of its own."""
    return dict.fromkeys(("text", "quantity", "words"), text)


def test_the_strength_of_the_checks_is_quoted_as_it_was_measured() -> None:
    measured = BLANK | {
        "unit": "mutants",
        "kind": "reported",
        "rows": ["tests/strength/score.csv#cell"],
        "method": "measured by make mutate, 2026-01-09, on commit abc1234",
    }
    assert strength(12800, 12543) == {
        "strength.cell.mutants": measured | in_digits("12\u202f800") | {"value": 12800.0},
        "strength.cell.killed": measured | in_digits("12\u202f543") | {"value": 12543.0},
        "strength.cell.drawn_from": measured | in_digits("30\u202f000") | {"value": 30000.0},
        "strength.cell.percent": BLANK
        | {
            "text": "97.9",
            "value": 97.9,
            "unit": "percent",
            "kind": "derived",
            "inputs": ["strength.cell.killed", "strength.cell.mutants"],
            "method": "12543 of 12800, rounded down",
            "quantity": "97.9%",
        },
    }


@pytest.mark.parametrize(
    ("mutants", "killed", "percent"),
    [(10000, 9999, "99.9%"), (3, 2, "66.6%"), (7, 7, "100.0%"), (1000, 1, "0.1%"), (1, 1, "100.0%"), (0, 0, "0.0%")],
)
def test_strength_is_rounded_down_so_that_no_survivor_rounds_away(mutants: int, killed: int, percent: str) -> None:
    assert strength(mutants, killed)["strength.cell.percent"]["quantity"] == percent
