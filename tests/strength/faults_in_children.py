"""Try faults in child processes that have everything loaded already, on what could notice them.

A trial is a test, or a step of the build with what is known of its result. A first child runs all
trials and notes which functions each of them calls; then each fault is put into the loaded
module in a child of its own, which runs the trials that call the spoiled function, the quick ones first.
"""

from __future__ import annotations

import ast
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from types import FrameType
from typing import Any

from strength.faults_in_code import AS_IT_IS, Fault, with_fault
from strength.spoiled_modules import loaded_from, spoil_file

# A fault may make a trial slower, or endless: processor time, since others may be at work on this machine.
TIMES_AS_SLOW, SECONDS_MORE = 5, 5
SECONDS_OF_A_QUICK_TRIAL = 0.1
# A fault that so many seconds of tests do not notice, and of steps of the build, counts as not noticed, though slower ones might.
SECONDS_OF_TESTS, SECONDS_OF_STEPS = 5, 15
OF_THE_MODULE = "<module>"


@dataclass(frozen=True)
class Trial:
    """Something that could notice a fault: its name, whether it ends well, and whether it is a test or a step of the build."""

    name: str
    ends_well: Callable[[], bool]
    is_test: bool = False


@dataclass(frozen=True)
class Noted:
    """What was seen of a trial without a fault: whether it ends well, its seconds, and what it calls of which file."""

    ends_well: bool
    seconds: float
    calls: frozenset[tuple[str, str]]


def in_child(action: Callable[[], int], folder: Path) -> int:
    """Start an action in a child process without output, whose temporary files lie in a folder of its own.

    The id of the child, which ends with the status of the action.
    """
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        gc.disable()
        # pytest keeps the folders of three runs, so that children would delete those of others.
        os.environ["PYTEST_DEBUG_TEMPROOT"] = tempfile.tempdir = str(folder)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        status = int(action())
    finally:
        os._exit(status)


def statuses(actions: list[Callable[[], int]], processes: int) -> Iterator[tuple[int, int]]:
    """Run actions in children, some at a time: which of them has ended, and its status, below 0 where a signal ended it."""
    running: dict[int, tuple[int, Path]] = {}
    waiting = list(enumerate(actions))[::-1]
    while waiting or running:
        while waiting and len(running) < processes:
            number, action = waiting.pop()
            folder = Path(tempfile.mkdtemp(prefix="fault-"))
            running[in_child(action, folder)] = number, folder
        child, status = os.wait()
        if child in running:
            number, folder = running.pop(child)
            shutil.rmtree(folder)
            yield number, os.waitstatus_to_exitcode(status)


