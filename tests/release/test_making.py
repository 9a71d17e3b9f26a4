"""Versions cut from the review of tea: what is written, what is refused, and what changed since."""

from __future__ import annotations

import errno
import json
import resource
import subprocess
import zipfile
from pathlib import Path

import pytest
from hivcells.complaints import Complaints
from hivcells.release import making, ready
from hivcells.release.git import commit_of

ARCHIVE, RECORD = "results/release/tea-1.0.0.zip", "releases/1.0.0.json"


def left(tea) -> list[str]:
    """What a release may leave behind, half-written files among it."""
    found = [path for folder in ("releases", "results/release") for path in (tea.folder / folder).glob("*")]
    return sorted(str(path.relative_to(tea.folder)) for path in found)


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
    assert "column 'version', value 'newest': no version" in tea.refused("make", "newest")


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
