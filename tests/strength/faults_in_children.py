"""Run the tests that touch a spoiled module, each fault in a child process that has everything loaded already.

Tests are collected once. A first child runs them all and notes which functions each of them
calls; then each fault is tried in a child of its own, on the tests that call its function.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

SECONDS_FOR_A_FAULT = 30
Functions = set[tuple[str, str]]  # file, function or class of the module


class Instead:
    """Does something else with the collected tests than running them, while pytest has everything set up."""

    def __init__(self, action: Callable[[list[pytest.Item]], None]) -> None:
        self.action = action

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Called by pytest when the tests are collected."""
        self.action(session.items)
        return True


def with_collected(tests: list[str], action: Callable[[list[pytest.Item]], None]) -> None:
    """Collect the tests of some files or folders and give them to the action."""
    pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:faulthandler", *tests], plugins=[Instead(action)])


def is_passed(items: list[pytest.Item]) -> bool:
    """Whether all of these tests pass; it stops at the first that does not. What a session shares is kept."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        # A session stands for 'a test of another module': it has all that has to be kept.
        reports = runtestprotocol(item, log=False, nextitem=following or item.session)  # type: ignore[arg-type]
        if any(report.failed for report in reports):
            return False
    return True


def in_child(action: Callable[[], int]) -> int:
    """Start an action in a child process without output; the id of the child. It ends with the status of the action."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        signal.alarm(SECONDS_FOR_A_FAULT)
        status = int(action())
    finally:
        os._exit(status)


def statuses(actions: list[Callable[[], int]], processes: int) -> Iterator[tuple[int, int]]:
    """Run actions in children, some at a time; which of them has ended, and with which status. A signal is a status below 0."""
    running: dict[int, int] = {}
    waiting = list(enumerate(actions))
    while waiting or running:
        while waiting and len(running) < processes:
            number, action = waiting.pop(0)
            running[in_child(action)] = number
        child, status = os.wait()
        if child in running:
            yield running.pop(child), os.waitstatus_to_exitcode(status)


def functions_called(items: list[pytest.Item], files: set[str]) -> dict[str, tuple[bool, float, Functions]]:
    """Of each test: whether it passes, its seconds, and which functions of these files it calls."""
    with tempfile.NamedTemporaryFile("r", suffix=".json") as file:
        child = in_child(lambda: _note_functions(items, files, Path(file.name)))
        os.waitpid(child, 0)
        noted = json.loads(Path(file.name).read_text(encoding="utf-8") or "{}")
    return {test: (is_ok, seconds, {(f, n) for f, n in called}) for test, (is_ok, seconds, called) in noted.items()}


def _note_functions(items: list[pytest.Item], files: set[str], path: Path) -> int:
    signal.alarm(0)
    noted = {}
    for item in items:
        called: Functions = set()

        def note(frame: FrameType, event: str, _: Any, called: Functions = called) -> None:
            code = frame.f_code
            if event == "call" and code.co_filename in files:
                called.add((code.co_filename, code.co_qualname.split(".")[0]))

        start = time.perf_counter()
        sys.setprofile(note)
        is_ok = is_passed([item])
        sys.setprofile(None)
        noted[item.nodeid] = is_ok, time.perf_counter() - start, sorted(called)
    path.write_text(json.dumps(noted), encoding="utf-8")
    return 0
