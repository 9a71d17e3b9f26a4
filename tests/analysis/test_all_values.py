"""Every number that the report may quote: reported, derived or counted, with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
from analysis.tiny_tables import UNITS, events, findings, table
from hivcells.complaints import Complaints
from hivcells.report.all_values import (
    DERIVED_TABLES,
    counted,
    derived,
    of_certainty,
    of_the_methods,
    of_the_strength,
    of_the_version,
)
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


ESTIMATE = dict.fromkeys(["value_id", "value", "low", "high", "unit", "decimals", "inputs", "method"], "")
SHARE = {
    "value_id": "tea.headache.green.percent", "value": "8.333", "low": "0.21", "high": "38.479", "unit": "percent",
    "decimals": "1", "inputs": "tea.headache.green.events tea.headache.green.assessed", "method": "1 of 12",
}  # fmt: skip


def derived_of(**rows: list[dict[str, str]]) -> list[tuple[str, dict[str, Any]]]:
    """Values of the analysed tables; a table without rows is empty."""
    return list(derived({name: table(rows.get(name, []), ESTIMATE) for name in DERIVED_TABLES}, UNIT))


def test_a_derived_number_names_the_numbers_that_it_is_made_of() -> None:
    assert derived_of(proportions=[SHARE]) == [
        (
            "tea.headache.green.percent",
            BLANK
            | {
                "text": "8.3",
                "value": 8.333,
                "low": 0.21,
                "high": 38.479,
                "unit": "percent",
                "kind": "derived",
                "inputs": ["tea.headache.green.events", "tea.headache.green.assessed"],
                "method": "1 of 12",
                "script": "scripts/analyse.py",
                "quantity": "8.3%",
                "interval": "0.2 to 38.5",
                "lower": "0.2%",
                "upper": "38.5%",
            },
        )
    ]


def test_every_analysed_table_gives_values_and_a_row_without_a_number_none() -> None:
    tables = ("agreement", "changes", "contrasts", "proportions", "risk_differences", "recheck", "next_trial_sizes")
    tables += ("case_times",)
    assert tables == DERIVED_TABLES
    rows = {name: [SHARE | {"value_id": f"tea.{name}"}, SHARE | {"value": ""}] for name in tables}
    assert [value_id for value_id, _ in derived_of(**rows)] == [f"tea.{name}" for name in tables]


def test_a_count_names_the_rows_that_it_counts() -> None:
    columns = dict.fromkeys(["value_id", "value", "unit", "rows", "method"], "")
    rows = "studies.csv#tea studies.csv#mate"
    counts = [
        {"value_id": "studies.included", "value": "2", "unit": "studies", "rows": rows, "method": "studies read"},
        {"value_id": "studies.one", "value": "1", "unit": "studies"},
        {"value_id": "documents.none", "value": "0", "unit": "documents"},
        {"value_id": "numbers.findings", "value": "12345", "unit": "numbers"},
    ]
    found = dict(counted(table(counts, columns), UNIT))
    assert found["studies.included"] == BLANK | {
        "text": "2",
        "value": 2.0,
        "unit": "studies",
        "kind": "counted",
        "rows": ["studies.csv#tea", "studies.csv#mate"],
        "method": "studies read",
        "script": "scripts/analyse.py",
        "quantity": "2\u00a0studies",
        "words": "two",
    }
    assert [(entry["quantity"], entry["rows"]) for entry in list(found.values())[1:]] == [
        ("1\u00a0study", []),
        ("0\u00a0documents", []),
        ("12\u202f345", []),
    ]


def test_a_rating_is_a_word_that_names_its_judgements_and_the_studies_and_people_behind_it() -> None:
    row = {
        "outcome": "cheer", "rating": "very low", "method": "GRADE, begins low", "n_studies": "2", "n_people": "1234",
        "studies": "studies.csv#tea studies.csv#mate", "people": "participants.csv#tea",
        "judgements": "certainty.csv#cheer.bias",
    }  # fmt: skip
    found = dict(of_certainty(pd.DataFrame([row]), UNIT))
    assert {name: (entry["kind"], entry["quantity"], entry["rows"]) for name, entry in found.items()} == {
        "certainty.cheer": ("derived", "very low", ["certainty.csv#cheer.bias"]),
        "certainty.cheer.studies": ("counted", "2\u00a0studies", ["studies.csv#tea", "studies.csv#mate"]),
        "certainty.cheer.people": ("counted", "1234\u00a0people", ["participants.csv#tea"]),
    }
    assert (found["certainty.cheer"]["method"], found["certainty.cheer"]["value"]) == ("GRADE, begins low", None)
    assert (found["certainty.cheer.people"]["value"], found["certainty.cheer.people"]["unit"]) == (1234, "people")


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


def test_the_strength_of_the_checks_is_quoted_as_it_was_measured() -> None:
    measured = BLANK | {
        "unit": "mutants",
        "kind": "reported",
        "rows": ["tests/strength/score.csv#cell"],
        "method": "measured by make mutate, 2026-01-09, on commit abc1234",
    }
    assert strength(12800, 12543) == {
        "strength.cell.mutants": measured | {"text": "12\u202f800", "value": 12800.0, "quantity": "12\u202f800"},
        "strength.cell.killed": measured | {"text": "12\u202f543", "value": 12543.0, "quantity": "12\u202f543"},
        "strength.cell.drawn_from": measured | {"text": "30\u202f000", "value": 30000.0, "quantity": "30\u202f000"},
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
