"""The measure of the checks' strength can see faults of programs, and can see that they are not noticed."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from strength.faults_in_children import Noted, Trial, noted, statuses, trials_of, tried
from strength.faults_in_code import faults_of, with_fault
from strength.remembered_commands import remembered_commands

TEA = '''"""Cups of tea."""
import functools

CUPS = 2


class Pot:
    """A pot."""

    def holds(self):
        return CUPS


def is_enough(cups, wanted="tea"):
    """Whether it is."""
    if not cups or wanted != "tea":
        raise ValueError(f"no {wanted}")
    return cups >= CUPS


@functools.cache
def doubled(cups):
    return cups * 2
'''


@pytest.fixture
def tea(tmp_path: Path) -> ModuleType:
    """A small module, loaded from a file, and another that has imported from it."""
    (tmp_path / "tea.py").write_text(TEA, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("tea", tmp_path / "tea.py")
    assert spec and spec.loader
    sys.modules["tea"] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    guest = sys.modules["guest"] = ModuleType("guest")
    guest.__dict__.update(CUPS=module.CUPS, is_enough=module.is_enough)
    yield module
    del sys.modules["tea"], sys.modules["guest"]


def test_every_number_text_comparison_operator_and_line_of_a_program_can_be_spoiled(tea: ModuleType) -> None:
    faults = faults_of(Path(str(tea.__file__)))
    assert Counter(fault.kind for fault in faults) == {
        "number": 2,
        "string": 3,
        "comparison": 3,
        "boolean": 2,
        "line dropped": 4,
    }
    assert {fault.name for fault in faults} == {"CUPS", "Pot", "is_enough", "doubled"}


def test_nothing_is_spoiled_too(tmp_path: Path) -> None:
    (tmp_path / "cups.py").write_text('CUPS, SHARE, NAME = 0, 0.0, ""')
    assert [fault.what for fault in faults_of(tmp_path / "cups.py")] == ["0 to 1", "0.0 to 1.0", "'' to 'XX'"]


def test_a_spoiled_program_differs_in_the_one_place(tea: ModuleType) -> None:
    path = Path(str(tea.__file__))
    plain = ast.unparse(ast.parse(TEA)).splitlines()
    for fault in faults_of(path):
        spoiled = ast.unparse(with_fault(TEA, fault.index)).splitlines()
        assert len(spoiled) == len(plain)
        assert sum(one != other for one, other in zip(plain, spoiled, strict=True)) == 1, fault


def test_each_fault_of_the_small_program_is_noticed_by_who_uses_it_and_by_nobody_else(tea: ModuleType) -> None:
    guest = sys.modules["guest"]

    def is_refused(*arguments: object) -> bool:
        try:
            guest.is_enough(*arguments)
        except ValueError as error:
            return str(error) in ("no tea", "no ale")
        return False

    trials = [
        Trial("guest", lambda: guest.is_enough(2) and not guest.is_enough(1) and guest.CUPS == 2),
        Trial("refused", lambda: is_refused(0) and is_refused(2, "ale") and is_refused(2, "XXtea") is False),
        Trial("pot", lambda: tea.Pot().holds() == 2),
        Trial("doubled", lambda: tea.doubled(3) == 6),
        Trial("blind", lambda: bool(tea.doubled(1))),
    ]
    seen = noted(trials, {str(tea.__file__)})
    faults = faults_of(Path(str(tea.__file__)))
    survived = {fault for number, fault in enumerate(faults) if outcome(fault, trials_of(fault, trials, seen)) == 0}
    assert survived == set()
    blind = [trials[-1]]
    [number] = [fault for fault in faults if fault.name == "doubled" and fault.kind == "number"]
    assert outcome(number, blind) == 0


def outcome(fault, trials: list[Trial]) -> int:
    """The status with which a child ends that tries a fault."""
    [(_, status)] = statuses([lambda: tried(fault, trials, 10)], 1)
    return status


def test_trials_of_a_function_are_those_that_call_it_the_quick_ones_first(tea: ModuleType) -> None:
    path = str(tea.__file__)
    trials = [Trial("slow", bool), Trial("quick", bool), Trial("other", bool)]
    seen = {
        "slow": Noted(True, 2.0, frozenset({(path, "doubled")})),
        "quick": Noted(True, 0.1, frozenset({(path, "doubled")})),
        "other": Noted(True, 0.1, frozenset({(path, "is_enough")})),
    }
    [fault] = [f for f in faults_of(Path(path)) if f.name == "doubled" and f.kind == "number"]
    assert [trial.name for trial in trials_of(fault, trials, seen)] == ["quick", "slow"]


def test_a_step_of_the_build_is_tried_however_long_the_tests_take(tea: ModuleType) -> None:
    path = str(tea.__file__)
    trials = [Trial("step", bool), *(Trial(f"test {number}", bool, is_test=True) for number in range(4))]
    seen = {trial.name: Noted(True, 2.0, frozenset({(path, "doubled")})) for trial in trials}
    [fault] = [f for f in faults_of(Path(path)) if f.name == "doubled" and f.kind == "number"]
    assert [trial.name for trial in trials_of(fault, trials, seen)] == ["test 0", "test 1", "step"]


def test_a_command_that_is_run_again_on_the_same_files_answers_from_memory(tmp_path: Path) -> None:
    folder, memory = tmp_path / "here", tmp_path / "memory"
    folder.mkdir(), memory.mkdir()
    command = [sys.executable, "-c", "import time; open('out', 'w').write(open('in').read() + str(time.time_ns()))"]
    outputs = []
    with remembered_commands(memory):
        for content in ("tea", "tea", "ale"):
            (folder / "out").unlink(missing_ok=True)
            (folder / "in").write_text(content)
            subprocess.run(command, cwd=folder, check=True)
            outputs.append((folder / "out").read_text())
    assert outputs[0] == outputs[1] != outputs[2]
