"""The people behind a printed number: those printed with it, or else those of its arm or study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import PEOPLE


@dataclass(frozen=True)
class Behind:
    """How many people stand behind a number, the value that says so, and whether it is printed with the number itself."""

    n_people: int
    value_id: str
    is_own: bool


@dataclass(frozen=True)
class People:
    """The printed numbers of people of each study, its arms, and the scopes that count all of an arm, the nearest to the analysis first."""

    counts: Mapping[str, list[Finding]]
    arms: Mapping[str, set[str]]
    whole_scopes: list[str]


def people_in(findings: pd.DataFrame) -> People:
    """All printed whole numbers of people, by study."""
    counts: dict[str, list[Finding]] = {}
    arms: dict[str, set[str]] = {}
    is_count = (findings.role == PEOPLE) & (findings.unit == "people") & (findings.relation == "=")
    for row in findings[is_count].itertuples():
        if row.value.isdecimal() and int(row.value):
            counts.setdefault(row.study_id, []).append(row)
    for study, arm, other in zip(findings.study_id, findings.arm_id, findings.comparator_arm_id, strict=True):
        arms.setdefault(study, set()).update({arm, other} - {""})
    # ASSUME: a number of people without a scope is of all of them.
    scopes = " ".join(dict.fromkeys(findings.whole_scopes[is_count])).split()
    return People(counts, arms, [*scopes, ""])


def people_behind(people: People, finding: Finding) -> list[Behind]:
    """Numbers of people that may stand behind a finding, the likeliest first; several where texts count the arm in several ways.

    The number printed with the finding is the only one where there is one. Otherwise the arm's own counts serve, or the
    study's where the finding names no arm or the study has no other arm, and those of a study's only arm where the finding
    names none; of the same text if it has any. A finding about
    a part of the people is about that part, and only counts of it are used.
    """
    if finding.n_assessed:
        return [Behind(int(finding.n_assessed), finding.finding_id, True)]
    of_study = people.counts.get(finding.study_id, [])
    scopes = [finding.scope] if finding.scope else people.whole_scopes
    of_arm = [row for row in of_study if row.arm_id == finding.arm_id]
    # In a study of one arm its people and those of the study are the same.
    is_counted = any(row.scope in scopes for row in of_arm)
    if not is_counted and finding.study_id and len(people.arms[finding.study_id]) == 1:
        of_arm = of_study
    of_text = [row for row in of_arm if row.source_id == finding.source_id]
    # What belongs to no study is context: only its own text says who its people are.
    chosen = of_text if of_text or not finding.study_id else of_arm
    ordered = sorted((row for row in chosen if row.scope in scopes), key=lambda row: scopes.index(row.scope))
    first: dict[int, Finding] = {}
    for row in ordered:
        first.setdefault(int(row.value), row)
    return [Behind(n, row.finding_id, False) for n, row in first.items()]
