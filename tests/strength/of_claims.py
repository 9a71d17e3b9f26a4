"""Faults of the claims: each comparison in each predicate turned round."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from find_fragile_claims import still_holds
from hivcells import claims
from hivcells.tables import Tables, read_tables
from mutants import ROOT, Mutant
from spoiled_copies import fails, spoiled_copy

PATH = ROOT / "scripts" / "hivcells" / "claims.py"
TESTS = ["tests/test_claims.py"]
OPPOSITE = {
    ast.Gt: ast.LtE,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


@cache
def built_tables() -> Tables:
    return read_tables(ROOT / "results" / "evidence", ROOT / "results" / "tables")


def directions(tree: ast.Module) -> list[tuple[str, ast.Compare]]:
    """The comparisons in the predicates, each with the claim that it belongs to."""
    predicates = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list]
    return [
        (predicate.name.replace("_", "-"), node)
        for predicate in predicates
        for node in ast.walk(predicate)
        if isinstance(node, ast.Compare) and type(node.ops[0]) in OPPOSITE
    ]


def predicates() -> ast.Module:
    return ast.parse(PATH.read_text(encoding="utf-8"))


def claim_mutant(index: int) -> Mutant:
    """Turn one comparison round; the claim must then be false, or a test of the claims must fail."""
    tree = predicates()
    claim_id, comparison = directions(tree)[index]
    what = f"{claim_id}: {ast.unparse(comparison)}"
    comparison.ops[0] = OPPOSITE[type(comparison.ops[0])]()
    killed = not holds_in(tree, claim_id) or is_noticed(PATH, ast.unparse(tree))
    return Mutant(
        "claim",
        what,
        killed,
        "" if killed else "the claim holds for the other rows as well, and no test of the claims has a counter-example",
    )


def holds_in(tree: ast.Module, claim_id: str) -> bool:
    """Whether the claim holds as the predicates of this source judge it."""
    module = {"__name__": claims.__name__}
    exec(compile(tree, PATH, "exec"), module)
    try:
        return still_holds(module["PREDICATES"][claim_id], built_tables())
    except (AttributeError, TypeError, ValueError):
        return False


def is_noticed(path: Path, source: str) -> bool:
    """Whether a test of the claims fails when the program at path has this source."""
    with spoiled_copy(path, source) as project:
        return fails(project, TESTS)
