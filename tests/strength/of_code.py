"""Faults of the programs: the analyses and the verification, each tried on tests and on the steps of the build.

The analyses are noticed by tests/analysis, or by tests/independent when the tables that a faulty
program makes differ from those that are built. The verification is noticed by
tests/report, or because it refuses the report as it stands or counts it otherwise.
"""

from __future__ import annotations

import random

import pytest
from strength.faults_in_children import Trial, is_passed, killed_of, with_collected
from strength.faults_in_code import Fault, faults_of
from strength.mutants import PROCESSES, ROOT, Mutant
from strength.steps_of_analysis import steps_of_analysis
from strength.steps_of_verification import steps_of_verification

LIBRARY = ROOT / "scripts" / "hivcells"
OF_ANALYSIS = [
    *sorted((LIBRARY / "analysis").glob("**/*.py")),
    *(LIBRARY / name for name in ("quantities.py", "report/values.py", "report/all_values.py")),
]
OF_VERIFICATION = [
    *(
        LIBRARY / "report" / f"{name}.py"
        for name in [
            "citations",
            "classify",
            "compare",
            "compose",
            "coverage",
            "forms",
            "inspect_prose",
            "number_words",
            "numerals",
            "page",
            "pdf",
            "places",
            "prose",
            "quoted_claims",
            "trace",
            "vocabulary",
        ]
    ),
    ROOT / "scripts" / "verify_report.py",
]
# Why a fault changes nothing that anybody could see, by its file and words of its line.
EQUIVALENT: dict[tuple[str, str], str] = {}
NOT_TOLD_APART = "no test and no step of the build tells the two apart"


def code_mutants(share: float = 1.0, seed: int = 0) -> tuple[list[Mutant], int]:
    """Faults of the programs, tried, and how many there are; a share of them drawn at random where not all are tried."""
    mutants: list[Mutant] = []
    every = 0
    for files, tests, steps in (
        (OF_ANALYSIS, ["tests/analysis", "tests/independent"], steps_of_analysis),
        (OF_VERIFICATION, ["tests/report"], steps_of_verification),
    ):
        faults = [fault for path in files for fault in faults_of(path)]
        every += len(faults)
        drawn = sorted(random.Random(seed).sample(range(len(faults)), round(share * len(faults))))
        chosen = [faults[number] for number in drawn]

        def action(items: list[pytest.Item], chosen=chosen, steps=steps) -> None:
            independent = [item for item in items if "independent" in item.nodeid.split("::")[0]]
            others = [item for item in items if item not in independent]
            trials = [Trial(item.nodeid, lambda item=item: is_passed([item])) for item in others]
            trials += steps(independent)
            killed = killed_of(chosen, trials, PROCESSES)
            mutants.extend(mutant_of(fault, one) for fault, one in zip(chosen, killed, strict=True))

        with_collected(tests, action)
    return mutants, every


def mutant_of(fault: Fault, killed: bool) -> Mutant:
    """A fault and whether it was noticed."""
    place = f"{fault.path.relative_to(ROOT)}:{fault.line}"
    return Mutant(f"code: {fault.kind}", f"{place}: {fault.what}", killed, "" if killed else why_it_survives(fault))


def why_it_survives(fault: Fault) -> str:
    """Why nothing notices a fault."""
    source = fault.path.read_text(encoding="utf-8").splitlines()[fault.line - 1]
    reasons = [why for (name, words), why in EQUIVALENT.items() if name == fault.path.name and words in source]
    return reasons[0] if reasons else NOT_TOLD_APART
