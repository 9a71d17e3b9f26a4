"""Versions cut from the review of tea: what is written, what is refused, and the same again from nothing."""

from __future__ import annotations

import errno
import json
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hivcells.complaints import Complaints
from hivcells.release import making, ready
from hivcells.release.git import commit_of
from hivcells.release.record import record_as_text, sealed

ARCHIVE, RECORD = "results/release/tea-1.0.0.zip", "releases/1.0.0.json"


def left(tea) -> list[str]:
    """What a release may leave behind, half-written files among it."""
    found = [path for folder in ("releases", "results/release") for path in (tea.folder / folder).glob("*")]
    return sorted(str(path.relative_to(tea.folder)) for path in found)


def refused(tea, *arguments: str) -> str:
    done = tea.release(*(arguments or ("make", "1.0.0")))
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    return done.stderr


@pytest.fixture
def up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workflow is not asked, which takes seconds; one test asks it."""
    monkeypatch.setattr(ready, "dry_run", lambda project: ready.UP_TO_DATE)


def not_made(tea, version: str = "1.0.0") -> str:
    """The complaints about a version that cannot be made; nothing of it is left."""
    before = left(tea)
    with pytest.raises(Complaints) as refusal:
        making.make(tea.folder, version)
    assert left(tea) == before
    return str(refusal.value).replace(f"{tea.folder}/", "")


def test_a_version_is_an_archive_and_a_record_of_the_commit(released) -> None:
    record, commit = json.loads(released.read(RECORD)), commit_of(released.folder)
    assert record["commit"] == released.git("rev-parse", "HEAD")
    assert record["identifiers"]["directory"] == f"swh:1:dir:{released.git('rev-parse', 'HEAD^{tree}')}"
    assert (record["values"]["tea.change"]["text"], record["claims"]["tea-lowers"]["words"]) == ("−3", ["fell"])
    assert record["sentences"][0]["text"] == "The score fell by −3."
    assert commit.revision_id == record["identifiers"]["revision"]
    with zipfile.ZipFile(released.folder / ARCHIVE) as archive:
        names = archive.namelist()
    assert {"Snakefile", "CITATION.cff", "results/report/review.html", "results/values.json", "checksums.sha256"} < set(
        names
    )
    assert set(names) == set(record["files"])


def test_the_checksums_in_the_archive_hold_for_what_it_unpacks_to(released, tmp_path: Path) -> None:
    with zipfile.ZipFile(released.folder / ARCHIVE) as archive:
        archive.extractall(tmp_path / "unpacked")
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "checksums.sha256"], cwd=tmp_path / "unpacked", check=False
    )
    assert done.returncode == 0


def test_the_commands_that_remain_are_said_and_none_is_run(released) -> None:
    said, commit = released.read("results/said.txt"), released.git("rev-parse", "HEAD")
    assert f"git tag -a v1.0.0 -m 'Version 1.0.0' {commit}" in said and "git push origin HEAD v1.0.0" in said
    assert "open: no DOI" in said
    assert (released.git("rev-list", "--count", "HEAD"), released.git("tag")) == ("1", "")


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
    said = refused(released, "verify", "1.0.0", "--environment", sys.prefix)
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
    assert "value 'results/values.json': other bytes than recorded" in refused(
        released, "verify", "1.0.0", "--archive", ARCHIVE
    )


def test_a_dirty_tree_is_refused_with_the_file(tea, up_to_date) -> None:
    tea.write("CHANGELOG.md", tea.read("CHANGELOG.md") + "\n")
    tea.write("note.txt", "")
    said = not_made(tea)
    assert "CHANGELOG.md:1: differs from the commit" in said and "note.txt:1: differs from the commit" in said


def test_results_older_than_the_sources_are_refused_with_the_steps_to_run(tea) -> None:
    tea.write("cup/values.json", json.dumps(json.loads(tea.read("cup/values.json")), indent=1))
    tea.commit()
    assert "older than the sources (steps to run: all, drink). Run `snakemake" in not_made(tea)


def test_a_document_that_is_not_the_verified_one_is_refused(tea, up_to_date) -> None:
    tea.write("results/report/review.html", "edited")
    tea.write("results/report/notes.html", "put there")
    said = not_made(tea)
    assert "results/report/review.html: not the document that was verified" in said
    assert "results/report/notes.html: not the document that was verified" in said


def test_numerals_that_are_not_traced_are_refused(tea, up_to_date) -> None:
    tea.write("results/verification.json", json.dumps({"html": {"untraced": 2}}))
    assert "column 'html', value '2': numerals that are not traced" in not_made(tea)


def test_a_version_that_the_files_do_not_carry_is_refused_with_each_place(tea, up_to_date) -> None:
    said = not_made(tea, "1.0.1")
    assert "CITATION.cff:7, column 'version', value '1.0.0': names another version. Write 1.0.1." in said
    assert "CHANGELOG.md:1, value '## 1.0.1 (2026-01-02)'" in said and "pyproject.toml:3" in said


def test_what_is_no_version_is_refused_without_a_traceback(tea) -> None:
    assert "column 'version', value 'newest': no version" in refused(tea, "make", "newest")


def test_a_version_that_exists_is_refused_and_left_as_it_is(released, up_to_date) -> None:
    before = (released.folder / ARCHIVE).read_bytes()
    released.commit()
    released.git("tag", "v1.0.0")
    assert not_made(released).count("the version exists already") == 3
    assert (released.folder / ARCHIVE).read_bytes() == before


def test_a_number_that_vanished_since_the_last_version_is_refused(released, up_to_date) -> None:
    values = json.loads(released.read("results/values.json"))
    released.write("results/values.json", json.dumps({"tea.change": values["tea.change"]}))
    assert "value 'people': a number of version 1.0.0 has vanished" in not_made(released, "1.1.0")


def test_a_record_that_cannot_be_written_takes_its_archive_with_it(tea, up_to_date, monkeypatch) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(making, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        making.make(tea.folder, "1.0.0")
    assert left(tea) == []


def test_a_disk_that_is_too_small_is_complained_of_and_nothing_is_left(tea, up_to_date) -> None:
    """A limit on the size of a file stands for the disk: the archive does not fit."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (32768, before[1]))
    try:
        with pytest.raises(OSError) as error:
            making.make(tea.folder, "1.0.0")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert error.value.errno == errno.EFBIG
    assert left(tea) == []


