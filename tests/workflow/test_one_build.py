"""A build that is killed leaves no lock that a person must clear, and two at once do not get into each other's way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import forked
import pytest
from conftest import ROOT
from hivcells import one_build
from snakemake.exceptions import WorkflowError

HOLD = "from pathlib import Path; from hivcells.one_build import begin_build; begin_build(Path('x/lock')); print('held', flush=True); input()"
SNAKEFILE = """
import sys
sys.path.insert(0, {scripts!r})
from hivcells.one_build import begin_build, end_build

onstart:
    begin_build()
onsuccess:
    end_build()
onerror:
    end_build()

rule all:
    output: "made"
    shell: "echo started; {step}; echo 1 > made"
"""


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@contextmanager
def another(does: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that does something with the lock, while it lives."""
    other = another_build(does)
    try:
        yield other
    finally:
        other.kill()
        other.wait()


def another_build(does: str = HOLD) -> subprocess.Popen[str]:
    other = subprocess.Popen(
        [sys.executable, "-c", does], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
    )  # fmt: skip
    assert other.stdout and other.stdout.readline() == "held\n"
    return other


def test_a_second_build_is_refused_with_the_process_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_build, "LONGEST_LOOK_S", 0)
    with another(HOLD) as other, pytest.raises(WorkflowError, match=rf"runs \(process {other.pid}\)"):
        one_build.begin_build(Path("x/lock"))


def test_a_second_build_is_refused_before_it_looks_at_files_that_the_first_may_remove() -> None:
    with another(HOLD) as other, pytest.raises(WorkflowError, match=rf"runs \(process {other.pid}\)"):
        one_build.refuse_beside_another(Path("x/lock"))
    one_build.refuse_beside_another(Path("x/lock"))
    one_build.end_build()
    hooks = (ROOT / "Snakefile").read_text(encoding="utf-8")
    assert "if workflow.is_main_process:\n    refuse_beside_another()\n" in hooks


LOOK = HOLD.replace("begin_build", "refuse_beside_another")


def test_no_build_begins_while_another_looks_at_files_and_one_that_looked_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one_build.refuse_beside_another(Path("x/lock"))
    monkeypatch.setattr(one_build, "LONGEST_LOOK_S", 0)
    with another(LOOK), pytest.raises(WorkflowError, match="Another build of this folder runs"):
        one_build.begin_build(Path("x/lock"))  # any number may look
    one_build.begin_build(Path("x/lock"))
    one_build.end_build()


def test_after_a_killed_build_the_next_one_says_so_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    other = another_build()
    other.kill()
    other.wait()
    one_build.begin_build(Path("x/lock"))
    one_build.end_build()
    said = f"The build before (process {other.pid}) was interrupted; this one goes on from what it finished.\n"
    assert capsys.readouterr().err == said


def test_after_a_build_that_ended_the_next_one_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        one_build.begin_build(Path("x/lock"))
        one_build.end_build()
    assert capsys.readouterr().err == ""


OPTIONS = ("--cores", "1", "--rerun-incomplete", "--nolock")
# Ends by itself too, where a second build is not refused and waits as well.
WAIT = "for _ in $(seq 200); do test -e goes-on && break; sleep 0.1; done"


def write_workflow(folder: Path, step: str) -> None:
    (folder / "Snakefile").write_text(SNAKEFILE.format(scripts=str(ROOT / "scripts"), step=step))


def begun(folder: Path, step: str) -> subprocess.Popen[str]:
    """A build in a process group of its own, as a shell starts it."""
    write_workflow(folder, step)
    command = [sys.executable, "-m", "snakemake", *OPTIONS]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def said_until_started(build: subprocess.Popen[str]) -> None:
    assert build.stdout
    assert any(line.strip() == "started" for line in build.stdout), "the step did not start"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_plain_build_goes_on_after_one_that_was_stopped(tmp_path: Path, number: signal.Signals) -> None:
    first = begun(tmp_path, "sleep 60")
    said_until_started(first)
    os.killpg(first.pid, number)
    first.communicate(timeout=300)
    write_workflow(tmp_path, "true")
    second = forked.run(forked.SNAKEMAKE, *OPTIONS, folder=tmp_path)
    said = second.stdout + second.stderr
    assert second.returncode == 0, said
    assert (tmp_path / "made").read_text() == "1\n"
    if number == signal.SIGKILL:
        assert f"The build before (process {first.pid}) was interrupted" in said


# A stand-in for Snakemake's scheduler, which takes its lock to answer SIGTERM whatever it was doing.
HOLDS_ITS_LOCK = """
import os, signal, threading
from pathlib import Path
from hivcells.one_build import begin_build
lock, answered = threading.Lock(), threading.Event()
def answer(*_):
    with lock:
        answered.set()
signal.signal(signal.SIGTERM, answer)
begin_build(Path("x/lock"))
with lock:
    os.kill(os.getpid(), signal.SIGTERM)
print(answered.wait(60))
"""


def test_a_build_that_gets_sigterm_while_it_holds_a_lock_of_its_own_does_not_hang() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(
        [sys.executable, "-c", HOLDS_ITS_LOCK], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_two_builds_at_once_end_with_one_line_and_one_result(tmp_path: Path) -> None:
    first = begun(tmp_path, WAIT)
    said_until_started(first)
    second = forked.run(forked.SNAKEMAKE, *OPTIONS, folder=tmp_path)
    said = second.stdout + second.stderr
    assert second.returncode == 1 and f"runs (process {first.pid}); wait for it, or end it." in said
    assert "Traceback" not in said
    (tmp_path / "goes-on").touch()
    first.communicate(timeout=300)
    assert first.returncode == 0 and (tmp_path / "made").read_text() == "1\n"


def test_the_profile_leaves_the_lock_to_the_project() -> None:
    assert "nolock: true" in (ROOT / "profiles" / "default" / "config.yaml").read_text(encoding="utf-8")
    hooks = (ROOT / "Snakefile").read_text(encoding="utf-8")
    assert hooks.count("begin_build()") == 1 and hooks.count("end_build()") == 2
