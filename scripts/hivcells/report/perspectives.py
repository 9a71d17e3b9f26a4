"""The review read again by a stricter reader: without news, without conference texts, with some studies alone.

Each perspective takes away the rows of studies and documents that it leaves out, then every row that
is made of them. Claims are judged again by what is left; numbers whose rows are gone fall away, and so do
counts and ratings that some of these rows went into, since nothing is counted again. The review itself
stays as it is: a reader chooses a perspective and sees what no longer stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from hivcells.complaints import Complaint, raise_if_any
from hivcells.designs import RANDOMISED
from hivcells.report.claims import Claim, Verdict, judge, raise_if_failed
from hivcells.tables import Tables, addresses_of, keys_of, words

# Where perspectives are listed.
HERE = "scripts/hivcells/report/perspectives.py"
COLUMNS = ["perspective_id", "label", "claim_id", "still_holds", "why_not"]
# Why a claim does not hold: it is false of what is left, or nothing is left that says whether it holds.
UNTRUE, UNJUDGED = "no longer true", "its rows are left out"
# Tables whose rows carry numbers. Studies name a source too, but stand on all their documents.
NUMBERS, NOT_OF_ONE_SOURCE = ("findings", "events"), ("studies", "sources")
# What a row is made of stands in a column of this name or with this ending, as several keys in one cell.
MADE_OF, SEVERAL_KEYS = "inputs", "_ids"
# Rows that stand on a row of another table, which a column of theirs names, and are no number themselves.
STANDS_ON = (
    ("participants", "people_finding_id", "findings"),
    ("discrepancies", "source_a", "sources"),
    ("discrepancies", "source_b", "sources"),
)
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
    """Each claim that holds, judged from each perspective; one whose rows are all left out does not hold there, and is not judged.

    Raises Complaints for a predicate that fails otherwise when rows are few: it would pass for a claim that fell;
    and for a perspective that no claim knows: a reader who chose it would see what is left out nowhere in the text.
    """
    rows, failed, unknown = [], [], []
    for perspective in perspectives:
        left = tables_left(perspective, tables)
        again = {key: judge(claims[key], left) for key, verdict in sorted(verdicts.items()) if verdict.holds}
        failed += [(claims[key], f"in the perspective {perspective.label}", verdict) for key, verdict in again.items()]
        if perspective.leaves_out(tables) and not _are_touched(verdicts, again):
            unknown.append(perspective)
        for key, verdict in again.items():
            # A predicate that names no row has looked at none: what is false of nothing is not judged.
            why = "" if verdict.holds else UNJUDGED if verdict.lacks_rows or not verdict.rows else UNTRUE
            rows.append((perspective.perspective_id, perspective.label, key, "yes" if verdict.holds else "no", why))
    raise_if_failed(failed)
    raise_if_any(_unknown_to_claims(perspective) for perspective in unknown)
    return pd.DataFrame(rows, columns=COLUMNS)


def _are_touched(verdicts: Mapping[str, Verdict], again: Mapping[str, Verdict]) -> bool:
    """Whether a claim is judged otherwise, or by other rows; one that does not hold at first is complained of, and may be."""
    return (
        not verdicts
        or len(again) < len(verdicts)
        or any(not verdict.holds or set(verdict.rows) != set(verdicts[key].rows) for key, verdict in again.items())
    )


def _unknown_to_claims(perspective: Perspective) -> Complaint:
    problem = "no claim stands on anything that this perspective leaves out"
    remedy = "Remove it from PERSPECTIVES, correct what it leaves out, or bind a sentence that rests on it."
    line = perspective.leaves_out.__code__.co_firstlineno
    return Complaint(HERE, line, problem, remedy, value=perspective.perspective_id)


def claims_that_fall(judged: pd.DataFrame, perspective: Perspective, why: str) -> list[str]:
    """Claims of the table of judged_again that do not hold from a perspective for this reason."""
    is_so = (judged["perspective_id"] == perspective.perspective_id) & (judged["why_not"] == why)
    return list(judged.loc[is_so, "claim_id"])


def values_that_fall(perspective: Perspective, tables: Tables, values: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Ids of all numbers of which a row or a document is left out, counts among them, and of all that is made of these.

    A count is not made again of the rows that are left: it falls with the first of its rows.
    """
    gone = rows_gone(perspective, tables)
    fallen = {value_id for value_id, value in values.items() if not gone.isdisjoint(_stands_on(value))}
    waiting = True
    while waiting:
        more = {i for i, value in values.items() if i not in fallen and not fallen.isdisjoint(value["inputs"])}
        fallen, waiting = fallen | more, bool(more)
    return sorted(fallen)


def _stands_on(value: Mapping[str, Any]) -> set[str]:
    return {*value["rows"], f"sources.csv#{value.get('source', '')}"}


def rows_gone(perspective: Perspective, tables: Tables) -> set[str]:
    """Rows that a perspective leaves out, as values name them: of every table, and of those that stand on a row that is gone."""
    left = tables_left(perspective, tables)
    gone = perspective.leaves_out(tables) | (_rows_of(tables) - _rows_of(left))
    gone |= _without_numbers(tables, left)
    return gone | {
        f"{name}.csv#{key}"
        for name, column, of in STANDS_ON
        if column in tables.get(name, ())
        for key, on in zip(keys_of(tables[name]), tables[name][column])
        if f"{of}.csv#{on}" in gone
    }


def _rows_of(tables: Tables) -> set[str]:
    return {row for name, table in tables.items() if len(table.columns) for row in addresses_of(name, table)}


def _without_numbers(tables: Tables, left: Tables) -> set[str]:
    """Studies with numbers, of which none is left."""
    before, after = ({study for name in NUMBERS for study in of[name]["study_id"]} for of in (tables, left))
    return {f"studies.csv#{study}" for study in before - after}