def test_a_commit_that_is_not_here_is_complained_of(released) -> None:
    record = sealed(json.loads(released.read(RECORD)) | {"commit": "0" * 40})
    released.write(RECORD, record_as_text(record))
    said = refused(released, "verify", "1.0.0", "--environment", sys.prefix)
    assert "neither the tag v1.0.0 nor the commit is here. Run `git fetch" in said


def test_a_tag_that_was_moved_is_complained_of(released) -> None:
    released.commit()
    released.git("tag", "v1.0.0")
    assert "tag v1.0.0, value " in refused(released, "verify", "1.0.0", "--environment", sys.prefix)


def test_a_folder_that_is_no_environment_is_complained_of(released) -> None:
    assert "no virtual environment" in refused(released, "verify", "1.0.0", "--environment", "cup")


def test_what_changed_since_a_version_is_a_page_and_tables(released) -> None:
    values = json.loads(released.read("cup/values.json"))
    values["tea.change"] |= {"text": "−4", "value": -4.0}
    released.write("results/values.json", json.dumps(values))
    done = released.release("changes", "1.0.0")
    assert done.returncode == 0, done.stderr
    page = released.read("results/changes/index.html")
    assert "Tea for headache: what changed from version 1.0.0 to the working tree" in page
    assert "−33.33%" in page and "Tea 2020" in page and "do not cite it" in page
    assert "tea.change,moved,,−3,−4,points,-33.33,large,the evidence,tea2020" in released.read(
        "results/changes/values.csv"
    )


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
    said = refused(tea, "reproducible")
    assert "results/zone.txt:1" in said and "the first that differs is byte 0: line 1, column 1" in said


def test_a_build_that_depends_on_the_order_in_which_a_folder_lists_its_files_is_found(tea) -> None:
    listed = "cp -r cup results && python -c 'import os; print(*os.listdir(\\\"cup\\\"))' > results/order.txt"
    tea.write("Snakefile", tea.read("Snakefile").replace("cp -r cup results", listed))
    assert "results/order.txt:1" in refused(tea, "reproducible")
