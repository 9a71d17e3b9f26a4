"""Sentences that can go stale: their predicates read and judged, and the studies that each cannot do without.

A claim `[the only placebo-controlled trial]{.claim #only-placebo-controlled}` in the text is judged by
the function `only_placebo_controlled` in report/claims.py, which is marked `@claim`. It looks at tables
only and returns a verdict; its docstring says what must be true.
"""

from __future__ import annotations

import inspect
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, takewhile
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pandas as pd

from hivcells.complaints import Complaint, Complaints
from hivcells.tables import Tables

PREDICATES = "report/claims.py"
COLUMNS = ["claim_id", "meaning", "about", "studies", "flipped_by"]


@dataclass(frozen=True)
class Verdict:
    """Whether a claim holds, and the rows that decide it, e.g. 'studies.csv#tea2020'.

    The rows of a claim that holds are all those whose removal could turn it false: each row that it
    speaks of where it says something of all, those that count towards it where it says something of
    most, those that it names where it speaks of these. So only their studies need be left out in turn,
    and of these only such as have more rows than it can spare.
    """

    holds: bool
    rows: list[str] = field(default_factory=list)
    error: str = ""  # why the predicate could not judge
    lacks_rows: bool = False  # it could not since rows that it names are not there
    spare: int = 0  # how many of its rows may go, whichever they are, without turning it false


Predicate = Callable[[Any], Verdict]  # of tables by name: all of them, or those without a study


@dataclass(frozen=True)
class Claim:
    """A predicate under the id by which the text quotes it, and the line where it is defined."""

    claim_id: str
    meaning: str
    line: int
    predicate: Predicate


def claim(predicate: Predicate) -> Claim:
    """Make a claim of a predicate; its id is the name of the function, with hyphens."""
    function: Any = predicate
    claim_id = function.__name__.replace("_", "-")
    return Claim(claim_id, inspect.getdoc(predicate) or "", function.__code__.co_firstlineno, predicate)


def named(table: str, keys: Iterable[str]) -> list[str]:
    """Rows as a verdict names them: 'studies.csv#tea2020'."""
    return [f"{table}.csv#{key}" for key in keys]


def each(is_so: pd.Series) -> bool:
    """Whether something holds for each row; of no rows nothing is claimed."""
    return len(is_so) > 0 and bool(is_so.all())


def spare(weights: Iterable[int], holds: Callable[[int], bool]) -> int:
    """How many rows may go, whichever they are: the heaviest first, as long as a claim holds without the weight gone."""
    return sum(1 for _ in takewhile(holds, accumulate(sorted(weights, reverse=True))))


def of_each(is_so: pd.Series, rows: list[str]) -> Verdict:
    """That something holds for each row, which it does as long as one is left."""
    return Verdict(each(is_so), rows, spare=len(is_so) - 1)


def more_than(share: Decimal, part: int | pd.Series, whole: int, rows: list[str]) -> Verdict:
    """That some rows, or the people of these rows, are more than a share of all: 8 of 10 are more than half, and spare 5."""
    weights = [1] * part if isinstance(part, int) else [int(weight) for weight in part]
    total = sum(weights)

    def holds(gone: int) -> bool:
        return total - gone > share * (whole - gone)

    return Verdict(holds(0), rows, spare=spare(weights, holds))


def fewer_than(share: Decimal, part: int, whole: int, rows: list[str]) -> Verdict:
    """That some rows are fewer than a share of all, which it takes the others for: 1 of 10 is less than a quarter, and spares 5."""

    def holds(gone: int) -> bool:
        return part < share * (whole - gone)

    return Verdict(holds(0), rows, spare=spare([1] * whole, holds))


def number(table: pd.DataFrame, key: str, column: str = "value") -> Decimal:
    """A number of the row with this key, which stands in the first column. LookupError if there is no such row."""
    cells = table.loc[table.iloc[:, 0] == key, column]
    return Decimal(cells.iloc[0])


def read_claims(path: Path) -> dict[str, Claim]:
    """The claims of a file of predicates by their id, in its order. Complaints if it cannot be run."""
    try:
        return claims_in(compile(path.read_bytes(), str(path), "exec"))
    except SyntaxError as error:
        line, problem = error.lineno or 1, f"not Python ({error.msg})"
    except Exception as error:  # the file may fail in any way while it is run
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        line, problem = (lines or [1])[-1] or 1, f"cannot be run ({error!r})"
    raise Complaints([Complaint(str(path), line, problem, "Correct the predicates, of which none could be judged.")])


def claims_in(code: CodeType) -> dict[str, Claim]:
    """The claims that compiled predicates define, by their id."""
    module = ModuleType("claims")
    exec(code, vars(module))
    return {found.claim_id: found for found in vars(module).values() if isinstance(found, Claim)}


def judge(judged: Claim, tables: Mapping[str, pd.DataFrame]) -> Verdict:
    """The verdict on a claim; one that cannot be judged does not hold, and its error says why."""
    try:
        verdict = judged.predicate(tables)
        return Verdict(bool(verdict.holds), list(verdict.rows), spare=int(verdict.spare))
    except LookupError as error:
        return Verdict(False, error=repr(error), lacks_rows=True)
    except Exception as error:  # a predicate may fail in any way
        return Verdict(False, error=repr(error))


def studies_of_rows(tables: Tables) -> dict[str, str]:
    """The study of each row of the tables that name one."""
    return {
        row: study
        for name, table in tables.items()
        if "study_id" in table
        for row, study in zip(named(name, table.iloc[:, 0]), table.study_id)
        if study
    }


class WithoutStudy(Mapping[str, pd.DataFrame]):
    """The tables as they would be had a study not been found; each is cut when a predicate first looks at it."""

    def __init__(self, tables: Tables, study_id: str):
        self.tables, self.study_id = tables, study_id
        self.cut: Tables = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.cut:
            table = self.tables[name]
            self.cut[name] = table[table.study_id != self.study_id] if "study_id" in table else table
        return self.cut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)


def fragile_claims(claims: Mapping[str, Claim], verdicts: Mapping[str, Verdict], tables: Tables) -> pd.DataFrame:
    """Of each claim that holds: how many studies decide it, and which ones it cannot do without.

    A claim about a single study says nothing without it, so it is listed as resting on that study
    and not tried; every other claim is judged again without each of its studies in turn that has more
    rows than it can spare.
    """
    study_of = studies_of_rows(tables)
    holding = {claim_id: verdict for claim_id, verdict in sorted(verdicts.items()) if verdict.holds}
    behind = {i: Counter(study_of[row] for row in set(v.rows) if row in study_of) for i, v in holding.items()}
    tried: dict[str, list[str]] = {}
    for claim_id, rows_of in behind.items():
        for study_id, n_rows in rows_of.items():
            if len(rows_of) > 1 and n_rows > holding[claim_id].spare:
                tried.setdefault(study_id, []).append(claim_id)
    flipped_by = {claim_id: list(rows_of) if len(rows_of) == 1 else [] for claim_id, rows_of in behind.items()}
    for study_id in sorted(tried):
        left = WithoutStudy(tables, study_id)
        for claim_id in tried[study_id]:
            if not judge(claims[claim_id], left).holds:
                flipped_by[claim_id].append(study_id)
    rows = [
        (i, claims[i].meaning, "several studies" if len(of) > 1 else "one study", len(of), " ".join(flipped_by[i]))
        for i, of in behind.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
