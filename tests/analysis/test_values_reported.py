"""Reported numbers that the report may quote, with where they come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from analysis.tiny_tables import UNITS, events, findings, table
from hivcells.report.reported_values import reasons_of_corrections, reported, time_of
from hivcells.report.values import value

UNIT = UNITS.set_index("unit_id").to_dict("index")

STUDY = dict.fromkeys(["study_id", "source_id", "recruitment_start", "recruitment_end"], "") | {
    "study_id": "tea",
    "source_id": "tea_2020",
}

CORRECTION = dict.fromkeys(["table", "row_id", "column", "reason"], "")


Rows = Sequence[dict[str, str]]


# What a value has whatever it is.
BLANK = value("", "")


def reported_of(
    numbers: Rows = (), counts: Rows = (), studies: Rows = (), corrections: Rows = ()
) -> dict[str, dict[str, Any]]:
    """Reported values of a tiny review, by id."""
    evidence = {
        "findings": findings(*numbers),
        "events": events(*counts),
        "studies": table([*studies], STUDY),
        "corrections": table([*corrections], CORRECTION),
    }
    entries = list(reported(evidence, UNIT))
    assert len(entries) == len(dict(entries))
    return dict(entries)


WEIGHT = {
    "finding_id": "tea.weight", "outcome_id": "weight", "value": "5.0", "low": "3.5", "high": "6", "unit": "kilograms",
    "time_value": "2", "time_unit": "year", "locator": "abstract, Results", "as_printed": "5.0 kg (3.5–6) at 2 years",
}  # fmt: skip


def test_a_finding_is_quoted_as_it_is_printed() -> None:
    assert reported_of([WEIGHT]) == {
        "tea.weight": BLANK
        | {
            "text": "5.0",
            "value": 5.0,
            "low": 3.5,
            "high": 6.0,
            "unit": "kilograms",
            "kind": "reported",
            "rows": ["findings.csv#tea.weight"],
            "method": "as printed",
            "source": "tea_2020",
            "locator": "abstract, Results",
            "as_printed": "5.0 kg (3.5–6) at 2 years",
            "quantity": "5.0\u00a0kg",
            "interval": "3.5 to 6",
            "lower": "3.5\u00a0kg",
            "upper": "6\u00a0kg",
            "words": "five",
            "time": "2 years",
        }
    }


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("1", "year", "1 year"), ("24", "month", "24 months"), ("1.5", "hour", "1.5 hours"), ("0", "day", ""), ("", "", ""),
        ("-2", "week", "-2 weeks"), ("10", "day", "10 days"),
    ],
)  # fmt: skip
def test_the_time_of_a_number_is_its_time_after_the_start(number: str, unit: str, text: str) -> None:
    assert time_of({"time_value": number, "time_unit": unit}) == text


HEADACHE = {
    "event_id": "tea.headache.green", "arm_id": "tea.x1", "n_events": "1", "n_assessed": "12", "note": "Two a day.",
    "locator": "page 3, Table 2", "as_printed": "1/12",
}  # fmt: skip


def test_both_counts_of_an_event_are_quoted() -> None:
    common = BLANK | {
        "unit": "people",
        "kind": "reported",
        "rows": ["events.csv#tea.headache.green"],
        "method": "as printed",
        "source": "tea_2020",
        "locator": "page 3, Table 2",
        "as_printed": "1/12",
    }
    assert reported_of(counts=[HEADACHE]) == {
        "tea.headache.green.events": common | {"text": "1", "value": 1.0, "quantity": "1\u00a0person", "words": "one"},
        "tea.headache.green.assessed": common
        | {"text": "12", "value": 12.0, "quantity": "12\u00a0people", "words": "twelve"},
    }


def test_a_count_that_is_not_printed_says_how_it_was_obtained() -> None:
    for how in ("computed", "corrected"):
        found = reported_of(counts=[HEADACHE | {"how_obtained": how}])
        assert {entry["method"] for entry in found.values()} == {"Two a day."}


def test_the_method_of_a_corrected_row_is_its_reasons_each_once() -> None:
    corrections = [
        {"table": "findings", "row_id": "tea.weight", "column": "value", "reason": "A digit was lost."},
        {"table": "findings", "row_id": "tea.weight", "column": "low", "reason": "A digit was lost."},
        {"table": "findings", "row_id": "tea.weight", "column": "unit", "reason": "Pounds were meant."},
        {"table": "events", "row_id": "tea.headache.green", "column": "n_events", "reason": "One was counted twice."},
        # Of a row of another table with the same key.
        {"table": "events", "row_id": "tea.weight", "column": "unit", "reason": "Nothing of this row."},
        {"table": "findings", "row_id": "tea.headache.green", "column": "unit", "reason": "Nothing of this row."},
    ]
    assert reasons_of_corrections(table(corrections[:4], CORRECTION)) == {
        ("findings", "tea.weight"): "A digit was lost. Pounds were meant.",
        ("events", "tea.headache.green"): "One was counted twice.",
    }
    found = reported_of([WEIGHT], [HEADACHE | {"how_obtained": "corrected"}], corrections=corrections)
    assert {value_id: entry["method"] for value_id, entry in found.items()} == {
        "tea.weight": "A digit was lost. Pounds were meant.",
        "tea.headache.green.events": "One was counted twice.",
        "tea.headache.green.assessed": "One was counted twice.",
    }


def test_a_number_that_was_inferred_says_so_before_its_reason() -> None:
    corrections = [
        {"table": "findings", "row_id": "tea.weight", "column": "how_obtained", "reason": "A digit was lost."}
    ]
    found = reported_of([WEIGHT | {"how_obtained": "inferred"}], corrections=corrections)
    assert found["tea.weight"]["method"] == "inferred: A digit was lost."


@pytest.mark.parametrize(
    ("kind", "method"),
    [("SD", "standard deviation"), ("SE", "standard error"), ("not named", "spread, its kind not named")],
)
def test_a_spread_is_a_number_of_its_own(kind: str, method: str) -> None:
    entry = reported_of([WEIGHT | {"spread": "1.50", "spread_kind": kind}])["tea.weight.spread"]
    assert (entry["text"], entry["value"], entry["method"]) == ("1.50", 1.5, method)
    assert entry["rows"] == ["findings.csv#tea.weight"]


def test_a_number_without_a_spread_has_none() -> None:
    assert list(reported_of([WEIGHT])) == ["tea.weight"]


def test_months_of_recruitment_are_quoted_in_words_where_they_are_printed() -> None:
    studies = [
        {"recruitment_start": "2018-02", "recruitment_end": "2019-12"},
        {"study_id": "mate", "source_id": "mate_2021", "recruitment_end": "2020-01"},
        {"study_id": "juice"},
    ]
    of_tea = BLANK | {"kind": "reported", "rows": ["studies.csv#tea"], "method": "as printed", "source": "tea_2020"}
    assert reported_of(studies=studies) == {
        "tea.recruitment_start": of_tea | {"text": "February 2018", "quantity": "February 2018"},
        "tea.recruitment_end": of_tea | {"text": "December 2019", "quantity": "December 2019"},
        "mate.recruitment_end": of_tea
        | {
            "text": "January 2020",
            "quantity": "January 2020",
            "rows": ["studies.csv#mate"],
            "source": "mate_2021",
        },
    }
