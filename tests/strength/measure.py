"""Measure how much the checks notice: spoil one thing at a time and see whether anything complains.

    make mutate                 # a few of the faults of programs, all of the others, in five minutes
    make mutate share=0.5       # the score that the report quotes

Each mutant is a small fault: in a cell of the data as a typing hand could make it, in a program of
the analyses or of the verification, in a numeral of the page or of the PDF, in a predicate of a
claim. A mutant that nothing notices has survived. Prints the score; where enough faults of programs
were tried, writes it to tests/strength/score.csv, which the report quotes, and survivors.csv beside it.
"""

from __future__ import annotations

import argparse
import datetime
import os
import subprocess
import time
from collections import Counter
from pathlib import Path

import pandas as pd
from hivcells.artefacts import write_table
from strength.mutants import ROOT, Mutant
from strength.of_cells import cell_mutants
from strength.of_claims import claim_mutants
from strength.of_code import code_mutants
from strength.of_documents import page_mutants, pdf_mutants

HERE = Path(__file__).parent
CLASSES = {
    "cell": "cells of the data",
    "code": "programs of the analyses and of the verification",
    "page": "numerals of the page",
    "pdf": "numerals of the PDF",
    "claim": "predicates of the claims",
}
# ASSUME: a part of the faults of programs, drawn with a fixed seed, measures as well as all, which would take too long;
# for a score that can be quoted at least a quarter.
# The seed is another than that of the measure whose survivors were last gone through, so that they are not drawn for it.
SHARE, SHARE_TO_QUOTE, SEED = 0.03, 0.25, 2
# Whatever these say, the project that is measured is the same.
WRITTEN = (":!tests/strength/score.csv", ":!tests/strength/survivors.csv")


def score(mutants: list[Mutant], drawn_from: int) -> pd.DataFrame:
    """Of each class: how many mutants there were, how many were killed, when, of which commit, out of how many."""
    commit = git("rev-parse", "--short", "HEAD") + (
        "-dirty" if git("status", "--porcelain", "--", ".", *WRITTEN) else ""
    )
    today = datetime.date.today().isoformat()
    rows = []
    for key, label in CLASSES.items():
        of = [mutant for mutant in mutants if mutant.kind.split(":")[0] == key]
        n_of_all = drawn_from if key == "code" else len(of)
        rows.append((key, label, len(of), sum(mutant.killed for mutant in of), today, commit, n_of_all))
    return pd.DataFrame(rows, columns=["class_id", "class", "mutants", "killed", "date", "commit", "drawn_from"])


def git(*arguments: str) -> str:
    """What git answers about the project."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def survivors(mutants: list[Mutant]) -> pd.DataFrame:
    """What nothing noticed, and what would notice it."""
    left = sorted((mutant for mutant in mutants if not mutant.killed), key=lambda mutant: (mutant.kind, mutant.what))
    return pd.DataFrame([(m.kind, m.what, m.why) for m in left], columns=["class", "mutant", "why"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--share", type=float, default=SHARE, help="of the faults of programs, 0 to 1")
    share, start = parser.parse_args().share, time.perf_counter()
    os.environ["RESULTS_AS_THEY_ARE"] = "1"  # `make mutate` has built them
    of_code, drawn_from = code_mutants(share, SEED)
    mutants = [*page_mutants(), *pdf_mutants(), *cell_mutants(), *claim_mutants(), *of_code]

    of_all = score(mutants, drawn_from)
    if share >= SHARE_TO_QUOTE:
        write_table(HERE / "score.csv", of_all)
        write_table(HERE / "survivors.csv", survivors(mutants))
    for (kind, killed), number in sorted(Counter((m.kind, m.killed) for m in mutants).items()):
        print(f"{kind:40} {'killed' if killed else 'SURVIVED':9} {number:6}")
    for row in of_all.itertuples():
        print(f"{row[2]:50} {row.killed:6} of {row.mutants:6} killed")
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
