"""A build in bad circumstances ends as always, or with a complaint of one line that says what to do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import snakemake
from hivcells.workflow import check_results, date_back, take_over_results
from snakemake.exceptions import WorkflowError
from workflow.faults import edit
from workflow.torture import digests

FEW_HANDLES = 64
MADE_EARLY = "results/tables/people.csv"  # nearly everything is made anew after it
MADE_LATE = "results/evidence.sqlite"  # nothing is
FAKETIME = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)


@pytest.fixture
def review(other_copy: Path) -> Path:
    """The review of tea with something to make again, rendered as it was built whoever else could render it."""
    edit("config.yaml", "renderer: auto", "renderer: embedded")(other_copy)
    (other_copy / MADE_LATE).unlink()
    return other_copy


def built(folder: Path, *before: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A build by a Python that begins in these circumstances."""
    return subprocess.run(
        [*before, sys.executable, "-m", "snakemake"],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_leaves_out_docstrings_builds_what_any_other_does(review: Path, other_review: Path) -> None:
    (review / "results" / "claims.json").unlink()
    shutil.rmtree(review / "results" / "tables")
    done = built(review, PYTHONOPTIMIZE="2")
    assert done.returncode == 0, done.stderr
    assert digests(review) == digests(other_review)


@pytest.fixture
def disk(review: Path) -> Iterator[Path]:
    """The results on a disk of their own, of which little is left."""
    results, kept = review / "results", review / "kept"
    results.rename(kept)
    results.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(results)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        shutil.copytree(kept, results, dirs_exist_ok=True)
        yield results
    finally:
        subprocess.run(["umount", str(results)], check=True)


def fill(disk: Path) -> None:
    """Write until nothing more can be written."""
    with pytest.raises(OSError, match="No space left"), (disk / "full").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_a_build_needs_few_file_handles_and_no_folder_for_temporary_files(review: Path, other_review: Path) -> None:
    nowhere = review.parent / "nowhere"
    (review / MADE_EARLY).unlink()
    done = built(review, "bash", "-c", f'ulimit -n {FEW_HANDLES} && exec "$@"', "bash", TMPDIR=str(nowhere))
    assert done.returncode == 0, done.stderr[-2000:]
    assert digests(review) == digests(other_review)
    assert not nowhere.exists()


def test_on_a_full_disk_one_is_asked_to_free_some_space(review: Path, other_review: Path, disk: Path) -> None:
    fill(disk)
    done = built(review)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert re.search(
        r"(?m)^results\S*: cannot be written \(No space left on device\)\. Free some space, then run again\.$",
        done.stderr,
    )
    (disk / "full").unlink()
    done = built(review)
    assert done.returncode == 0, done.stderr[-2000:]
    assert digests(review) == digests(other_review)


def test_results_on_a_disk_that_is_read_only_are_named_with_what_to_do(review: Path, disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    done = built(review)
    assert done.returncode == 1 and "Traceback" not in done.stderr and "ProtectedOutput" not in done.stderr
    assert "results: cannot be written. Make it and all in 'results' writable (`chmod -R u+w results`" in done.stderr


def test_a_result_that_is_read_only_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may write everything, as root may, is asked as somebody who may not."""
    (tmp_path / "tables").mkdir()
    locked = tmp_path / "tables" / "cups.csv"
    locked.touch()
    check_results(str(tmp_path))
    check_results(str(tmp_path / "nothing built yet"))
    locked.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: bool(os.stat(path).st_mode & 0o200))
    with pytest.raises(WorkflowError, match=r"cups\.csv: cannot be written\. Make it and all in .+ writable"):
        check_results(str(tmp_path))


def test_what_was_made_while_the_clock_was_ahead_is_dated_just_now_in_its_order(tmp_path: Path) -> None:
    now_s = time.time()
    dates_s = {"last": now_s + 86_402, "first": now_s + 86_400, "then": now_s + 86_401, "before": 1000}
    for name, date_s in dates_s.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (date_s, date_s))
    date_back(str(tmp_path))
    dated_ns = {name: (tmp_path / name).stat().st_mtime_ns for name in dates_s}
    assert sorted(dated_ns, key=lambda name: dated_ns[name]) == ["before", "first", "then", "last"]
    assert dated_ns["before"] == 1000 * 10**9
    assert now_s - 1 < dated_ns["first"] / 10**9 and dated_ns["last"] <= time.time_ns()


def test_a_table_that_no_rule_writes_any_more_and_complaints_of_before_are_removed(tmp_path: Path) -> None:
    left = ("tables/sums.csv", "tables/totals.csv", "logs/analyse.log")
    for name in left:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    take_over_results([str(tmp_path / "tables" / name) for name in ("sums.csv", "not_yet.csv")], str(tmp_path))
    assert [name for name in left if (tmp_path / name).exists()] == ["tables/sums.csv"]


LOOKS = (["--dry-run"], ["--list"], ["--lint"], ["--summary"])


@pytest.mark.parametrize("arguments", LOOKS, ids=lambda arguments: arguments[0])
def test_who_only_looks_leaves_each_result_with_its_date(review: Path, arguments: list[str]) -> None:
    """What was made while the clock was ahead, tables that no rule writes and logs as well."""
    results, ahead_s = review / "results", time.time() + 86_400
    (results / "tables" / "of_an_earlier_version.csv").touch()
    os.utime(results / "draft" / "evidence.sqlite", (ahead_s, ahead_s))
    dates_ns = {path: path.stat().st_mtime_ns for path in results.rglob("*")}
    done = snakemake(review, *arguments)
    assert done.returncode == 0, done.stderr[-2000:]
    assert {path: path.stat().st_mtime_ns for path in results.rglob("*")} == dates_ns


def test_a_build_goes_on_after_the_clock_was_ahead(review: Path, other_review: Path) -> None:
    """Dated a day ahead, as by a clock that was corrected since."""
    ahead_s = time.time() + 86_400
    os.utime(review / "results" / "draft" / "evidence.sqlite", (ahead_s, ahead_s))
    done = built(review)
    assert done.returncode == 0, done.stderr[-2000:]
    assert digests(review) == digests(other_review)


@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed")
def test_a_clock_that_jumps_during_a_build_is_named_or_does_no_harm(review: Path, other_review: Path) -> None:
    """Three days back as soon as a program begins; the next build ends with the bytes of one that nothing disturbed."""
    clock, begun = review / "clock", review / "results" / "logs" / "export.log"
    clock.write_text("+0\n")
    begun.unlink(missing_ok=True)
    faked = {"LD_PRELOAD": str(FAKETIME), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    first = subprocess.Popen(
        [sys.executable, "-m", "snakemake"], cwd=review, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=os.environ | faked | {"NO_FAKE_STAT": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"},
    )  # fmt: skip
    while first.poll() is None and not begun.exists():
        time.sleep(0.05)
    clock.write_text("-3d\n")
    said = first.communicate(timeout=300)[1]
    assert "Traceback" not in said
    assert first.returncode == 0 or "clock" in said, said[-2000:]
    done = built(review)
    assert done.returncode == 0, done.stderr[-2000:]
    (review / "clock").unlink()
    assert digests(review) == digests(other_review)
