"""Designs of studies: which are randomised, in which the arms are the same people, and in which people are no sample of their own.

In a crossover people get one treatment after the other; its arms are the treatments, so that what stands of two arms
is of the same people. An interval or test of two groups would take them for different people and count each twice.
A crossover compares each person with himself or herself (a paired analysis), or those of the first period alone,
before anybody has crossed over. What the first treatment leaves behind (carry-over) spoils the first, not the second.
In a cluster-randomised trial chance allocates groups of people, such as clinics. People of one group are alike, so that
an interval or test that takes each for independent is too narrow; without the size of the clusters and the correlation
within them none is computed.
Higgins JPT, Eldridge S, Li T (2019), Cochrane Handbook for Systematic Reviews of Interventions, chapters 23.1 and 23.2.
"""

from __future__ import annotations

import pandas as pd

CLUSTERS = "cluster-randomised trial"
RANDOMISED = ("randomised trial", CLUSTERS, "randomised crossover trial")
CROSSOVERS = ("randomised crossover trial", "non-randomised crossover trial")
# How a comparison within people is analysed, and the part of a crossover in which arms are different people.
PAIRED, FIRST_PERIOD = "paired", "first_period"


def crossovers_among(studies: pd.DataFrame) -> set[str]:
    """The keys of the studies that are crossovers."""
    return set(studies.study_id[studies.design.isin(CROSSOVERS)])


def clustered_among(studies: pd.DataFrame) -> set[str]:
    """The keys of the studies in which groups of people were allocated."""
    return set(studies.study_id[studies.design == CLUSTERS])


def of_independent_people(rows: pd.DataFrame, studies: pd.DataFrame) -> pd.DataFrame:
    """The rows whose people can be taken for independent of each other: without those of cluster-randomised trials."""
    return rows[~rows.study_id.isin(clustered_among(studies))]


def between_people(rows: pd.DataFrame, studies: pd.DataFrame) -> pd.DataFrame:
    """The rows whose arms are different, independent people: without those of crossovers, but for their first period.

    rows: findings, events, or what is computed of them, which has no scope and is of all periods.
    """
    independent = of_independent_people(rows, studies)
    is_first_period = independent.scope == FIRST_PERIOD if "scope" in independent else False
    return independent[~independent.study_id.isin(crossovers_among(studies)) | is_first_period]
