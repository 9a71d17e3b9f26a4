"""Cut a version: refuse, or write its archive and its record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from hivcells.artefacts import read_json, write_bytes, write_text
from hivcells.citation_file import FILE, read_citation
from hivcells.complaints import Complaint, Complaints, raise_if_any
from hivcells.release import ready
from hivcells.release.archive import archive_of, checksums, sha256
from hivcells.release.citation import complaints_of_version, open_identifiers
from hivcells.release.contents import files_of_archive, name_of_review, results_of
from hivcells.release.git import Commit, commit_of
from hivcells.release.record import read_record, record_as_text, record_of
from hivcells.release.replaced import FILE as REPLACED
from hivcells.release.replaced import complaints_of_replaced
from hivcells.release.snapshot import snapshot_of
from hivcells.release.versions import FOLDER, numbers_of, path_of, tag_of, version_before
from hivcells.tables import read_table


def archive_path(project: Path, version: str) -> Path:
    """Where the archive of a version is written."""
    return project / "results" / "release" / f"{name_of_review(project)}-{version}.zip"


def make(project: Path, version: str) -> str:
    """Write archive and record of a version; what remains to be done, in words. Raises Complaints, all at once."""
    numbers_of(version)
    citation, archive = read_citation(project / FILE), archive_path(project, version)
    raise_if_any(
        [
            *ready.complaints_of_tree(project),
            *ready.complaints_of_existing(project, version, archive),
            *complaints_of_version(project, version, citation),
            *ready.complaints_of_build(project),
            *complaints_of_vanished(project, version),
        ]
    )
    commit = commit_of(project)
    files = files_of_archive(project, commit, citation)
    content = archive_of(files)
    described = {"name": archive.name, "sha256": sha256(content), "bytes": len(content)}
    said = snapshot_of(project / "results")
    record = record_of(version, citation["date-released"], commit, described, checksums(files), said)
    write_both(archive, content, path_of(project, version), record_as_text(record))
    return what_remains(version, commit, archive, open_of(project))


def write_both(archive: Path, content: bytes, record: Path, text: str) -> None:
    """Write the archive and then the record, or neither where one cannot be written."""
    write_bytes(archive, content)
    try:
        write_text(record, text)
    except OSError:
        archive.unlink()
        raise


def complaints_of_vanished(project: Path, version: str) -> Iterator[Complaint]:
    """Numbers of the version before that are gone without a word; the first version has none before it."""
    before, built = version_before(project, version), project / "results" / "values.json"
    if before is None or not built.is_file():
        return
    table = read_table(project / REPLACED)
    yield from complaints_of_replaced(before, read_record(project, before)["values"], read_json(built), table)


def open_of(project: Path) -> list[str]:
    """Identifiers that are still to come."""
    codecheck = yaml.safe_load((project / "codecheck.yml").read_text(encoding="utf-8"))
    return open_identifiers(read_citation(project / FILE), codecheck)


def what_remains(version: str, commit: Commit, archive: Path, still_open: list[str]) -> str:
    """The commands that a person runs next, none of which was run, and the identifiers to come."""
    tag = tag_of(version)
    record = FOLDER / f"{version}.json"
    lines = [
        f"{archive} and {record} are written. What remains:",
        f"  git tag -a {tag} -m 'Version {version}' {commit.commit}",
        f"  git add {record} && git commit -m 'Record of version {version}'",
        f"  git push origin HEAD {tag}",
        f"  deposit {archive.name} where you deposit; the files are {commit.directory_id}",
        *(f"  open: {one}" for one in still_open),
    ]
    return "\n".join(lines)


def record_results(project: Path, built: Path, version: str) -> str:
    """Record a version whose commit has no program for it: its results' checksums, and no archive.

    `built` is a clone at the commit of the version, with its results.
    """
    if path_of(project, version).exists():
        remedy = "Give the next number; a version never changes."
        raise Complaints([Complaint(str(path_of(project, version)), 1, "the version exists already", remedy)])
    citation = read_citation(built / FILE)
    raise_if_any([*ready.complaints_of_tree(built), *complaints_of_version(built, version, citation)])
    said, files = snapshot_of(built / "results"), checksums(results_of(built))
    record = record_of(version, citation["date-released"], commit_of(built), None, files, said)
    write_text(path_of(project, version), record_as_text(record))
    return f"{path_of(project, version)} is written."
