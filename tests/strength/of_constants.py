"""Faults of the analyses: another value of each constant in their programs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from mutants import ROOT, Mutant
from spoiled_copies import fails, runs, spoiled_copy

SCRIPTS = ROOT / "scripts"
TABLES, EVIDENCE = "results/tables", "results/evidence"
FINDINGS, EVENTS, ARMS = (f"{EVIDENCE}/{name}.csv" for name in ("findings", "events", "arms"))
CONTRASTS, RECHECK = f"{TABLES}/contrasts.csv", f"{TABLES}/recheck.csv"
# The analyses in the order of the workflow, each with its arguments.
ANALYSES = {
    "analyse_changes": [FINDINGS, f"{TABLES}/changes.csv"],
    "analyse_contrasts": [FINDINGS, ARMS, f"{TABLES}/changes.csv", CONTRASTS],
    "analyse_proportions": [EVENTS, f"{TABLES}/proportions.csv"],
    "analyse_risk_differences": [FINDINGS, EVENTS, ARMS, f"{TABLES}/risk_differences.csv"],
    "count_evidence": [EVIDENCE, RECHECK, f"{TABLES}/counts.csv"],
    "measure_agreement": [
        f"{EVIDENCE}/extraction_numbers.csv",
        f"{EVIDENCE}/extraction_judgements.csv",
        f"{TABLES}/agreement.csv",
    ],
    "recheck_statistics": [FINDINGS, EVENTS, CONTRASTS, RECHECK],
}
QUOTE_VALUES = [EVIDENCE, TABLES, "CITATION.cff", "tests/strength/score.csv", "results/values.json"]
MODULES = ["estimates", "quantities", "rechecks", "rechecks_of_changes", "rechecks_of_counts", "values"]
QUICK_TESTS = ["tests/test_statistics.py", "tests/test_rechecks.py"]
TESTS = ["tests/test_numbers_from_data.py", "tests/test_xia_2020.py", "tests/test_agreement.py"]

# Why a constant can change without any number changing, by its file and words of its line.
EQUIVALENT = {
    ("analyse_changes.py", '"hour"'): (
        "equivalent: no text prints times so close that 24 or 25 hours in a day would change their order"
    ),
    ("cohens_kappa.py", "+= 1"): "equivalent: kappa is the same when every pair of judgements counts twice",
    ("possible_counts.py", "range("): "equivalent: more people than were assessed never round to a printed percentage",
    ("quantities.py", "quantize("): "equivalent: quantize looks at the exponent of its argument alone",
}


def constant_files() -> list[Path]:
    return [
        *(SCRIPTS / f"{name}.py" for name in ANALYSES),
        *(SCRIPTS / "hivcells" / f"{name}.py" for name in MODULES),
        *sorted((SCRIPTS / "hivcells" / "statistics").glob("*.py")),
    ]


def constants(path: Path) -> list[ast.Constant]:
    return numbers_in(ast.parse(path.read_text(encoding="utf-8")))


def numbers_in(tree: ast.Module) -> list[ast.Constant]:
    """The numbers of a module, without its main, which only maps arguments to functions."""
    body = [node for node in tree.body if getattr(node, "name", "") != "main"]
    return [n for node in body for n in ast.walk(node) if isinstance(n, ast.Constant) and type(n.value) in (int, float)]


def constant_mutant(job: tuple[str, int]) -> Mutant:
    """Change one constant and see whether the tests, or the steps that it takes part in, notice."""
    path, index = Path(job[0]), job[1]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    node = numbers_in(tree)[index]
    before = node.value
    node.value = before + 1 if isinstance(before, int) else before * 1.01
    what = f"{path.relative_to(ROOT)}:{node.lineno}: {before} to {node.value}"
    killed = is_noticed(path, ast.unparse(tree))
    return Mutant("constant", what, killed, "" if killed else why_it_survives(path, node.lineno))


def is_noticed(path: Path, source: str) -> bool:
    """Whether a test or a step fails when the program at path has this source."""
    with spoiled_copy(path, source) as project:
        quick = "statistics" in path.parts or path.stem not in ("count_evidence", "analyse_risk_differences")
        return (quick and fails(project, QUICK_TESTS)) or not rebuilt(project, path.stem) or fails(project, TESTS)


def why_it_survives(path: Path, line: int) -> str:
    source = path.read_text(encoding="utf-8").splitlines()[line - 1]
    reasons = [why for (name, words), why in EQUIVALENT.items() if name == path.name and words in source]
    return reasons[0] if reasons else "no test tells the numbers apart"


def rebuilt(project: Path, changed: str) -> bool:
    """Whether the analyses run; only those that the changed module can touch are run again."""
    changed = "statistics" if changed == "__init__" else changed
    commands = [
        [f"scripts/{name}.py", *arguments]
        for name, arguments in ANALYSES.items()
        if changed in imported(SCRIPTS / f"{name}.py")
    ]
    return all(runs(project, command) for command in [*commands, ["scripts/quote_values.py", *QUOTE_VALUES]])


def imported(path: Path) -> set[str]:
    """Names of the project's modules that a program imports, and those that they import."""
    names = set(re.findall(r"^from hivcells\.([\w.]+) import", path.read_text(encoding="utf-8"), re.MULTILINE))
    below = [SCRIPTS / "hivcells" / f"{name.replace('.', '/')}.py" for name in names]
    return {path.stem}.union(
        *(imported(module) for module in below if module.is_file()), {n for n in names if n == "statistics"}
    )
