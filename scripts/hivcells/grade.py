"""The rules of GRADE: how judgements of domains make the certainty of an outcome.

Certainty begins high for randomised trials and low for other studies; each domain lowers it by none,
one or two levels, and a large effect raises that of other studies.
Guyatt GH et al. (2008), BMJ 336:924, https://doi.org/10.1136/bmj.39489.470347.AD.
"""

from __future__ import annotations

import pandas as pd

LEVELS = ("very low", "low", "moderate", "high")
STEPS = {"not serious": 0, "serious": -1, "very serious": -2, "large": 1, "very large": 2}
DOMAINS = ("risk of bias", "inconsistency", "indirectness", "imprecision", "selective reporting")
IMPRECISION = "imprecision"
# ASSUME: with fewer people than these an estimate is imprecise whatever its interval says.
FEW_PEOPLE, VERY_FEW_PEOPLE = 400, 100


def rating_of(begins: str, judgements: list[str]) -> str:
    """The level after all judgements, between very low and high."""
    level = LEVELS.index(begins) + sum(STEPS[judgement] for judgement in judgements)
    return LEVELS[min(max(level, 0), len(LEVELS) - 1)]


def least_imprecision(n_people: int) -> str:
    """How imprecise an estimate in so many people is at least."""
    if n_people < VERY_FEW_PEOPLE:
        return "very serious"
    return "serious" if n_people < FEW_PEOPLE else "not serious"


def people_of_studies(studies: list[str], participants: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """The groups of people of these studies that count in totals, with the number of each as `people`."""
    counted = participants[participants["study_id"].isin(studies) & (participants["counts"] == "yes")]
    number = findings.set_index("finding_id")["value"]
    return counted.assign(people=counted["people_finding_id"].map(number).astype(int))
