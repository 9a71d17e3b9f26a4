"""One build at a time in a folder, with a lock that ends with its process: nobody has to clear it by hand.

Snakemake's own lock stays behind when a build is killed, so the profile turns it off. Programs write whole files
(hivcells.artefacts), so that what a killed build left is either finished or made again.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import IO

from snakemake.exceptions import WorkflowError

LOCK = Path(".snakemake/build.lock")
# ASSUME: no step takes longer; a step of a killed build that still runs may write what this build has made already.
LONGEST_STEP_S = 600
# ASSUME: who only looks at the files, as a dry run or a second build does at first, has looked by then.
LONGEST_LOOK_S = 10
_held: list[IO[str]] = []  # open, and so locked, as long as the process lives


def refuse_beside_another(path: Path = LOCK) -> None:
    """Share the lock before Snakemake looks at files, so that none comes or goes meanwhile; WorkflowError while another build runs."""
    try:
        path.parent.mkdir(exist_ok=True)
        lock = path.open("a+", encoding="ascii")
    except OSError:  # a folder in which nobody can build may be looked at
        return
    _take(lock, fcntl.LOCK_SH)
    _held.append(lock)


def begin_build(path: Path = LOCK) -> None:
    """Take the lock. Raises WorkflowError while another build runs; says so where one was killed, and waits for its steps."""
    _let_go()
    path.parent.mkdir(exist_ok=True)
    lock = path.open("a+", encoding="ascii")
    _take(lock, fcntl.LOCK_EX, patience_s=LONGEST_LOOK_S)
    process, _, group = _written_in(lock).partition(" ")
    if process:
        _say(f"The build before (process {process}) was interrupted; this one goes on from what it finished.")
        _wait_for_steps(group)
    _write(lock, f"{os.getpid()} {os.getpgrp()}")
    _held.append(lock)
    _answer_sigterm_in_a_thread()


def _answer_sigterm_in_a_thread() -> None:
    """Snakemake answers SIGTERM with a lock that the thread it interrupts may hold, which then waits for itself for ever.

    A thread of its own can wait for that lock. The answer to the signal itself takes none.
    """
    answer = signal.getsignal(signal.SIGTERM)
    if not callable(answer):
        return
    reading, writing = os.pipe()

    def wait() -> None:
        while os.read(reading, 1):
            answer(signal.SIGTERM, None)

    threading.Thread(target=wait, daemon=True).start()
    signal.signal(signal.SIGTERM, lambda *_: os.write(writing, b"."))


def end_build() -> None:
    """Release the lock, whether the build succeeded or failed."""
    for lock in _held:
        _write(lock, "")
    _let_go()


def _let_go() -> None:
    while _held:
        _held.pop().close()


def _take(lock: IO[str], kind: int, patience_s: float = 0) -> None:
    until = time.monotonic() + patience_s
    while True:
        try:
            return fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                process = _written_in(lock).partition(" ")[0] or "that looks at its files"
                problem = f"Another build of this folder runs (process {process}); wait for it, or end it."
                raise WorkflowError(problem) from None
        time.sleep(0.05)


def _wait_for_steps(group: str) -> None:
    """Wait until no process of a group is left; the group of this build itself is not waited for."""
    if not group.isdigit() or int(group) == os.getpgrp():
        return
    for second in range(LONGEST_STEP_S):
        if not _is_alive(int(group)):
            return
        if second == 1:
            _say("Some of its steps still run; waiting for them.")
        time.sleep(1)


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # the number belongs to somebody else by now
        return False
    return True


def _written_in(lock: IO[str]) -> str:
    lock.seek(0)
    return lock.read()


def _write(lock: IO[str], text: str) -> None:
    lock.truncate(0)
    lock.write(text)
    lock.flush()


def _say(line: str) -> None:
    print(line, file=sys.stderr)
