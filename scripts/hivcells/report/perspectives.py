"""The review read again by a stricter reader: without news, without conference texts, with some studies alone.

Each perspective takes away the rows of studies and documents that it leaves out, then every row that
is made of them. Claims are judged again by what is left, and numbers whose rows are gone fall away.
Counts of the whole review, of people and of records stay as they are, and so does the review itself:
a reader chooses a perspective and sees what no longer stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from hivcells.designs import RANDOMISED
from hivcells.report.claims import Claim, Verdict, judge, raise_if_failed
from hivcells.tables import Tables, words

COLUMNS = ["perspective_id", "label", "claim_id", "still_holds", "why_not"]
# Tables whose rows carry numbers. Studies name a source too, but stand on all their documents.
NUMBERS, NOT_OF_ONE_SOURCE = ("findings", "events"), ("studies", "sources")
# What a row is made of stands in a column of this name or with this ending, as several keys in one cell.
MADE_OF, SEVERAL_KEYS = "inputs", "_ids"
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
    return {f"studies.csv#{key}" for key in studies.loc[~studies["design"].isin(RANDOMISED), "study_id"]}


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
    """The tables without the rows of what a perspective leaves out, and without every row that is made of these."""
    out = perspective.leaves_out(tables)
    left = {name: _kept(name, table, out) for name, table in tables.items()}
    gone = _keys_of_numbers(tables) - _keys_of_numbers(left)
    while gone:
        cut = {name: _without_made_of(table, gone) for name, table in left.items()}
        gone = _keys_of_estimates(left) - _keys_of_estimates(cut)
        left = cut
    return left


def _kept(name: str, table: pd.DataFrame, out: set[str]) -> pd.DataFrame:
    """Rows whose study and whose document are not left out."""
    for column, of in (("study_id", "studies"), ("source_id", "sources")):
        if column in table and not (of == "sources" and name in NOT_OF_ONE_SOURCE):
            table = table[~(f"{of}.csv#" + table[column].astype(str)).isin(out)]
    return table


def _keys_of_numbers(tables: Tables) -> set[str]:
    """Ids of the numbers of findings and events, of which each event has two."""
    events = [f"{event}.{part}" for event in tables["events"]["event_id"] for part in ("events", "assessed")]
    return {*tables["findings"]["finding_id"], *events}


def _keys_of_estimates(tables: Tables) -> set[str]:
    return {key for table in tables.values() if "value_id" in table for key in table["value_id"]}


def _without_made_of(table: pd.DataFrame, gone: set[str]) -> pd.DataFrame:
    for column in (column for column in table if column == MADE_OF or str(column).endswith(SEVERAL_KEYS)):
        table = table[table[column].map(lambda cell: gone.isdisjoint(words(cell))).astype(bool)]
    return table


def judged_again(
    claims: Mapping[str, Claim],
    verdicts: Mapping[str, Verdict],
    tables: Tables,
    perspectives: Iterable[Perspective] = PERSPECTIVES,
) -> pd.DataFrame:
    """Each claim that holds, judged from each perspective; one whose rows are left out does not hold there.

    Raises Complaints for a predicate that fails otherwise when rows are few: it would pass for a claim that fell.
    """
    rows, failed = [], []
    for perspective in perspectives:
        left = tables_left(perspective, tables)
        for claim_id in sorted(claim_id for claim_id, verdict in verdicts.items() if verdict.holds):
            verdict = judge(claims[claim_id], left)
            failed.append((claims[claim_id], f"in the perspective {perspective.label}", verdict))
            why = "" if verdict.holds else "its rows are left out" if verdict.lacks_rows else "no longer true"
            is_so = "yes" if verdict.holds else "no"
            rows.append((perspective.perspective_id, perspective.label, claim_id, is_so, why))
    raise_if_failed(failed)
    return pd.DataFrame(rows, columns=COLUMNS)


def values_that_fall(perspective: Perspective, tables: Tables, values: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Ids of reported numbers whose row a perspective leaves out, and of all that is derived from these; counts stay."""
    left = tables_left(perspective, tables)
    gone = _rows_of_numbers(tables) - _rows_of_numbers(left)
    fallen = {i for i, value in values.items() if value["kind"] == "reported" and _is_gone(value["rows"], gone)}
    waiting = True
    while waiting:
        more = {i for i, value in values.items() if i not in fallen and not fallen.isdisjoint(value["inputs"])}
        fallen, waiting = fallen | more, bool(more)
    return sorted(fallen)


def _rows_of_numbers(tables: Tables) -> set[str]:
    return {f"{name}.csv#{key}" for name in NUMBERS for key in tables[name].iloc[:, 0]}


def _is_gone(rows: Iterable[str], gone: set[str]) -> bool:
    rows = list(rows)
    return bool(rows) and set(rows) <= gone
