"""Put a fault into a module that is loaded already, so that everything that has imported from it has the fault too."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from types import CodeType, FunctionType, ModuleType


def spoil_file(path: Path, tree: ast.Module) -> None:
    """Let the module of a file behave as this source says. LookupError where it is not loaded."""
    module = loaded_from(path)
    if module is None:
        raise LookupError(f"{path} is not loaded")
    spoil(module, tree)


def loaded_from(path: Path) -> ModuleType | None:
    """The loaded module of a file."""
    return next((m for m in list(sys.modules.values()) if getattr(m, "__file__", None) == str(path)), None)


def spoil(module: ModuleType, tree: ast.Module) -> None:
    """Let a module behave as this source says; functions keep their identity, so that other modules see it.

    Raises whatever the source raises when it is run.
    """
    fresh = ModuleType(module.__name__)
    fresh.__dict__.update({name: module.__dict__[name] for name in ("__file__", "__package__", "__spec__")})
    exec(compile(tree, str(module.__file__), "exec"), fresh.__dict__)
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if name.startswith("__") or old is new:
            continue
        if not _is_made_alike(old, new, module.__name__):
            _replace_everywhere(name, old, new, module)


def _is_made_alike(old: object, new: object, module: str) -> bool:
    """Give an old function or class the code of the new one, if it is one of this module."""
    if isinstance(old, type) and isinstance(new, type) and old.__module__ == module:
        for name, held in vars(new).items():
            if not _is_made_alike(vars(old).get(name), held, module) and not name.startswith("__"):
                setattr(old, name, held)
        return True
    # What is behind a cache, a property, a method of a class or a claim.
    for inside in ("__wrapped__", "fget", "__func__", "predicate"):
        if hasattr(old, inside) and hasattr(new, inside) and not isinstance(old, FunctionType):
            if hasattr(old, "cache_clear"):
                old.cache_clear()
            return _is_made_alike(getattr(old, inside), getattr(new, inside), module)
    if not (isinstance(old, FunctionType) and isinstance(new, FunctionType)) or not _fit(old.__code__, new.__code__):
        return False
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
    if hasattr(old, "__wrapped__") and hasattr(new, "__wrapped__"):
        _is_made_alike(old.__wrapped__, new.__wrapped__, module)
    return True


def _fit(old: CodeType, new: CodeType) -> bool:
    return old.co_filename == new.co_filename and len(old.co_freevars) == len(new.co_freevars)


def _replace_everywhere(name: str, old: object, new: object, module: ModuleType) -> None:
    """A constant, in its module and wherever it was imported under its name."""
    setattr(module, name, new)
    for other in list(sys.modules.values()):
        if old is not None and getattr(other, "__dict__", {}).get(name) is old:
            setattr(other, name, new)
