"""What git knows of a project. Nothing here changes a repository but `clone`, which makes a new one."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path
from typing import NamedTuple

from hivcells.complaints import Complaint, Complaints


class Commit(NamedTuple):
    """A commit and the tree of its files, as 40 hexadecimal digits each."""

    commit: str
    tree: str

    @property
    def directory_id(self) -> str:
        """The Software Heritage id of the files.

        swh:1:dir is the SHA-1 of the same bytes that git hashes for a tree (mode, name and id of each entry,
        in git's order), so git's own id is the one that Software Heritage computes; no library is needed.
        """
        return f"swh:1:dir:{self.tree}"

    @property
    def revision_id(self) -> str:
        """The Software Heritage id of the commit: likewise git's own."""
        return f"swh:1:rev:{self.commit}"


def git(project: Path, *arguments: str) -> bytes:
    """What git prints. Raises Complaints where it fails, or is not installed."""
    try:
        done = subprocess.run(["git", "-C", str(project), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise Complaints(
            [Complaint("git", None, "git is not on PATH", "Install git; a release is cut from it.")]
        ) from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        command = f"git {' '.join(arguments)}"
        raise Complaints([Complaint(str(project), None, f"`{command}` fails ({said[-1]})", "Run it to see why.")])
    return done.stdout


def commit_of(project: Path, name: str = "HEAD") -> Commit:
    """The commit of that name. Raises Complaints where there is none."""
    commit, tree = (
        git(project, "rev-parse", "--verify", "--quiet", f"{name}^{{{kind}}}").decode().strip()
        for kind in ("commit", "tree")
    )
    return Commit(commit, tree)


def has(project: Path, name: str) -> bool:
    """Whether a tag, a branch or a commit of that name is here."""
    done = subprocess.run(
        ["git", "-C", str(project), "cat-file", "-e", f"{name}^{{commit}}"], capture_output=True, check=False
    )
    return done.returncode == 0


def changed_files(project: Path) -> list[str]:
    """Files that differ from the commit, and untracked files."""
    lines = git(project, "status", "--porcelain=v1", "-z", "--untracked-files=all").decode().split("\0")
    return [line[3:] for line in lines if len(line) > 3 and line[2] == " "]


def files_of(project: Path, name: str = "HEAD") -> dict[str, bytes]:
    """The content of each file of a commit, by its path."""
    with tarfile.open(fileobj=io.BytesIO(git(project, "archive", "--format=tar", name))) as archive:
        members = [member for member in archive.getmembers() if member.isfile()]
        return {member.name: archive.extractfile(member).read() for member in members}  # type: ignore[union-attr]


def clone(project: Path, commit: str, folder: Path) -> None:
    """The project as it stood at a commit, in a new folder, without the tags, as it was before its version had one."""
    git(project, "clone", "--quiet", "--no-tags", "--no-checkout", str(project.resolve()), str(folder))
    git(folder, "checkout", "--quiet", "--detach", commit)