def noted(trials: list[Trial], files: set[str], processes: int = 1) -> dict[str, Noted]:
    """Run all trials without a fault, each once, in some children: what is seen of each, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        shares = {Path(folder) / f"{number}.json": trials[number::processes] for number in range(processes)}
        list(statuses([partial(_note, some, files, path) for path, some in shares.items()], processes))
        found = [json.loads(path.read_text(encoding="utf-8")) for path in shares]
    return {
        name: Noted(well, seconds, frozenset(map(tuple, calls)))
        for of_child in found
        for name, (well, seconds, calls) in of_child.items()
    }


def _note(trials: list[Trial], files: set[str], path: Path) -> int:
    """Write what is seen of some trials; every file is put in place of itself before, which must change nothing."""
    for file in sorted(files):
        spoil_file(Path(file), with_fault(Path(file).read_text(encoding="utf-8"), AS_IT_IS))
    found = {}
    for trial in trials:
        calls: set[tuple[str, str]] = set()

        def note(frame: FrameType, event: str, _: Any, calls: set[tuple[str, str]] = calls) -> None:
            code = frame.f_code
            if event == "call" and code.co_filename in files:
                calls.add((code.co_filename, code.co_qualname.split(".")[0]))

        start = time.process_time()
        sys.setprofile(note)
        try:
            well = trial.ends_well()
        except Exception:  # whatever a step raises, it does not end well
            well = False
        finally:
            sys.setprofile(None)
        found[trial.name] = well, time.process_time() - start, sorted(calls)
    path.write_text(json.dumps(found), encoding="utf-8")
    return 0


def trials_of(fault: Fault, trials: list[Trial], seen: dict[str, Noted]) -> list[Trial]:
    """The tests that call the spoiled function, then the steps, each the quick ones first; of a constant, all that call its users."""
    path = str(fault.path)
    calling = [trial for trial in trials if (path, fault.name) in seen[trial.name].calls]
    if not calling:
        users = files_with(fault)
        calling = [trial for trial in trials if any(called in users for called, _ in seen[trial.name].calls)]
    tests, steps = ([trial for trial in calling if trial.is_test is is_test] for is_test in (True, False))
    return [*quick_ones(tests, seen, SECONDS_OF_TESTS), *quick_ones(steps, seen, SECONDS_OF_STEPS)]


def quick_ones(trials: list[Trial], seen: dict[str, Noted], seconds: float) -> list[Trial]:
    """As many trials as fit into so many seconds, the quickest first."""
    quick_first = sorted(trials, key=lambda trial: seen[trial.name].seconds)
    until = accumulate(seen[trial.name].seconds for trial in quick_first)
    return [trial for trial, passed in zip(quick_first, until, strict=True) if passed < seconds]


def files_with(fault: Fault) -> set[str]:
    """The file of a constant, and those of modules that have imported it."""
    constant = vars(loaded_from(fault.path) or ast).get(fault.name)
    having = [m for m in list(sys.modules.values()) if constant is not None and vars(m).get(fault.name) is constant]
    return {str(fault.path), *(str(module.__file__) for module in having if getattr(module, "__file__", None))}


def tried(fault: Fault, trials: list[Trial], seconds: float) -> int:
    """0 when no trial notices a fault, put in here; meant for a child, which ends after so many seconds at work."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    spoil_file(fault.path, with_fault(fault.path.read_text(encoding="utf-8"), fault.index))
    return 0 if all(trial.ends_well() for trial in trials) else 1


def attempt(fault: Fault, trials: list[Trial], seen: dict[str, Noted]) -> Callable[[], int]:
    """What a child does with a fault."""
    calling = trials_of(fault, trials, seen)
    seconds = SECONDS_MORE + TIMES_AS_SLOW * sum(seen[trial.name].seconds for trial in calling)
    return lambda: tried(fault, calling, seconds)


def killed_of(faults: list[Fault], trials: list[Trial], processes: int) -> list[bool]:
    """Of each fault, whether a trial notices it."""
    seen = noted(trials, {str(fault.path) for fault in faults}, processes)
    stop_if_something_fails_without_a_fault(faults, trials, seen, processes)
    gc.collect()
    gc.freeze()  # so that children do not copy what they only look at
    ended = dict(statuses([attempt(fault, trials, seen) for fault in faults], processes))
    return [ended[number] != 0 for number in range(len(faults))]


def stop_if_something_fails_without_a_fault(
    faults: list[Fault], trials: list[Trial], seen: dict[str, Noted], processes: int
) -> None:
    """RuntimeError where a trial does not end well, or not after a program was put in place of itself; else every fault would seem noticed."""
    failing = [name for name, trial in seen.items() if not trial.ends_well]
    files = {fault.path: fault for fault in faults}
    quick = [trial for trial in trials if seen[trial.name].seconds < SECONDS_OF_A_QUICK_TRIAL]
    as_it_is = [attempt(replace(fault, index=AS_IT_IS), quick, seen) for fault in files.values()]
    ended = dict(statuses(as_it_is, processes))
    failing += [str(path) for number, path in enumerate(files) if ended[number] != 0]
    if failing:
        raise RuntimeError(f"{failing[0]} and {len(failing) - 1} more fail without a fault; run `make test` first")
