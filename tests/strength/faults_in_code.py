"""Small faults of a program: another number or text, another comparison, 'or' for 'and', a line dropped.

A fault is found again by its place in the order of a walk through the parsed source, so that it
can be put in anywhere the source can be read.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    # An order is turned round, and shifted by its limit.
    ast.Lt: (ast.GtE, ast.LtE),
    ast.LtE: (ast.Gt, ast.Lt),
    ast.Gt: (ast.LtE, ast.GtE),
    ast.GtE: (ast.Lt, ast.Gt),
}
SIGNS = dict(zip(OTHER_COMPARISONS, ("==", "!=", "in", "not in", "is", "is not", "<", "<=", ">", ">="), strict=True))
AS_IT_IS = -1
DROPPED = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Expr, ast.Raise, ast.Continue, ast.Break, ast.Return)


@dataclass(frozen=True)
class Fault:
    """A fault that can be put into a program: which one in the order of the walk, of which kind, and what it does."""

    path: Path
    index: int
    kind: str
    line: int
    what: str
    name: str  # the function, class or constant of the module that holds it


def faults_of(path: Path) -> list[Fault]:
    """All faults of a program, in the order of the walk."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        Fault(path, index, kind, node.lineno, what, name)
        for index, (kind, node, name, what, _) in enumerate(_places(tree))
    ]


def with_fault(source: str, index: int) -> ast.Module:
    """The parsed source with one fault put in; with none where the index is AS_IT_IS."""
    tree = ast.parse(source)
    if index != AS_IT_IS:
        list(_places(tree))[index][-1]()
    return ast.fix_missing_locations(tree)


def _places(tree: ast.Module) -> Iterator[tuple[str, ast.AST, str, str, Callable[[], object]]]:
    """Kind, node, name of what holds it, what the fault does, and the action that puts it in."""
    for statement in tree.body:
        name = _name_of(statement)
        if name != "main" and not _is_left_out(statement):
            for node, parent, field in _nodes(statement, tree, "body"):
                yield from ((kind, node, name, what, put) for kind, what, put in _faults(node, parent, field, name))


def _name_of(statement: ast.stmt) -> str:
    """What a line of a module defines: a function, a class or the first of some constants."""
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        return ast.unparse(target.elts[0] if isinstance(target, ast.Tuple) else target)
    return getattr(statement, "name", "")


def _is_left_out(statement: ast.stmt) -> bool:
    """Imports, the docstring of the module, and the 'if __name__ == ...' at the end of a program."""
    is_start = isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test)
    return isinstance(statement, (ast.Import, ast.ImportFrom)) or _is_docstring(statement) or is_start


def _nodes(node: ast.AST, parent: ast.AST, field: str) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """A node and all below it but annotations, decorators and docstrings, each with its parent and the field there.

    Nor `strict` of zip, which turns lists of two lengths, a fault of ours that no input brings about, into an error.
    """
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return
    yield node, parent, field
    for name, held in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        for child in held if isinstance(held, list) else [held]:
            if isinstance(child, ast.AST) and not _is_docstring(child):
                yield from _nodes(child, node, name)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _faults(node: ast.AST, parent: ast.AST, field: str, name: str) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """What can go wrong with one node."""
    if isinstance(node, ast.Constant):
        other = _other_constant(node.value)
        if other is not None:
            kind = "string" if isinstance(other, str) else "number"
            yield kind, f"{node.value!r} to {other!r}", lambda: setattr(node, "value", other)
    if isinstance(node, ast.Compare):
        for other_comparison in OTHER_COMPARISONS[type(node.ops[0])]:
            what = f"{ast.unparse(node)}: {SIGNS[type(node.ops[0])]} to {SIGNS[other_comparison]}"
            yield "comparison", what, lambda sign=other_comparison: _turn(node, sign)
    if isinstance(node, ast.BoolOp):
        other_operator = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "boolean", f"{ast.unparse(node)}: other operator", lambda: setattr(node, "op", other_operator)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "boolean", f"{ast.unparse(node)}: without 'not'", lambda: _replace(parent, field, node, node.operand)
    if isinstance(node, DROPPED) and not isinstance(parent, (ast.Module, ast.ClassDef)):
        yield "line dropped", ast.unparse(node), lambda: _replace(parent, field, node, ast.Pass())


def _other_constant(value: object) -> object | None:
    if isinstance(value, bool) or value is None or value is Ellipsis:
        return None if not isinstance(value, bool) else not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return value * 1.01 or 1.0
    return f"XX{value}" if isinstance(value, str) else None


def _turn(node: ast.Compare, sign: type[ast.cmpop]) -> None:
    node.ops[0] = sign()


def _replace(parent: ast.AST, field: str, node: ast.AST, other: ast.AST) -> None:
    """Put another node in the place of one, also where the field is a list."""
    held = getattr(parent, field)
    if isinstance(held, list):
        held[held.index(node)] = other
    else:
        setattr(parent, field, other)
