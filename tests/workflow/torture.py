"""Builds that are killed, interrupted and started twice; afterwards a plain build has to end as if nothing had happened.

    make torture                            # 300 rounds on the small review of the tests, whose builds take seconds
    make torture rounds=20 review=whole     # on this review

Works in a copy. Prints a line a round, and exits with 1 where a build does not go on or ends with other bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from conftest import copy_of_project
from other_review.building import build_in

WAYS = ("kill all", "kill the parent", "SIGINT", "SIGTERM", "two at once")
BUILD = [sys.executable, "-m", "snakemake"]
# Targets of the workflow of each stage of the flow, so that everything, much or little has to be made again; one is
# removed before each build.
REMOVED = (
    "results/evidence",
    "results/tables/people.csv",
    "results/tables/fragile_claims.csv",
    "results/report/review.pdf",
    "results/values.json",
    "results/evidence.sqlite",
)
SMALL, WHOLE = "small", "whole"
# The seconds within which builds are disturbed: about as long as one with much to do takes.
LONGEST_S = {SMALL: 8.0, WHOLE: 30.0}
# A plain build takes longer than a disturbed one, so that on the small review it follows on several of the many rounds:
# seven, so that it follows on each of the five ways in turn.
ROUNDS_TO_CHECK = {SMALL: 7, WHOLE: 1}
ENDS_WITHIN_S = 300  # of being killed or interrupted; one that takes longer hangs


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A build in a process group of its own, as a shell starts it; nobody reads what it says."""
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(BUILD, cwd=folder, stdout=nowhere, stderr=nowhere, start_new_session=True)


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(BUILD, cwd=folder, capture_output=True, text=True, check=False, start_new_session=True)


def digests(folder: Path) -> dict[str, str]:
    """What a build makes, by the bytes of each file; logs are of one run."""
    results = folder / "results"
    paths = [path for path in sorted(results.rglob("*")) if path.is_file() and "logs" not in path.parts]
    return {str(path.relative_to(results)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def disturb(folder: Path, way: str, after_s: float) -> str:
    """Start a build and disturb it; what is wrong with how it ends, or with what a second one says of it."""
    first = start(folder)
    time.sleep(after_s)
    if way == "two at once":
        second = build(folder)
        first.wait()
        return fault_of_second_build(second.stderr if second.returncode else "")
    if way == "kill the parent":
        first.kill()
    else:
        number = {"kill all": signal.SIGKILL, "SIGINT": signal.SIGINT, "SIGTERM": signal.SIGTERM}[way]
        if first.poll() is None:
            os.killpg(first.pid, number)
    return fault_of_ending(first)


def fault_of_ending(disturbed: subprocess.Popen[bytes]) -> str:
    """What is wrong where a build that was killed or interrupted does not end; it is ended then."""
    try:
        disturbed.wait(timeout=ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        os.killpg(disturbed.pid, signal.SIGKILL)
        disturbed.wait()
        return f"the build does not end within {ENDS_WITHIN_S} s"
    return ""


def fault_of_second_build(said: str) -> str:
    """What is wrong with what a second build says of the first; blank where nothing is."""
    is_refused = "Another build of this folder runs" in said and "Traceback" not in said
    return "" if is_refused or not said else f"the second build says: {said[-500:]}"


def fault_of_plain_build(folder: Path, expected: dict[str, str]) -> str:
    """What is wrong after a build that nothing disturbs; blank where nothing is."""
    done = build(folder)
    if done.returncode:
        return f"the plain build ends with {done.returncode}: {done.stderr[-500:]}"
    made = digests(folder)
    differing = sorted(name for name in expected.keys() | made.keys() if expected.get(name) != made.get(name))
    return f"other bytes in {', '.join(differing[:5])}" if differing else ""


def remove(path: Path) -> None:
    """Remove a file or a whole folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def rounds_in(
    folder: Path,
    number: int,
    seed: int,
    longest_s: float,
    ways: Sequence[str] = WAYS,
    rounds_to_check: int = 1,
) -> list[str]:
    """The faults of so many rounds, each with a moment and a target to make again drawn from the seed, the ways in turn.

    After so many rounds, and the last, a plain build is compared with the results as they stood before; with more than
    one, a build goes on from what several that were disturbed have left.
    """
    draw, expected, faults = random.Random(seed), digests(folder), []
    for count in range(number):
        way, after_s, target = ways[count % len(ways)], draw.uniform(0.2, longest_s), draw.choice(REMOVED)
        remove(folder / target)
        fault = disturb(folder, way, after_s)
        if not fault and (count % rounds_to_check == rounds_to_check - 1 or count == number - 1):
            fault = fault_of_plain_build(folder, expected)
        print(f"{count + 1}: {way} after {after_s:.1f} s without {target}: {fault or 'no fault'}", flush=True)
        faults += [fault] if fault else []
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--review", choices=[SMALL, WHOLE], default=SMALL)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        review = build_in(Path(folder)) if arguments.review == SMALL else copy_of_project(Path(folder))
        of = arguments.review
        faults = rounds_in(review, arguments.rounds, arguments.seed, LONGEST_S[of], rounds_to_check=ROUNDS_TO_CHECK[of])
    print(f"{arguments.rounds} rounds on the {arguments.review} review, {len(faults)} with a fault")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
