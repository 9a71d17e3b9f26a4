"""Printed percentages of people against the number of people they are of."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.people import Behind, People, people_behind, people_in
from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, inputs_of, row, uncheckable
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.quantities import decimals_of

CHECK = "percentage of people"
PERCENT = "percent"
WITH_CENSORING = "with censoring"
MANY = 3  # other numbers of people that a detail names


def check_shares(findings: pd.DataFrame, outcomes: pd.DataFrame) -> list[dict[str, Any]]:
    """Each printed percentage of people; over n people it is a whole number of them.

    A percentage is of people where its number of people is printed with it, or where the vocabulary says that those of
    its outcome are. One with limits, or that time to event may stand behind, is no plain share.
    """
    kind = findings.outcome_id.map(outcomes.set_index("outcome_id").percent_counts_people)
    is_share = (kind != "") & kind.notna() | (findings.n_assessed != "")
    bare = (
        (findings.statistic == PERCENT)
        & (findings.relation == "=")
        & (findings.interval == "")
        & (findings.value != "")
    )
    printed = findings[is_share & bare & (findings.how_obtained == "printed")]
    everybody = people_in(findings)
    return [_check(everybody, share, kind[share.Index]) for share in printed.itertuples()]


def _check(everybody: People, share: Finding, kind: str) -> dict[str, Any]:
    printed = f"{share.value}%"
    if kind == WITH_CENSORING and not share.n_assessed:
        return uncheckable(share, CHECK, printed, "people at risk and censored are not printed")
    people = people_behind(everybody, share)
    if not people:
        return uncheckable(share, CHECK, printed, "the number of people behind it is not printed")
    if people[0].n_people >= 100 * 10 ** decimals_of(share.value):
        return uncheckable(share, CHECK, printed, "of so many people every percentage is possible")
    fits = [behind for behind in people if possible_counts(share.value, behind.n_people)]
    return _row(share, printed, fits[0], AGREES) if fits else _row(share, printed, people[0], DOES_NOT_FOLLOW)


def _row(share: Finding, printed: str, behind: Behind, verdict: str) -> dict[str, Any]:
    n = behind.n_people
    counts = possible_counts(share.value, n)
    detail = f"{counts[0]} of {n}" if counts else f"no whole number of {n} people; {_others(share.value, n)}"
    inputs = inputs_of(share.finding_id, behind.value_id)
    return row(f"{share.finding_id}.recheck.people", share, CHECK, printed, verdict, detail, inputs)


def _others(percent: str, n: int) -> str:
    """The next smaller numbers of people of whom the percentage would be a whole number."""
    fits = [fewer for fewer in range(n - 1, 0, -1) if possible_counts(percent, fewer)][:MANY]
    return f"of {', '.join(map(str, fits))} it would be one" if fits else "nor of fewer"
