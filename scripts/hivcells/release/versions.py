"""What a version is called, and which versions there are."""

from __future__ import annotations

import re
from pathlib import Path

from hivcells.complaints import Complaint, Complaints

FOLDER = Path("releases")
VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
REMEDY = "Write three numbers, as in version=1.0.0."


def numbers_of(version: str) -> tuple[int, int, int]:
    """The three numbers that versions are sorted by. Raises Complaints where the text is no version."""
    found = VERSION.fullmatch(version)
    if not found:
        raise Complaints([Complaint("command line", None, "no version", REMEDY, "version", version)])
    major, minor, patch = map(int, found.groups())
    return major, minor, patch


def path_of(project: Path, version: str) -> Path:
    """Where the record of a version stands. Raises Complaints where the text is no version."""
    numbers_of(version)
    return project / FOLDER / f"{version}.json"


def tag_of(version: str) -> str:
    """The name of the version in git."""
    return f"v{version}"


def released(project: Path) -> list[str]:
    """The versions that have a record, the oldest first. Raises Complaints for a file named otherwise."""
    return sorted((path.stem for path in (project / FOLDER).glob("*.json")), key=numbers_of)


def version_before(project: Path, version: str) -> str | None:
    """The newest released version that is older; None for the first."""
    older = [one for one in released(project) if numbers_of(one) < numbers_of(version)]
    return older[-1] if older else None
