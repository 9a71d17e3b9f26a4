"""What a project must be before a version is cut from it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from hivcells.artefacts import read_json
from hivcells.complaints import Complaint
from hivcells.release import git
from hivcells.release.versions import path_of, tag_of

# ASSUME: versions are rendered by the programs of the lock, since nobody can rebuild with a Quarto that it does not hold.
BUILD = ("snakemake", "--config", "renderer=embedded")
UP_TO_DATE = "Nothing to be done"


def complaints_of_tree(project: Path) -> Iterator[Complaint]:
    """Files that no commit holds as they stand."""
    for path in git.changed_files(project):
        yield Complaint(path, 1, "differs from the commit", "Commit it, or take it back; a version is a commit.")


def complaints_of_existing(project: Path, version: str, archive: Path) -> Iterator[Complaint]:
    """What a version of that number left already; nothing of it is overwritten."""
    remedy = "Give the next number; a version never changes."
    for path in (path_of(project, version), archive):
        if path.exists():
            yield Complaint(str(path), 1, "the version exists already", remedy, "version", version)
    if git.has(project, f"refs/tags/{tag_of(version)}"):
        yield Complaint(f"tag {tag_of(version)}", None, "the version exists already", remedy, "version", version)


def complaints_of_build(project: Path) -> Iterator[Complaint]:
    """Where the results are not those of the sources, or were not verified."""
    results, remedy = project / "results", f"Run `{' '.join(BUILD)}`."
    said = dry_run(project)
    if UP_TO_DATE not in said:
        yield Complaint(str(results), None, f"older than the sources ({_why(said)})", remedy)
        return
    for document, account in read_json(results / "verification.json").items():
        if isinstance(account, dict) and account.get("untraced"):
            place = str(results / "verification.json")
            yield Complaint(place, 1, "numerals that are not traced", remedy, document, str(account["untraced"]))
    for published in sorted((results / "report").iterdir()):
        # Verified was what stands in draft/; a published file that was edited has other bytes, and one put there has none.
        verified = results / "draft" / published.name
        if not verified.is_file() or verified.read_bytes() != published.read_bytes():
            yield Complaint(str(published), None, "not the document that was verified", f"Remove it. {remedy}")


def dry_run(project: Path) -> str:
    """What Snakemake would do, in its words."""
    # The profile of the project leaves the names of steps out; all but the host is wanted here.
    command = [sys.executable, "-m", *BUILD, "--dry-run", "--quiet", "host"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def _why(said: str) -> str:
    steps = sorted(
        {line.split()[1].rstrip(":") for line in said.splitlines() if line.startswith(("rule ", "localrule "))}
    )
    return f"steps to run: {', '.join(steps)}" if steps else "the workflow does not start"
