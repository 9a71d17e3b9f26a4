"""Build a project somewhere else, in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from hivcells.complaints import Complaint, Complaints

LAST_LINES = 15


def run(command: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> None:
    """Run a program in a folder. Raises Complaints with its last words where it fails."""
    done = subprocess.run(
        command, cwd=folder, env=dict(environment or os.environ), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        last = " / ".join((done.stdout + done.stderr).strip().splitlines()[-LAST_LINES:])
        problem = f"`{' '.join(command)}` fails ({last})"
        raise Complaints([Complaint(str(folder), None, problem, "Run it there to see why.")])


def own_environment(project: Path) -> Path:
    """A virtual environment of the project's own lock, made by its own Makefile. Takes a network."""
    python = getattr(sys, "_base_executable", sys.executable)
    run(["make", f"PYTHON={python}", "environment"], project, without_ours())
    return project / ".venv"


def without_ours() -> dict[str, str]:
    """The environment without what would lead a build to this project's modules."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


def interpreter(environment: Path) -> Path:
    """The Python of a virtual environment. Raises Complaints where there is none."""
    python = environment / "bin" / "python"
    if not python.exists():
        remedy = "Name the folder of a virtual environment, or leave --environment out."
        raise Complaints([Complaint(str(environment), None, "no virtual environment", remedy, "--environment")])
    return python.absolute()


def build(project: Path, environment: Path, *arguments: str, **variables: str) -> None:
    """Run the workflow of a project with the Python of an environment."""
    python = interpreter(environment)
    settings = without_ours() | {"PATH": f"{python.parent}:{os.environ['PATH']}"} | variables
    run([str(python), "-m", "snakemake", "--config", "renderer=embedded", *arguments], project, settings)
