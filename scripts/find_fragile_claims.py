"""Find the claims that leaving out one study would turn false, and which study.

    python scripts/find_fragile_claims.py results/evidence results/tables results/tables/fragile_claims.csv

A claim about a single study says nothing without it, so it is listed as resting on that study
and not tried; every other claim is judged again without each study in turn.
"""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path

from hivcells.artefacts import write_table
from hivcells.claims import PREDICATES, Verdict
from hivcells.complaints import exit_on_complaints
from hivcells.tables import Tables, read_tables

COLUMNS = ["claim_id", "meaning", "about", "studies", "flipped_by"]


def without(tables: Tables, study_id: str) -> Tables:
    """The tables as they would be had this study not been found."""
    return {
        name: [row for row in rows if row["study_id"] != study_id] if rows and "study_id" in rows[0] else rows
        for name, rows in tables.items()
    }


def studies_behind(verdict: Verdict, studies: list[str]) -> list[str]:
    """The studies whose rows decide a verdict; a key begins with its study."""
    known = set(studies)
    keys = (row.partition("#")[2] for row in verdict.rows)
    return sorted({key.partition(".")[0] for key in keys} & known)


def still_holds(predicate: Callable[[Tables], Verdict], tables: Tables) -> bool:
    """Whether a claim holds; it does not where the rows that it needs are gone."""
    try:
        return predicate(tables).holds
    except (ArithmeticError, LookupError, StopIteration):
        return False


def fragility(tables: Tables) -> Iterator[dict]:
    """Of each claim that holds: how many studies decide it, and which ones it cannot do without."""
    studies = [study["study_id"] for study in tables["studies"]]
    behind = {
        claim_id: studies_behind(predicate(tables), studies)
        for claim_id, predicate in PREDICATES.items()
        if still_holds(predicate, tables)  # one that is false stops the build where it is quoted
    }
    tried = [claim_id for claim_id, of in behind.items() if len(of) > 1]
    flipped_by: dict[str, list[str]] = {claim_id: [] for claim_id in tried}
    for study_id in studies:
        left = without(tables, study_id)
        for claim_id in tried:
            if not still_holds(PREDICATES[claim_id], left):
                flipped_by[claim_id].append(study_id)
    for claim_id, of in sorted(behind.items()):
        yield {
            "claim_id": claim_id,
            "meaning": inspect.getdoc(PREDICATES[claim_id]),
            "about": "several studies" if claim_id in tried else "one study",
            "studies": len(of),
            "flipped_by": " ".join(sorted(flipped_by.get(claim_id, of))),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("evidence", "tables", "fragile"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    write_table(arguments.fragile, COLUMNS, fragility(read_tables(arguments.evidence, arguments.tables)))


if __name__ == "__main__":
    exit_on_complaints(main)
