"""A fault that was put in, and where the project stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROCESSES = 2


@dataclass(frozen=True)
class Mutant:
    """One fault: its class, what it is, whether anything noticed, and otherwise what would."""

    kind: str
    what: str
    killed: bool
    why: str = ""
