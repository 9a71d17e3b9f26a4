"""The review read again by a stricter reader: without news, without conference texts, with some studies alone.

Each perspective takes rows away from the evidence, and from the analyses what was computed from them.
Claims are judged again by what is left, and numbers whose rows are gone fall away. The review itself
stays as it is: a reader chooses a perspective and sees what no longer stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from hivcells.report.claims import Claim, Verdict, judge
from hivcells.tables import Tables, words

COLUMNS = ["perspective_id", "label", "claim_id", "still_holds", "why_not"]
# A key of the evidence and what is computed from it, by the column that names the key in a table of estimates.
OF_SOURCE, OF_STUDY, ANALYSED_FROM = ("findings", "events"), "study_id", "inputs"
OVERALL, LOW_RISK = "overall", ("low", "low risk")


class Perspective(NamedTuple):
    """What a reader leaves out: documents of a kind, or studies."""

    perspective_id: str
    label: str
    leaves_out: Callable[[Tables], set[str]]  # 'sources.csv#x' and 'studies.csv#y'


def _documents(*kinds: str) -> Callable[[Tables], set[str]]:
    def leaves_out(tables: Tables) -> set[str]:
        sources = tables["sources"]
        return {f"sources.csv#{key}" for key in sources.loc[sources["kind"].isin(kinds), "source_id"]}

    return leaves_out


def _not_randomised(tables: Tables) -> set[str]:
    studies = tables["studies"]
    return {f"studies.csv#{key}" for key in studies.loc[studies["design"] != "randomised trial", "study_id"]}


def _not_of_low_risk(tables: Tables) -> set[str]:
    judgements = tables["risk_of_bias"]
    is_low = (judgements["domain"] == OVERALL) & judgements["judgement"].isin(LOW_RISK)
    low = set(judgements.loc[is_low, "study_id"])
    return {f"studies.csv#{key}" for key in tables["studies"]["study_id"] if key not in low}


PERSPECTIVES = (
    Perspective("without_news", "without news", _documents("press")),
    Perspective("without_conference", "without news and conference texts", _documents("press", "conference")),
    Perspective("randomised_only", "randomised trials alone", _not_randomised),
    Perspective("low_risk_only", "studies at low risk of bias alone", _not_of_low_risk),
)


def tables_left(perspective: Perspective, tables: Tables) -> Tables:
    """The tables without the rows of what a perspective leaves out, and without what was computed from these."""
    out = perspective.leaves_out(tables)
    left = {name: _kept(name, table, out) for name, table in tables.items()}
    gone = _keys_of(tables, "findings", "finding_id") - _keys_of(left, "findings", "finding_id")
    events = _keys_of(tables, "events", "event_id") - _keys_of(left, "events", "event_id")
    gone |= {f"{event}.{part}" for event in events for part in ("events", "assessed")}
    return {name: _without_derived(table, gone) for name, table in left.items()}


def _kept(name: str, table: pd.DataFrame, out: set[str]) -> pd.DataFrame:
    """Rows of studies and, for findings and events, of documents that are not left out."""
    columns = [(OF_STUDY, "studies")] + ([("source_id", "sources")] if name in OF_SOURCE else [])
    for column, of in columns:
        if column in table:
            table = table[~(f"{of}.csv#" + table[column].astype(str)).isin(out)]
    return table


def _keys_of(tables: Tables, name: str, column: str) -> set[str]:
    return set(tables[name][column])


def _without_derived(table: pd.DataFrame, gone: set[str]) -> pd.DataFrame:
    if ANALYSED_FROM not in table:
        return table
    return table[[gone.isdisjoint(words(cell)) for cell in table[ANALYSED_FROM]]]


def judged_again(
    claims: Mapping[str, Claim],
    verdicts: Mapping[str, Verdict],
    tables: Tables,
    perspectives: Iterable[Perspective] = PERSPECTIVES,
) -> pd.DataFrame:
    """Each claim that holds, judged from each perspective; one that cannot be judged there does not hold there."""
    rows = []
    for perspective in perspectives:
        left = tables_left(perspective, tables)
        for claim_id in sorted(claim_id for claim_id, verdict in verdicts.items() if verdict.holds):
            verdict = judge(claims[claim_id], left)
            why = "" if verdict.holds else "its rows are left out" if verdict.error else "no longer true"
            is_so = "yes" if verdict.holds else "no"
            rows.append((perspective.perspective_id, perspective.label, claim_id, is_so, why))
    return pd.DataFrame(rows, columns=COLUMNS)


def values_that_fall(perspective: Perspective, tables: Tables, values: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Ids of reported numbers whose row a perspective leaves out, and of all that is derived from these; counts stay."""
    left = tables_left(perspective, tables)
    rows_left = {f"{name}.csv#{key}" for name in OF_SOURCE for key in left[name].iloc[:, 0]}
    gone = {f"{name}.csv#{key}" for name in OF_SOURCE for key in tables[name].iloc[:, 0]} - rows_left
    fallen = {i for i, value in values.items() if value["kind"] == "reported" and _is_gone(value["rows"], gone)}
    waiting = True
    while waiting:
        more = {i for i, value in values.items() if i not in fallen and not fallen.isdisjoint(value["inputs"])}
        fallen, waiting = fallen | more, bool(more)
    return sorted(fallen)


def _is_gone(rows: Iterable[str], gone: set[str]) -> bool:
    rows = list(rows)
    return bool(rows) and set(rows) <= gone
