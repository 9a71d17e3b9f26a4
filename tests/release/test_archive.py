"""The archive: the same bytes wherever it is made, and each fault in it named."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from hivcells.release.archive import archive_of, checksums, differences_from_record, listed

FILES = {"b.txt": b"two\n", "a/one.txt": b"one\n"}


def faults(folder: Path, content: bytes) -> list[str]:
    path = folder / "tea.zip"
    path.write_bytes(content)
    return [str(complaint) for complaint in differences_from_record(path, checksums(FILES))]


def test_the_order_in_which_files_come_does_not_show() -> None:
    assert archive_of(FILES) == archive_of(dict(reversed(FILES.items())))


def test_neither_umask_nor_time_zone_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    before = archive_of(FILES)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    umask = os.umask(0o077)
    try:
        assert archive_of(FILES) == before
    finally:
        os.umask(umask)


def test_files_are_stored_with_one_date_one_permission_and_one_system() -> None:
    with zipfile.ZipFile(io.BytesIO(archive_of(FILES))) as archive:
        members = archive.infolist()
    assert [member.filename for member in members] == ["a/one.txt", "b.txt"]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.external_attr >> 16, member.compress_type, member.create_system) for member in members} == {
        (0o100644, zipfile.ZIP_STORED, 3)
    }


def test_checksums_are_written_as_sha256sum_reads_them() -> None:
    assert listed({"b.txt": b"two\n"}).decode() == f"{hashlib.sha256(b'two' + bytes([10])).hexdigest()}  b.txt\n"


def test_a_sound_archive_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, archive_of(FILES)) == []


def test_a_changed_file_is_named_with_both_sizes(tmp_path: Path) -> None:
    [fault] = faults(tmp_path, archive_of(FILES | {"b.txt": b"three\n"}))
    assert "value 'b.txt': other bytes than recorded (4 bytes recorded, 6 here)" in fault


def test_a_missing_and_a_foreign_file_are_named(tmp_path: Path) -> None:
    found = faults(tmp_path, archive_of({"b.txt": b"two\n", "c.txt": b""}))
    assert ["a file is missing" in found[0], "a file is not in the record" in found[1]] == [True, True]


@pytest.mark.parametrize("content", [b"", b"no zip", archive_of(FILES)[:-30]])
def test_what_is_no_zip_is_complained_of(tmp_path: Path, content: bytes) -> None:
    [fault] = faults(tmp_path, content)
    assert "not a sound zip" in fault


def test_a_bit_that_rotted_is_a_fault(tmp_path: Path) -> None:
    content = archive_of(FILES).replace(b"two\n", b"twp\n")
    [fault] = faults(tmp_path, content)
    assert "not a sound zip" in fault
