"""A rule that is not listed never runs: each public function of complaints in a module of rules is."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

from hivcells.evidence import rules

MODULES = sorted(path.stem for path in Path(rules.__file__).parent.glob("of_*.py"))


def test_each_rule_of_each_module_is_listed_once() -> None:
    defined = {
        function
        for name in MODULES
        for function in vars(import_module(f"{rules.__name__}.{name}")).values()
        if inspect.isgeneratorfunction(function)
        and function.__module__ == f"{rules.__name__}.{name}"
        and not function.__name__.startswith("_")
    }
    assert len(defined) > len(MODULES)
    assert {rule.__name__ for rule in defined ^ set(rules.RULES)} == set()
    assert len(rules.RULES) == len(set(rules.RULES))
