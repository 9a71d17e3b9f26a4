"""Certainty begins with the design and moves by the judgements of its domains, never above high or below very low."""

from __future__ import annotations

import pandas as pd
import pytest
from absent import ABSENT
from hivcells.analysis.certainty import COLUMNS, certainty
from hivcells.grade import least_imprecision, rating_of


@pytest.mark.parametrize(
    ("begins", "judgements", "rating"),
    [
        ("high", [], "high"),
        ("high", ["serious"], "moderate"),
        ("high", ["serious", "very serious"], "very low"),
        ("high", ["very serious"] * 3, "very low"),
        ("low", ["not serious"], "low"),
        ("low", ["very large"], "high"),
        ("low", ["large", "serious"], "low"),
        ("high", ["very large"], "high"),
    ],
)
def test_judgements_move_the_rating_by_their_levels(begins: str, judgements: list[str], rating: str) -> None:
    assert rating_of(begins, judgements) == rating


def test_few_people_are_imprecise_whatever_the_interval_says() -> None:
    assert [least_imprecision(n) for n in (0, 99, 100, 399, 400)] == [
        "very serious",
        "very serious",
        "serious",
        "serious",
        "not serious",
    ]


def test_an_outcome_counts_the_people_whose_outcome_is_known() -> None:
    outcome = {"outcome": "pain", "label": "Pain", "studies": "tea cup", "people_ids": "tea.n cup.eased cases"}
    judgements = [("pain.bias", "pain", "risk of bias", "serious"), ("sleep.bias", "sleep", "risk of bias", "serious")]
    tables = {
        "certainty_outcomes": pd.DataFrame([outcome | {"begins": "high", "found": "", "without_cells": ""}]),
        "certainty": pd.DataFrame(judgements, columns=["judgement_id", "outcome", "domain", "judgement"]),
        "findings": pd.DataFrame({"finding_id": ["tea.n", "pot.n"], "value": ["12", "7"]}),
        "events": pd.DataFrame({"event_id": ["cup.eased"], "n_assessed": ["5"]}),
        "cases": pd.DataFrame(
            {"case_id": ["ada", "bob"], "virus_after_stop": ["away", "not stopped"], "n_people": ["1", "3"]}
        ),
    }
    row = certainty(tables).iloc[0]
    assert (row.rating, row.n_studies, row.n_people) == ("moderate", 2, 18)
    assert row.people == "findings.csv#tea.n events.csv#cup.eased cases.csv#ada"
    assert row.method == "GRADE, begins high; risk of bias: serious"
    assert row.judgements == "certainty.csv#pain.bias"


def test_what_no_study_compared_is_not_rated() -> None:
    assert rating_of("none", []) == "not rated"


def test_a_review_that_rates_nothing_has_an_empty_table_with_all_columns() -> None:
    table = certainty(ABSENT)
    assert table.empty and table.columns.tolist() == COLUMNS and "rating" in COLUMNS
