"""Prove an archive: every file against the record. Loads no tables, so that it takes no longer than reading the file."""

from __future__ import annotations

from pathlib import Path

from hivcells.complaints import Complaint, Complaints, raise_if_any
from hivcells.release.archive import differences_from_record, sha256
from hivcells.release.record import read_record
from hivcells.release.versions import path_of


def verify_archive(project: Path, version: str, archive: Path) -> str:
    """Hold an archive against the record. Raises Complaints, one for each file that differs."""
    record = read_record(project, version)
    if record["archive"] is None:
        remedy = "Rebuild it with `make verify-release`."
        raise Complaints([Complaint(str(path_of(project, version)), 1, "the version has no archive", remedy)])
    if not archive.is_file():
        raise Complaints([Complaint(str(archive), 1, "the file is missing", "Name the archive, or make it.")])
    raise_if_any(differences_from_record(archive, record["files"]))
    if sha256(archive.read_bytes()) != record["archive"]["sha256"]:
        remedy = "The files are those of the version; fetch the archive again for its very bytes."
        raise Complaints([Complaint(str(archive), 1, "packed otherwise than recorded", remedy)])
    return f"{archive}: {len(record['files'])} files, each as recorded for version {version}"
