"""Measure how much the checks notice: spoil one thing at a time and see whether anything complains.

    make mutate

Each mutant is a small fault that a typing hand could make: a digit, a sign, a power of ten, an
arm for another, a row lost, a time or year shifted; another constant in an analysis; another
digit in the rendered page; the opposite direction of a claim. A mutant that nothing notices has
survived. Writes tests/strength/score.csv, which the report quotes, and survivors.csv beside it.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import of_claims
import of_constants
from hivcells.artefacts import write_table
from hivcells.schema import table_paths
from hivcells.tables import read_table
from mutants import ROOT, Mutant
from of_cells import cell_mutants
from of_claims import claim_mutant, directions, predicates
from of_constants import constant_files, constant_mutant, constants
from of_page import page_mutants
from spoiled_copies import load_libraries

HERE = Path(__file__).parent
PROCESSES = 2
CLASSES = {
    "cell": "cells of the data",
    "constant": "constants of the analyses",
    "page": "numerals of the page",
    "claim": "directions of claims",
}


def score(mutants: list[Mutant]) -> list[dict]:
    """Of each class: how many mutants there were and how many were killed, when, and of which commit."""
    described = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    commit = subprocess.run(described, cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return [
        {
            "class_id": key,
            "class": label,
            "mutants": len(of := [m for m in mutants if m.kind.split(":")[0] == key]),
            "killed": sum(m.killed for m in of),
            "date": datetime.date.today().isoformat(),
            "commit": commit,
        }
        for key, label in CLASSES.items()
    ]


def survivors(mutants: list[Mutant]) -> list[dict]:
    left = sorted((m for m in mutants if not m.killed), key=lambda m: (m.kind, m.what))
    return [{"class": m.kind, "mutant": m.what, "why": m.why} for m in left]


def all_page_mutants() -> list[Mutant]:
    """Spoil the numerals of the page batch by batch, until none is left."""
    mutants, batch, more = [], 0, True
    while more:
        found, more = page_mutants(batch)
        mutants += found
        batch += 1
    return mutants


def all_cell_mutants() -> list[Mutant]:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    tables = {name: read_table(path) for name, path in table_paths(package, ROOT / "data").items()}
    shown = {row for line in read_table(ROOT / "results" / "tables" / "ledger.csv") for row in line["rows"].split()}
    quoted = {
        row["id"].removesuffix(".events").removesuffix(".assessed")
        for row in read_table(ROOT / "results" / "draft" / "quotations.csv")
    }
    return list(cell_mutants(tables, shown, quoted))


def stop_if_tests_fail_on_an_unspoiled_copy() -> None:
    """Without a fault nothing may complain, or every mutant would seem to be killed."""
    first, last = constant_files()[0], constant_files()[-1]
    for is_noticed, path in (
        (of_constants.is_noticed, first),
        (of_constants.is_noticed, last),
        (of_claims.is_noticed, of_claims.PATH),
    ):
        source = path.read_text(encoding="utf-8")
        if is_noticed(path, source):
            sys.exit(f"the tests fail on an unspoiled copy ({path.relative_to(ROOT)}); run `make test` first")


def main() -> None:
    start = time.perf_counter()
    load_libraries()
    stop_if_tests_fail_on_an_unspoiled_copy()
    constants_of_all = [(str(path), index) for path in constant_files() for index in range(len(constants(path)))]
    with ProcessPoolExecutor(PROCESSES) as pool:
        of_constants_found = pool.map(constant_mutant, constants_of_all)
        of_claims_found = pool.map(claim_mutant, range(len(directions(predicates()))))
        mutants = [*all_page_mutants(), *all_cell_mutants(), *of_constants_found, *of_claims_found]

    rows = score(mutants)
    write_table(HERE / "score.csv", list(rows[0]), rows)
    write_table(HERE / "survivors.csv", ["class", "mutant", "why"], survivors(mutants))
    for (kind, killed), number in sorted(Counter((m.kind, m.killed) for m in mutants).items()):
        print(f"{kind:32} {'killed' if killed else 'SURVIVED':9} {number:6}")
    for row in rows:
        print(f"{row['class']:28} {row['killed']:6} of {row['mutants']:6} killed")
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
