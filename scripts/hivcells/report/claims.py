"""Sentences that can go stale: their predicates read and judged, and the studies that each cannot do without.

A claim `[the only placebo-controlled trial]{.claim #only-placebo-controlled}` in the text is judged by
the function `only_placebo_controlled` in a module of report/claims/, which is marked `@claim`. It looks at
tables only and returns a verdict; its docstring says what must be true.
"""

from __future__ import annotations

import inspect
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, takewhile
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pandas as pd

from hivcells.complaints import Complaint, raise_if_any
from hivcells.tables import address_of, keys_of

# The modules of that folder are a package of this name; the first of them has what the others import.
PACKAGE, SHARED = "predicates", "__init__"


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
    """A predicate under the id by which the text quotes it, and the file and line where it is defined."""

    claim_id: str
    meaning: str
    file: str
    line: int
    predicate: Predicate


def claim(predicate: Predicate) -> Claim:
    """Make a claim of a predicate; its id is the name of the function, with hyphens."""
    function: Any = predicate
    claim_id, code = function.__name__.replace("_", "-"), function.__code__
    meaning = (inspect.getdoc(predicate) or "").replace("ASSUME:", "Assumed:")
    return Claim(claim_id, meaning, code.co_filename, code.co_firstlineno, predicate)


def named(table: str, keys: Iterable[str]) -> list[str]:
    """Rows as a verdict names them: 'studies.csv#tea2020'."""
    return [address_of(table, key) for key in keys]


def each(is_so: pd.Series) -> bool:
    """Whether something holds for each row; of no rows nothing is claimed."""
    return len(is_so) > 0 and bool(is_so.all())


def spare(weights: Iterable[int], holds: Callable[[int], bool]) -> int:
    """How many rows may go, whichever they are: the heaviest first, as long as a claim holds without the weight gone."""
    return sum(1 for _ in takewhile(holds, accumulate(sorted(weights, reverse=True))))


def of_each(is_so: pd.Series, rows: list[str]) -> Verdict:
    """That something holds for each row, which it does as long as one is left."""
    return Verdict(each(is_so), rows, spare=len(is_so) - 1)


def at_least(n: int, rows: list[str]) -> Verdict:
    """That there are so many rows, or more."""
    return Verdict(len(rows) >= n, rows, spare=len(rows) - n)


def all_of(*parts: Verdict) -> Verdict:
    """That several verdicts hold, which they do as long as the one that can spare the fewest rows does."""
    rows = list(dict.fromkeys(row for part in parts for row in part.rows))
    return Verdict(all(part.holds for part in parts), rows, spare=min(part.spare for part in parts))


def more_than(share: Decimal, part: int | pd.Series, whole: int, rows: list[str]) -> Verdict:
    """That some rows, or the people of these rows, are more than a share of all: 8 of 10 are more than half, and spare 5."""
    weights = [1] * part if isinstance(part, int) else [int(weight) for weight in part]
    of_part = sum(weights)
    may_go = spare(weights, lambda gone: of_part - gone > share * (whole - gone))
    return Verdict(of_part > share * whole, rows, spare=may_go)


def fewer_than(share: Decimal, part: int, whole: int, rows: list[str]) -> Verdict:
    """That some rows are fewer than a share of all, which it takes the others for: 1 of 10 is less than a quarter, and spares 5."""

    def holds(gone: int) -> bool:
        return part < share * (whole - gone)

    return Verdict(holds(0), rows, spare=spare([1] * whole, holds))


def number(table: pd.DataFrame, key: str, column: str = "value") -> Decimal:
    """A number of the row with this key. LookupError if there is no such row."""
    return Decimal(table.loc[keys_of(table) == key, column].iloc[0])


def read_claims(folder: Path) -> dict[str, Claim]:
    """The claims of the modules of a folder by their id, modules in the order of their names.

    Complaints of modules that cannot be run, and of predicates of one name in two of them.
    """
    claims: dict[str, Claim] = {}
    complaints: list[Complaint] = []
    for path in sorted(folder.glob("*.py")):
        try:
            found = claims_of_module(compile(path.read_bytes(), str(path), "exec"))
        except Exception as error:  # a module may fail in any way while it is run
            complaints.append(_not_run(path, error))
            if path.stem == SHARED:
                break  # the others fail without it
            continue
        complaints += [_twice(found[claim_id], claims[claim_id]) for claim_id in found if claim_id in claims]
        claims |= found
    raise_if_any(complaints)
    return claims


def _not_run(path: Path, error: Exception) -> Complaint:
    """That a module cannot be run, at the last of its lines that was reached."""
    if isinstance(error, SyntaxError):
        line, problem = error.lineno, f"not Python ({error.msg})"
    else:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        line, problem = (lines or [1])[-1], f"cannot be run ({error!r})"
    return Complaint(str(path), line or 1, problem, "Correct the predicates, of which none could be judged.")


def _twice(second: Claim, first: Claim) -> Complaint:
    problem = f"{first.file}, line {first.line}, has a predicate of this name"
    return _at(second, problem, "Rename one of them, or remove it.")


def _at(judged: Claim, problem: str, remedy: str) -> Complaint:
    return Complaint(judged.file, judged.line, problem, remedy, value=judged.claim_id)


def claims_of_module(code: CodeType) -> dict[str, Claim]:
    """The claims that the compiled predicates of a module define, by their id.

    It is run as a module of the package, from which it imports what all share.
    """
    path = Path(code.co_filename)
    module = ModuleType(PACKAGE if path.stem == SHARED else f"{PACKAGE}.{path.stem}")
    module.__file__, module.__package__ = code.co_filename, PACKAGE
    sys.modules[module.__name__] = module
    exec(code, vars(module))
    found = [held for held in vars(module).values() if isinstance(held, Claim) and held.file == code.co_filename]
    return {held.claim_id: held for held in found}


def judge(judged: Claim, tables: Mapping[str, pd.DataFrame]) -> Verdict:
    """The verdict on a claim; one that cannot be judged does not hold, and its error says why."""
    try:
        verdict = judged.predicate(tables)
        return Verdict(bool(verdict.holds), list(verdict.rows), spare=int(verdict.spare))
    except LookupError as error:
        return Verdict(False, error=repr(error), lacks_rows=True)
    except Exception as error:  # a predicate may fail in any way
        return Verdict(False, error=repr(error))


def raise_if_failed(failed: Iterable[tuple[Claim, str, Verdict]]) -> None:
    """Raises Complaints for predicates that fail where rows are left out: each would pass for a claim that fell.

    failed: the claim, what is left out, and the verdict, of which those count that lack no rows.
    """
    remedy = "Let it be false where no row is left, as `each` is of no rows."
    raise_if_any(
        _at(judged, f"the predicate fails {without} ({verdict.error})", remedy)
        for judged, without, verdict in failed
        if verdict.error and not verdict.lacks_rows
    )
