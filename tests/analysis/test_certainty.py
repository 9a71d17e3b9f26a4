"""Certainty begins with the design and moves by the judgements of its domains, never above high or below very low."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.analysis.certainty import certainty
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


def test_an_outcome_counts_the_people_of_its_studies_that_count_in_totals() -> None:
    outcome = {
        "outcome": "pain",
        "label": "Pain",
        "studies": "tea cup",
        "begins": "high",
        "found": "",
        "without_cells": "",
    }
    judgements = [
        ("pain.bias", "pain", "risk of bias", "serious"),
        ("sleep.bias", "sleep", "risk of bias", "very serious"),
    ]
    groups = [("tea", "tea", "tea.n", "yes"), ("cup", "cup", "cup.n", "no"), ("pot", "pot", "pot.n", "yes")]
    table = certainty(
        pd.DataFrame([outcome]),
        pd.DataFrame(judgements, columns=["judgement_id", "outcome", "domain", "judgement"]),
        pd.DataFrame(groups, columns=["cohort_id", "study_id", "people_finding_id", "counts"]),
        pd.DataFrame({"finding_id": ["tea.n", "cup.n", "pot.n"], "value": ["12", "30", "7"]}),
    )
    row = table.iloc[0]
    assert (row.rating, row.n_studies, row.n_people, row.people) == ("moderate", 2, 12, "participants.csv#tea")
    assert row.method == "GRADE, begins high; risk of bias: serious"
    assert row.judgements == "certainty.csv#pain.bias"
