"""Two versions, or a version and the working tree, compared and written down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hivcells.citation_file import FILE, read_citation
from hivcells.release.changes import changes_between
from hivcells.release.page import write_changes
from hivcells.release.record import Record, read_record
from hivcells.release.replaced import read_replaced
from hivcells.release.snapshot import snapshot_of

WORKING_TREE = "the working tree"


def compare(project: Path, old_version: str, new_version: str | None, folder: Path) -> str:
    """Write the page on what changed and its tables; where they are, in words. Raises Complaints."""
    old = read_record(project, old_version)
    new = read_record(project, new_version) if new_version else snapshot_of(project / "results")
    changes = changes_between(old, new, read_replaced(project))
    same = (old["values"].keys() & new["values"].keys()) - set(changes.values.value_id)
    identity = identity_of(project, old, new, new_version) | {"unchanged": len(same)}
    write_changes(folder, changes, identity, {**old["studies"], **new["studies"]})
    counted = ", ".join(f"{len(frame)} {name}" for name, frame in changes._asdict().items())
    return f"{folder / 'index.html'}: {counted} differ between {old_version} and {new_version or WORKING_TREE}"


def identity_of(project: Path, old: Record, new: dict[str, Any], new_version: str | None) -> dict[str, Any]:
    """Which versions are compared, for the head of the page."""
    one = f"Version {new_version} is of {new.get('date')}, {new.get('identifiers', {}).get('directory')}."
    return {
        "title": read_citation(project / FILE)["title"],
        "old": old["version"],
        "old_date": old["date"],
        "old_id": old["identifiers"]["directory"],
        "new": new_version or WORKING_TREE,
        "new_is": one if new_version else "What it is compared with is no version yet: do not cite it.",
    }
