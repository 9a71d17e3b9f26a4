"""Versions cut from the review of tea, held against their archives and builds from nothing, and two builds against each other."""

from __future__ import annotations

import json
import sys
import zipfile

from hivcells.release.record import record_as_text, sealed

ARCHIVE, RECORD = "results/release/tea-1.0.0.zip", "releases/1.0.0.json"


def test_the_same_commit_built_anew_in_another_folder_gives_the_same_archive(released) -> None:
    released.git("tag", "-a", "v1.0.0", "-m", "Version 1.0.0")  # as the commands that remain say
    done = released.release("verify", "1.0.0", "--environment", sys.prefix)
    assert done.returncode == 0, done.stderr
    assert "the same bytes" in done.stdout


def test_a_build_that_gives_other_bytes_names_the_file_the_place_and_the_number(released) -> None:
    record = json.loads(released.read(RECORD))
    values = json.loads(released.read("cup/values.json"))
    values["tea.change"]["text"] = "−4"
    released.write("cup/values.json", json.dumps(values))
    released.git("commit", "--quiet", "--message", "Milk", "cup")  # a commit does not hold its own record
    other = record | {"commit": released.git("rev-parse", "HEAD")}
    (released.folder / RECORD).write_text(record_as_text(sealed(other)), encoding="utf-8")
    said = released.refused("verify", "1.0.0", "--environment", sys.prefix)
    assert "results/values.json:1" in said and "the first that differs is byte" in said
    assert "tea.change was '−3', is '−4'" in said


def test_an_archive_is_held_against_the_record(released) -> None:
    assert released.release("verify", "1.0.0", "--archive", ARCHIVE).returncode == 0


def test_an_archive_with_a_changed_file_is_refused(released) -> None:
    path = released.folder / ARCHIVE
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (files | {"results/values.json": b"{}"}).items():
            archive.writestr(name, content)
    assert "value 'results/values.json': other bytes than recorded" in released.refused(
        "verify", "1.0.0", "--archive", ARCHIVE
    )


def test_a_commit_that_is_not_here_is_complained_of(released) -> None:
    record = sealed(json.loads(released.read(RECORD)) | {"commit": "0" * 40})
    released.write(RECORD, record_as_text(record))
    said = released.refused("verify", "1.0.0", "--environment", sys.prefix)
    assert "neither the tag v1.0.0 nor the commit is here. Run `git fetch" in said


def test_a_tag_that_was_moved_is_complained_of(released) -> None:
    released.commit()
    released.git("tag", "v1.0.0")
    assert "tag v1.0.0, value " in released.refused("verify", "1.0.0", "--environment", sys.prefix)


def test_a_folder_that_is_no_environment_is_complained_of(released) -> None:
    assert "no virtual environment" in released.refused("verify", "1.0.0", "--environment", "cup")


def test_two_builds_of_tea_elsewhere_and_otherwise_are_the_same(tea) -> None:
    done = tea.release("reproducible")
    assert done.returncode == 0, done.stderr
    varied = "folder, home, user's name, order of files, time zone, locale, umask, hash seed, number of cores"
    assert f"the same bytes twice. Varied: {varied}" in done.stdout


def test_a_build_that_depends_on_its_time_zone_is_found(tea) -> None:
    tea.write(
        "Snakefile",
        tea.read("Snakefile").replace("cp -r cup results", "cp -r cup results && echo $TZ > results/zone.txt"),
    )
    said = tea.refused("reproducible")
    assert "results/zone.txt:1" in said and "the first that differs is byte 0: line 1, column 1" in said


def test_a_build_that_depends_on_the_order_in_which_a_folder_lists_its_files_is_found(tea) -> None:
    listed = "cp -r cup results && python -c 'import os; print(*os.listdir(\\\"cup\\\"))' > results/order.txt"
    tea.write("Snakefile", tea.read("Snakefile").replace("cp -r cup results", listed))
    assert "results/order.txt:1" in tea.refused("reproducible")
