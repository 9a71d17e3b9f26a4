"""Designs of studies: which are randomised, and in which the arms are the same people.

In a crossover people get one treatment after the other; its arms are the treatments, so that what stands of two arms
is of the same people. An interval or test of two groups would take them for different people and count each twice.
A crossover compares each person with himself or herself (a paired analysis), or those of the first period alone,
before anybody has crossed over. What the first treatment leaves behind (carry-over) spoils the first, not the second.
Higgins JPT, Eldridge S, Li T (2019), Cochrane Handbook for Systematic Reviews of Interventions, chapter 23.2.
"""

from __future__ import annotations

import pandas as pd

RANDOMISED = ("randomised trial", "randomised crossover trial")
CROSSOVERS = ("randomised crossover trial", "non-randomised crossover trial")
# How a comparison within people is analysed, and the part of a crossover in which arms are different people.
PAIRED, FIRST_PERIOD = "paired", "first_period"


def crossovers_among(studies: pd.DataFrame) -> set[str]:
    """The keys of the studies that are crossovers."""
    return set(studies.study_id[studies.design.isin(CROSSOVERS)])


def between_people(rows: pd.DataFrame, studies: pd.DataFrame) -> pd.DataFrame:
    """The rows whose arms are different people: without those of crossovers, but for their first period.

    rows: findings, events, or what is computed of them, which has no scope and is of all periods.
    """
    is_first_period = rows.scope == FIRST_PERIOD if "scope" in rows else False
    return rows[~rows.study_id.isin(crossovers_among(studies)) | is_first_period]
