"""The archive of a version: the same bytes wherever it is made, and a check of each file in it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hivcells.complaints import Complaint

# The earliest moment that a zip can say, with the permissions of a file that all may read.
MOMENT = (1980, 1, 1, 0, 0, 0)
PERMISSIONS = 0o100644 << 16
UNIX = 3
CHECKSUMS = "checksums.sha256"


def sha256(content: bytes) -> str:
    """The checksum, as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def checksums(files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Checksum and size of each file, by its path."""
    return {path: {"sha256": sha256(files[path]), "bytes": len(files[path])} for path in sorted(files)}


def listed(files: Mapping[str, bytes]) -> bytes:
    """The checksums in the form that `sha256sum --check` reads."""
    return "".join(f"{sha256(files[path])}  {path}\n" for path in sorted(files)).encode()


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files, sorted by path.

    ASSUME: stored, not deflated; another zlib compresses to other bytes, and deposits compress what they send.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            member = zipfile.ZipInfo(path, MOMENT)
            member.create_system, member.external_attr = UNIX, PERMISSIONS
            archive.writestr(member, files[path])
    return buffer.getvalue()


def differences_from_record(path: Path, recorded: Mapping[str, Mapping[str, Any]]) -> Iterator[Complaint]:
    """Where the files in an archive are not those that a record lists."""
    remedy = "Fetch the archive again; if it stays so, it is not that of this version."
    try:
        with zipfile.ZipFile(path) as archive:
            found = checksums({name: archive.read(name) for name in archive.namelist()})
    except (zipfile.BadZipFile, EOFError) as error:
        yield Complaint(str(path), 1, f"not a sound zip ({error})", remedy)
        return
    yield from differences_of_files(str(path), recorded, found, remedy)


def differences_of_files(
    place: str, recorded: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]], remedy: str
) -> Iterator[Complaint]:
    """Each file that is missing, that is not in the record, or that has other bytes, with both sizes."""
    for name in sorted(recorded.keys() | found.keys()):
        if name not in found:
            yield Complaint(place, 1, "a file is missing", remedy, value=name)
        elif name not in recorded:
            yield Complaint(place, 1, "a file is not in the record", remedy, value=name)
        elif recorded[name]["sha256"] != found[name]["sha256"]:
            sizes = f"{recorded[name]['bytes']} bytes recorded, {found[name]['bytes']} here"
            yield Complaint(place, 1, f"other bytes than recorded ({sizes})", remedy, value=name)
