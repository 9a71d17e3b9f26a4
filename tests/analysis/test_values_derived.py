"""Derived and counted numbers that the report may quote, with what they are made of."""

from __future__ import annotations

from typing import Any

import pandas as pd
from analysis.tiny_tables import UNITS, table
from hivcells.report.all_values import (
    DERIVED_TABLES,
    counted,
    derived,
    of_certainty,
)
from hivcells.report.values import value

UNIT = UNITS.set_index("unit_id").to_dict("index")


# What a value has whatever it is.
BLANK = value("", "")

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
                "limits": "95% CI 0.2 to 38.5",
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
        "outcome": "cheer", "label": "Good cheer", "rating": "very low", "method": "GRADE, begins low", "n_studies": "2", "n_people": "1234",
        "studies": "studies.csv#tea studies.csv#mate", "people": "participants.csv#tea",
        "judgements": "certainty.csv#cheer.bias",
    }  # fmt: skip
    found = dict(of_certainty(pd.DataFrame([row]), UNIT))
    assert {name: (entry["kind"], entry["quantity"], entry["rows"]) for name, entry in found.items()} == {
        "certainty.cheer": ("derived", "very low", ["certainty.csv#cheer.bias"]),
        "certainty.cheer.studies": ("counted", "2\u00a0studies", ["studies.csv#tea", "studies.csv#mate"]),
        "certainty.cheer.people": ("counted", "1234\u00a0people", ["participants.csv#tea"]),
    }
    assert found["certainty.cheer"]["inputs"] == ["certainty.cheer.studies", "certainty.cheer.people"]
    assert found["certainty.cheer.people"]["method"] == "behind: Good cheer"
    assert (found["certainty.cheer"]["method"], found["certainty.cheer"]["value"]) == ("GRADE, begins low", None)
    assert (found["certainty.cheer.people"]["value"], found["certainty.cheer.people"]["unit"]) == (1234, "people")


def test_limits_of_other_tables_than_those_computed_here_are_not_named() -> None:
    for name in DERIVED_TABLES:
        [(_, held)] = derived_of(**{name: [SHARE]})
        named = "95% CI 0.2 to 38.5" if name in ("proportions", "risk_differences") else ""
        assert (held["interval"], held["limits"]) == ("0.2 to 38.5", named), name
