"""The record of a version, releases/x.y.z.json: what it said, its checksums and its identifiers."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hivcells.complaints import Complaint, Complaints
from hivcells.release.git import Commit
from hivcells.release.versions import path_of, released

if TYPE_CHECKING:  # loads pandas, which takes most of a second
    from hivcells.release.snapshot import Snapshot

Record = dict[str, Any]
SEAL = "seal"
PARTS = ("version", "date", "commit", "identifiers", "archive", "files", "studies", "values", "claims", "sentences")
EDITED = "A record is never edited: take it from git (`git checkout -- {}`), or give a new version."


def record_of(version: str, date: str, commit: Commit, archive: dict | None, files: dict, said: Snapshot) -> Record:
    """The record of a version; `archive` is None where only the results were kept, as for the first version."""
    identifiers = {"directory": commit.directory_id, "revision": commit.revision_id, "doi": None}
    identity = {"version": version, "date": date, "commit": commit.commit, "identifiers": identifiers}
    return sealed(identity | {"archive": archive, "files": files} | said)


def sealed(record: Record) -> Record:
    """The record with a digest of all its other parts, so that an edit shows."""
    rest = {name: part for name, part in record.items() if name != SEAL}
    canonical = json.dumps(rest, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return rest | {SEAL: hashlib.sha256(canonical.encode()).hexdigest()}


def record_as_text(record: Record) -> str:
    """JSON with a line for each file, number, claim and sentence, so that a diff of two records can be read."""
    parts = [f" {_plain(name)}: {_by_line(part)}" for name, part in record.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _by_line(part: Any) -> str:
    if isinstance(part, dict) and part:
        return "{\n" + ",\n".join(f"  {_plain(name)}: {_plain(entry)}" for name, entry in part.items()) + "\n }"
    if isinstance(part, list) and part:
        return "[\n" + ",\n".join(f"  {_plain(entry)}" for entry in part) + "\n ]"
    return _plain(part)


def _plain(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(", ", ": "))


def read_record(project: Path, version: str) -> Record:
    """The record of a version. Raises Complaints where it is missing, broken, or not as it was written."""
    path = path_of(project, version)
    name = str(path)
    if not path.is_file():
        known = ", ".join(released(project)) or "none"
        raise Complaints([Complaint(name, 1, "no such version", f"Released so far: {known}.", "version", version)])
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Complaints([Complaint(name, 1, "not UTF-8", EDITED.format(name))]) from None
    except json.JSONDecodeError as error:
        raise Complaints([Complaint(name, error.lineno, f"not JSON ({error.msg})", EDITED.format(name))]) from None
    if not isinstance(record, dict) or [part for part in PARTS if part not in record]:
        raise Complaints([Complaint(name, 1, "not the record of a version", EDITED.format(name))])
    if record.get(SEAL) != sealed(record)[SEAL] or record["version"] != version:
        raise Complaints([Complaint(name, 1, "edited since it was written", EDITED.format(name), SEAL)])
    return record
