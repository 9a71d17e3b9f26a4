"""Included studies of which it is on record who paid, what their authors have to do with companies, and where one had a part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.counting import count
from hivcells.tables import Tables

PAYING, OF_AUTHORS = ("sponsor", "collaborator", "funder", "publication type"), ("employer", "interest")
COMPANY = "company"


def counts_of_funders(evidence: Tables, included: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Counts of included studies by the rows of funders; none for a review that does not ask who paid."""
    funders = evidence["funders"]
    if funders.empty:
        return
    for value_id, rows, method in (
        ("studies.funding_known", funders.role.isin(PAYING), "with who sponsored or paid on record"),
        (
            "studies.interests_known",
            funders.role.isin(OF_AUTHORS),
            "with authors of companies or their interests on record",
        ),
        ("studies.company", funders.kind == COMPANY, "in which a company had a part, as far as is on record"),
    ):
        of_these = included[included.study_id.isin(funders.study_id[rows])]
        yield count(value_id, of_these, "studies", "studies", f"included studies {method}")
