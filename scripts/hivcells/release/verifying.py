"""Prove a version: every file against a build of its commit from nothing."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hivcells.complaints import Complaint, Complaints, raise_if_any
from hivcells.release import git
from hivcells.release.archive import checksums
from hivcells.release.building import build, interpreter, own_environment, run, without_ours
from hivcells.release.changes import changes_between
from hivcells.release.contents import results_of
from hivcells.release.places import described
from hivcells.release.record import Record, read_record
from hivcells.release.snapshot import snapshot_of
from hivcells.release.versions import path_of, tag_of

PROGRAM = Path("scripts/release.py")
SHOWN = 10  # numbers that moved, named in a complaint


def commit_to_build(project: Path, record: Record) -> str:
    """The commit of a version. Raises Complaints where it is not here, or its tag names another."""
    version, commit = record["version"], record["commit"]
    tag = f"refs/tags/{tag_of(version)}"
    if not git.has(project, commit):
        remedy = "Run `git fetch --tags --unshallow`, or fetch from where it was published."
        problem = f"neither the tag {tag_of(version)} nor the commit is here"
        raise Complaints([Complaint(str(path_of(project, version)), 1, problem, remedy, "commit", commit)])
    if git.has(project, tag) and git.commit_of(project, tag).commit != commit:
        remedy = "Set the tag to the recorded commit; who moved it should say so."
        raise Complaints([Complaint(f"tag {tag_of(version)}", None, "names another commit", remedy, value=commit)])
    return str(commit)


def verify_by_rebuilding(project: Path, version: str, environment: Path | None) -> str:
    """Build the commit of a version from nothing and hold every file against the record. Raises Complaints."""
    record = read_record(project, version)
    commit = commit_to_build(project, record)
    with tempfile.TemporaryDirectory(prefix=f"version-{version}-") as folder:
        copy = Path(folder) / "clone"
        git.clone(project, commit, copy)
        with_libraries = environment or own_environment(copy)
        interpreter(with_libraries)
        build(copy, with_libraries, "--cores", "all")
        found = files_of_rebuilt(copy, version, with_libraries, record)
        raise_if_any(complaints_of_rebuilt(project, copy, record, found))
    return f"version {version}: {len(record['files'])} files rebuilt from {commit}, the same bytes"


def files_of_rebuilt(copy: Path, version: str, environment: Path, record: Record) -> dict[str, bytes]:
    """What the commit gives: its own archive unpacked, or its results where no archive was recorded."""
    if record["archive"] is None:
        return results_of(copy)
    run([str(interpreter(environment)), str(PROGRAM), "make", version], copy, without_ours())
    with zipfile.ZipFile(copy / "results" / "release" / record["archive"]["name"]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def complaints_of_rebuilt(project: Path, copy: Path, record: Record, found: dict[str, bytes]) -> Iterator[Complaint]:
    """Each file that is not as recorded, with where it differs first if the archive is at hand; then what moved."""
    kept, sums = kept_files(project, record), checksums(found)
    names = sorted(record["files"].keys() | sums.keys())
    differing = [
        name for name in names if record["files"].get(name, {}).get("sha256") != sums.get(name, {}).get("sha256")
    ]
    for name in differing:
        sizes = [str(files.get(name, {}).get("bytes", "no")) for files in (record["files"], sums)]
        where = described(name, kept.get(name), found.get(name)) if kept else None
        problem = where or f"{sizes[0]} bytes recorded, {sizes[1]} rebuilt, not the same"
        yield Complaint(name, 1, problem, "Compare the environments: is it that of the version's own lock?")
    if differing:
        yield from complaints_of_values(copy, record)


def complaints_of_values(copy: Path, record: Record) -> Iterator[Complaint]:
    """The numbers and claims that a build gives otherwise than recorded."""
    changes = changes_between(record, snapshot_of(copy / "results"), {})
    moved = [f"{row.value_id} was '{row.old}', is '{row.new}'" for row in changes.values.head(SHOWN).itertuples()]
    problem = f"{len(changes.values)} numbers and {len(changes.claims)} claims are others than recorded"
    remedy = f"{'; '.join(moved)}." if moved else "Only bytes differ, what is said does not."
    yield Complaint(f"version {record['version']}", None, problem, remedy)


def kept_files(project: Path, record: Record) -> dict[str, bytes]:
    """The files of the archive, where it is at hand; else none."""
    if record["archive"] is None:
        return {}
    path = project / "results" / "release" / record["archive"]["name"]
    if not path.is_file():
        return {}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
