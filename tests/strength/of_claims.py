"""Faults of the claims: in each predicate another number, text, comparison or operator, a comparison turned round, a line dropped.

A fault is noticed when the claim does not hold any more by the built tables, which stops the
build, or when a test of the claims fails.
"""

from __future__ import annotations

from functools import partial

import pytest
from claims.built import CLAIMS, as_built
from hivcells.report.claims import judge
from strength.collected_tests import is_passed, with_collected
from strength.faults_in_children import Trial, killed_of
from strength.faults_in_code import faults_of
from strength.mutants import PROCESSES, ROOT, Mutant

PATHS = sorted((ROOT / "report" / "claims").glob("*.py"))
# Judges every claim without every study, which takes longer than a fault is tried for.
TOO_SLOW = "test_no_claim_is_decided_by_a_study_that_is_not_behind_its_rows"
WHY = "the claim holds for the other rows as well, and no test of the claims has a counter-example"


def claim_mutants() -> list[Mutant]:
    """Every fault of the predicates, tried."""
    faults, mutants = [fault for path in PATHS for fault in faults_of(path)], []

    def action(items: list[pytest.Item]) -> None:
        tables = as_built()  # read once for all children
        trials = [
            Trial(f"claim {name}", lambda claim=claim: judge(claim, tables).holds) for name, claim in CLAIMS.items()
        ]
        trials += [
            Trial(item.nodeid, partial(is_passed, [item]), is_test=True) for item in items if item.name != TOO_SLOW
        ]
        for fault, killed in zip(faults, killed_of(faults, trials, PROCESSES), strict=True):
            what = f"{fault.path.relative_to(ROOT)}:{fault.line}: {fault.what}"
            mutants.append(Mutant(f"claim: {fault.kind}", what, killed, "" if killed else WHY))

    with_collected(["tests/claims"], action)
    return mutants
