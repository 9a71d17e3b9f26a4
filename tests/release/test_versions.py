"""Versions by name, their records, and complaints about records that are not as they were written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hivcells.complaints import Complaints
from hivcells.release.git import Commit
from hivcells.release.record import read_record, record_as_text, record_of
from hivcells.release.versions import numbers_of, released, version_before

SAID = {"studies": {}, "values": {"people": {"text": "12"}}, "claims": {}, "sentences": []}
COMMIT = Commit("c" * 40, "4b825dc642cb6eb9a060e54bf8d69288fbee4904")


def recorded(folder: Path, version: str = "1.0.0") -> Path:
    """A record on disk."""
    path = folder / "releases" / f"{version}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(record_as_text(record_of(version, "2026-01-02", COMMIT, None, {}, SAID)), encoding="utf-8")
    return path


def complaint(folder: Path, version: str = "1.0.0") -> str:
    with pytest.raises(Complaints) as refused:
        read_record(folder, version)
    return str(refused.value)


@pytest.mark.parametrize("text", ["1.0", "v1.0.0", "01.0.0", "1.0.0-rc1", "", "../1.0.0", "1.0.0\n"])
def test_three_numbers_are_a_version_and_nothing_else_is(text: str) -> None:
    assert numbers_of("1.20.3") == (1, 20, 3)
    with pytest.raises(Complaints, match="no version. Write three numbers"):
        numbers_of(text)


def test_versions_are_sorted_as_numbers(tmp_path: Path) -> None:
    for version in ("0.10.0", "0.9.0", "1.0.0"):
        recorded(tmp_path, version)
    assert released(tmp_path) == ["0.9.0", "0.10.0", "1.0.0"]
    assert version_before(tmp_path, "1.0.0") == "0.10.0" and version_before(tmp_path, "0.9.0") is None


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    recorded(tmp_path)
    assert read_record(tmp_path, "1.0.0")["values"] == {"people": {"text": "12"}}


def test_each_number_of_a_record_has_a_line_of_its_own(tmp_path: Path) -> None:
    assert '  "people": {"text": "12"}' in recorded(tmp_path).read_text(encoding="utf-8").splitlines()


def test_an_edited_record_is_refused(tmp_path: Path) -> None:
    path = recorded(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"12"', '"13"'), encoding="utf-8")
    assert "1.0.0.json:1, column 'seal': edited since it was written. A record is never edited" in complaint(tmp_path)


def test_a_record_under_the_name_of_another_version_is_refused(tmp_path: Path) -> None:
    recorded(tmp_path).rename(tmp_path / "releases" / "1.0.1.json")
    assert "edited since it was written" in complaint(tmp_path, "1.0.1")


def test_a_broken_record_is_complained_of_with_its_line(tmp_path: Path) -> None:
    path = recorded(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], "oops", *lines[3:]]), encoding="utf-8")
    assert "1.0.0.json:4: not JSON" in complaint(tmp_path)


@pytest.mark.parametrize("text", ["[]", "{}", '"1.0.0"'])
def test_json_that_is_no_record_is_refused(tmp_path: Path, text: str) -> None:
    recorded(tmp_path).write_text(text, encoding="utf-8")
    assert "not the record of a version" in complaint(tmp_path)


def test_a_version_that_was_never_released_is_named_with_those_that_were(tmp_path: Path) -> None:
    recorded(tmp_path)
    assert "value '2.0.0': no such version. Released so far: 1.0.0." in complaint(tmp_path, "2.0.0")


def test_the_empty_folder_has_the_id_that_software_heritage_gives_it() -> None:
    """https://docs.softwareheritage.org/devel/swh-model/persistent-identifiers.html: ids of directories are git's."""
    assert COMMIT.directory_id == "swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def test_records_of_the_same_content_have_the_same_seal_in_any_order() -> None:
    one = record_of("1.0.0", "2026-01-02", COMMIT, None, {}, SAID)
    other = record_of("1.0.0", "2026-01-02", COMMIT, None, {}, dict(reversed(SAID.items())))
    assert one["seal"] == other["seal"] and json.loads(record_as_text(one)) == json.loads(record_as_text(other))
